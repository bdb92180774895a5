import type { Role } from '@yihu/core/access/roles'
import type { NewAppeal } from '@yihu/core/appeal/appeal'
import type { ActionName } from '@yihu/core/order/actions'
import type { ActionFields } from '@yihu/core/order/command'
import type { Order } from '@yihu/core/order/order'
import { acceptAppeal } from '@yihu/server/operations/accept-appeal'
import { actOnOrder } from '@yihu/server/operations/act-on-order'
import { newId } from '@yihu/server/operations/context'
import type { ServedCentre } from './served-centre.ts'

/** An order that a story finds there: accepted and led on by the operations themselves, at moments of the past. */
export interface PastOrder {
  order: Order
  /** Somebody's step at a moment; `of` is the unit whose assignment is acted on. */
  act(as: Actor, action: ActionName, at: Date, fields?: ActionFields): Promise<void>
}

export interface Actor {
  readonly login: string
  readonly role: Role
  readonly unit?: string
}

export async function pastOrder(
  served: ServedCentre,
  change: Partial<NewAppeal>,
  at: Date,
): Promise<PastOrder> {
  const { storage, centre, ids } = served
  const context = ({ login, role, unit }: Actor, now: Date) => ({
    storage,
    centre,
    actor: {
      userId: known(ids.userIds, login),
      roles: [role],
      unitIds: unit === undefined ? [] : [known(ids.unitIds, unit)],
    },
    now,
    newId,
    causesJobs: false,
  })
  const accepted = await storage.transact(centre.centreId, (tx) =>
    acceptAppeal(tx, context({ login: 'agent', role: 'agent' }, at), { ...plain, ...change }),
  )
  if (!accepted.ok) throw new Error(`the appeal was refused: ${accepted.code}`)
  const past: PastOrder = {
    order: accepted.value.order,
    act: async (as, action, now, fields = {}) => {
      const unitId = as.unit === undefined ? undefined : known(ids.unitIds, as.unit)
      const assignmentId = past.order.assignments.findLast((one) => one.unitId === unitId)?.assignmentId
      const result = await storage.transact(centre.centreId, (tx) =>
        actOnOrder(tx, context(as, now), past.order.orderId, { action, assignmentId, fields }, null),
      )
      if (!result.ok) throw new Error(`${action} was refused: ${result.code}`)
      past.order = result.value.order
    },
  }
  return past
}

const plain: NewAppeal = {
  channelCode: 'phone',
  kind: 'assistance',
  urgency: 'normal',
  title: '小区门口路灯不亮夜间出行不便',
  content: '市民来电反映小区门口路灯损坏多日，夜间出行不便，希望有关单位尽快维修。',
  categoryCode: '1001',
  divisionCode: '430304',
  address: '岳塘区建设路12号',
  appellantName: '陈小明',
  appellantPhone: '15400012345',
  isAnonymous: false,
  isConfidential: false,
  deskCode: null,
  programmeTag: null,
  sourceRef: null,
  callId: null,
  accusedUnitId: null,
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the centre of the tests has no ${name}`)
  return id
}
