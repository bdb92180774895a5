import type { OrderView } from '@yihu/contract/orders'
import { routes } from '@yihu/contract/routes'
import type { Route, RouteName } from '@yihu/contract/routes'
import { sql } from 'kysely'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn } from '../testing/api-client.ts'
import type { Call, Person } from '../testing/api-client.ts'
import { attachOverHttp } from '../testing/attach-over-http.ts'
import { appeal, said } from '../testing/order-life.ts'
import { actedOverHttp } from '../testing/order-over-http.ts'
import { sampleFiles } from '../testing/sample-files.ts'
import { logins, setUpSmallCentre, units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

/*
 * Everybody asks every route that can be read about one confidential order. New routes are asked too, without a line
 * here, unless they want a parameter nobody has heard of: then the test says which.
 */
const api = useTestApp()
const [lead, accused, former, below] = units
/** What tells who complained. No unit reads any of it, whatever it asks. */
const secrets = {
  name: '欧阳小明',
  maskedName: '欧阳**',
  phone: '13812345621',
  maskedPhone: '138******21',
  address: '建设路12号',
  maskedAddress: '建设路***',
  purchase: 'PN-20231009-7788',
  note: '来电人是该单位会计的邻居',
  callbackNote: '回访时其母接听，称其在县一中任教',
  appointmentNote: '晚上八点打其爱人手机',
  attachment: '欧阳家收据.png',
  otherCaller: '慕容小红',
  otherPhone: '15900001111',
}
/** What the unit before wrote in asking to return it: between it and the centre. */
const returnReason = '我单位与诉求人正在诉讼'
const centreLogins = Object.values(logins).filter((login) => login !== 'unit01' && login !== 'system')

let order: OrderView
let params: Record<string, string>
let stranger: Person

beforeAll(async () => {
  const [agent, dispatcher, leader, returner] = [
    await api.as('agent'),
    await api.as('dispatcher'),
    await api.as('unit01'),
    await api.as('unit03'),
  ]
  const confidential = {
    ...appeal,
    title: '工单甲保密',
    isConfidential: true,
    deskCode: 'consumer',
    accusedUnitId: api.small.unitId(accused),
  }
  const extra = { goods: '电饭煲', purchaseNo: secrets.purchase, accused: '某单位' }
  order = (await agent.call('takeAppeal', { body: { appeal: confidential, extra } })).value
  const { orderId } = order
  const attached = await attachOverHttp(agent, order, { name: secrets.attachment, purpose: 'appeal' })
  const other = await agent.call('acceptAppeal', {
    body: {
      ...appeal,
      isConfidential: true,
      appellantName: secrets.otherCaller,
      appellantPhone: secrets.otherPhone,
    },
  })
  order = await actedOverHttp(agent, order, 'addNote', { note: secrets.note })
  order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: api.small.unitId(former) })
  order = await actedOverHttp(
    returner,
    order,
    'requestReturn',
    { ...said.return, reason: returnReason },
    former,
  )
  order = await actedOverHttp(dispatcher, order, 'approveReturn', { reason: returnReason }, former)
  order = await actedOverHttp(dispatcher, order, 'dispatch', { unitId: api.small.unitId(lead) })
  order = await actedOverHttp(leader, order, 'sign', {}, lead)
  order = await actedOverHttp(leader, order, 'recordContact', { ...said.contact, isReached: true }, lead)
  order = await actedOverHttp(leader, order, 'passDown', { unitId: api.small.unitId(below) }, lead)
  await actedOverHttp(dispatcher, other.value, 'merge', { leadOrderId: orderId })
  const sub = await api.as('unit04')
  order = await actedOverHttp(sub, order, 'sign', {}, below)
  order = await actedOverHttp(sub, order, 'giveFeedback', said.feedback, below)
  order = await actedOverHttp(leader, order, 'giveFeedback', said.feedback, lead)
  order = await actedOverHttp(await api.as('supervisor'), order, 'review', { note: secrets.note })
  const callback = await api.as('callback')
  await callback.call('appointCallback', {
    params: { orderId },
    body: { at: new Date(Date.now() + 3_600_000).toISOString(), note: secrets.appointmentNote },
  })
  const answers = {
    isReached: true,
    isResolved: false,
    satisfaction: 'dissatisfied',
    note: secrets.callbackNote,
  }
  order = (
    await callback.call('recordCallback', { params: { orderId }, body: { version: order.version, answers } })
  ).value
  params = {
    orderId,
    attachmentId: attached.value.attachmentId,
    token: 'x'.repeat(22),
    list: 'categories',
    answeringDayId: orderId,
    campaignId: orderId,
    sampleId: orderId,
    bulkId: orderId,
    bulletinId: orderId,
    closingId: orderId,
    draftId: orderId,
  }
  // With a second centre a login alone says no longer who it is.
  for (const login of [...centreLogins, 'unit02']) await api.as(login)
  await setUpSmallCentre(api.database.storage, { code: 'other' })
  stranger = await signedIn(api.app, 'dispatcher', 'other')
})

