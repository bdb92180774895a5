import type { FiguresView } from '@yihu/contract/bulletins'
import { isMeasureName } from '@yihu/core/assessment/measures'
import { parseWhere } from '@yihu/core/assessment/where'
import { parsePeriod } from '@yihu/core/calendar/period'
import { type OrderState, orderStates } from '@yihu/core/order/states'
import { z } from 'zod'
import { paths } from '../paths.ts'

export type FigureView = FiguresView['values'][string]
export type FigureListView = FiguresView['lists'][string]

const origin = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('count'),
    measure: z.string(),
    filter: z.record(z.string(), z.string()).optional(),
    days: z.object({ from: z.string(), until: z.string() }).optional(),
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

/** States of the orders each count of a bulletin is made of, as the count itself has it. */
const left: readonly OrderState[] = ['declined', 'merged', 'withdrawn']
const states: Readonly<Record<string, readonly OrderState[]>> = {
  acceptedOrders: orderStates.filter((state) => !left.includes(state)),
  validOrders: orderStates.filter((state) => state !== 'invalid' && !left.includes(state)),
  answeredAtDesk: ['answeredAtDesk'],
  invalidOrders: ['invalid'],
}

/** The period of a bulletin by its key, and the days a list of orders is asked by where they are others. */
export type BulletinPeriod = Pick<FiguresView['period'], 'key' | 'ordersKey'>

/** Address of exactly the orders a count is made of; null when calls, call-backs or the rest of a list are counted. */
export function ordersOfOrigin(from: Origin | null, { key, ordersKey = key }: BulletinPeriod): string | null {
  if (from?.kind !== 'count') return null
  const chosen = from.filter ?? {}
  const where = Object.entries(chosen)
    .map(([key, codes]) => `${key}:${codes}`)
    .join(';')
  if (where !== '' && parseWhere(where) === undefined) return null
  if (Object.values(chosen).some((code) => notCodes.includes(code))) return null
  const narrowed = where === '' ? {} : { where }
  if (isMeasureName(from.measure))
    return paths.orders({
      ...narrowed,
      measure: from.measure,
      period: ordersKey,
      ...(ordersKey === key ? {} : { assessed: key }),
    })
  const parsed = parsePeriod(ordersKey)
  const days = from.days ?? parsed
  const state = states[from.measure]
  // A list has days from midnight to midnight: one from noon to noon would show other orders.
  if (days === undefined || state === undefined || (parsed?.dayStartsAt ?? 0) > 0) return null
  return paths.orders({ ...narrowed, state: state.join(','), from: days.from, until: days.until })
}

/** What a list sums up beside its codes: the rest, and the invalid ones, which are a state and no kind. */
const notCodes = ['rest', 'invalid']

/** Anchor of a figure on the page, so that a quotient can point at its numerator. */
export function figureAnchor(key: string): string {
  return `figure-${key}`
}
