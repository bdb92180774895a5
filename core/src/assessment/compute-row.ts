import { Fraction } from 'fraction.js'
import {
  evaluateFormula,
  type FormulaScope,
  type FormulaValue,
  type GroupFunction,
  namesIn,
} from './evaluate-formula.ts'
import { printedFraction } from './rounding.ts'
import { countedValue, isSmallSample, namesNeeded } from './small-sample.ts'
import type { ColumnSpec, GroupSpec, InputSpec, Scheme } from './types.ts'

/** One unit's row while it is computed: exact values by key, and what could not be computed. */
export interface ComputedRow {
  /** Inputs given or defaulted. */
  readonly inputs: ReadonlyMap<string, Fraction>
  readonly columns: ReadonlyMap<string, ComputedColumn>
  /** Columns for which something is missing, with the inputs that would help. */
  readonly missing: readonly { readonly column: string; readonly inputs: readonly string[] }[]
  /** Columns whose formula divided by zero. */
  readonly dividedByZero: readonly string[]
  readonly scope: FormulaScope
}

export interface ComputedColumn {
  /** What other columns compute with. */
  readonly value: FormulaValue
  /** What it rests on is too little, and this is the value it has all the same. */
  readonly smallSample?: { readonly value: FormulaValue }
  readonly origin: 'formula' | 'input'
}

/**
 * Computes every column of a unit's row, exact. A column with both formula and input is computed when everything its
 * formula needs is there, and taken from its input otherwise.
 */
export function computeRow(
  scheme: Scheme,
  group: GroupSpec,
  given: Readonly<Record<string, Fraction | undefined>>,
): ComputedRow {
  const columns = new Map<string, ComputedColumn>()
  const dividedByZero = new Set<string>()
  let current = ''
  const parameters = parametersOf(scheme, group)
  const byKey = new Map(scheme.columns.map((column) => [column.key, column]))
  const inputs = new Map<string, Fraction>()

  const scope: FormulaScope = {
    value: (name) =>
      columns.get(name)?.value ??
      (byKey.has(name) ? null : (inputs.get(name) ?? parameters.get(name) ?? null)),
    printed: (name) => {
      const value = columns.get(name)?.value ?? null
      const column = byKey.get(name)
      return value === null || column === undefined ? value : printedFraction(value, column.format)
    },
    ofGroup: (how, input) => inputs.get(groupKey(how, input)) ?? null,
    zeroByZero: scheme.zeroByZero,
    dividedByZero: () => dividedByZero.add(current),
  }

  fillInputs(scheme, given, inputs, scope)
  const available = availableKeys(scheme, new Set(inputs.keys()))
  const missing: { column: string; inputs: string[] }[] = []
  for (const key of scheme.computeOrder) {
    const column = byKey.get(key)
    if (column === undefined) throw new Error(`compute order names no column: ${key}`)
    current = key
    if (column.expression !== undefined && namesIn(column.expression).every((name) => available.has(name))) {
      columns.set(key, settled(column, evaluateFormula(column.expression, scope), 'formula', scope))
    } else if (column.input !== undefined && inputs.has(column.input)) {
      columns.set(key, settled(column, inputs.get(column.input) ?? null, 'input', scope))
    } else {
      missing.push({ column: key, inputs: inputsThatHelp(scheme, column, available) })
    }
  }
  return { inputs, columns, missing, dividedByZero: [...dividedByZero], scope }
}

function settled(
  { smallSample }: ColumnSpec,
  value: FormulaValue,
  origin: ComputedColumn['origin'],
  scope: FormulaScope,
): ComputedColumn {
  if (smallSample === undefined || value === null || !isSmallSample(smallSample, scope))
    return { value, origin }
  return { value: countedValue(smallSample, value, scope), smallSample: { value }, origin }
}

/** What is known of a unit's whole group stands among its inputs, frozen with them: `groupSum:orders`. */
export function groupKey(how: GroupFunction, input: string): string {
  return `${how}:${input}`
}