const period = new Date().toISOString().slice(0, 7)
const queries: Partial<Record<RouteName, Record<string, string>>> = {
  getOverview: { period },
  countQueues: { workbench: 'unit' },
  listViews: { list: 'orders' },
  previewExtension: { workingDays: '3' },
  getDeskLedger: { deskCode: 'consumer' },
  suggestUnitsFor: { categoryCode: '0701' },
  exportDeskLedger: { deskCode: 'consumer' },
  listSampleCandidates: { from: `${period}-01`, until: `${period}-28` },
  getAssessment: { scheme: 'xiangtan-2023-10', period },
  explainCell: { scheme: 'xiangtan-2023-10', period, unit: 'x', cell: 'x' },
  getClosing: { scheme: 'xiangtan-2023-10', period },
  listObjections: { period },
  listExclusions: { period },
  getPeriodEntries: { scheme: 'xiangtan-2023-10', period },
  getOutlook: { scheme: 'xiangtan-2023-10', period, unitId: '00000000-0000-7000-8000-000000000000' },
  getFigures: { template: 'xiangtan-monthly', period },
  listCountyFigures: { period },
  listArticleTasks: {},
  listUnitArticles: { unitId: '00000000-0000-7000-8000-000000000000' },
}
const files: Partial<Record<RouteName, readonly string[]>> = {
  exportOrders: ['orders.csv', 'orders.xlsx'],
  exportDeskLedger: ['ledger.csv', 'ledger.xlsx'],
  downloadBulletin: ['bulletin.docx', 'annex.xlsx', 'bulletin.html', 'bulletin.pdf'],
}
const readable = (Object.entries(routes) as [RouteName, Route][])
  .filter(([, { method, reply }]) => method === 'GET' && reply !== 'events')
  .map(([name, { path }]) => ({ name, isOfOrder: path.includes(':orderId') }))

/** A body for each route that changes an order, such as its own people would send. */
function bodies(): Partial<Record<RouteName, Call>> {
  const { version } = order
  const assignmentId = order.assignments.find(({ unitName }) => unitName === lead)?.assignmentId
  const unitId = api.small.unitId(former)
  const answers = { isReached: true, satisfaction: 'satisfied' }
  const decision = { version, unitId, reason: '会商决定', legalBasis: '清单', isPrecedent: false }
  return {
    actOnOrder: { body: { action: 'giveFeedback', version, assignmentId, fields: said.feedback } },
    approveReturnAndDispatch: { body: { version, assignmentId, unitId, reason: '同意' } },
    designateUnit: { body: decision },
    revealAppellant: { body: { reason: '核实身份' } },
    addAttachment: { query: { name: '一.png', purpose: 'evidence' }, body: sampleFiles.png },
    removeAttachment: { body: { reason: '误传' } },
    restoreAttachment: {},
    supplementOrder: { body: { text: '又来电', isReminder: true } },
    recordCallback: { body: { version, answers } },
    appointCallback: { body: { at: new Date(Date.now() + 3_600_000).toISOString() } },
    recordSpotCheck: { body: { version, answers, isLast: true } },
    bePresent: { body: { pageId: 'the-tab-of-somebody.1', editingAction: null } },
  }
}

/** Every answer somebody gets, each readable route asked once, lists also by what the secrets would find. */
async function answers(person: Person) {
  const assignmentId = order.assignments.find(({ unitName }) => unitName === lead)?.assignmentId
  const asked: { name: RouteName; isOfOrder: boolean; status: number; text: string }[] = []
  const ask = async (name: RouteName, isOfOrder: boolean, query: Record<string, string>, file?: string) => {
    const answer = await person.call(name, { params: { ...params, ...(file ? { file } : {}) }, query })
    const text = file?.endsWith('.xlsx') && answer.status === 200 ? unpacked(answer.bytes) : answer.text
    expect(answer.status, `${name} was not asked rightly: ${answer.text}`).not.toBe(400)
    asked.push({ name, isOfOrder, status: answer.status, text })
  }
  for (const { name, isOfOrder } of readable) {
    const query = {
      ...queries[name],
      ...(name === 'previewExtension' ? { assignmentId: assignmentId ?? '' } : {}),
    }
    for (const file of files[name] ?? [undefined]) await ask(name, isOfOrder, query, file)
  }
  return asked
}

