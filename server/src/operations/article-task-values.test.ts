import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre, UnitName } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { answerArticleTask } from './answer-article-task.ts'
import { askForArticle, withdrawArticleTask } from './ask-for-article.ts'
import { closePeriod } from './closings.ts'
import { examineClosings } from './examine-closings.ts'
import { explainCell } from './explain-cell.ts'
import { recordArticleTasks } from './record-article-tasks.ts'
import { assessPeriod, runAssessment } from './run-assessment.ts'
import { parseScheme } from './schemes.ts'

/* Yueyang: 系统提醒需要更新的信息未在规定时间内提供准确内容的，每次扣 0.5 分; here with months that begin on the 19th at noon. */

const [lead, other, unlisted, below] = units
const database = useTestDatabase()
let small: SmallCentre
const at = (text: string) => new Date(`${text}:00+08:00`)

const parsed = parseScheme(
  `key: tasks
name: 更新市
version: 1
validFrom: 2023-01-01
period: { monthStartsOn: 19, dayStartsAt: '12:00' }
rounding: { mode: halfUp, digits: 2, zeros: trim }
inputs:
  - { key: orders, label: 派单量, kind: count, measure: dispatchedOrders }
  - { key: tasks, label: 更新任务, kind: count, measure: 'articleTasks:all' }
  - { key: overdue, label: 逾期任务, kind: count, measure: 'articleTasks:overdue' }
  - { key: minus, label: 扣分, kind: points, measure: 'ledger:minus', default: 0 }
columns:
  - { key: tasks, label: 更新任务, input: tasks }
  - { key: overdue, label: 逾期任务, input: overdue }
  - { key: deduction, label: 扣分, input: minus }
groups: [{ key: 全部, title: 全部, units: [${lead}, ${other}] }]
ledger:
  kinds: [知识库管理]
  routes: [{ key: minus, sign: negative }]
  automatic:
    - key: overdue_articles
      kind: 知识库管理
      when: overdue > 0
      points: -0.5 * overdue
      reason: 未在规定时间内提供准确内容 {overdue} 次
ranking: { by: deduction }
`,
  'tasks.yaml',
)
if (!parsed.ok) throw new Error(JSON.stringify(parsed))
const source = parsed.value

/** Title, unit, last day, and when it was answered, if ever. Noon of 19 October ends the October of this city. */
const tasks: readonly [title: string, unit: UnitName, dueOn: string, answeredAt: string | null][] = [
  ['按时', lead, '2023-10-12', '2023-10-12T23:59'],
  ['迟一天', lead, '2023-10-12', '2023-10-13T09:00'],
  ['月内最后一天', below, '2023-10-18', null],
  ['下月第一天', lead, '2023-10-19', null],
  ['上月最后一天', lead, '2023-09-18', '2023-09-15T10:00'],
]

beforeAll(async () => {
  small = await setUpSmallCentre(database.storage)
  await small.storage.transact(small.centre.centreId, (tx) =>
    recordArticleTasks(
      tx,
      small.centre,
      tasks.map(([title, unit, dueOn, answeredAt]) => ({
        unitId: small.unitId(unit),
        title,
        request: '请更新',
        askedAt: at('2023-09-04T10:00'),
        dueOn,
        answered:
          answeredAt === null ? null : { at: at(answeredAt), text: '已更新', by: small.userId('unit01') },
      })),
      small.userId('editor'),
    ),
  )
}, 60_000)

