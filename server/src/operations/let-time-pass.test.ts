import type { PolicyRow } from '@yihu/core/order/policy'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptOne, said } from '../testing/order-life.ts'
import type { OrderLife } from '../testing/order-life.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { loadOrder } from '../storage/orders.ts'
import { letTimePass } from './let-time-pass.ts'

const [unit] = units
const lapse = (validFrom: string, value: Record<string, unknown>): PolicyRow => ({
  topic: 'lapse',
  validFrom,
  value,
  clause: '测试',
})
const all = { signsBySystem: true, superviseAfterHours: 24, archiveAfterDays: 30 }

describe('time', () => {
  const database = useTestDatabase()
  let small: SmallCentre
  let young: OrderLife
  let old: OrderLife

  beforeAll(async () => {
    small = await setUpSmallCentre(database.storage, {
      policies: [lapse('2023-10-01', all)],
    })
    // Accepted the day before the rule was one.
    old = await acceptOne(small, { title: '旧' }, new Date('2023-09-28T01:00:00Z'))
    young = await acceptOne(small, { title: '新' })
    for (const life of [old, young])
      await life.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit) } })
  })

  const pass = (at: string) => letTimePass(database.storage, small.centre, new Date(at))
  const now = async ({ orderId }: OrderLife) => {
    const stored = await small.storage.transact(small.centre.centreId, (tx) => loadOrder(tx, orderId))
    if (!stored) throw new Error('the order is gone')
    return stored.order
  }

  it('does nothing before a limit has passed', async () => {
    expect(await pass('2023-10-09T03:00:00Z')).toEqual({})
  })

  it('receives what was not signed in time, once, and leaves alone what was accepted before the rule', async () => {
    expect(await pass('2023-10-11T02:00:00Z')).toEqual({ signBySystem: 1 })
    expect(await pass('2023-10-11T02:05:00Z')).toEqual({})
    expect((await now(young)).assignments).toMatchObject([{ state: 'handling', handledBy: null }])
    expect((await now(old)).assignments).toMatchObject([{ state: 'toSign' }])
  })

  it('supervises what is overdue by the centre’s hours, and raises the colour when nobody answers', async () => {
    const due = (await now(young)).assignments[0]?.handlingDueAt ?? new Date(0)
    const after = (hours: number) => new Date(due.getTime() + hours * 3_600_000).toISOString()
    expect(await pass(after(23))).toEqual({})
    expect(await pass(after(24))).toEqual({ supervise: 1 })
    expect((await now(young)).facts.supervision).toMatchObject({ colour: 'blue', isAnswered: false })
    expect(await pass(after(24 * 8))).toEqual({ escalateSupervision: 1 })
    expect(await pass(after(24 * 16))).toEqual({ escalateSupervision: 1 })
    expect((await now(young)).facts.supervision).toMatchObject({ colour: 'red' })
    expect(await pass(after(24 * 30))).toEqual({})
  })

  it('archives closed orders after the centre’s days', async () => {
    young.order = await now(young)
    young.now = new Date('2023-12-01T01:00:00Z')
    await young.act('unit01', 'giveFeedback', { of: unit, fields: said.feedback })
    await young.act('dispatcher', 'review')
    await young.act('callback', 'recordCallback', { fields: said.callback })
    await young.act('callback', 'close')
    expect(await pass('2023-12-20T01:00:00Z')).toEqual({})
    expect(await pass('2024-01-02T01:00:00Z')).toEqual({ archive: 1 })
    expect((await now(young)).state).toBe('archived')
  })
})
