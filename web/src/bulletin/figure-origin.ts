import type { FiguresView } from '@yihu/contract/bulletins'
import type { OrderFilter } from '@yihu/contract/orders'
import type { ReferenceData } from '@yihu/contract/reference-data'
import { appealKinds } from '@yihu/core/appeal/appeal'
import { isMeasureName } from '@yihu/core/assessment/measures'
import { type OrderState, orderStates } from '@yihu/core/order/states'
import { z } from 'zod'
import { daysOfMonth } from '../language/format-time.ts'
import { paths } from '../paths.ts'

export type FigureView = FiguresView['values'][string]
export type FigureListView = FiguresView['lists'][string]

const origin = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('count'),
    measure: z.string(),
    filter: z.record(z.string(), z.string()).optional(),
  }),
  z.object({ kind: z.literal('quotient'), numerator: z.string(), denominator: z.string() }),
  z.object({
    kind: z.literal('change'),
    current: z.string(),
    previous: z.string(),
    as: z.enum(['percent', 'points']),
  }),
  z.object({ kind: z.literal('sum'), of: z.array(z.string()) }),
  z.object({ kind: z.literal('daily'), of: z.string(), days: z.number() }),
  z.object({
    kind: z.literal('table'),
    table: z.string(),
    column: z.string().optional(),
    row: z.string().optional(),
  }),
  z.object({ kind: z.literal('entered'), author: z.string(), reason: z.string() }),
])
export type Origin = z.infer<typeof origin>

/** The origin with the parts its kind has (core `FigureOrigin`); null when the reply lacks one of them. */
export function readOrigin(value: FigureView['origin']): Origin | null {
  const read = origin.safeParse(value)
  return read.success ? read.data : null
}

/** Lists of the reference data by the dimension a count is split by, with the filter of the order list for it. */
const dimensions = {
  channel: { list: 'channels', filter: 'channelCode' },
  category: { list: 'categories', filter: 'categoryCode' },
  desk: { list: 'desks', filter: 'deskCode' },
  programmeTag: { list: 'programmeTags', filter: 'programmeTag' },
} as const

/** What a bulletin does not count as valid: the list must leave them out as the count does. */
const notValid: readonly OrderState[] = ['invalid', 'declined', 'merged', 'withdrawn']
const validStates = orderStates.filter((state) => !notValid.includes(state)).join(',')

type Codes = Pick<ReferenceData, (typeof dimensions)[keyof typeof dimensions]['list']>

/**
 * Address of exactly the orders a count is made of. Null when the order list cannot show exactly those: calls and
 * call-backs have no list, and a code with others below it is counted with them but listed without.
 */
export function ordersOfOrigin(from: Origin | null, period: string, codes: Codes): string | null {
  if (from?.kind !== 'count') return null
  const filter = filterOf(from.filter ?? {}, codes)
  if (filter === null) return null
  if (isMeasureName(from.measure)) return paths.orders({ ...filter, measure: from.measure, period })
  const days = daysOfMonth(period)
  if (days === undefined || (from.measure !== 'validOrders' && filter.state === undefined)) return null
  return paths.orders({ state: validStates, ...filter, ...days })
}

function filterOf(filter: Readonly<Record<string, string>>, codes: Codes): OrderFilter | null {
  let read: OrderFilter = {}
  for (const [by, code] of Object.entries(filter)) {
    const kind = appealKinds.find((known) => known === code)
    if (by === 'state') read = { ...read, state: code }
    else if (by === 'kind' && kind) read = { ...read, kind }
    else if (isDimension(by) && isLeaf(codes[dimensions[by].list], code))
      read = { ...read, [dimensions[by].filter]: code }
    else return null
  }
  return read
}

function isDimension(by: string): by is keyof typeof dimensions {
  return Object.hasOwn(dimensions, by)
}

function isLeaf(list: Codes['channels'], code: string): boolean {
  return list.some((entry) => entry.code === code) && !list.some(({ parentCode }) => parentCode === code)
}

/** Anchor of a figure on the page, so that a quotient can point at its numerator. */
export function figureAnchor(key: string): string {
  return `figure-${key}`
}