describe('article tasks', () => {
  it.each([
    ['2023-09', '1', '0', '0'],
    // A sub-unit's task counts for the unit above it, which the scheme lists.
    ['2023-10', '3', '2', '-1'],
    ['2023-11', '1', '1', '-0.5'],
  ])(
    'due in %s are counted by the days of the city, and cost points when overdue',
    async (period, ...printed) => {
      const row = await assessed(period)
      expect(['tasks', 'overdue', 'deduction'].map((key) => row?.cells[key]?.printed)).toEqual(printed)
    },
  )

  it('not due yet at the instant of counting are not overdue', async () => {
    const { storage, centre } = small
    const asOf = at('2023-10-13T08:00')
    const early = await storage.transact(centre.centreId, (tx) =>
      assessPeriod(tx, small.contextOf('assessor', asOf), source.scheme, '2023-10', asOf),
    )
    if (!early.ok) throw new Error(early.code)
    const row = early.value.scorecard.groups[0]?.tiers[0]?.rows[0]
    // The late answer had not come in, but its time was over.
    expect(row?.cells['overdue']?.printed).toBe('1')
  })

  it('stand behind the cell, each with its last day and when it was answered', async () => {
    await assessed('2023-10')
    const { storage, centre } = small
    const opened = await storage.transact(centre.centreId, (tx) =>
      explainCell(tx, source.scheme, {
        period: '2023-10',
        unit: lead,
        cell: 'overdue',
        timeZone: centre.timeZone,
      }),
    )
    if (!opened.ok) throw new Error(opened.code)
    expect(opened.value.inputs).toMatchObject([
      { key: 'overdue', measure: null, measureText: expect.stringContaining('超过期限') },
    ])
    expect(opened.value.inputs[0]?.entries).toEqual([
      { text: `月内最后一天（${below}），期限 2023-10-18，尚未答复`, points: '', author: 'editor小王' },
      { text: `迟一天（${lead}），期限 2023-10-12，2023-10-13 答复`, points: '', author: 'editor小王' },
    ])
  })

  it('stand behind the points they cost too, after the item the rule made of them', async () => {
    await assessed('2023-11')
    const { storage, centre } = small
    const opened = await storage.transact(centre.centreId, (tx) =>
      explainCell(tx, source.scheme, {
        period: '2023-11',
        unit: lead,
        cell: 'deduction',
        timeZone: centre.timeZone,
      }),
    )
    const entries = opened.ok ? opened.value.inputs.flatMap((input) => input.entries) : []
    expect(entries.map(({ text, points }) => [text, points])).toEqual([
      ['知识库管理：未在规定时间内提供准确内容 1 次', '-0.5'],
      [`下月第一天（${lead}），期限 2023-10-19，尚未答复`, ''],
    ])
  })

  it('give no row to a unit without any, nor to one whose task was withdrawn', async () => {
    const now = at('2023-10-09T09:00')
    const { storage, centre } = small
    await storage.transact(centre.centreId, async (tx) => {
      const context = small.contextOf('editor', now)
      const order = { unitId: small.unitId(unlisted), articleId: null, title: '误提', request: '请更新' }
      const asked = await askForArticle(tx, context, { ...order, dueOn: '2023-10-12' })
      if (!asked.ok) throw new Error(asked.code)
      const { articleTaskId } = asked.value
      await withdrawArticleTask(tx, context, { articleTaskId, seenVersion: 1, reason: '误提' })
    })
    const row = await assessed('2023-10')
    expect(row?.unit).toBe(lead)
    expect(row?.cells['tasks']?.printed).toBe('3')
  })

  it('of a closed period change no more, and a change past the operations is found', async () => {
    const { storage, centre } = small
    await assessed('2023-10')
    const now = at('2023-12-01T08:00')
    const ids = await storage.transact(centre.centreId, async (tx) => {
      const closed = await closePeriod(tx, small.contextOf('assessor', now), source, '2023-10')
      if (!closed.ok) throw new Error(`${closed.code} ${JSON.stringify(closed.details)}`)
      const rows = await tx.selectFrom('article_tasks').select(['article_task_id', 'title']).execute()
      return new Map(rows.map(({ title, article_task_id }) => [title, article_task_id]))
    })
    const answer = (title: string, when: string) =>
      storage.transact(centre.centreId, (tx) =>
        answerArticleTask(tx, small.contextOf('unit01', at(when)), {
          articleTaskId: ids.get(title) ?? '',
          seenVersion: 1,
          answer: '已更新',
          isNewText: false,
        }),
      )
    // An answer in time would change what was closed.
    expect(await answer('月内最后一天', '2023-10-17T08:00')).toMatchObject({
      ok: false,
      code: 'periodClosed',
      details: { period: '2023-10' },
    })
    // Due the day after, and in the next period.
    expect((await answer('下月第一天', '2023-10-18T08:00')).ok).toBe(true)
    const withdrawn = await storage.transact(centre.centreId, (tx) =>
      withdrawArticleTask(tx, small.contextOf('editor', now), {
        articleTaskId: ids.get('月内最后一天') ?? '',
        seenVersion: 1,
        reason: '误提',
      }),
    )
    expect(withdrawn).toMatchObject({ ok: false, code: 'periodClosed' })
    const examine = () => examineClosings(storage, { centreId: centre.centreId, timeZone: centre.timeZone })
    expect((await examine()).findings).toEqual([])
    // A late one changes nothing, and is taken.
    expect((await answer('月内最后一天', '2023-12-02T08:00')).ok).toBe(true)
    expect((await examine()).findings).toEqual([])
    await sql`update article_tasks set due_at = due_at - interval '1 day' where title = '迟一天'`.execute(
      storage.owner,
    )
    expect((await examine()).findings.map(({ zh }) => zh)).toEqual([
      '2023-10 tasks：加减分、分值、知识更新任务或录入数据在结账后被改动',
    ])
  })
})

async function assessed(period: string) {
  const { storage, centre } = small
  const result = await storage.transact(centre.centreId, (tx) =>
    runAssessment(tx, small.contextOf('assessor', at('2023-12-01T08:00')), source, period),
  )
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details)}`)
  return result.value.scorecard.groups[0]?.tiers[0]?.rows[0]
}
