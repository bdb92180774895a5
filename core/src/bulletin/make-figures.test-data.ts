import type { Scorecard } from '../assessment/types.ts'
import type { BulletinCounts } from './make-figures.ts'
import { makeFigures } from './make-figures.ts'
import type { ChangeDefinition, CountDefinition, Dimension, ListDefinition } from './template-definition.ts'

interface Given {
  readonly counts?: Partial<Omit<BulletinCounts, 'by' | 'codes' | 'entered'>>
  /** Code, parent and count, in the centre's order; the name is the code in capitals. */
  readonly channel?: readonly (readonly [code: string, parentCode: string | null, count: number])[]
  readonly callDivision?: readonly (readonly [string, string | null, number])[]
  readonly entered?: Readonly<Record<string, string>>
  /** Counts of the period before, when it is in the database. */
  readonly before?: Given['counts']
  readonly count?: Partial<CountDefinition>
  readonly list?: Partial<ListDefinition>
  readonly changes?: readonly ChangeDefinition[]
}

const scorecard: Scorecard = { scheme: 'test@1', period: '2023-10', groups: [] }

/** The figures of a month in which nothing happened but what is given. */
export function figuresOf(given: Given) {
  const codes = (dimension: Dimension) =>
    dimension === 'channel' || dimension === 'callDivision' ? (given[dimension] ?? []) : []
  const zero = { callsOffered: 0, callsAnswered: 0, validOrders: 0, answeredAtDesk: 0, dispatched: 0 }
  const counted = (dimension: Dimension) =>
    new Map(codes(dimension).flatMap(([code, , count]) => (count === 0 ? [] : [[code, count] as const])))
  const named = (dimension: Dimension) =>
    codes(dimension).map(([code, parentCode]) => ({ code, parentCode, name: code.toUpperCase() }))
  const countsOf = (own: Given['counts'], entered: Given['entered'] = {}): BulletinCounts => ({
    ...zero,
    closedOnTime: 0,
    callbacksRated: 0,
    callbacksSatisfied: 0,
    ...own,
    by: byDimension(counted),
    codes: byDimension(named),
    entered: new Map(
      Object.entries(entered).map(([key, value]) => [key, { value, author: 'p1', reason: '上月通报' }]),
    ),
  })
  return makeFigures({
    definition: {
      key: 'test',
      name: 'test',
      document: 'test.docx',
      scheme: 'test',
      counts: given.count
        ? [{ key: 'part', label: '部分', unit: '件', by: 'channel', code: 'a', ...given.count }]
        : [],
      lists: given.list ? [{ key: 'list', label: '渠道', unit: '件', by: 'channel', ...given.list }] : [],
      changes: given.changes ?? [],
    },
    centre: { code: '430300', name: '湘潭市12345' },
    period: { key: '2023-10', year: 2023, month: 10, from: '2023-10-01', until: '2023-10-31' },
    counts: countsOf(given.counts, given.entered),
    ...(given.before ? { before: countsOf(given.before) } : {}),
    scorecard,
    ledger: [],
  })
}

function byDimension<Value>(make: (dimension: Dimension) => Value): Record<Dimension, Value> {
  return {
    channel: make('channel'),
    kind: make('kind'),
    category: make('category'),
    desk: make('desk'),
    programmeTag: make('programmeTag'),
    callDivision: make('callDivision'),
  }
}

/** The only list asked for, as one line each: code, count, share. */
export function listOf(given: Given) {
  const list = figuresOf(given).lists['list']
  if (!list) throw new Error('no list')
  return {
    items: list.items.map(({ name, count, share }) => `${name} ${count} ${share}`),
    total: list.total.printed,
    list,
  }
}

/** One figure as it is printed. */
export const printed = (given: Given, key: string) => figuresOf(given).values[key]?.printed
