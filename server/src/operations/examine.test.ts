import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { acceptOne, said } from '../testing/order-life.ts'
import type { OrderLife } from '../testing/order-life.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { examine } from './examine.ts'

const database = useTestDatabase()
let small: SmallCentre
/** Every test tampers with an order of its own; the others must stay without a finding. */
let life: OrderLife
const [unit] = units

beforeAll(async () => {
  small = await setUpSmallCentre(database.storage)
  // Whoever tampers is the owner of the tables, who can put the trigger aside.
  await sql`alter table order_log disable trigger order_log_append_only`.execute(database.storage.owner)
})
afterAll(() =>
  sql`alter table order_log enable trigger order_log_append_only`.execute(database.storage.owner),
)
beforeEach(async () => {
  life = await acceptOne(small, { title: '1.50 元 “引号” \\ 换行\n表情😀' })
  await life.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit), opinion: '请核实' } })
  await life.act('unit01', 'sign', { of: unit })
  await life.act('unit01', 'giveFeedback', { of: unit, fields: said.feedback })
})

describe('examine finds in an order’s log', () => {
  it('nothing, when nothing was done to it', async () => {
    expect(await findings()).toEqual([])
  })

  it.each([
    ['its fields', sql`fields = jsonb_set(fields, '{measures}', '"未修复"')`, 4],
    ['the time', sql`at = at - interval '1 day'`, 4],
    ['the action', sql`action = 'sign'`, 2],
    ['who did it', sql`actor_id = gen_random_uuid()`, 2],
    ['the role', sql`role = 'handler'`, 1],
    ['the state before', sql`from_state = 'closed'`, 2],
    ['the state after', sql`to_state = 'closed'`, 4],
    ['the unit', sql`unit_id = gen_random_uuid()`, 3],
    ['the assignment', sql`assignment_id = null`, 3],
    ['its own seal', sql`hash = sha256('x')`, 2],
  ])('an entry changed in %s', async (_, change, seq) => {
    await sql`update order_log set ${change} where order_id = ${life.orderId} and seq = ${seq}`.execute(
      owner(),
    )
    expect(await findings()).toEqual([expect.stringContaining(`log entry ${seq} has been changed`)])
  })

  it.each([1, 2, 3])('entry %i deleted', async (seq) => {
    await sql`delete from order_log where order_id = ${life.orderId} and seq = ${seq}`.execute(owner())
    expect(await findings()).toEqual([expect.stringContaining(`log entry ${seq} is missing`)])
  })

  it('an entry deleted and those after it moved up', async () => {
    await sql`delete from order_log where order_id = ${life.orderId} and seq = 2`.execute(owner())
    await sql`update order_log set seq = seq - 1 where order_id = ${life.orderId} and seq > 2`.execute(
      owner(),
    )
    expect(await findings()).toEqual([expect.stringContaining('log entry 2 has been changed')])
  })

  it('two entries changed places', async () => {
    for (const [from, to] of [
      [2, 9],
      [3, 2],
      [9, 3],
    ])
      await sql`update order_log set seq = ${to} where order_id = ${life.orderId} and seq = ${from}`.execute(
        owner(),
      )
    expect(await findings()).toEqual([expect.stringContaining('log entry 2 has been changed')])
  })

  it('its tail cut off', async () => {
    await sql`delete from order_log where order_id = ${life.orderId} and seq = 4`.execute(owner())
    expect(await findings()).toEqual([expect.stringContaining('the end of the log is missing')])
  })

  it('its tail cut off and the order’s version set back', async () => {
    await sql`delete from order_log where order_id = ${life.orderId} and seq = 4`.execute(owner())
    await sql`update orders set version = 3, state = 'dispatched' where order_id = ${life.orderId}`.execute(
      owner(),
    )
    expect(await findings()).toEqual([expect.stringContaining('the end of the log is missing')])
  })

  it('the whole of it gone', async () => {
    await sql`delete from order_log where order_id = ${life.orderId}`.execute(owner())
    expect(await findings()).toEqual([expect.stringContaining('the end of the log is missing')])
  })

  it('an entry added past the rules, as the application could', async () => {
    await small.storage.transact(small.centre.centreId, (tx) =>
      sql`insert into order_log select (jsonb_populate_record(l, '{"seq": 5}')).* from order_log l
        where order_id = ${life.orderId} and seq = 4`.execute(tx),
    )
    expect(await findings()).toEqual([expect.stringContaining('log entry 5 has been changed')])
  })

  it('a state that is not the one it ends in', async () => {
    await sql`update orders set state = 'closed' where order_id = ${life.orderId}`.execute(owner())
    expect(await findings()).toEqual([
      expect.stringContaining('its state closed is not the one its log ends in, answered'),
    ])
  })
})