/** Keys of inputs, parameters and columns that have a value once the given inputs do. */
export function availableKeys(scheme: Scheme, given: ReadonlySet<string>): Set<string> {
  const inputs = new Set(given)
  // Defaults that are plain numbers first: a default formula may rest on them.
  for (const namesOnly of [false, true]) {
    for (const { key, defaultExpression } of scheme.inputs) {
      if (defaultExpression === undefined) continue
      const names = namesIn(defaultExpression)
      if (names.length > 0 === namesOnly && names.every((name) => inputs.has(name))) inputs.add(key)
    }
  }
  const columnKeys = new Set(scheme.columns.map((column) => column.key))
  const available = new Set([...inputs].filter((key) => !columnKeys.has(key)))
  for (const { key } of scheme.parameters) available.add(key)
  for (const key of scheme.computeOrder) {
    const column = scheme.columns.find((candidate) => candidate.key === key)
    const computable =
      column?.expression !== undefined && namesIn(column.expression).every((name) => available.has(name))
    if (computable || (column?.input !== undefined && inputs.has(column.input))) available.add(key)
  }
  return available
}

/** The inputs still to be given before a column can be computed, through the columns it rests on. */
export function inputsThatHelp(scheme: Scheme, column: ColumnSpec, available: ReadonlySet<string>): string[] {
  const helpful = new Set<string>()
  const visit = (part: ColumnSpec): void => {
    if (part.input !== undefined) helpful.add(part.input)
    for (const name of part.expression === undefined ? [] : namesIn(part.expression)) {
      if (available.has(name)) continue
      const next = scheme.columns.find((candidate) => candidate.key === name)
      if (next === undefined) helpful.add(name)
      else visit(next)
    }
  }
  visit(column)
  return [...helpful]
}

/** Keys of the inputs a computed column rests on, as it was computed in this row. */
export function inputsBehind(
  scheme: Scheme,
  columns: ReadonlyMap<string, ComputedColumn>,
  key: string,
): string[] {
  const column = scheme.columns.find((candidate) => candidate.key === key)
  if (column === undefined) return scheme.inputs.some((input) => input.key === key) ? [key] : []
  if (columns.get(key)?.origin !== 'formula') return column.input === undefined ? [] : [column.input]
  const names = namesNeeded(column)
  return [...new Set(names.flatMap((name) => inputsBehind(scheme, columns, name)))]
}

export function parametersOf(scheme: Scheme, group: GroupSpec): Map<string, Fraction> {
  return new Map(
    scheme.parameters.map(({ key, default: preset }) => [
      key,
      new Fraction(group.parameters[key] ?? preset ?? '0'),
    ]),
  )
}

function fillInputs(
  scheme: Scheme,
  given: Readonly<Record<string, Fraction | undefined>>,
  inputs: Map<string, Fraction>,
  scope: FormulaScope,
): void {
  const direct = (name: string): FormulaValue => given[name] ?? null
  for (const { key } of scheme.inputs) {
    const value = given[key]
    if (value !== undefined) inputs.set(key, value)
  }
  for (const [key, value] of Object.entries(given))
    if (key.includes(':') && value !== undefined) inputs.set(key, value)
  for (const input of scheme.inputs) {
    if (inputs.has(input.key)) continue
    const value = defaultOf(input, {
      ...scope,
      value: (name) => direct(name) ?? constantDefault(scheme, name),
    })
    if (value !== null) inputs.set(input.key, value)
  }
}

function defaultOf(input: InputSpec, scope: FormulaScope): FormulaValue {
  return input.defaultExpression === undefined ? null : evaluateFormula(input.defaultExpression, scope)
}

/** A default may rest on an input whose own default is a plain number. */
function constantDefault(scheme: Scheme, name: string): FormulaValue {
  const text = scheme.inputs.find((input) => input.key === name)?.default
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? new Fraction(text) : null
}
