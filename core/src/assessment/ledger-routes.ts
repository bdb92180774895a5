import { Fraction } from 'fraction.js'
import type { CountsRow, LedgerItem, LedgerRoute, Scheme } from './types.ts'

/** Whether a route sums an item: by kind and sign. */
export function takes(route: LedgerRoute, item: LedgerItem, points: Fraction): boolean {
  if (route.kinds !== undefined && !route.kinds.includes(item.kind)) return false
  if (route.sign === 'positive') return points.gt(0)
  if (route.sign === 'negative') return points.lt(0)
  return true
}

/**
 * A row's values with automatic items added to the inputs of their routes. What was added is kept beside them
 * (`automatic:plus`), so that a frozen row says how much of its ledger nobody entered. `before` are the inputs as they
 * were, defaults filled in.
 */
export function withItems(
  scheme: Scheme,
  values: CountsRow['values'],
  before: ReadonlyMap<string, Fraction>,
  items: readonly LedgerItem[],
): CountsRow['values'] {
  const added: Record<string, Fraction | undefined> = { ...values }
  for (const route of scheme.ledger?.routes ?? []) {
    const points = items
      .map((item) => ({ item, points: new Fraction(item.points) }))
      .filter(({ item, points: each }) => takes(route, item, each))
      .reduce((sum, { points: each }) => sum.add(each), new Fraction(0))
    if (points.equals(0)) continue
    added[automaticKey(route)] = points
    for (const { key } of inputsOf(scheme, route))
      added[key] = (before.get(key) ?? new Fraction(0)).add(points)
  }
  return added
}

/** The values as they were entered: a frozen row that is assessed again makes its automatic items anew. */
export function withoutItems(scheme: Scheme, values: CountsRow['values']): CountsRow['values'] {
  const entered: Record<string, Fraction | undefined> = { ...values }
  for (const route of scheme.ledger?.routes ?? []) {
    const points = values[automaticKey(route)]
    if (points === undefined) continue
    Reflect.deleteProperty(entered, automaticKey(route))
    for (const { key } of inputsOf(scheme, route)) entered[key] = values[key]?.sub(points)
  }
  return entered
}

function inputsOf(scheme: Scheme, route: LedgerRoute): Scheme['inputs'] {
  return scheme.inputs.filter(({ measure }) => measure === `ledger:${route.key}`)
}

function automaticKey({ key }: LedgerRoute): string {
  return `automatic:${key}`
}
