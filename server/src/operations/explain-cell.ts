import { Fraction } from 'fraction.js'
import { explain } from '@yihu/core/assessment/explain'
import type { Explanation } from '@yihu/core/assessment/explain'
import { isUnitMeasure, unitMeasures } from '@yihu/core/assessment/unit-measures'
import { itemsBehind } from '@yihu/core/assessment/ledger'
import { isMeasureName, measures } from '@yihu/core/assessment/measures'
import { printValue } from '@yihu/core/assessment/rounding'
import { whereText } from '@yihu/core/assessment/where'
import type { LedgerItem, Scheme } from '@yihu/core/assessment/types'
import { parsePeriod, plainKey } from '@yihu/core/calendar/period'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { latestScorecard, listLedger, listManualScores } from '../storage/assessments.ts'
import type { Transaction } from '../storage/storage.ts'
import { listUnits } from '../storage/reference.ts'
import { periodSpan } from './period.ts'
import { entriesBehindItems, unitEntries } from './unit-values.ts'
import type { UnitEntry } from './unit-values.ts'

/** A cell with everything it rests on. */
export interface OpenedCell {
  readonly unit: string
  readonly unitId: string | null
  readonly cell: string
  readonly label: string
  readonly printed: string
  readonly exact: string | null
  readonly formula: string | null
  readonly worked: string | null
  readonly rounding: string
  /** The key by which a list shows the orders of the period: the period itself, or the days the scheme makes of it. */
  readonly ordersPeriod: string
  readonly inputs: {
    key: string
    label: string
    printed: string
    /** A measure of orders, when the input counts them. */
    measure: string | null
    measureText: string | null
    where: string | null
    /** A computed cell of the same row. */
    cell: string | null
    entries: { text: string; points: string; author: string | null }[]
  }[]
}

/** What stands behind one cell: rule, worked rule, and for each input the orders, items or entry it comes from. */
export async function explainCell(
  tx: Transaction,
  scheme: Scheme,
  question: { period: string; unit: string; cell: string; timeZone: string },
): Promise<Result<OpenedCell, 'notAssessed' | 'unknownCell'>> {
  const { period, unit, cell, timeZone } = question
  const stored = await latestScorecard(tx, scheme.key, period)
  if (!stored) return refused('notAssessed', { period, scheme: scheme.key })
  const groups = stored.scorecard.groups
  const group = groups.find(({ tiers }) => tiers.some(({ rows }) => rows.some((row) => row.unit === unit)))
  const row = group?.tiers.flatMap(({ rows }) => rows).find((candidate) => candidate.unit === unit)
  const explanation = group && row && explain(scheme, group.group, row, cell)
  if (!explanation) return refused('unknownCell', { unit, cell })
  const units = await listUnits(tx)
  const called = namesOf(scheme, unit)
  const unitId = units.find(({ name }) => called.has(name))?.unit_id ?? null
  const entered = await listLedger(tx, period)
  const items = [...entered.map(({ item }) => item), ...(row.items ?? []).filter(isCounted(scheme))]
  const manual = (await listManualScores(tx, period)).filter((score) => called.has(score.unit))
  const span = periodSpan(period, timeZone, scheme.period)
  if (!span.ok) return refused('notAssessed', { period, scheme: scheme.key })
  // What was overdue when it was counted, not what is today.
  const asked = { period, called, timeZone, span: span.value, asOf: stored.assessedAt }
  const itemsOf = (measure: string) =>
    measure.startsWith('ledger:') ? itemsBehind(scheme, items, unit, measure.slice('ledger:'.length)) : []
  const ofUnit = new Map<string, readonly UnitEntry[]>()
  for (const { key, measure } of explanation.inputs)
    ofUnit.set(
      key,
      isUnitMeasure(measure)
        ? await unitEntries(tx, scheme, asked, measure)
        : await entriesBehindItems(tx, scheme, asked, itemsOf(measure)),
    )
  return accepted({
    unit,
    unitId,
    cell,
    label: explanation.label.zh,
    printed: explanation.printed,
    exact: explanation.exact,
    formula: explanation.formula ?? null,
    worked: explanation.substituted ?? null,
    rounding: explanation.rounding.zh,
    ordersPeriod: ordersPeriod(scheme, period),
    inputs: inputsOf(scheme, explanation).map((input) => ({
      ...input,
      where: input.where === undefined ? null : whereText(input.where),
      measure: isMeasureName(input.measure) ? input.measure : null,
      measureText: isMeasureName(input.measure)
        ? measures[input.measure].definition.zh
        : (unitMeasures[input.measure]?.zh ?? null),
      entries: [
        ...itemsOf(input.measure).map((item) => ({
          text: `${item.kind}：${item.reason}`,
          points: item.points,
          author: entered.find((one) => one.item === item)?.author ?? null,
        })),
        ...(ofUnit.get(input.key) ?? []),
        ...manual
          .filter((score) => score.input_key === input.key)
          .map((score) => ({ text: score.reason, points: score.points, author: score.author })),
      ],
    })),
  })
}

/** What an automatic rule makes of a grade is shown with the row and added to nothing. */
function isCounted({ ledger }: Scheme) {
  return (item: LedgerItem): boolean =>
    ledger?.automatic.find(({ key }) => key === item.rule)?.grades === undefined
}

function ordersPeriod({ period: rule }: Scheme, period: string): string {
  const parsed = rule && parsePeriod(period, rule)
  return parsed ? plainKey(parsed) : period
}

/** A scheme prints a unit under a name of its own (湘乡市 for 湘乡市人民政府): what is kept of it is under either. */
function namesOf(scheme: Scheme, unit: string): ReadonlySet<string> {
  const listed = scheme.groups
    .flatMap(({ units }) => units)
    .find(({ name, aliases }) => name === unit || aliases.includes(unit))
  return new Set([unit, ...(listed ? [listed.name, ...listed.aliases] : [])])
}

/** The terms of the rule that are cells of their own, then the inputs that stand for orders, items or entries. */
function inputsOf(scheme: Scheme, explanation: Explanation) {
  const cells = explanation.terms
    .filter((term) => term.kind !== 'input')
    .map((term) => ({
      key: term.name,
      label: term.label.zh,
      printed: term.printed,
      measure: term.kind,
      where: undefined,
      cell: term.kind === 'column' ? term.name : null,
    }))
  const inputs = explanation.inputs.map((input) => ({
    key: input.key,
    label: input.label.zh,
    printed:
      input.exact === null
        ? ''
        : printValue(new Fraction(input.exact), { mode: 'halfUp', digits: 4, zeros: 'trim', suffix: '' }),
    measure: input.measure,
    where: input.where,
    cell: null,
  }))
  const own = new Set(scheme.columns.filter(({ key }) => key === explanation.key).map(({ key }) => key))
  return [...cells.filter(({ key }) => !own.has(key)), ...inputs]
}
