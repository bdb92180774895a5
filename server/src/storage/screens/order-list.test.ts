import { orderStates } from '@yihu/core/order/states'
import { light } from '@yihu/core/deadline/light'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { Scope } from '@yihu/core/access/permissions'
import { fillWithOrders, setUpLargeCentre } from '../../testing/many-orders.ts'
import type { SmallCentre } from '../../testing/small-centre.ts'
import { useTestDatabase } from '../../testing/test-database.ts'
import type { ListSizes } from './counted-orders.ts'
import type { UnitQueue } from './order-conditions.ts'
import { listOrders } from './order-list.ts'
import type { OrderListFilter, OrderSort } from './order-list.ts'
import { waitingConditions } from './waiting.ts'
import type { WaitingAction } from './waiting.ts'

/* However a list is made fast, it finds what somebody finds who looks at every order. */

const database = useTestDatabase()
const now = new Date('2025-03-14T08:00:00Z')
let centre: SmallCentre
let orders: Plain[]
let unitIds: string[]

beforeAll(async () => {
  centre = await setUpLargeCentre(database.storage, 'many')
  // A second centre with the same words: none of it may ever be found.
  const other = await setUpLargeCentre(database.storage, 'other')
  await fillWithOrders(other, 200, { openShare: 0.4, until: now })
  await fillWithOrders(centre, 600, { openShare: 0.4, until: now })
  unitIds = [...centre.ids.unitIds.values()]
  orders = await readPlainly()
})

const narrowings = {
  states: fc.subarray([...orderStates], { minLength: 1, maxLength: 3 }),
  equals: fc.constantFrom(
    { appeal_kind: 'inquiry' },
    { urgency: 'urgent' },
    { channel_code: 'channel1' },
    { category_code: 'category3' },
    { desk_code: 'desk1' },
    { programme_tag: 'tag0' },
    { division_code: 'division5' },
    { category_code: 'nothing' },
  ),
  unit: fc.integer({ min: 0, max: 59 }),
  accepted: fc.constantFrom(
    { from: new Date('2025-02-01T00:00:00Z') },
    { before: new Date('2024-06-01T00:00:00Z') },
    { from: new Date('2024-01-01T00:00:00Z'), before: new Date('2025-01-01T00:00:00Z') },
  ),
  isOverdue: fc.boolean(),
  isDueSoon: fc.constant(true),
  light: fc.constantFrom('green', 'yellow', 'red'),
  isSupervised: fc.boolean(),
  isHardCase: fc.boolean(),
  isReworked: fc.boolean(),
  circulations: fc.integer({ min: 1, max: 3 }),
  pending: fc.constantFrom('return', 'extension'),
  mine: fc.constantFrom('toSign', 'handling', 'dueSoon', 'overdue', 'rework'),
  text: fc.constantFrom(
    '小区',
    '噪声扰民',
    '号',
    'wifi',
    'WiFi损',
    '100%_',
    '%',
    '没有的词',
    '学校',
    '20241',
    '0000012',
  ),
  waitingFor: fc.constantFrom(...(Object.keys(waitingConditions) as WaitingAction[])),
} as const

const scopes = fc.oneof(
  fc.constant({ kind: 'centre' } as const),
  fc
    .array(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 3 })
    .map((places) => ({ kind: 'places', places }) as const),
)
const sorts = fc.constantFrom<OrderSort>('acceptedAt', '-acceptedAt', 'handlingDueAt', '-handlingDueAt')

type Drawn = { -readonly [Key in keyof typeof narrowings]?: unknown }

it.each(Object.keys(narrowings) as (keyof typeof narrowings)[])(
  'the filter %s finds what looking at every order finds',
  async (key) => {
    await fc.assert(
      fc.asyncProperty(narrowings[key], scopes, sorts, (value, place, sort) =>
        expectSame({ [key]: value }, place, sort),
      ),
      { numRuns: 25 },
    )
  },
)

it('so do several filters together', async () => {
  const several = fc
    .subarray(Object.keys(narrowings) as (keyof typeof narrowings)[], { minLength: 2, maxLength: 3 })
    .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, narrowings[key]]))))
  await fc.assert(fc.asyncProperty(several, scopes, sorts, expectSame), { numRuns: 80 })
})

