import { Fraction } from 'fraction.js'
import { printValue } from '../assessment/rounding.ts'
import type { PrintFormat, Scorecard } from '../assessment/types.ts'
import type {
  BulletinPeriod,
  Figure,
  FigureList,
  FigureListItem,
  FigureOrigin,
  Figures,
  LedgerEntry,
} from './figures.ts'
import type { Dimension, ListDefinition, TemplateDefinition } from './template-definition.ts'

/** What SQL counted for the period; everything else is worked out here, once (design law 3). */
export interface BulletinCounts {
  readonly callsOffered: number
  readonly callsAnswered: number
  readonly validOrders: number
  readonly answeredAtDesk: number
  readonly dispatched: number
  readonly closedOnTime: number
  readonly callbacksRated: number
  readonly callbacksSatisfied: number
  /** Orders (or answered calls) by code; codes without any are left out. */
  readonly by: Readonly<Record<Dimension, ReadonlyMap<string, number>>>
  /** Names and parents of the codes of each dimension, in the centre's order. */
  readonly codes: Readonly<
    Record<Dimension, readonly { code: string; name: string; parentCode: string | null }[]>
  >
  readonly entered: ReadonlyMap<string, { value: string; author: string; reason: string }>
}

export interface FiguresInput {
  readonly definition: TemplateDefinition
  readonly centre: Figures['centre']
  readonly period: BulletinPeriod
  readonly counts: BulletinCounts
  /** The period before, when the office has assessed it; what was entered as `previous.…` goes before it. */
  readonly before?: BulletinCounts
  readonly scorecard: Scorecard
  readonly ledger: readonly LedgerEntry[]
}

/** Rates in running text keep two decimals; changes drop trailing zeros (formulas §0, print formats). */
const ratePrint: PrintFormat = { mode: 'halfUp', digits: 2, zeros: 'keep', suffix: '%' }
const changePrint: PrintFormat = { mode: 'halfUp', digits: 2, zeros: 'trim', suffix: '%' }

/** Every figure and list a template prints, from one set of counts; shares are rounded each by itself. */
export function makeFigures(input: FiguresInput): Figures {
  const { definition, counts } = input
  const values: Record<string, Figure> = {}
  const add = (figure: Figure) => {
    values[figure.key] = figure
  }
  const count = (
    key: string,
    label: string,
    value: number,
    unit: string,
    measure: string,
    filter?: Record<string, string>,
  ) => add(countFigure(key, label, value, unit, { kind: 'count', measure, ...(filter ? { filter } : {}) }))
  const rate = (key: string, label: string, numerator: string, denominator: string) =>
    add(rateFigure(key, label, values[numerator], values[denominator]))

  count('calls_offered', '市民来电', counts.callsOffered, '通', 'callsOffered')
  count('calls_answered', '接听市民来电', counts.callsAnswered, '通', 'callsAnswered')
  rate('connect_rate_pct', '接通率', 'calls_answered', 'calls_offered')
  count('valid_orders', '受理有效工单', counts.validOrders, '件', 'validOrders')
  count('settled_on_line', '在线办结', counts.answeredAtDesk, '件', 'answeredAtDesk', {
    state: 'answeredAtDesk',
  })
  rate('settled_on_line_rate_pct', '在线办结率', 'settled_on_line', 'valid_orders')
  count('dispatched', '网上派单', counts.dispatched, '件', 'dispatchedOrders')
  count('settled_on_time', '按时办结', counts.closedOnTime, '件', 'closedOnTime')
  rate('on_time_rate_pct', '按时办结率', 'settled_on_time', 'dispatched')
  count('callbacks_rated', '回访已评价', counts.callbacksRated, '件', 'callbacksRated')
  count('callbacks_satisfied', '回访满意', counts.callbacksSatisfied, '件', 'callbacksSatisfied')
  rate('callback_satisfaction_rate_pct', '工单回访满意率', 'callbacks_satisfied', 'callbacks_rated')
  for (const { key, label, unit, by, code } of definition.counts)
    count(key, label, countBelow(counts, by, code), unit, 'validOrders', { [by]: code })
  for (const [key, { value, author, reason }] of counts.entered)
    add({ ...plainFigure(key, reason, new Fraction(value), '', { kind: 'entered', author, reason }) })
  for (const figure of figuresBefore(input)) if (values[figure.key] === undefined) add(figure)
  for (const { key, of, as } of definition.changes)
    add(changeFigure(key, as, values[of], values[`previous.${of}`]))

  const lists = definition.lists.map((list) => [list.key, makeList(list, counts)] as const)
  return {
    centre: input.centre,
    period: input.period,
    values,
    lists: Object.fromEntries(lists),
    scorecard: input.scorecard,
    ledger: input.ledger,
  }
}

/** What the changes are taken of, counted from the period before as this one is counted. */
function figuresBefore(input: FiguresInput): Figure[] {
  const { before, definition } = input
  if (before === undefined) return []
  const { values } = makeFigures({
    definition: { ...definition, lists: [], changes: [] },
    centre: input.centre,
    period: input.period,
    counts: { ...before, entered: new Map() },
    scorecard: input.scorecard,
    ledger: [],
  })
  return definition.changes.flatMap(({ of }) => {
    const figure = values[of]
    return figure ? [{ ...figure, key: `previous.${of}`, label: `上期${figure.label}` }] : []
  })
}

