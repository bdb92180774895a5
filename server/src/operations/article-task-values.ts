import { Fraction } from 'fraction.js'
import type { ArticleTaskMeasure } from '@yihu/core/assessment/unit-measures'
import type { Scheme } from '@yihu/core/assessment/types'
import { dateIn } from '@yihu/core/calendar/local-time'
import { dueOn } from '@yihu/core/deadline/limit'
import { isOverdue } from '@yihu/core/knowledge/article-task'
import { listArticleTasks } from '../storage/screens/article-tasks.ts'
import type { ArticleTaskRow } from '../storage/screens/article-tasks.ts'
import { listUnits } from '../storage/reference.ts'
import type { Transaction } from '../storage/storage.ts'
import type { CountedPeriod, EntryQuestion, InputOf, KnownOfUnit, UnitEntry } from './unit-values.ts'

/**
 * How many tasks each unit has that a measure counts, and their titles: by unit and input; units without any that counts
 * are left out.
 */
export async function articleTaskValues(
  tx: Transaction,
  scheme: Scheme,
  { span, asOf }: CountedPeriod,
  inputs: readonly InputOf<ArticleTaskMeasure>[],
): Promise<ReadonlyMap<string, KnownOfUnit>> {
  const tasks = await tasksOf(tx, scheme, span)
  const counted = tasks.filter(({ task }) => inputs.some(({ measure }) => isCounted(task, measure, asOf)))
  return new Map(
    [...Map.groupBy(counted, ({ row }) => row)].map(([unit, own]) => {
      const titles = inputs.map(({ key, measure }): [string, readonly string[]] => [
        key,
        own.filter(({ task }) => isCounted(task, measure, asOf)).map(({ task }) => task.title),
      ])
      const values = titles.map(([key, { length }]) => [key, new Fraction(length)])
      return [unit, { values: Object.fromEntries(values), names: Object.fromEntries(titles) }]
    }),
  )
}

/** The tasks behind a measure of one unit, each with its last day and when it was answered; they bear no points themselves. */
export async function articleTaskEntries(
  tx: Transaction,
  scheme: Scheme,
  { span, asOf, called, timeZone }: EntryQuestion,
  measure: ArticleTaskMeasure,
): Promise<UnitEntry[]> {
  const tasks = await tasksOf(tx, scheme, span)
  return tasks
    .filter(({ row, task }) => called.has(row) && isCounted(task, measure, asOf))
    .map(({ task }) => ({ text: wordsOf(task, asOf, timeZone), points: '', author: task.askedBy }))
}

/** The tasks of a span that count, each with the unit in whose row it does. */
async function tasksOf(tx: Transaction, scheme: Scheme, span: CountedPeriod['span']) {
  const tasks = await listArticleTasks(tx, { kind: 'centre' }, { due: span })
  const counted = tasks.filter(({ state }) => state !== 'withdrawn')
  if (counted.length === 0) return []
  const rowOf = await rowsOfScheme(tx, scheme)
  return counted.map((task) => ({ task, row: rowOf(task) }))
}

/**
 * A sub-unit is assessed with the unit above it: a task counts for the nearest unit, upwards, that the scheme lists.
 * Where it lists none of them the task stays with its own unit, and the assessment names it as not listed.
 */
async function rowsOfScheme(tx: Transaction, { groups }: Scheme) {
  const listed = new Set(
    groups.flatMap(({ units }) => units.flatMap(({ name, aliases }) => [name, ...aliases])),
  )
  const units = new Map((await listUnits(tx)).map((unit) => [unit.unit_id, unit]))
  return ({ unitId, unitName }: ArticleTaskRow): string => {
    for (let unit = units.get(unitId); unit; unit = units.get(unit.parent_id ?? ''))
      if (listed.has(unit.name)) return unit.name
    return unitName
  }
}

function isCounted(task: ArticleTaskRow, measure: ArticleTaskMeasure, asOf: Date): boolean {
  return measure === 'articleTasks:all' || isOverdue(task, asOf)
}

function wordsOf({ title, unitName, dueAt, answeredAt }: ArticleTaskRow, asOf: Date, timeZone: string) {
  const answered =
    answeredAt === null || answeredAt > asOf ? '尚未答复' : `${dateIn(timeZone, answeredAt)} 答复`
  return `${title}（${unitName}），期限 ${dueOn(timeZone, dueAt)}，${answered}`
}
