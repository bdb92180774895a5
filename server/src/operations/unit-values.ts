import { Fraction } from 'fraction.js'
import { namesIn } from '@yihu/core/assessment/evaluate-formula'
import { isArticleTaskMeasure, isUnitMeasure } from '@yihu/core/assessment/unit-measures'
import type { CountyMeasure, UnitMeasure } from '@yihu/core/assessment/unit-measures'
import type { LedgerItem, Scheme } from '@yihu/core/assessment/types'
import type { Span } from '../storage/screens/assessment-counts.ts'
import type { Transaction } from '../storage/storage.ts'
import { articleTaskEntries, articleTaskValues } from './article-task-values.ts'
import { countyEntries, countyValues } from './county-values.ts'

/** What is entered of a unit beside its orders, as the explanation of a cell lists it. */
export interface UnitEntry {
  readonly text: string
  readonly points: string
  readonly author: string | null
}

/** A period by its name, by its instants, and until when what is still open counts. */
export interface CountedPeriod {
  readonly period: string
  readonly span: Pick<Span, 'from' | 'before'>
  readonly asOf: Date
}

/** What is asked of a unit's entries: of which period, and every name the unit goes by. */
export interface EntryQuestion extends CountedPeriod {
  readonly called: ReadonlySet<string>
  readonly timeZone: string
}

/** What is known of a unit beside its orders, by input: exact values, and the names of what was counted. */
export interface KnownOfUnit {
  readonly values: Readonly<Record<string, Fraction>>
  readonly names?: Readonly<Record<string, readonly string[]>>
}

/** An input of a scheme by the measure it is taken from. */
export interface InputOf<Measure> {
  readonly key: string
  readonly measure: Measure
}

/**
 * The inputs of a scheme that are counted from no order: values by unit and input, exact. Units of whom nothing is known
 * are left out.
 */
export async function unitValues(
  tx: Transaction,
  scheme: Scheme,
  of: CountedPeriod,
): Promise<ReadonlyMap<string, KnownOfUnit>> {
  const { tasks, counties } = unitInputs(scheme)
  const ofTasks =
    tasks.length === 0 ? new Map<string, KnownOfUnit>() : await articleTaskValues(tx, scheme, of, tasks)
  const ofCounties = counties.length === 0 ? new Map() : await countyValues(tx, of.period, counties)
  const units = new Set([...ofCounties.keys(), ...ofTasks.keys()])
  return new Map(
    [...units].map((unit) => {
      const { values, names } = ofTasks.get(unit) ?? {}
      const known = { values: { ...ofCounties.get(unit), ...values } }
      return [unit, names === undefined ? known : { ...known, names }]
    }),
  )
}

/** 0 for every input that counts tasks: what a unit without any has. */
export function noUnitValues(scheme: Scheme): Readonly<Record<string, Fraction>> {
  return Object.fromEntries(unitInputs(scheme).tasks.map(({ key }) => [key, new Fraction(0)]))
}

/** The entries behind a measure of one unit: the import a figure is from, each call with its points, each task. */
export async function unitEntries(
  tx: Transaction,
  scheme: Scheme,
  question: EntryQuestion,
  measure: UnitMeasure,
): Promise<UnitEntry[]> {
  return isArticleTaskMeasure(measure)
    ? articleTaskEntries(tx, scheme, question, measure)
    : countyEntries(tx, question, measure)
}

/**
 * The entries behind the items a rule of the scheme made of what is known of the unit (−0.5 for each overdue task): those
 * of every measure the rules look at.
 */
export async function entriesBehindItems(
  tx: Transaction,
  scheme: Scheme,
  question: EntryQuestion,
  items: readonly LedgerItem[],
): Promise<UnitEntry[]> {
  const rules = (scheme.ledger?.automatic ?? []).filter(({ key }) => items.some(({ rule }) => rule === key))
  const named = new Set(
    rules.flatMap(({ expression, pointsExpression }) =>
      [pointsExpression, ...(expression ? [expression] : [])].flatMap(namesIn),
    ),
  )
  const entries: UnitEntry[] = []
  for (const { key, measure } of scheme.inputs)
    if (named.has(key) && measure !== undefined && isUnitMeasure(measure))
      entries.push(...(await unitEntries(tx, scheme, question, measure)))
  return entries
}

function unitInputs(scheme: Scheme) {
  const inputs = scheme.inputs.flatMap(({ key, measure }) =>
    measure !== undefined && isUnitMeasure(measure) ? [{ key, measure }] : [],
  )
  return {
    tasks: inputs.flatMap(({ key, measure }) => (isArticleTaskMeasure(measure) ? [{ key, measure }] : [])),
    counties: inputs.flatMap(({ key, measure }): InputOf<CountyMeasure>[] =>
      isArticleTaskMeasure(measure) ? [] : [{ key, measure }],
    ),
  }
}
