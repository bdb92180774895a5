import { randomUUID } from 'node:crypto'
import { declineTreatmentLabels } from '@yihu/core/appeal/decline-treatments'
import { describe, expect, it } from 'vitest'
import { changeUser as changeOne } from '../operations/administration/change-user.ts'
import { signedIn, someone } from '../testing/api-client.ts'
import type { Person } from '../testing/api-client.ts'
import { password, units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const reason = '机构改革'
const admin = () => api.as('admin')
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format()
const daysOn = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)

async function unitNamed(name: string) {
  const found = (await (await admin()).call('listUnits')).value.find((unit) => unit.name === name)
  if (!found) throw new Error(`no unit ${name}`)
  return found
}
const plainUnit = {
  groupName: '市直单位',
  level: 1,
  industryUnitId: null,
  liaisonName: null,
  liaisonPhone: null,
  leaderName: null,
  leaderPhone: null,
  aliases: [],
}
const newUnit = (name: string, parentId: string | null = null) => ({
  body: { name, parentId, validFrom: today, ...plainUnit, reason },
})
async function changeUnit(name: string, change: object) {
  const { unitId, version } = await unitNamed(name)
  return (await admin()).call('changeUnit', { params: { unitId }, body: { version, reason, ...change } })
}
const lastChange = async () => (await (await admin()).call('listChanges')).value.rows[0]

const appeal = {
  channelCode: 'phone',
  kind: 'complaint',
  urgency: 'normal',
  title: '路灯不亮',
  content: '小区门口路灯不亮，请尽快修复',
  categoryCode: 'road',
}
async function accept(person: Person, change: object = {}) {
  return person.call('acceptAppeal', { body: { ...appeal, ...change } })
}

