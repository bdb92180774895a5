import { Fraction } from 'fraction.js'
import type { Scorecard, ScoreRow } from '../assessment/types.ts'
import { daysOf } from '../calendar/period.ts'
import { windowDays } from './bulletin-counts.ts'
import type { BulletinCounts } from './bulletin-counts.ts'
import {
  blankFigure,
  changeFigure,
  countFigure,
  dailyFigure,
  plainFigure,
  rateFigure,
} from './figure-values.ts'
import type { BulletinPeriod, Figure, FigureOrigin, Figures, LedgerEntry } from './figures.ts'
import { makeList } from './make-list.ts'
import type {
  CountDefinition,
  FigureDefinition,
  TableDefinition,
  TableFigureDefinition,
  TemplateDefinition,
} from './template-definition.ts'

export interface FiguresInput {
  readonly definition: TemplateDefinition
  readonly centre: Figures['centre']
  readonly period: BulletinPeriod
  readonly counts: BulletinCounts
  /** The period before, when the office has assessed it; what was entered as `previous.…` goes before it. */
  readonly before?: BulletinCounts
  /** The scorecards of the definition's tables, by key of the table. */
  readonly scorecards: ReadonlyMap<string, Scorecard>
  readonly ledger: readonly LedgerEntry[]
}

/** Every figure and list a template prints, from one set of counts. */
export function makeFigures(input: FiguresInput): Figures {
  const { definition, counts, before, scorecards } = input
  const values = valuesOf(input)
  const lists = definition.lists.map((list) => {
    const base = list.base === undefined ? undefined : values[list.base]
    return [list.key, makeList(list, { counts, before, print: definition.print, base })] as const
  })
  return {
    centre: input.centre,
    period: input.period,
    values,
    lists: Object.fromEntries(lists),
    tables: definition.tables.map(({ key, title, scheme, items }) => {
      const scorecard = scorecards.get(key)
      if (scheme === undefined) return { key, title, ledger: entriesOf(input.ledger, items) }
      return { key, title, ...(scorecard === undefined ? {} : { scorecard }) }
    }),
    ledger: input.ledger,
  }
}

/** Those that take points or those that give them, where a city prints them apart. */
function entriesOf(ledger: readonly LedgerEntry[], items: TableDefinition['items']): readonly LedgerEntry[] {
  if (items === undefined) return ledger
  return ledger.filter(({ points }) => points.startsWith('-') === (items === 'deductions'))
}

function valuesOf(input: FiguresInput): Record<string, Figure> {
  const { definition, counts } = input
  const previous = previousFigures(input)
  const values: Record<string, Figure> = {}
  for (const figure of definition.figures) values[figure.key] = makeFigure(figure, input, values, previous)
  // What was entered without the template asking for it is still a figure its text may print.
  for (const [key, { value, author, reason }] of counts.entered)
    values[key] ??= plainFigure({ key, label: reason }, new Fraction(value), '', {
      kind: 'entered',
      author,
      reason,
    })
  for (const figure of definition.figures) {
    const earlier = figure.kind === 'change' ? previous[`previous.${figure.of}`] : undefined
    if (earlier) values[earlier.key] ??= earlier
  }
  return values
}

function makeFigure(
  figure: FigureDefinition,
  input: FiguresInput,
  values: Readonly<Record<string, Figure>>,
  previous: Readonly<Record<string, Figure>>,
): Figure {
  const { counts, definition, period } = input
  const { rates } = definition.print
  const named = { key: figure.key, label: figure.label }
  switch (figure.kind) {
    case 'count':
      return countFigure(named, counts.totals.get(figure.key) ?? 0, figure.unit, countOrigin(figure, period))
    case 'entered': {
      const entry = counts.entered.get(figure.key)
      if (!entry) return blankFigure(named, figure.unit, { kind: 'entered', author: '', reason: '' })
      const { value, author, reason } = entry
      return plainFigure(named, new Fraction(value), figure.unit, { kind: 'entered', author, reason })
    }
    case 'quotient':
      return rateFigure(named, values[figure.of], values[figure.over], figure.print ?? rates)
    case 'sum': {
      const parts = figure.sum.map((key) => values[key]?.exact)
      const origin: FigureOrigin = { kind: 'sum', of: figure.sum }
      if (parts.some((part) => part == null)) return blankFigure(named, figure.unit, origin)
      const sum = parts.reduce((total, part) => total.add(part ?? 0), new Fraction(0))
      return plainFigure(named, sum, figure.unit, origin)
    }
    case 'daily':
      return dailyFigure(named, values[figure.perDay], daysOf(period), figure.unit)
    case 'change': {
      const label = `${figure.label}${figure.as === 'points' ? '（百分点）' : ''}`
      const earlier = previous[`previous.${figure.of}`]
      const current = values[figure.of]
      return changeFigure({ ...named, label }, figure.as, current, earlier, definition.print, figure.print)
    }
    default:
      return tableFigure(figure, input.scorecards.get(figure.table))
  }
}

