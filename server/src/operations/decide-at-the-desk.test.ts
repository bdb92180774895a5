import { describe, expect, it } from 'vitest'
import type { StoredOrder } from '../storage/orders.ts'
import { loadOrder } from '../storage/orders.ts'
import { loadResponsibilities } from '../storage/responsibilities.ts'
import { acceptOne, said } from '../testing/order-life.ts'
import type { OrderLife } from '../testing/order-life.ts'
import type { UnitName } from '../testing/small-centre.ts'
import { setUpSmallCentre, smallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { approveReturnAndDispatch } from './approve-return-and-dispatch.ts'
import { designateUnit } from './designate-unit.ts'
import { once } from './once.ts'

const [district, bureau, labour] = units
const handlers: Readonly<Record<UnitName, string>> = {
  [district]: 'unit01',
  [bureau]: 'unit02',
  [labour]: 'unit03',
  [units[3]]: 'unit04',
}

describe('decisions of the dispatch desk', () => {
  const database = useTestDatabase()
  let centres = 0
  const centre = () =>
    setUpSmallCentre(database.storage, {
      code: `desk${centres++}`,
      policies: [
        { topic: 'returns', validFrom: smallCentre.validFrom, value: { disputeAfter: 3 }, clause: 'test' },
      ],
    })

  async function askReturn(life: OrderLife, unit: UnitName) {
    await life.act(handlers[unit], 'sign', { of: unit })
    await life.act(handlers[unit], 'requestReturn', { of: unit, fields: said.return })
  }

  async function returned(small: SmallCentre, change = {}, unit: UnitName = district) {
    const life = await acceptOne(small, change)
    await life.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit) } })
    await askReturn(life, unit)
    return life
  }

  function sendOn(small: SmallCentre, life: OrderLife, to: UnitName, login = 'dispatcher') {
    const context = small.contextOf(login, new Date(life.now.getTime() + 60_000))
    const assignment = life.order.assignments.find((one) => one.returnRequested)
    const decision = { assignmentId: assignment?.assignmentId ?? '', unitId: small.unitId(to) }
    return once(context, undefined, async (tx) => {
      const result = await approveReturnAndDispatch(tx, context, life.orderId, decision, life.order.version)
      if (result.ok) life.order = result.value.order
      return result.ok ? { ok: true, value: null } : result
    })
  }

  async function stored(small: SmallCentre, { orderId }: OrderLife) {
    return small.storage.transact(small.centre.centreId, async (tx) => ({
      order: ((await loadOrder(tx, orderId)) as StoredOrder).order,
      returns: await tx
        .selectFrom('returns')
        .select(['decision', 'reason'])
        .where('order_id', '=', orderId)
        .execute(),
      log: await tx
        .selectFrom('order_log')
        .select('action')
        .where('order_id', '=', orderId)
        .orderBy('seq')
        .execute(),
    }))
  }

  it('approve a return and send the order on, with both entries in the log', async () => {
    const small = await centre()
    const life = await returned(small)
    expect(await sendOn(small, life, bureau)).toMatchObject({ ok: true })
    const after = await stored(small, life)
    expect(after.order).toMatchObject({ state: 'dispatched', facts: { circulations: 1 } })
    expect(after.order.assignments.map(({ unitId, state }) => [unitId, state])).toEqual([
      [small.unitId(district), 'returned'],
      [small.unitId(bureau), 'toSign'],
    ])
    expect(after.returns).toMatchObject([{ decision: 'approved' }])
    expect(after.log.map(({ action }) => action).slice(-2)).toEqual(['approveReturn', 'dispatch'])
  })

  it('leave the return undecided when the order cannot be sent on', async () => {
    const small = await centre()
    const life = await returned(small, { accusedUnitId: small.unitId(bureau) })
    expect(await sendOn(small, life, bureau)).toMatchObject({ ok: false, code: 'notAccused' })
    expect(await sendOn(small, life, bureau, 'supervisor')).toMatchObject({ ok: false, code: 'roleMayNot' })
    const after = await stored(small, life)
    expect(after.order.version).toBe(life.order.version)
    expect(after.order).toMatchObject({ state: 'dispatched', assignments: [{ returnRequested: true }] })
    expect(after.returns).toMatchObject([{ decision: null }])
    expect(after.log.at(-1)).toEqual({ action: 'requestReturn' })
  })

  it('leave what an assisting unit asked for to its own decision, unless it goes with the lead', async () => {
    const small = await centre()
    const life = await acceptOne(small)
    const sent = { unitId: small.unitId(district), assistingUnitIds: [small.unitId(bureau)] }
    await life.act('dispatcher', 'dispatch', { fields: sent })
    await askReturn(life, bureau)
    const elsewhere = { unitId: small.unitId(labour), reason: '更正' }
    await life.act('dispatcher', 'redispatch', { of: district, fields: elsewhere })
    expect((await stored(small, life)).returns).toMatchObject([{ decision: null }])
    await askReturn(life, labour)
    await life.act('dispatcher', 'approveReturn', { of: labour })
    expect((await stored(small, life)).returns).toMatchObject([
      { decision: 'approved' },
      { decision: 'approved' },
    ])
  })

  it('do not try a fourth unit: the third approved return is a dispute, and is said to be one', async () => {
    const small = await centre()
    const life = await returned(small)
    await sendOn(small, life, bureau)
    await askReturn(life, bureau)
    await sendOn(small, life, labour)
    await askReturn(life, labour)
    expect(await sendOn(small, life, units[3])).toMatchObject({ ok: false, code: 'notDisputed' })
    expect((await stored(small, life)).returns.map(({ decision }) => decision)).toEqual([
      'approved',
      'approved',
      null,
    ])
  })

  async function disputed(small: SmallCentre, change = {}) {
    const life = await returned(small, change)
    await life.act('dispatcher', 'refuseReturn', { of: district, fields: { reason: '属本单位' } })
    const fields = { reason: '无职责', legalBasis: '三定规定' }
    await life.act('unit01', 'raiseDispute', { of: district, fields })
    await life.act('dispatcher', 'confer', { fields: said.conferral })
    return life
  }

  function designate(small: SmallCentre, life: OrderLife, change: object = {}) {
    const context = small.contextOf('dispatcher', new Date(life.now.getTime() + 60_000))
    const designation = {
      unitId: small.unitId(bureau),
      reason: '会商确定',
      legalBasis: '道路管理条例第八条',
      isPrecedent: true,
      ...change,
    }
    return once(context, undefined, async (tx) => {
      const result = await designateUnit(tx, context, life.orderId, designation, life.order.version)
      return result.ok ? { ok: true, value: null } : result
    })
  }
  const list = (small: SmallCentre) => small.storage.transact(small.centre.centreId, loadResponsibilities)

  it('keep a designation as precedent, with its order and its legal basis, once', async () => {
    const small = await centre()
    const life = await disputed(small)
    expect(await designate(small, life)).toMatchObject({ ok: true })
    expect(await list(small)).toMatchObject([
      {
        category_code: 'road',
        division_code: '430300',
        unit_id: small.unitId(bureau),
        legal_basis: '道路管理条例第八条',
        source: 'conferral',
        order_no: life.orderNo,
        valid_from: '2023-10-09',
      },
    ])
    const second = await disputed(small)
    expect(await designate(small, second)).toMatchObject({ ok: true })
    expect((await stored(small, second)).order.facts.isDesignated).toBe(true)
    expect(await list(small)).toHaveLength(1)
  })

  it('leave the list alone when the decision is for this order only, or is refused', async () => {
    const small = await centre()
    expect(await designate(small, await disputed(small), { isPrecedent: false })).toMatchObject({ ok: true })
    const accused = await disputed(small, { accusedUnitId: small.unitId(bureau) })
    expect(await designate(small, accused)).toMatchObject({ ok: false, code: 'notAccused' })
    expect(await list(small)).toEqual([])
  })

  describe('merging', () => {
    const mergeInto = (life: OrderLife, lead: OrderLife) =>
      life.tryToAct('dispatcher', 'merge', { fields: { leadOrderId: lead.orderId } })
    const callBack = (life: OrderLife) =>
      life.tryToAct('callback', 'recordCallback', { fields: said.callback })

    it('goes into an order that has a result or will have one, and never in chains', async () => {
      const small = await centre()
      const [one, two, three] = [await acceptOne(small), await acceptOne(small), await acceptOne(small)]
      expect(await mergeInto(two, one)).toMatchObject({ ok: true })
      expect(await mergeInto(three, two)).toMatchObject({
        code: 'leadEnded',
        details: { orderNo: two.orderNo },
      })
      expect(await mergeInto(one, three)).toMatchObject({ code: 'leadsOthers', details: { count: 1 } })
      expect(await mergeInto(three, one)).toMatchObject({ ok: true })
    })

    it('lets who was merged be called back as soon as the lead order has a result', async () => {
      const small = await centre()
      const [lead, merged] = [await acceptOne(small), await acceptOne(small)]
      expect(await mergeInto(merged, lead)).toMatchObject({ ok: true })
      await lead.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(district) } })
      await lead.act('unit01', 'sign', { of: district })
      await lead.act('unit01', 'giveFeedback', { of: district, fields: said.feedback })
      expect(await callBack(merged)).toMatchObject({ code: 'leadNotAnswered' })
      await lead.act('dispatcher', 'review')
      expect(await callBack(merged)).toMatchObject({
        ok: true,
        value: { order: { state: 'merged', facts: { finalSatisfaction: 'satisfied' } } },
      })
    })
  })
})
