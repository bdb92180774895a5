import { type ComputedRow, inputsBehind } from './compute-row.ts'
import { printedFraction, printValue } from './rounding.ts'
import type { Cell, ColumnSpec, Scheme } from './types.ts'

/** One computed column of a row as it is printed, with its exact value and the inputs behind it. */
export function printCell(scheme: Scheme, column: ColumnSpec, computed: ComputedRow): Cell {
  const found = computed.columns.get(column.key)
  const origin = found?.origin ?? 'input'
  const value = (found?.smallSample ?? found)?.value ?? null
  const rule = found?.smallSample === undefined ? undefined : column.smallSample
  return {
    key: column.key,
    exact: value === null ? null : value.toFraction(),
    printed: rule?.print ?? `${printValue(value, column.format)}${rule?.mark ?? ''}`,
    value:
      value === null || rule?.print !== undefined ? null : printedFraction(value, column.format).valueOf(),
    ...(rule === undefined ? {} : { isSmallSample: true as const }),
    ...(origin === 'formula' && column.formula !== undefined ? { formula: column.formula } : {}),
    inputs: inputsBehind(scheme, computed.columns, column.key),
  }
}

/** The inputs of a row as exact text: the frozen ground for computing it again. */
export function exactInputs(computed: ComputedRow): Record<string, string> {
  return Object.fromEntries([...computed.inputs].map(([key, value]) => [key, value.toFraction()]))
}