it('and so do they where a list is made the way long ones are', async () => {
  const sizes = { counted: 40, manyOfUnits: 5 }
  const several = fc
    .subarray(['text', 'unit', 'states', 'mine', 'accepted'] as (keyof typeof narrowings)[], {
      minLength: 1,
      maxLength: 3,
    })
    .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, narrowings[key]]))))
  await fc.assert(
    fc.asyncProperty(several, scopes, sorts, async (drawn, place, sort) => {
      const { filter, scope } = asked(drawn, place, sort)
      const expected = inOrder(
        orders.filter((order) => isFound(order, filter, scope)),
        sort,
      ).map(({ order_id }) => order_id)
      const { ids, total, isMore } = await found({ ...filter, pageSize: 15 }, scope, sizes)
      expect(ids).toEqual(expected.slice(0, 15))
      if (isMore) expect(expected.length).toBeGreaterThan(total)
      else expect(total).toBe(expected.length)
    }),
    { numRuns: 150 },
  )
})

it('all pages together are the whole list, each order once', async () => {
  const seen: string[] = []
  for (let page = 1; page <= 8; page++)
    seen.push(...(await found({ sort: '-handlingDueAt', page, pageSize: 90 }, { kind: 'centre' })).ids)
  expect(seen).toEqual(inOrder(orders, '-handlingDueAt').map(({ order_id }) => order_id))
})