describe('examine finds a column of an order that is not what it was copied from', () => {
  beforeEach(async () => {
    await life.act('dispatcher', 'review')
    await life.act('callback', 'recordCallback', { fields: said.callback })
    await life.act('callback', 'close')
  })

  it.each([
    [
      'lead_unit_id',
      sql`(select unit_id from units u where u.centre_id = orders.centre_id and u.unit_id <> orders.lead_unit_id limit 1)`,
    ],
    ['handling_due_at', sql`handling_due_at + interval '30 days'`],
    ['fed_back_at', sql`fed_back_at - interval '30 days'`],
    ['contacted_at', sql`accepted_at`],
    ['return_requested', sql`true`],
    ['extension_requested', sql`true`],
    ['reminders', sql`7`],
    ['reworks', sql`1`],
    ['callbacks', sql`0`],
    ['conferrals', sql`1`],
    ['circulations', sql`3`],
    ['dispatched_at', sql`dispatched_at + interval '1 day'`],
    ['closed_at', sql`closed_at - interval '1 month'`],
    ['is_unreasonable', sql`true`],
    ['is_hard_case', sql`true`],
    ['is_nuisance', sql`true`],
    ['is_supervised', sql`true`],
    ['supervision_colour', sql`'red'`],
    ['lead_order_id', sql`order_id`],
    ['ended_by', sql`gen_random_uuid()`],
    ['first_satisfaction', sql`'dissatisfied'`],
    ['final_satisfaction', sql`null`],
  ])('%s', async (column, value) => {
    const of = sql`where order_id = ${life.orderId}`
    await sql`update orders set ${sql.ref(column)} = ${value} ${of}`.execute(owner())
    expect(await findings()).toEqual([
      expect.stringContaining(`: ${column} is not what its assignments or its log say`),
    ])
  })
})

it('examine finds nothing in an order that went through everything', async () => {
  const act: OrderLife['act'] = (...step) => life.act(...step)
  await act('dispatcher', 'rework', { of: unit, fields: { reasonCode: 'unclear', reason: '答复不清' } })
  await act('dispatcher', 'markHardCase', { fields: { reason: '疑难' } })
  await act('supervisor', 'supervise', { fields: { reason: '督办' } })
  await act('supervisor', 'escalateSupervision', { fields: { reason: '督办' } })
  await act('dispatcher', 'confer', { fields: said.conferral })
  const decision = { reason: '会商', legalBasis: '清单' }
  await act('dispatcher', 'designate', { fields: { ...decision, unitId: small.unitId(units[1]) } })
  await act('dispatcher', 'remind', { of: units[1], fields: { note: '请尽快' } })
  await act('teamleader', 'withdraw', { fields: { reason: '撤单' } })
  await act('teamleader', 'restore', { fields: { reason: '恢复' } })
  await act('dispatcher', 'reclassify', { fields: { categoryCode: 'noise', reason: '更正' } })
  await act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit) } })
  await act('supervisor', 'liftSupervision', { fields: { reason: '解除' } })
  expect(await findings()).toEqual([])
})

it('examine finds nothing in a hard case designated without a dispatch before, which counts as dispatched', async () => {
  const hard = await acceptOne(small)
  await hard.act('dispatcher', 'markHardCase', { fields: { reason: '疑难' } })
  await hard.act('dispatcher', 'confer', { fields: said.conferral })
  const fields = { reason: '会商', legalBasis: '清单', unitId: small.unitId(unit) }
  await hard.act('dispatcher', 'designate', { fields })
  life = hard
  expect(await findings()).toEqual([])
  const { rows } = await sql`select dispatched_at from orders where order_id = ${hard.orderId}`.execute(
    owner(),
  )
  expect(rows).toEqual([{ dispatched_at: hard.now }])
})

it('examine reads every centre by itself, and says what it read', async () => {
  const other = await setUpSmallCentre(database.storage, { code: 'other' })
  await acceptOne(other)
  expect(await examine(database.storage, other.centre.centreId)).toEqual({
    orders: 1,
    entries: 1,
    findings: [],
  })
})

/** Findings about the order of this test. */
async function findings(): Promise<string[]> {
  const report = await examine(database.storage, small.centre.centreId)
  const own = report.findings.filter(({ orderNo }) => orderNo === life.orderNo)
  for (const { zh } of own) expect(zh).toContain(`工单 ${life.orderNo}`)
  return own.map(({ en }) => en)
}

function owner() {
  return database.storage.owner
}
