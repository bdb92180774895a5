import { Fraction } from 'fraction.js'
import { computeRow, parametersOf } from './compute-row.ts'
import { namesIn, printedNamesIn } from './evaluate-formula.ts'
import { printValue } from './rounding.ts'
import { smallSampleInWords } from './small-sample.ts'
import type { Bilingual, ColumnSpec, PrintFormat, Scheme, ScoreRow } from './types.ts'
import type { Where } from './where.ts'

/** How one number of a scorecard came about: the promise that every published number opens. */
export interface Explanation {
  readonly key: string
  readonly label: Bilingual
  /** Computed by formula, or taken as it was given. */
  readonly origin: 'formula' | 'input'
  /** The formula as the scheme has it, and with every name replaced by its value. */
  readonly formula?: string
  readonly substituted?: string
  readonly terms: readonly ExplainedTerm[]
  readonly exact: string | null
  readonly printed: string
  readonly rounding: Bilingual
  readonly basis?: string
  /** The inputs the number rests on in the end, with what each of them counts. */
  readonly inputs: readonly ExplainedInput[]
}

export interface ExplainedTerm {
  readonly name: string
  readonly label: Bilingual
  readonly kind: 'column' | 'input' | 'parameter'
  readonly exact: string | null
  readonly printed: string
}

export interface ExplainedInput {
  readonly key: string
  readonly label: Bilingual
  /** A name of `measures.ts`, `ledger:<route>` or `manual`: whose orders, items or entry to list. */
  readonly measure: string
  /** Which orders of the measure count; absent: all. */
  readonly where?: Where
  readonly exact: string | null
}

/**
 * Explains a cell of a scorecard row from the row's own frozen inputs. `groupKey` is the row's group: its parameters
 * (target, points per return) are part of the explanation. Undefined when scheme, group or cell do not go together.
 */
export function explain(
  scheme: Scheme,
  groupKey: string,
  row: ScoreRow,
  cellKey: string,
): Explanation | undefined {
  const group = scheme.groups.find(({ key }) => key === groupKey)
  const column = scheme.columns.find(({ key }) => key === cellKey)
  const cell = row.cells[cellKey]
  if (group === undefined || column === undefined || cell === undefined) return undefined

  const given = Object.fromEntries(
    Object.entries(row.inputs).map(([key, exact]) => [key, new Fraction(exact)]),
  )
  const computed = computeRow(scheme, group, given)
  const byFormula = computed.columns.get(cellKey)?.origin === 'formula' && column.expression !== undefined
  const names = byFormula ? namesIn(column.expression) : column.input === undefined ? [] : [column.input]
  const parameters = parametersOf(scheme, group)
  const printedNames = new Set(byFormula ? printedNamesIn(column.expression) : [])

  const terms = names.map((name): ExplainedTerm => {
    const other = name === cellKey ? undefined : scheme.columns.find(({ key }) => key === name)
    if (other !== undefined) {
      const value = computed.columns.get(name)?.value ?? null
      return term(name, other.label, 'column', value, other.format)
    }
    const parameter = scheme.parameters.find(({ key }) => key === name)
    if (parameter !== undefined) return term(name, parameter.label, 'parameter', parameters.get(name) ?? null)
    const input = scheme.inputs.find(({ key }) => key === name)
    return term(name, input?.label ?? { zh: name, en: name }, 'input', computed.inputs.get(name) ?? null)
  })
  return {
    key: cellKey,
    label: fullLabel(column),
    origin: byFormula ? 'formula' : 'input',
    ...(byFormula && column.formula !== undefined
      ? { formula: column.formula, substituted: substitute(column.formula, terms, printedNames) }
      : {}),
    terms,
    exact: cell.exact,
    printed: cell.printed,
    rounding: roundingInWords(column, cell.isSmallSample === true),
    ...(column.basis === undefined ? {} : { basis: column.basis }),
    inputs: cell.inputs.map((key) => {
      const input = scheme.inputs.find((candidate) => candidate.key === key)
      return {
        key,
        label: input?.label ?? { zh: key, en: key },
        measure: input?.measure ?? 'manual',
        ...(input?.where === undefined ? {} : { where: input.where }),
        exact: row.inputs[key] ?? null,
      }
    }),
  }
}

function term(
  name: string,
  label: Bilingual,
  kind: ExplainedTerm['kind'],
  value: Fraction | null,
  format: PrintFormat = { mode: 'halfUp', digits: 6, zeros: 'trim', suffix: '' },
): ExplainedTerm {
  return {
    name,
    label,
    kind,
    exact: value === null ? null : value.toFraction(),
    printed: printValue(value, format),
  }
}

/** Puts exact values in the place of names, so that the line can be recomputed by hand: `percent(8, 11)`. */
function substitute(formula: string, terms: readonly ExplainedTerm[], printed: ReadonlySet<string>): string {
  const byName = new Map(terms.map((each) => [each.name, each]))
  return formula.replace(/(?<![\w.])[a-z]\w*/g, (word) => {
    const found = byName.get(word)
    if (found === undefined) return word
    if (found.exact === null) return '（空）'
    if (printed.has(word)) return found.printed.replace('%', '')
    const plain = found.exact.includes('/') || found.exact.startsWith('-') ? `(${found.exact})` : found.exact
    return plain
  })
}

const modes: Readonly<Record<PrintFormat['mode'], Bilingual>> = {
  halfUp: { zh: '四舍五入', en: 'half up' },
  halfEven: { zh: '四舍六入五成双', en: 'half to even' },
  cut: { zh: '截去', en: 'cut off' },
}

const zerosInWords: Readonly<Record<PrintFormat['zeros'], Bilingual>> = {
  trim: { zh: '末尾的 0 不印', en: 'trailing zeros dropped' },
  keep: { zh: '位数印足', en: 'all decimals printed' },
  whole: { zh: '整数不印小数', en: 'whole numbers without decimals' },
}

function roundingInWords({ format, smallSample }: ColumnSpec, isSmallSample: boolean): Bilingual {
  const { mode, digits, zeros } = format
  const { zh, en } = zerosInWords[zeros]
  const small = isSmallSample && smallSample !== undefined ? smallSampleInWords(smallSample) : undefined
  return {
    zh: `用精确值计算，打印时${modes[mode].zh}到 ${digits} 位小数，${zh}${small ? `；${small.zh}` : ''}`,
    en: `computed exactly, printed with ${digits} decimals, ${modes[mode].en}, ${en}${small ? `; ${small.en}` : ''}`,
  }
}

function fullLabel({ heading, label }: ColumnSpec): Bilingual {
  return heading === undefined
    ? label
    : { zh: `${heading.zh}／${label.zh}`, en: `${heading.en} / ${label.en}` }
}
