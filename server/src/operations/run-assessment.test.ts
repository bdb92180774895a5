import { beforeAll, describe, expect, it } from 'vitest'
import { acceptOne, said } from '../testing/order-life.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { explainCell } from './explain-cell.ts'
import { listFilter } from '../api/order-filter.ts'
import { listOrders } from '../storage/screens/order-list.ts'
import { decideExclusion, requestExclusion } from './exclusions.ts'
import { runAssessment } from './run-assessment.ts'
import { parseScheme } from './schemes.ts'
import type { SchemeSource } from './schemes.ts'

/* A city whose months begin on the 19th at noon, whose weeks begin on Friday, and whose knowledge reminders cost points. */
const [unit] = units
const database = useTestDatabase()
let small: SmallCentre

beforeAll(async () => {
  small = await setUpSmallCentre(database.storage)
  // One second before and at each border, in China (UTC+8).
  for (const at of [
    '2023-09-19T11:59:59+08:00',
    '2023-09-19T12:00:00+08:00',
    '2023-10-05T09:00:00+08:00',
    '2023-10-19T11:59:59+08:00',
    '2023-10-19T12:00:00+08:00',
  ]) {
    const life = await acceptOne(small, { title: at }, new Date(at))
    await life.act('dispatcher', 'dispatch', { fields: { unitId: small.unitId(unit), assistingUnitIds: [] } })
    await life.act('unit01', 'sign', { of: unit })
    await life.act('unit01', 'giveFeedback', { of: unit, fields: said.feedback })
  }
}, 60_000)

describe('an order at the border of a period', () => {
  it.each([
    ['2023-09', '1'],
    ['2023-10', '3'],
    ['2023-11', '1'],
    ['2023-Q4', '4'],
    // Days written out begin at noon as well: 5 October 9:00 belongs to the 4th.
    ['2023-10-04/2023-10-04', '1'],
    // Friday 29 September noon to Friday 6 October noon.
    ['2023-W40', '1'],
  ])('is counted in %s', async (period, orders) => {
    const { printed } = await assessed(period)
    expect(printed).toBe(orders)
  })

  it('stands in the list behind the number, and no other does', async () => {
    await assessed('2023-10')
    const { storage, centre } = small
    const opened = await storage.transact(centre.centreId, (tx) =>
      explainCell(tx, source().scheme, {
        period: '2023-10',
        unit,
        cell: 'orders',
        timeZone: centre.timeZone,
      }),
    )
    if (!opened.ok) throw new Error(opened.code)
    expect(opened.value.ordersPeriod).toBe('2023-09-19T12:00/2023-10-19T12:00')
    const filter = listFilter(
      { measure: 'dispatchedOrders', period: opened.value.ordersPeriod },
      small.contextOf('agent', new Date('2023-11-01T00:00:00Z')).centre,
      new Date('2023-11-01T00:00:00Z'),
    )
    expect(filter.ok && filter.value.measure?.span).toMatchObject({
      from: new Date('2023-09-19T12:00:00+08:00'),
      before: new Date('2023-10-19T12:00:00+08:00'),
    })
  })
})

describe('an order left out of the rates of time with approval', () => {
  it('is missing from the list behind the rate under whichever days the period is asked, and still counts as volume', async () => {
    const { storage, centre } = small
    const at = new Date('2023-11-01T00:00:00Z')
    const list = (measure: string) => {
      const query = { measure, period: '2023-09-19T12:00/2023-10-19T12:00', assessed: '2023-10' }
      const filter = listFilter(query, small.contextOf('agent', at).centre, at)
      if (!filter.ok) throw new Error(filter.code)
      return storage.transact(centre.centreId, (tx) => listOrders(tx, { kind: 'centre' }, filter.value, at))
    }
    const before = await list('onTimeBase')
    expect(before.total).toBe(3)
    const [left] = before.rows
    if (left === undefined) throw new Error('no order')
    const excluded = await storage.transact(centre.centreId, async (tx) => {
      const request = {
        orderNo: left.order_no,
        period: '2023-10',
        leftOutOf: 'time',
        reason: '系统故障',
      } as const
      const asked = await requestExclusion(tx, small.contextOf('assessor', at), request)
      if (!asked.ok) return asked
      const decision = { state: 'granted', note: '属实' } as const
      return decideExclusion(tx, small.contextOf('dispatcher', at), asked.value.exclusionId, decision)
    })
    expect(excluded.ok).toBe(true)
    const { row } = await assessed('2023-10')
    expect([row.cells['orders']?.printed, row.cells['base']?.printed]).toEqual(['3', '2'])
    const after = await list('onTimeBase')
    expect(after.rows.map(({ order_no }) => order_no)).not.toContain(left.order_no)
    expect([after.total, (await list('dispatchedOrders')).total]).toEqual([2, 3])
  })
})

describe('an item the scheme makes', () => {
  it('is counted, frozen with the row, and stands behind the cell with its reason and no author', async () => {
    const { row } = await assessed('2023-10')
    expect(row.items).toEqual([{ unit, kind: '办理质量', reason: '派单 3 件', points: '-1.5', rule: 'many' }])
    expect(row.cells['deduction']?.printed).toBe('-1.5')
    const { storage, centre } = small
    const opened = await storage.transact(centre.centreId, (tx) =>
      explainCell(tx, source().scheme, {
        period: '2023-10',
        unit,
        cell: 'deduction',
        timeZone: centre.timeZone,
      }),
    )
    const entries = opened.ok ? opened.value.inputs.flatMap((input) => input.entries) : []
    expect(entries).toEqual([{ text: '办理质量：派单 3 件', points: '-1.5', author: null }])
  })
})

async function assessed(period: string) {
  const { storage, centre } = small
  const result = await storage.transact(centre.centreId, (tx) =>
    runAssessment(tx, small.contextOf('assessor', new Date('2023-12-01T00:00:00Z')), source(), period),
  )
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`)
  const row = result.value.scorecard.groups[0]?.tiers[0]?.rows[0]
  if (row === undefined) throw new Error('no row')
  return { row, printed: row.cells['orders']?.printed }
}

function source(): SchemeSource {
  const parsed = parseScheme(
    `key: noon
name: 正午市
version: 1
validFrom: 2023-01-01
period: { monthStartsOn: 19, weekStartsOn: friday, dayStartsAt: '12:00' }
rounding: { mode: halfUp, digits: 2, zeros: trim }
inputs:
  - { key: orders, label: 派单量, kind: count, measure: dispatchedOrders }
  - { key: base, label: 应按时办结, kind: count, measure: onTimeBase }
  - { key: minus, label: 扣分, kind: points, measure: 'ledger:minus', default: 0 }
columns:
  - { key: orders, label: 派单量, input: orders }
  - { key: base, label: 应按时办结, input: base }
  - { key: deduction, label: 扣分, input: minus }
groups: [{ key: 全部, title: 全部, units: [${unit}] }]
ledger:
  kinds: [办理质量]
  routes: [{ key: minus, sign: negative }]
  automatic:
    - { key: many, kind: 办理质量, when: orders >= 3, points: -0.5 * orders, reason: '派单 {orders} 件' }
ranking: { by: orders }
`,
    'noon.yaml',
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.details))
  return parsed.value
}
