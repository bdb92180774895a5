import { measures } from '@yihu/core/assessment/measures'
import type { MeasureName } from '@yihu/core/assessment/measures'
import { beforeAll, describe, expect, it } from 'vitest'
import { periodSpan } from '../operations/period.ts'
import { countMeasures } from '../storage/screens/assessment-counts.ts'
import type { Person } from '../testing/api-client.ts'
import { counted, fillMonth, period } from '../testing/month-of-orders.ts'
import type { OrderLife } from '../testing/order-life.ts'
import { units } from '../testing/small-centre.ts'
import type { UnitName } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const [a, b] = units
let lives: ReadonlyMap<string, OrderLife>
let leader: Person
beforeAll(async () => {
  lives = await fillMonth(api.small)
  leader = await api.as('leader')
})

describe('the orders behind an assessed number', () => {
  const names = Object.keys(measures) as MeasureName[]

  it('are counted as the month was made', async () => {
    const counts = await countsByUnit(names)
    for (const name of names)
      for (const unit of [a, b] as const)
        expect(counts(unit, name), `${name} ${unit}`).toBe(sum(counted[name][unit]))
  })

  it.each(names)('%s: the list is exactly those orders, for each unit and for all', async (measure) => {
    const counts = await countsByUnit([measure])
    for (const unit of [a, b] as const) {
      const found = await titles({ measure, period, unitId: api.small.unitId(unit) })
      expect(found, unit).toEqual(Object.keys(counted[measure][unit] ?? {}).toSorted())
      const amounts = await Promise.all(found.map((title) => amountOf(measure, title, unit)))
      expect(
        amounts.reduce((total, amount) => total + amount, 0),
        unit,
      ).toBe(counts(unit, measure))
    }
    const all = await titles({ measure, period })
    expect(all).toEqual(
      [a, b].flatMap((unit) => Object.keys(counted[measure][unit as UnitName] ?? {})).toSorted(),
    )
  })
})

describe('the list filters', () => {
  const inOctober = () =>
    [...lives.keys()]
      .filter((title) => !['nextMonth', 'ratedInOctober', 'openInOctober'].includes(title))
      .toSorted()

  it.each([
    ['one state', { state: 'suspended' }, ['suspended']],
    ['several states', { state: 'declined,invalid,merged' }, ['declined', 'invalid', 'merged', 'voided']],
    ['kind', { kind: 'inquiry' }, ['returnedInVain']],
    ['urgency', { urgency: 'urgent' }, ['waiting']],
    ['channel', { channelCode: 'wechat' }, ['waiting']],
    ['category', { categoryCode: 'noise' }, ['backAtTheCentre']],
    ['desk', { deskCode: 'medical' }, ['returnedInVain']],
    ['programme', { programmeTag: 'civic' }, ['clean']],
    ['a month', { period: '2023-11' }, ['nextMonth']],
    ['a first day', { from: '2023-11-01' }, ['nextMonth']],
    ['a first and a last day', { from: '2023-10-20', until: '2023-10-31' }, ['100%_达标', 'lastSecond']],
    ['days that reach beyond the month', { period, from: '2023-10-31', until: '2023-11-30' }, ['lastSecond']],
    ['a last day before the first', { from: '2023-10-20', until: '2023-10-19' }, []],
    ['supervision', { supervised: 'true' }, ['assisted']],
    ['hard cases', { hardCase: 'true' }, ['suspended']],
    ['a return asked for', { pending: 'return' }, ['assisted']],
    ['an extension asked for', { pending: 'extension' }, ['extensionAsked']],
    ['overdue', { overdue: 'true' }, ['assisted', 'extensionAsked', 'late', 'neverFedBack', 'openInOctober']],
    ['words of the title', { q: 'extended' }, ['extended', 'extendedTwice']],
    ['words in other case', { q: 'EXTENDEDT' }, ['extendedTwice']],
    ['two Chinese characters', { q: '达标' }, ['100%_达标']],
    ['a sign that means something in a pattern', { q: '%_' }, ['100%_达标']],
    ['a quotation mark', { q: `'` }, []],
    ['codes with all below them', { where: 'desk:medical;kind:inquiry,complaint' }, ['returnedInVain']],
    ['two of them together', { pending: 'return', supervised: 'false' }, []],
  ])('by %s', async (_, query, expected) => {
    expect(await titles(query)).toEqual(expected)
  })

  it('by what is not so', async () => {
    const all = (await titles({})).length
    for (const flag of ['supervised', 'hardCase', 'overdue'])
      expect(
        (await titles({ [flag]: 'true' })).length + (await titles({ [flag]: 'false' })).length,
        flag,
      ).toBe(all)
  })

  it('by unit, as lead or assisting, but not what it has handed back', async () => {
    const ofB = await titles({ unitId: api.small.unitId(b) })
    expect(ofB).toEqual(['assisted', 'openInOctober', 'returned', 'returnedInVain'])
    expect(await titles({ unitId: api.small.unitId(a) })).not.toContain('returned')
  })

  it('by a unit and those below it', async () => {
    const alone = await titles({ unitId: api.small.unitId(a) })
    const street = await titles({ unitId: api.small.unitId('岳塘街道') })
    const below = await titles({ unitId: api.small.unitId(a), below: 'true' })
    expect(below).toEqual([...new Set([...alone, ...street])].toSorted())
  })

  it('by a review whose day has come', async () => {
    expect(await titles({ reviewDue: 'true' })).toEqual(['suspended'])
  })

  it('by order number, whole or its end', async () => {
    const orderNo = lives.get('late')?.orderNo ?? ''
    expect(await titles({ q: orderNo })).toEqual(['late'])
    expect(await titles({ q: orderNo.slice(-6) })).toContain('late')
  })

  it('to what a unit may see, when its people ask', async () => {
    const handler = await api.as('unit02')
    const { value } = await handler.call('listOrders', { query: { period, pageSize: '200' } })
    expect(value.rows.map(({ title }) => title).toSorted()).toEqual([
      'assisted',
      'returned',
      'returnedInVain',
    ])
    expect(value.total).toBe(3)
  })

  it('to the local month, whatever the hour', async () => {
    expect(await titles({ period })).toEqual(inOctober())
  })

  it.each([
    [{ state: 'lost' }, 'badRequest'],
    [{ measure: 'luck' }, 'notFound'],
    [{ period: '2023-13' }, 'invalidPeriod'],
    [{ from: '2023-02-30' }, 'badRequest'],
    [{ unitId: 'nobody' }, 'badRequest'],
    [{ sort: 'luck' }, 'badRequest'],
    [{ pageSize: '201' }, 'badRequest'],
    [{ page: '501' }, 'pageTooDeep'],
    [{ page: '51', pageSize: '200' }, 'pageTooDeep'],
    [{ mine: 'luck' }, 'badRequest'],
  ])('and refuses %j', async (query, code) => {
    expect((await leader.call('listOrders', { query })).problem.code).toBe(code)
  })
})