/** Orders with the code itself or any code below it. */
function countBelow(counts: BulletinCounts, by: Dimension, code: string): number {
  const own = counts.by[by].get(code) ?? 0
  const children = counts.codes[by].filter(({ parentCode }) => parentCode === code)
  return children.reduce((sum, child) => sum + countBelow(counts, by, child.code), own)
}

function makeList(list: ListDefinition, counts: BulletinCounts): FigureList {
  const { by } = list
  const whole = [...counts.by[by].values()].reduce((sum, count) => sum + count, 0)
  const listed = chosenCodes(list, counts).map(({ code, name }) => ({
    code,
    name,
    count: countBelow(counts, by, code),
  }))
  const sum = listed.reduce((total, { count }) => total + count, 0)
  if (list.rest !== undefined) listed.push({ code: 'rest', name: list.rest, count: whole - sum })
  // What a list of all is a share of is the whole; a list of some codes below one is a share of their sum.
  const base = list.under !== undefined ? sum : whole
  const items = listed.map(({ code, name, count }): FigureListItem => ({
    code,
    name,
    count,
    share: base === 0 ? '' : printValue(new Fraction(count, base).mul(100), ratePrint),
    origin: {
      kind: 'count',
      measure: by === 'callDivision' ? 'callsAnswered' : 'validOrders',
      filter: { [by]: code },
    },
  }))
  const total = countFigure(
    `${list.key}_total`,
    `${list.label}合计`,
    list.top === undefined ? base : sum,
    list.unit,
    {
      kind: 'count',
      measure: by === 'callDivision' ? 'callsAnswered' : 'validOrders',
    },
  )
  return { key: list.key, label: list.label, unit: list.unit, items, total }
}

function chosenCodes(list: ListDefinition, counts: BulletinCounts) {
  const all = counts.codes[list.by]
  const nameOf = (code: string) => all.find((entry) => entry.code === code)?.name ?? code
  if (list.codes !== undefined) return list.codes.map((code) => ({ code, name: nameOf(code) }))
  if (list.under !== undefined) return all.filter(({ parentCode }) => parentCode === list.under)
  const leaves = all.filter(({ code }) => !all.some(({ parentCode }) => parentCode === code))
  if (list.top === undefined) return leaves
  const countOf = (code: string) => counts.by[list.by].get(code) ?? 0
  return leaves.toSorted((a, b) => countOf(b.code) - countOf(a.code)).slice(0, list.top)
}

function countFigure(key: string, label: string, value: number, unit: string, origin: FigureOrigin): Figure {
  return { key, label, exact: String(value), printed: String(value), value, unit, origin }
}

function plainFigure(
  key: string,
  label: string,
  value: Fraction,
  unit: string,
  origin: FigureOrigin,
): Figure {
  const printed = printValue(value, { ...changePrint, suffix: '' })
  return { key, label, exact: value.toFraction(), printed, value: Number(printed), unit, origin }
}

function rateFigure(
  key: string,
  label: string,
  numerator: Figure | undefined,
  denominator: Figure | undefined,
): Figure {
  const origin: FigureOrigin = {
    kind: 'quotient',
    numerator: numerator?.key ?? '',
    denominator: denominator?.key ?? '',
  }
  const base = new Fraction(denominator?.exact ?? 0)
  // 0/0 is no rate: nothing is printed, never 0 % (R16.7).
  if (base.equals(0)) return { key, label, exact: null, printed: '', value: null, unit: '', origin }
  const exact = new Fraction(numerator?.exact ?? 0).div(base).mul(100)
  const printed = printValue(exact, ratePrint)
  return {
    key,
    label,
    exact: exact.toFraction(),
    printed,
    value: Number.parseFloat(printed),
    unit: '',
    origin,
  }
}

/** Percent of the month before for counts; for rates the difference in percentage points. Blank without a month before. */
function changeFigure(
  key: string,
  as: 'percent' | 'points',
  current: Figure | undefined,
  previous: Figure | undefined,
): Figure {
  const origin: FigureOrigin = {
    kind: 'change',
    current: current?.key ?? '',
    previous: previous?.key ?? '',
    as,
  }
  const label = `${current?.label ?? ''}环比${as === 'points' ? '（百分点）' : ''}`
  const blank = { key, label, exact: null, printed: '', value: null, unit: '', origin }
  if (current?.exact == null || previous?.exact == null) return blank
  const before = new Fraction(as === 'points' ? Number.parseFloat(previous.printed) : previous.exact)
  if (as === 'percent' && before.equals(0)) return blank
  // Printed rates are compared as printed: the reader subtracts what is on paper.
  const now = as === 'points' ? new Fraction(Number.parseFloat(current.printed)) : new Fraction(current.exact)
  const difference = now.sub(before)
  const exact = as === 'points' ? difference : difference.div(before).mul(100)
  const printed = printValue(exact.abs(), changePrint)
  const value = Number.parseFloat(printed) * (exact.compare(0) < 0 ? -1 : 1)
  return { key, label, exact: exact.toFraction(), printed, value, unit: '', origin }
}