function countOrigin({ count, where, ...window }: CountDefinition, period: BulletinPeriod): FigureOrigin {
  // A January that begins in December is of its own year.
  const days = windowDays(window, { from: `${period.year}-01-01`, until: period.until })
  const filter = Object.fromEntries(Object.entries(where).map(([key, codes]) => [key, codes.join(',')]))
  return {
    kind: 'count',
    measure: count,
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    ...(days === undefined ? {} : { days }),
  }
}

/** What the changes are taken of: entered as `previous.…`, else counted as this period is counted. */
function previousFigures(input: FiguresInput): Record<string, Figure> {
  const { before, ...rest } = input
  const { definition, counts } = rest
  const figures: Record<string, Figure> = {}
  if (before !== undefined) {
    const earlier = { ...before, entered: new Map<string, never>() }
    // Changes of changes are nobody's figure, and tables are of this period.
    const own = definition.figures.filter(({ kind }) => kind !== 'change' && kind !== 'table')
    const values = valuesOf({
      ...rest,
      definition: { ...definition, figures: own },
      counts: earlier,
    })
    for (const figure of Object.values(values)) {
      const key = `previous.${figure.key}`
      figures[key] = { ...figure, key, label: `上期${figure.label}` }
    }
  }
  for (const [key, { value, author, reason }] of counts.entered)
    if (key.startsWith('previous.'))
      figures[key] = plainFigure({ key, label: reason }, new Fraction(value), '', {
        kind: 'entered',
        author,
        reason,
      })
  return figures
}

function tableFigure(figure: TableFigureDefinition, scorecard: Scorecard | undefined): Figure {
  const { read, table, unit } = figure
  const named = { key: figure.key, label: figure.label }
  const origin: FigureOrigin = {
    kind: 'table',
    table,
    ...(read.what === 'units' ? {} : { column: read.column }),
    ...(read.what === 'cell' ? { row: read.row } : {}),
  }
  if (!scorecard) return blankFigure(named, unit, origin)
  if (read.what === 'units')
    return countFigure(named, rowsOf(scorecard, read.group, read.tier, read.grade).length, unit, origin)
  const rows = rowsOf(scorecard).filter((row) => read.what === 'total' || row.unit === read.row)
  const whole = read.what === 'total' ? scorecard.total?.cells[read.column] : undefined
  // A total row knows rates; without one, a column is added up.
  if (whole?.exact != null)
    return { ...named, exact: whole.exact, printed: whole.printed, value: whole.value, unit, origin }
  const cells = rows.flatMap(({ cells: own }) => own[read.column] ?? [])
  if (read.what === 'cell') {
    const [cell] = cells
    if (cell?.exact == null) return blankFigure(named, unit, origin)
    return { ...named, exact: cell.exact, printed: cell.printed, value: cell.value, unit, origin }
  }
  const sum = cells.reduce((total, { exact }) => total.add(exact ?? 0), new Fraction(0))
  return plainFigure(named, sum, unit, origin)
}

function rowsOf(scorecard: Scorecard, group?: string, tier?: string, grade?: string): ScoreRow[] {
  return scorecard.groups
    .filter((one) => group === undefined || one.group === group)
    .flatMap(({ tiers }) => tiers.filter((one) => tier === undefined || one.tier === tier))
    .flatMap(({ rows }) => rows.filter((row) => grade === undefined || row.grade === grade))
}