describe('the list is', () => {
  it('cut into pages that together are the whole, each once', async () => {
    const total = lives.size
    const seen: string[] = []
    for (let page = 1; page <= Math.ceil(total / 7); page++) {
      const { value } = await leader.call('listOrders', { query: { page: String(page), pageSize: '7' } })
      expect(value).toMatchObject({ total, page, pageSize: 7 })
      seen.push(...value.rows.map(({ title }) => title))
    }
    expect(seen.toSorted()).toEqual([...lives.keys()].toSorted())
    const beyond = await leader.call('listOrders', { query: { page: '100' } })
    expect(beyond.value).toMatchObject({ rows: [], total })
  })

  it.each(['acceptedAt', 'handlingDueAt'] as const)(
    'sorted by %s, both ways, what has none at the end',
    async (key) => {
      for (const [sort, sign] of [
        [key, 1],
        [`-${key}`, -1],
      ] as const) {
        const { value } = await leader.call('listOrders', { query: { sort, pageSize: '200' } })
        const instants = value.rows
          .map((row) => row[key])
          .filter((at) => at !== null)
          .map((at) => Date.parse(at))
        expect(instants).toEqual(instants.toSorted((x, y) => sign * (x - y)))
        expect(value.rows.findLastIndex((row) => row[key] !== null)).toBe(instants.length - 1)
      }
    },
  )

  it('masked', async () => {
    const { value } = await leader.call('listOrders', { query: { pageSize: '200' } })
    for (const { appellantName } of value.rows) expect(appellantName).toBe('欧阳**')
  })
})

async function titles(query: Readonly<Record<string, string>>): Promise<string[]> {
  const { value } = await leader.call('listOrders', { query: { ...query, pageSize: '200' } })
  expect(value.total).toBe(value.rows.length)
  return value.rows.map(({ title }) => title).toSorted()
}

async function countsByUnit(
  names: readonly MeasureName[],
): Promise<(unit: UnitName, name: MeasureName) => number> {
  const span = periodSpan(period, 'Asia/Shanghai')
  if (!span.ok) throw new Error(span.code)
  const { storage, centre } = api.small
  const rows = await storage.transact(centre.centreId, (tx) =>
    countMeasures(
      tx,
      { ...span.value, period },
      names.map((measure) => ({ key: measure, measure })),
    ),
  )
  return (unit, name) => rows.find((row) => row.unit === unit)?.counts.get(name) ?? 0
}

/** How often an order counts, told by its log: one, or the requests its unit was granted or refused. */
async function amountOf(measure: MeasureName, title: string, unit: UnitName): Promise<number> {
  const action = { extensionRequests: 'grantExtension', refusedReturns: 'refuseReturn' }[measure as string]
  if (action === undefined) return 1
  const { value } = await leader.call('getOrder', { params: { orderId: lives.get(title)?.orderId ?? '' } })
  return value.log.filter((entry) => entry.action === action && entry.unitName === unit).length
}

function sum(amounts: Readonly<Record<string, number>> = {}): number {
  return Object.values(amounts).reduce((total, amount) => total + amount, 0)
}