describe('units', () => {
  it('a renamed unit keeps its identity, its old name as a dated name and as an alias', async () => {
    const before = await unitNamed('市人社局')
    const renamed = await changeUnit('市人社局', {
      change: 'rename',
      name: '市人社和医保局',
      validFrom: today,
    })
    expect(renamed.status).toBe(204)
    const after = await unitNamed('市人社和医保局')
    expect(after.unitId).toBe(before.unitId)
    expect(after.aliases).toContain('市人社局')
    expect(after.names).toEqual([{ name: '市人社和医保局', validFrom: today }])
    const data = (await (await api.as('dispatcher')).call('getReferenceData')).value
    expect(data.units.map(({ name }) => name)).toContain('市人社和医保局')
    expect(await lastChange()).toMatchObject({
      topic: 'units',
      act: 'renamed',
      before: { name: '市人社局' },
      after: { name: '市人社和医保局' },
      validFrom: today,
      reason,
      actorName: 'admin小王',
    })
  })

  it('a name of a day to come waits', async () => {
    await (await admin()).call('openUnit', newUnit('市园林处'))
    await changeUnit('市园林处', { change: 'rename', name: '市园林中心', validFrom: daysOn(30) })
    expect((await unitNamed('市园林处')).names.at(-1)).toEqual({ name: '市园林中心', validFrom: daysOn(30) })
  })

  it('a save in sight of an older version is refused, and nothing is written', async () => {
    const { unitId, version } = await unitNamed('市医保局')
    const body = (name: string) => ({ change: 'rename', name, validFrom: today, version, reason })
    expect((await (await admin()).call('changeUnit', { params: { unitId }, body: body('甲') })).status).toBe(
      204,
    )
    const stale = await (await admin()).call('changeUnit', { params: { unitId }, body: body('乙') })
    expect(stale.problem).toMatchObject({ code: 'staleData', status: 409 })
    expect(stale.problem.detail).toContain('第 1 版')
    expect((await lastChange())?.after).toEqual({ name: '甲' })
    await changeUnit('甲', { change: 'rename', name: '市医保局', validFrom: today })
  })

  it('two administrators at the same moment: one is served, one is refused', async () => {
    await (await admin()).call('openUnit', newUnit('市水务局'))
    const { unitId, version } = await unitNamed('市水务局')
    const at = (await admin()).call
    const answers = await Promise.all(
      ['东', '西', '南'].map((groupName) =>
        at('changeUnit', {
          params: { unitId },
          body: { change: 'edit', ...plainUnit, groupName, version, reason },
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409])
  })

  it('nobody gets below a unit of their own', async () => {
    const top = await unitNamed(units[0])
    const street = await unitNamed('岳塘街道')
    const answer = await changeUnit(units[0], { change: 'move', parentId: street.unitId })
    expect(answer.problem.code).toBe('unitCycle')
    expect((await changeUnit(units[0], { change: 'move', parentId: top.unitId })).problem.code).toBe(
      'unitCycle',
    )
    expect((await changeUnit('岳塘街道', { change: 'move', parentId: null })).status).toBe(204)
    expect((await changeUnit('岳塘街道', { change: 'move', parentId: top.unitId })).status).toBe(204)
  })

  it('a unit with open orders, units below or people does not close, and says which', async () => {
    const order = (await accept(await api.as('agent'))).value
    const unit = await unitNamed(units[0])
    await (
      await api.as('dispatcher')
    ).call('actOnOrder', {
      params: { orderId: order.orderId },
      body: { action: 'dispatch', version: order.version, fields: { unitId: unit.unitId } },
    })
    const busy = await changeUnit(units[0], { change: 'close', on: today })
    expect(busy.problem).toMatchObject({ code: 'unitHasOpenOrders', details: { orders: [order.orderNo] } })
    await (await admin()).call('openUnit', newUnit('市邮政局'))
    const { unitId } = await unitNamed('市邮政局')
    await (await admin()).call('openUnit', newUnit('城东邮政所', unitId))
    expect((await changeUnit('市邮政局', { change: 'close', on: today })).problem).toMatchObject({
      code: 'unitHasOpenUnits',
      details: { units: ['城东邮政所'] },
    })
    expect((await changeUnit('市人社和医保局', { change: 'close', on: today })).problem.code).toBe(
      'unitHasUsers',
    )
    expect((await changeUnit('城东邮政所', { change: 'close', on: daysOn(-1) })).problem.code).toBe(
      'invalidDates',
    )
    expect((await changeUnit('城东邮政所', { change: 'close', on: today })).status).toBe(204)
    expect((await changeUnit('市邮政局', { change: 'close', on: today })).status).toBe(204)
    expect((await changeUnit('市邮政局', { change: 'reopen' })).status).toBe(204)
  })

  it('a unit moves up and down among its own', async () => {
    const orderOf = async () =>
      (await (await admin()).call('listUnits')).value
        .filter((unit) => unit.parentId === null)
        .map(({ name }) => name)
    const before = await orderOf()
    await changeUnit(before[1] ?? '', { change: 'moveUp', reason: undefined })
    expect(await orderOf()).toEqual([before[1], before[0], ...before.slice(2)])
    await changeUnit(before[1] ?? '', { change: 'moveDown', reason: undefined })
    expect(await orderOf()).toEqual(before)
  })
})

describe('users', () => {
  const body = { login: 'newhand', name: '新来的', roles: ['agent'], unitId: null, reason }

  it('a new person signs in with the one-time password and must change it before all else', async () => {
    const { oneTimePassword } = (await (await admin()).call('createUser', { body })).value
    expect(oneTimePassword).toMatch(/^\w{12}$/)
    const person = someone(api.app)
    const first = await person.call('signIn', { body: { login: 'newhand', password: oneTimePassword } })
    expect(first.value.mustChangePassword).toBe(true)
    expect((await person.call('listOrders')).problem.code).toBe('passwordMustChange')
    const change = (present: string, newPassword: string) =>
      person.call('changePassword', { body: { password: present, newPassword } })
    expect((await change('wrong', 'a-good-password')).problem.code).toBe('wrongPassword')
    expect((await change(oneTimePassword ?? '', 'short')).problem.code).toBe('weakPassword')
    expect((await change(oneTimePassword ?? '', oneTimePassword ?? '')).problem.code).toBe('weakPassword')
    expect((await change(oneTimePassword ?? '', 'a-good-password')).status).toBe(204)
    expect((await person.call('listOrders')).status).toBe(200)
    const account = (await (await admin()).call('listUsers')).value.find(({ login }) => login === 'newhand')
    expect(account).toMatchObject({ mustChangePassword: false, roles: ['agent'] })
    expect(Date.now() - Date.parse(account?.lastSignedInAt ?? '')).toBeLessThan(60_000)
    const log = await (await admin()).call('listChanges')
    expect(log.text).not.toContain(oneTimePassword)
    expect(log.text).not.toContain('argon2')
  })

  it('an account is given once, a handler needs a unit', async () => {
    const again = await (await admin()).call('createUser', { body: { ...body, login: 'NewHand' } })
    expect(again.problem.code).toBe('loginTaken')
    const alone = await (
      await admin()
    ).call('createUser', { body: { ...body, login: 'h1', roles: ['handler'] } })
    expect(alone.problem.code).toBe('handlerNeedsUnit')
    const system = await (
      await admin()
    ).call('createUser', { body: { ...body, login: 'h2', roles: ['system'] } })
    expect(system.problem.code).toBe('badRequest')
  })

  const changeUser = async (login: string, change: object, by = admin()) => {
    const found = (await (await admin()).call('listUsers')).value.find((one) => one.login === login)
    return (await by).call('changeUser', {
      params: { userId: found?.userId ?? '' },
      body: { version: found?.version, reason, ...change },
    })
  }

  it('who is disabled is out at once; a reset ends the sessions and gives a new password', async () => {
    const person = await signedIn(api.app, 'editor')
    await changeUser('editor', { change: 'disable' })
    expect((await person.call('whoAmI')).problem.code).toBe('notSignedIn')
    await changeUser('editor', { change: 'enable' })
    const back = await signedIn(api.app, 'editor')
    const reset = await changeUser('editor', { change: 'resetPassword' })
    expect((await back.call('whoAmI')).problem.code).toBe('notSignedIn')
    const old = await someone(api.app).call('signIn', { body: { login: 'editor', password } })
    expect(old.problem.code).toBe('badCredentials')
    const signIn = { login: 'editor', password: reset.value.oneTimePassword }
    expect((await someone(api.app).call('signIn', { body: signIn })).value.mustChangePassword).toBe(true)
  })

  it('the administration is never lost', async () => {
    expect((await changeUser('admin', { change: 'disable' })).problem.code).toBe('ownAdministration')
    const less = { change: 'edit', name: 'admin小王', roles: ['leader'], unitId: null }
    expect((await changeUser('admin', less)).problem.code).toBe('ownAdministration')
    // Somebody whose own administration was taken a moment before, while this request was on its way.
    const { small, database } = api
    const { userId, version } = (await (await admin()).call('listUsers')).value.find(
      ({ login }) => login === 'admin',
    ) ?? { userId: '', version: 0 }
    const outcome = await database.storage.transact(small.centre.centreId, (tx) =>
      changeOne(tx, small.contextOf('leader', new Date()), userId, { change: 'disable', version, reason }),
    )
    expect(outcome).toMatchObject({ code: 'lastAdministrator' })
    const second = { ...less, name: '值班领导', roles: ['leader', 'administrator'] }
    expect((await changeUser('leader', second)).status).toBe(200)
    const leader = signedIn(api.app, 'leader')
    expect((await changeUser('admin', { ...less, roles: ['leader', 'administrator'] }, leader)).status).toBe(
      200,
    )
    expect((await changeUser('leader', { ...less, name: '值班领导' })).status).toBe(200)
    expect((await (await leader).call('listUsers')).problem.code).toBe('notPermitted')
  })
})

describe('lists', () => {
  const add = async (list: string, entry: object) =>
    (await admin()).call('addListEntry', {
      params: { list },
      body: { parentCode: null, validFrom: today, reason, ...entry },
    })
  const change = async (list: string, code: string, body: object) => {
    const entry = (await (await admin()).call('getList', { params: { list } })).value.find(
      (one) => one.code === code,
    )
    return (await admin()).call('changeListEntry', {
      params: { list, code },
      body: { version: entry?.version, reason, ...body },
    })
  }

  it('a new category is there for the next appeal, a closed one is not, and old orders still name it', async () => {
    const agent = await api.as('agent')
    expect((await accept(agent, { categoryCode: 'lamp' })).problem.code).toBe('unknownCategory')
    expect((await add('categories', { code: 'lamp', name: '路灯', parentCode: 'road' })).status).toBe(204)
    expect((await accept(agent, { categoryCode: 'lamp' })).status).toBe(201)
    expect((await change('categories', 'road', { change: 'close', on: today })).problem.code).toBe(
      'entryHasOpenEntries',
    )
    expect((await change('categories', 'lamp', { change: 'close', on: today })).status).toBe(204)
    // Its last day is today; it is closed from tomorrow on.
    expect((await accept(agent, { categoryCode: 'lamp' })).status).toBe(201)
    await api.database.storage.owner
      .updateTable('categories')
      .set({ valid_from: daysOn(-9), valid_until: daysOn(-1) })
      .where('code', '=', 'lamp')
      .execute()
    await change('categories', 'noise', { change: 'edit', name: '噪音' })
    expect((await accept(agent, { categoryCode: 'lamp' })).problem.code).toBe('unknownCategory')
    const data = (await agent.call('getReferenceData')).value
    expect(data.categories).toContainEqual({ code: 'lamp', name: '路灯', parentCode: 'road', isOpen: false })
    expect(data.categories).toContainEqual({ code: 'noise', name: '噪音', parentCode: null, isOpen: true })
  })

  it('a code is never used twice, a list has its depth, two neighbours their own names', async () => {
    expect((await add('categories', { code: 'road', name: '别的' })).problem.code).toBe('codeTaken')
    expect((await add('categories', { code: 'road2', name: '道路' })).problem.code).toBe('nameTaken')
    expect((await add('desks', { code: 'a', name: '甲', parentCode: 'nowhere' })).problem.code).toBe(
      'unknownCode',
    )
    expect(
      (await add('returnReasons', { code: 'r2', name: '无管辖权', parentCode: 'notOurs' })).problem.code,
    ).toBe('tooDeep')
  })

  it.each([
    ['channels', { unitWord: '封' }],
    ['desks', {}],
    ['divisions', {}],
    ['programmeTags', {}],
    ['returnReasons', {}],
    ['reworkReasons', {}],
    [
      'declineReasons',
      { treatment: 'handToPolice', prescribedText: declineTreatmentLabels.handToPolice.text },
    ],
  ])('%s take an entry, its change, its place and its end', async (list, fields) => {
    expect((await add(list, { code: 'added', name: '新增的', ...fields })).status).toBe(204)
    expect((await change(list, 'added', { change: 'edit', name: '改过的', ...fields })).status).toBe(204)
    expect((await change(list, 'added', { change: 'moveUp', reason: undefined })).status).toBe(204)
    const entries = (await (await admin()).call('getList', { params: { list } })).value
    expect(entries.at(-2)).toMatchObject({ code: 'added', name: '改过的', ...fields })
    expect((await change(list, 'added', { change: 'close', on: today })).status).toBe(204)
    expect((await change(list, 'added', { change: 'reopen' })).status).toBe(204)
  })

  it('declining says what is done and told instead', async () => {
    expect((await add('declineReasons', { code: 'd', name: '其他' })).problem.code).toBe('treatmentMissing')
    const { declineCategories } = (await (await api.as('agent')).call('getReferenceData')).value
    expect(declineCategories.map(({ treatment }) => treatment)).toEqual(
      expect.arrayContaining(['explain', 'transferToEmergency', 'tellLegalWay', 'handToPolice']),
    )
  })
})

it('the log of changes is found by topic, person, day and words, page by page', async () => {
  const call = async (query: Record<string, string>) =>
    (await (await admin()).call('listChanges', { query })).value
  const all = await call({})
  expect(all.total).toBeGreaterThan(30)
  expect(all.rows).toHaveLength(30)
  expect((await call({ page: '2' })).rows.length).toBe(Math.min(30, all.total - 30))
  const lists = await call({ topic: 'lists' })
  expect(new Set(lists.rows.map(({ topic }) => topic))).toEqual(new Set(['lists']))
  expect((await call({ until: daysOn(-1) })).total).toBe(0)
  expect((await call({ from: today })).total).toBe(all.total)
  expect((await call({ q: '路灯' })).rows.every(({ name }) => name.includes('路灯'))).toBe(true)
  expect((await call({ actorId: randomUUID() })).total).toBe(0)
  expect(all.actors.map(({ name }) => name)).toContain('admin小王')
})