describe('of a confidential order', () => {
  it('is asked by every route that reads one', () => {
    expect(readable.filter(({ isOfOrder }) => isOfOrder).length).toBeGreaterThan(8)
    expect(readable.length).toBeGreaterThan(40)
  })

  it.each([
    ['the lead', 'unit01'],
    ['the sub-unit', 'unit04'],
  ])('%s reads the matter and nothing of the person', async (_, login) => {
    const all = await answers(await api.as(login))
    expect(all.find(({ name }) => name === 'getOrder')?.status).toBe(200)
    for (const { name, text } of all) {
      for (const [what, secret] of Object.entries(secrets))
        expect(text, `${name}: ${what}`).not.toContain(secret)
      expect(text, name).not.toContain(returnReason)
    }
  })

  it('the unit complained about reads nothing at all', async () => {
    await readsNothing(await api.as('unit02'))
  })

  it('a unit that returned it reads its own return, and nothing else', async () => {
    for (const { name, isOfOrder, status, text } of await answers(await api.as('unit03'))) {
      if (isOfOrder) expect(status, name).toBeOneOf([403, 404])
      for (const secret of Object.values(secrets)) expect(text, name).not.toContain(secret)
      if (name === 'listReturns') expect(text).toContain(returnReason)
      else expect(text, name).not.toContain(order.appeal.title)
    }
  })

  it('another centre reads nothing at all', async () => {
    await readsNothing(stranger)
    await readsNothing(await signedIn(api.app, 'admin', 'other'))
  })

  it.each([
    ['the unit complained about', () => api.as('unit02')],
    ['a unit that returned it', () => api.as('unit03')],
    ['another centre', async () => stranger],
  ])('%s changes nothing of it, by its own address or in a body', async (_, who) => {
    const [person, agent] = [await who(), await api.as('agent')]
    const call = { params: { orderId: order.orderId } }
    const before = (await agent.call('getOrder', call)).text
    const writing = (Object.entries(routes) as [RouteName, Route][]).filter(
      ([, { method, path }]) => method === 'POST' && path.includes(':orderId'),
    )
    expect(writing.map(([name]) => name).filter((name) => !(name in bodies()))).toEqual([])
    for (const [name] of writing) {
      const answer = await person.call(name, { params, ...bodies()[name] })
      expect(answer.status, `${name}: ${answer.text}`).toBeOneOf([403, 404])
      for (const secret of Object.values(secrets)) expect(answer.text, name).not.toContain(secret)
    }
    await person.call('leaveOrder', { ...call, query: { pageId: 'the-tab-of-somebody.1' } })
    const orders = [{ orderId: order.orderId, version: order.version }]
    expect((await person.call('offerBulk', { body: { orders } })).value).toEqual([])
    const bulk = await person.call('startBulk', { body: { action: 'sign', fields: {}, orders } })
    expect(bulk.problem.code).toBe('orderNotFound')
    expect((await agent.call('getOrder', call)).text).toBe(before)
  })

  it('a search by what tells who it is finds it for no unit', async () => {
    const unit = await api.as('unit01')
    for (const q of Object.values(secrets))
      expect((await unit.call('listOrders', { query: { q } })).value.rows, q).toEqual([])
  })

  it.each(centreLogins)('%s of the centre reads no name and no number unmasked', async (login) => {
    for (const { name, text } of await answers(await api.as(login)))
      for (const key of ['name', 'phone', 'otherCaller', 'otherPhone'] as const)
        expect(text, `${name}: ${key}`).not.toContain(secrets[key])
  })
})

it('What is about a unit goes to no unit below it, whose work it sees', async () => {
  const [agent, dispatcher] = [await api.as('agent'), await api.as('dispatcher')]
  const body = { ...appeal, accusedUnitId: api.small.unitId(lead) }
  const made = (await agent.call('acceptAppeal', { body })).value
  const call = { params: { orderId: made.orderId } }
  const refused = await dispatcher.call('actOnOrder', {
    ...call,
    body: { action: 'dispatch', version: made.version, fields: { unitId: api.small.unitId(below) } },
  })
  expect(refused.problem.code).toBe('notAccused')
  await sql`insert into responsibilities (centre_id, responsibility_id, category_code, unit_id, legal_basis, source, valid_from)
    values (${api.small.centre.centreId}, gen_random_uuid(), 'road', ${api.small.unitId(below)}, '职责', 'list', '2020-01-01')`.execute(
    api.database.storage.owner,
  )
  const suggested = await dispatcher.call('suggestUnits', call)
  expect(suggested.value.map(({ unitName }) => unitName)).not.toContain(below)
})

async function readsNothing(person: Person): Promise<void> {
  for (const { name, isOfOrder, status, text } of await answers(person)) {
    if (isOfOrder) expect(status, name).toBeOneOf([403, 404])
    for (const secret of [...Object.values(secrets), order.appeal.title, order.orderNo])
      expect(text, name).not.toContain(secret)
  }
}

function unpacked(bytes: Buffer): string {
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
}
