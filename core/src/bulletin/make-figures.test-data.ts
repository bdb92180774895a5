import type { BulletinCounts } from './bulletin-counts.ts'
import { makeFigures } from './make-figures.ts'
import type { Dimension, FigureDefinition, ListDefinition, PrintRules } from './template-definition.ts'
import { dimensions } from './template-definition.ts'

interface Given {
  /** Counts by key of the figure. */
  readonly counts?: Readonly<Record<string, number>>
  /** Code, parent and count, in the centre's order; the name is the code in capitals. */
  readonly channel?: readonly (readonly [code: string, parentCode: string | null, count: number])[]
  readonly callDivision?: readonly (readonly [string, string | null, number])[]
  readonly entered?: Readonly<Record<string, string>>
  /** Counts of the period before, when it is in the database. */
  readonly before?: Given['counts']
  readonly list?: Partial<ListDefinition>
  readonly figures?: readonly FigureDefinition[]
  readonly print?: Partial<PrintRules>
}

const count = (key: string, label: string): FigureDefinition => ({
  kind: 'count',
  key,
  label,
  unit: '件',
  count: 'validOrders',
  where: {},
})
const rate = (key: string, label: string, of: string, over: string): FigureDefinition => ({
  kind: 'quotient',
  key,
  label,
  of,
  over,
})

/** What most bulletins print first. */
const usual: readonly FigureDefinition[] = [
  count('calls_offered', '市民来电'),
  count('calls_answered', '接听市民来电'),
  rate('connect_rate_pct', '接通率', 'calls_answered', 'calls_offered'),
  count('valid_orders', '受理有效工单'),
  count('settled_on_line', '在线办结'),
  rate('settled_on_line_rate_pct', '在线办结率', 'settled_on_line', 'valid_orders'),
  count('dispatched', '网上派单'),
  count('callbacks_rated', '回访已评价'),
  count('callbacks_satisfied', '回访满意'),
  rate('callback_satisfaction_rate_pct', '工单回访满意率', 'callbacks_satisfied', 'callbacks_rated'),
]

export const usualPrint: PrintRules = {
  rates: { mode: 'halfUp', digits: 2, zeros: 'keep', suffix: '%' },
  changes: { mode: 'halfUp', digits: 2, zeros: 'trim', suffix: '%' },
  up: '上升',
  down: '下降',
  points: '个百分点',
}

/** The figures of a month in which nothing happened but what is given. */
export function figuresOf(given: Given) {
  const codes = (dimension: Dimension) =>
    dimension === 'channel' || dimension === 'callDivision' ? (given[dimension] ?? []) : []
  const by = given.list?.by ?? 'channel'
  const counted = codes(by).flatMap(([code, , number]) => (number === 0 ? [] : [[code, number] as const]))
  const countsOf = (own: Given['counts'], entered: Given['entered'] = {}): BulletinCounts => ({
    totals: new Map(Object.entries(own ?? {})),
    lists: new Map([['list', new Map(counted)]]),
    codes: byDimension((dimension) =>
      codes(dimension).map(([code, parentCode]) => ({ code, parentCode, name: code.toUpperCase() })),
    ),
    entered: new Map(
      Object.entries(entered).map(([key, value]) => [key, { value, author: 'p1', reason: '上月通报' }]),
    ),
  })
  const list: ListDefinition = {
    key: 'list',
    label: '渠道',
    unit: '件',
    by: 'channel',
    count: by === 'callDivision' ? 'callsAnswered' : 'validOrders',
    where: {},
    shares: 'independent',
    changes: false,
    ...given.list,
  }
  return makeFigures({
    definition: {
      key: 'test',
      name: 'test',
      document: 'test.docx',
      print: { ...usualPrint, ...given.print },
      tables: [],
      figures: [...usual, ...(given.figures ?? [])],
      lists: given.list ? [list] : [],
      parts: [],
    },
    centre: { code: '430300', name: '湘潭市12345' },
    period: {
      key: '2023-10',
      label: '2023 年 10 月',
      year: 2023,
      month: 10,
      from: '2023-10-01',
      until: '2023-10-31',
    },
    counts: countsOf(given.counts, given.entered),
    ...(given.before ? { before: countsOf(given.before) } : {}),
    scorecards: new Map(),
    ledger: [],
  })
}

function byDimension<Value>(make: (dimension: Dimension) => Value): Record<Dimension, Value> {
  // Every dimension is filled just here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(dimensions.map((dimension) => [dimension, make(dimension)])) as Record<
    Dimension,
    Value
  >
}

/** The only list asked for, as one line each: code, count, share. */
export function listOf(given: Given) {
  const list = figuresOf(given).lists['list']
  if (!list) throw new Error('no list')
  return {
    items: list.items.map(({ name, count: number, share }) => `${name} ${number} ${share}`),
    total: list.total.printed,
    list,
  }
}

/** One figure as it is printed. */
export const printed = (given: Given, key: string) => figuresOf(given).values[key]?.printed
