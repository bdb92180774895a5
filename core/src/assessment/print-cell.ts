import { type ComputedRow, inputsBehind } from './compute-row.ts'
import { printedFraction, printValue } from './rounding.ts'
import type { Cell, ColumnSpec, Scheme } from './types.ts'

/** One computed column of a row as it is printed, with its exact value and the inputs behind it. */
export function printCell(scheme: Scheme, column: ColumnSpec, computed: ComputedRow): Cell {
  const { value, origin } = computed.columns.get(column.key) ?? { value: null, origin: 'input' }
  return {
    key: column.key,
    exact: value === null ? null : value.toFraction(),
    printed: printValue(value, column.format),
    value: value === null ? null : printedFraction(value, column.format).valueOf(),
    ...(origin === 'formula' && column.formula !== undefined ? { formula: column.formula } : {}),
    inputs: inputsBehind(scheme, computed.columns, column.key),
  }
}

/** The inputs of a row as exact text: the frozen ground for computing it again. */
export function exactInputs(computed: ComputedRow): Record<string, string> {
  return Object.fromEntries([...computed.inputs].map(([key, value]) => [key, value.toFraction()]))
}