it('no index holds what a reminder, a contact, a call-back or a signature changes, so that they rewrite none', async () => {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = 'orders'::regclass`.execute(
    database.storage.owner,
  )
  expect(rows.length).toBeGreaterThan(5)
  for (const { definition } of rows)
    expect(definition).not.toMatch(/\b(reminders|contacted_at|callbacks|version|log_hash)\b/)
})

type Place = { readonly kind: string; readonly places?: number[] }

function asked(drawn: Drawn, place: Place, sort: OrderSort) {
  const { unit, ...rest } = drawn
  const unitAsked = typeof unit === 'number' ? [unitIds[unit] ?? ''] : undefined
  const filter = { ...rest, ...(unitAsked ? { unitIds: unitAsked } : {}), sort } as Partial<OrderListFilter>
  const scope: Scope =
    place.places === undefined
      ? { kind: 'centre' }
      : { kind: 'units', unitIds: place.places.map((index) => unitIds[index] ?? '') }
  return { filter, scope }
}

async function expectSame(drawn: Drawn, place: Place, sort: OrderSort) {
  const { filter, scope } = asked(drawn, place, sort)
  const expected = inOrder(
    orders.filter((order) => isFound(order, filter, scope)),
    sort,
  )
  const { ids, total } = await found({ ...filter, pageSize: 1000 }, scope)
  expect(ids).toEqual(expected.map(({ order_id }) => order_id))
  expect(total).toBe(expected.length)
}

async function found(filter: Partial<OrderListFilter>, scope: Scope, sizes?: ListSizes) {
  const whole: OrderListFilter = {
    states: [],
    equals: {},
    accepted: {},
    queueTimes: { soonAt: now, today: now.toISOString().slice(0, 10) },
    sort: '-acceptedAt',
    page: 1,
    pageSize: 20,
    ...filter,
  }
  const { rows, total, isMore } = await centre.storage.transact(centre.centre.centreId, (tx) =>
    listOrders(tx, scope, whole, now, sizes),
  )
  return { ids: rows.map(({ order_id }) => order_id), total, isMore }
}

interface Plain {
  readonly order_id: string
  readonly order_no: string
  readonly title: string
  readonly state: string
  readonly lead_unit_id: string | null
  readonly accepted_at: Date
  readonly dispatched_at: Date | null
  readonly handling_due_at: Date | null
  readonly fed_back_at: Date | null
  readonly reworks: number
  readonly circulations: number
  readonly is_supervised: boolean
  readonly is_hard_case: boolean
  readonly return_requested: boolean
  readonly extension_requested: boolean
  readonly assignments: readonly {
    unit_id: string
    state: string
    dispatched_at: string
    handling_due_at: string | null
  }[]
  readonly waits: readonly string[]
}

/** Every order of the centre with its assignments, as the owner, without any index or condition of the lists. */
async function readPlainly(): Promise<Plain[]> {
  const waits = Object.entries(waitingConditions).map(
    ([action, condition]) => sql`case when ${condition} then ${action}::text end`,
  )
  const { rows } = await sql<Plain>`select o.*, array_remove(array[${sql.join(waits)}], null) as waits,
      coalesce((select json_agg(a) from assignments a where a.order_id = o.order_id), '[]') as assignments
    from orders o where o.centre_id = ${centre.centre.centreId}`.execute(database.storage.owner)
  return rows
}

function isFound(order: Plain, filter: Partial<OrderListFilter>, scope: Scope): boolean {
  const has = (units: readonly string[], keeps: (state: string) => boolean) =>
    order.assignments.some(({ unit_id, state }) => units.includes(unit_id) && keeps(state))
  const { states, equals = {}, accepted = {}, text } = filter
  const queueUnits = filter.unitIds ?? (scope.kind === 'units' ? scope.unitIds : unitIds)
  return [
    scope.kind === 'centre' || has(scope.unitIds, (state) => state !== 'returned'),
    states === undefined || states.includes(order.state),
    Object.entries(equals).every(([column, value]) => order[column as keyof Plain] === value),
    filter.unitIds === undefined || has(filter.unitIds, (state) => state !== 'returned'),
    !accepted.from || order.accepted_at >= accepted.from,
    !accepted.before || order.accepted_at < accepted.before,
    filter.isOverdue === undefined || isOverdue(order) === filter.isOverdue,
    !filter.isDueSoon || lightOf(order) === 'yellow',
    filter.light === undefined || lightOf(order) === filter.light,
    filter.isSupervised === undefined || order.is_supervised === filter.isSupervised,
    filter.isHardCase === undefined || order.is_hard_case === filter.isHardCase,
    filter.isReworked === undefined || order.reworks > 0 === filter.isReworked,
    filter.circulations === undefined || order.circulations >= filter.circulations,
    filter.pending !== 'return' || order.return_requested,
    filter.pending !== 'extension' || order.extension_requested,
    filter.mine === undefined || isInQueue(order, filter.mine, queueUnits),
    filter.waitingFor === undefined || order.waits.includes(filter.waitingFor),
    text === undefined || hasWords(order, text),
  ].every(Boolean)
}

function isOverdue({ handling_due_at, fed_back_at, state }: Plain): boolean {
  if (['invalid', 'merged', 'withdrawn', 'suspended'].includes(state)) return false
  return handling_due_at !== null && (fed_back_at ?? now) > handling_due_at
}

function lightOf(order: Plain): string | null {
  const { state, dispatched_at, handling_due_at, fed_back_at } = order
  if (state !== 'dispatched' || fed_back_at || !dispatched_at || !handling_due_at) return null
  return light(dispatched_at, handling_due_at, now)
}

function isInQueue(order: Plain, queue: UnitQueue, units: readonly string[]): boolean {
  const own = order.assignments.filter(({ unit_id }) => units.includes(unit_id))
  if (order.state !== 'dispatched') return false
  const atWork = own.filter(({ state }) => state === 'toSign' || state === 'handling')
  const colours = atWork.map((part) =>
    part.handling_due_at === null
      ? null
      : light(new Date(part.dispatched_at), new Date(part.handling_due_at), now),
  )
  if (queue === 'dueSoon') return colours.includes('yellow')
  if (queue === 'overdue') return colours.includes('red')
  if (queue === 'rework') return order.reworks > 0 && own.some(({ state }) => state === 'handling')
  return own.some(({ state }) => state === queue)
}

function hasWords({ order_no, title }: Plain, text: string): boolean {
  if (/^\d{4,}$/.test(text)) return order_no.startsWith(text) || order_no.endsWith(text)
  return title.toLowerCase().includes(text.toLowerCase())
}

function inOrder(list: readonly Plain[], sort: OrderSort): Plain[] {
  const sign = sort.startsWith('-') ? -1 : 1
  const at = (order: Plain) => (sort.endsWith('acceptedAt') ? order.accepted_at : order.handling_due_at)
  return list.toSorted((a, b) => {
    const [x, y] = [at(a), at(b)]
    if (x === null || y === null)
      return x === y ? sign * (a.order_id < b.order_id ? -1 : 1) : x === null ? 1 : -1
    return sign * (x.getTime() - y.getTime() || (a.order_id < b.order_id ? -1 : 1))
  })
}
