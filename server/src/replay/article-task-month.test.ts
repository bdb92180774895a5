import { beforeAll, expect, it } from 'vitest'
import { recordArticleTasks } from '../operations/record-article-tasks.ts'
import { unitValues } from '../operations/unit-values.ts'
import { periodSpan } from '../operations/period.ts'
import { parseScheme } from '../operations/schemes.ts'
import { setUpSmallCentre, smallCentre } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { loadPublishedMonth } from './load-published-month.ts'
import { planArticleTasks } from './plan-article-tasks.ts'
import { makeWorkdays } from './workdays.ts'

/* Yueyang in June 2023: 市残联 lost half a point for one article it did not renew in time, and nobody else did. */

const database = useTestDatabase()
const month = loadPublishedMonth('yueyang-2023-06')
const days = makeWorkdays(month)
const unit = '市残联'
let small: SmallCentre

beforeAll(async () => {
  const units = [...smallCentre.units, { name: unit, groupName: '市直单位', aliases: [], parentName: null }]
  small = await setUpSmallCentre(database.storage, { units })
  const tasks = planArticleTasks(month, days).map((task) => ({
    ...task,
    unitId: small.ids.unitIds.get(task.unit) ?? '',
    answered: task.answered && { ...task.answered, by: small.userId('unit01') },
  }))
  await small.storage.transact(small.centre.centreId, (tx) =>
    recordArticleTasks(tx, small.centre, tasks, small.userId('editor')),
  )
}, 60_000)

it.each([
  ['2023-05', {}],
  ['2023-06', { [unit]: { overdue: '1' } }],
  ['2023-07', {}],
])('in %s the overdue tasks are those of the print', async (period, printed) => {
  const span = periodSpan(period, small.centre.timeZone)
  if (!span.ok) throw new Error(span.code)
  // The bulletin is of 13 July: the unit had answered by then, and too late.
  const of = { period, span: span.value, asOf: new Date('2023-07-13T00:00:00Z') }
  const values = await small.storage.transact(small.centre.centreId, (tx) => unitValues(tx, scheme(), of))
  const counted = [...values].map(([name, inputs]) => [
    name,
    Object.fromEntries(Object.entries(inputs.values).map(([key, value]) => [key, value.toFraction()])),
  ])
  expect(Object.fromEntries(counted)).toEqual(printed)
})

it.each([
  ['a day off', { due_on: '2023-06-22' }],
  ['a day of another month', { due_on: '2023-07-03' }],
  ['an answer from before', { answered_at: '2023-06-01 09:00' }],
])('a file with %s is refused by the title of the task', (_, change) => {
  const articleTasks = month.articleTasks.map((row) => ({ ...row, ...change }))
  expect(() => planArticleTasks({ ...month, articleTasks }, days)).toThrow('残疾证的办理、换证')
})

function scheme() {
  const parsed = parseScheme(
    `key: tasks
name: 任务
version: 1
validFrom: 2023-01-01
rounding: { mode: halfUp, digits: 2, zeros: trim }
inputs: [{ key: overdue, label: 逾期, kind: count, measure: 'articleTasks:overdue' }]
columns: [{ key: overdue, label: 逾期, input: overdue }]
groups: [{ key: 全部, title: 全部, units: [${unit}] }]
ranking: { by: overdue }
`,
    'tasks.yaml',
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed))
  return parsed.value.scheme
}
