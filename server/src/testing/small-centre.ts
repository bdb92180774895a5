import type { Role } from '@yihu/core/access/roles'
import type { LimitRow } from '@yihu/core/deadline/choose-limit'
import { loadCentre, newId } from '../operations/context.ts'
import type { Centre, Context } from '../operations/context.ts'
import { setUpCentre } from '../operations/set-up-centre.ts'
import type { CentreIds, CentreSetUp } from '../operations/set-up-centre.ts'
import { listCentres } from '../storage/centres.ts'
import type { Storage } from '../storage/storage.ts'

/** Password of everybody in a test centre. */
export const password = 'a-password-for-tests'

/** Units of the scheme `xiangtan-2023-10`, so that what the tests do can be assessed; the last is below the first. */
export const units = ['岳塘区人民政府', '市医保局', '市人社局', '岳塘街道'] as const
export type UnitName = (typeof units)[number]

/** One person of each role, and one handler for each unit: `unit01` to `unit04`. */
export const logins = {
  agent: 'agent',
  teamLeader: 'teamleader',
  dispatcher: 'dispatcher',
  callbackAgent: 'callback',
  supervisor: 'supervisor',
  assessor: 'assessor',
  editor: 'editor',
  administrator: 'admin',
  leader: 'leader',
  system: 'system',
  handler: 'unit01',
} as const satisfies Record<Role, string>

const validFrom = '2020-01-01'
const limit = (row: Omit<LimitRow, 'validFrom' | 'clause'>): LimitRow => ({
  ...row,
  validFrom,
  clause: 'test',
})
const named = (...pairs: [code: string, name: string][]) =>
  pairs.map(([code, name]) => ({ code, name, parentCode: null }))

export const smallCentre: CentreSetUp = {
  code: 'small',
  name: '小城 12345 热线',
  divisionCode: '430300',
  orderNoFormat: '{division}{yyyymmdd}{seq:6}',
  validFrom,
  units: units.map((name, index) => ({
    name,
    groupName: index === 1 || index === 2 ? '市直、驻潭单位' : '县市区',
    aliases: index === 0 ? ['岳塘区'] : [],
    parentName: index === 3 ? units[0] : null,
  })),
  channels: named(['phone', '电话'], ['wechat', '微信']),
  categories: named(['road', '道路'], ['noise', '噪声']),
  divisions: named(['430300', '湘潭市']),
  desks: [
    ...named(['medical', '医保席']),
    {
      code: 'consumer',
      name: '消费维权专席',
      parentCode: null,
      fields: [
        { key: 'goods', zh: '商品', en: 'Goods', type: 'text', required: true },
        {
          key: 'purchaseNo',
          zh: '订单号',
          en: 'Order number',
          type: 'text',
          required: false,
          identifies: true,
        },
        { key: 'price', zh: '金额', en: 'Price', type: 'number', required: false },
      ],
    },
  ],
  programmeTags: named(['civic', '文明创建']),
  kindNames: { complaint: '投诉', inquiry: '咨询' },
  returnReasons: named(['notOurs', '非本单位职责']),
  reworkReasons: named(['unclear', '答复不清']),
  declineCategories: named(['court', '已进入诉讼']),
  limits: [
    limit({ clock: 'sign', limit: { amount: 1, unit: 'workingDays' } }),
    limit({ clock: 'handle', limit: { amount: 10, unit: 'workingDays' } }),
    limit({ clock: 'handle', appealKind: 'inquiry', limit: { amount: 5, unit: 'workingDays' } }),
  ],
  users: [
    ...(Object.entries(logins) as [Role, string][])
      .filter(([role]) => role !== 'handler')
      .map(([role, login]) => ({ login, name: `${login}小王`, roles: [role], unitName: null, password })),
    ...units.map((unitName, index) => ({
      login: `unit0${index + 1}`,
      name: `${unitName}经办人`,
      roles: ['handler' as const],
      unitName,
      password,
    })),
  ],
}

export interface SmallCentre {
  readonly storage: Storage
  readonly centre: Centre
  readonly ids: CentreIds
  unitId(name: UnitName): string
  userId(login: string): string
  /** The context of an operation by somebody of the centre, without jobs. */
  contextOf(login: string, now: Date): Context
}

/** Sets up the small centre; `change` what must differ, such as the code of a second one. */
export async function setUpSmallCentre(
  storage: Storage,
  change: Partial<CentreSetUp> = {},
): Promise<SmallCentre> {
  const setUp = { ...smallCentre, ...change }
  const ids = await setUpCentre(storage, setUp, new Date('2023-09-01T00:00:00Z'))
  const row = (await listCentres(storage.owner)).find(({ centre_id }) => centre_id === ids.centreId)
  if (!row) throw new Error('the centre just set up is gone')
  const centre = await loadCentre(storage, row)
  const userId = (login: string) => known(ids.userIds, login)
  const unitId = (name: UnitName) => known(ids.unitIds, name)
  return {
    storage,
    centre,
    ids,
    unitId,
    userId,
    contextOf: (login, now) => {
      const user = setUp.users.find((one) => one.login === login)
      const own = units.find((name) => name === user?.unitName)
      const below = own === units[0] ? [units[3]] : []
      const unitIds = own === undefined ? [] : [own, ...below].map(unitId)
      return {
        storage,
        centre,
        actor: { userId: userId(login), roles: user?.roles ?? [], unitIds },
        now,
        newId,
        causesJobs: false,
      }
    },
  }
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the small centre has no ${name}`)
  return id
}
