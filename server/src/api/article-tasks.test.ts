import type { ArticleTaskView } from '@yihu/contract/article-task-routes'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { dateIn } from '@yihu/core/calendar/local-time'
import { isWorkingDay } from '@yihu/core/calendar/working-calendar'
import { signedIn } from '../testing/api-client.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const [lead, other, , below] = units
const words = { title: '残疾证的办理、换证', request: '请按最新规定更新办理条件和材料' }

const today = () => dateIn(api.small.centre.timeZone, new Date())
/** The first day after so many days on which somebody works, or on which nobody does. */
function dayFrom(days: number, isWorking = true): string {
  let on = addDays(today(), days)
  while (isWorkingDay(api.small.centre.timePolicy.calendar, on) !== isWorking) on = addDays(on, 1)
  return on
}

async function ask(change: object = {}) {
  const body = { ...words, unitId: api.small.unitId(lead), dueOn: dayFrom(3), ...change }
  return (await api.as('editor')).call('askForArticle', { body })
}
const answer = (login: string, { articleTaskId, version }: ArticleTaskView, body: object = {}) =>
  api.as(login).then((person) =>
    person.call('answerArticleTask', {
      params: { articleTaskId },
      body: { version, answer: '按新规定办理', ...body },
    }),
  )
const withdraw = (login: string, { articleTaskId, version }: ArticleTaskView, body: object = {}) =>
  api.as(login).then((person) =>
    person.call('withdrawArticleTask', {
      params: { articleTaskId },
      body: { version, reason: '已另行提供', ...body },
    }),
  )
const titles = async (login: string, query: Record<string, string> = {}) =>
  (await (await api.as(login)).call('listArticleTasks', { query })).value.map(({ title }) => title)

/** Moves a task into the past, as time does. */
async function letPass({ articleTaskId }: ArticleTaskView, dueAt: string): Promise<void> {
  await sql`update article_tasks set asked_at = ${dueAt}::timestamptz - interval '9 days', due_at = ${dueAt}::timestamptz
    where article_task_id = ${articleTaskId}::uuid`.execute(api.database.storage.owner)
}

describe('an article task', () => {
  it('is asked with its last day, and the unit and the one above it are told', async () => {
    const asked = await ask({ unitId: api.small.unitId(below), title: '街道办事指南' })
    expect(asked.status).toBe(201)
    expect(asked.value).toMatchObject({
      state: 'asked',
      isOverdue: false,
      unitName: below,
      askedBy: 'editor小王',
      dueOn: dayFrom(3),
      answered: null,
    })
    for (const login of ['unit01', 'unit04']) {
      const { rows } = (await (await api.as(login)).call('listNotices')).value
      expect(rows[0]).toMatchObject({
        kind: 'askForArticle',
        orderId: null,
        articleTaskId: asked.value.articleTaskId,
        title: '街道办事指南',
        unitName: below,
        role: 'editor',
      })
    }
    expect((await (await api.as('unit02')).call('listNotices')).value.rows).toEqual([])
  })

  it('is asked once for one key', async () => {
    const call = {
      key: 'one-and-the-same',
      body: { ...words, title: '一次', unitId: api.small.unitId(other), dueOn: dayFrom(3) },
    }
    const editor = await api.as('editor')
    const first = await editor.call('askForArticle', call)
    const again = await editor.call('askForArticle', call)
    expect(again.value.articleTaskId).toBe(first.value.articleTaskId)
    expect(await titles('unit02')).toEqual(['一次'])
  })

  it.each([
    [() => ({ unitId: '00000000-0000-4000-8000-000000000000' }), 'unknownUnit'],
    [() => ({ articleId: '00000000-0000-4000-8000-000000000000' }), 'articleNotOfUnit'],
    [() => ({ dueOn: dayFrom(1, false) }), 'dueOnDayOff'],
    [() => ({ dueOn: addDays(today(), -1) }), 'dueInPast'],
  ])('is not asked wrongly %#', async (change, code) => {
    expect((await ask(change())).problem.code).toBe(code)
  })

  it('is seen by its unit and the units above, by the centre, and by nobody else', async () => {
    const task = (await ask({ unitId: api.small.unitId(below), title: '看得到' })).value
    for (const login of ['unit01', 'unit04', 'agent', 'leader'])
      expect(await titles(login), login).toContain('看得到')
    for (const login of ['unit02', 'unit03']) expect(await titles(login), login).not.toContain('看得到')
    expect((await answer('unit02', task)).problem.code).toBe('articleTaskNotFound')
    const ofUnit = (await (await api.as('unit04')).call('listArticleTasks')).value
    expect(ofUnit.find(({ title }) => title === '看得到')).toMatchObject({ askedBy: null })
    expect(await titles('editor', { unitId: api.small.unitId(lead) })).toContain('看得到')
    expect(await titles('editor', { unitId: api.small.unitId(other) })).not.toContain('看得到')
  })

  it('is answered once, by its unit, at the version seen', async () => {
    const task = (await ask({ title: '答复' })).value
    expect((await answer('unit01', { ...task, version: 2 })).problem).toMatchObject({
      status: 409,
      code: 'articleTaskChanged',
      details: { seen: 2, now: 1 },
    })
    expect((await answer('unit01', task, { isNewText: true })).problem.code).toBe('noArticleToRenew')
    const answered = await answer('unit01', task)
    expect(answered.value).toMatchObject({
      state: 'answered',
      version: 2,
      isOverdue: false,
      answered: { by: `${lead}经办人`, text: '按新规定办理', bodyBefore: null },
    })
    expect((await answer('unit01', answered.value)).problem.code).toBe('articleTaskAnswered')
    expect((await withdraw('editor', answered.value)).problem.code).toBe('articleTaskAnswered')
  })

  it('is withdrawn with a reason, and then asks for nothing', async () => {
    const task = (await ask({ title: '撤回' })).value
    const withdrawn = await withdraw('supervisor', task)
    expect(withdrawn.value).toMatchObject({
      state: 'withdrawn',
      withdrawn: { by: 'supervisor小王', reason: '已另行提供' },
    })
    expect((await answer('unit01', withdrawn.value)).problem.code).toBe('articleTaskWithdrawn')
    await letPass(withdrawn.value, '2024-02-05T16:00:00Z')
    expect(await titles('editor', { overdue: 'true' })).not.toContain('撤回')
    const { rows } = await sql<{ act: string; reason: string | null }>`
      select act, reason from audit_log where details->>'articleTaskId' = ${task.articleTaskId} order by at`.execute(
      api.database.storage.owner,
    )
    expect(rows).toEqual([
      { act: 'askForArticle', reason: null },
      { act: 'withdrawArticleTask', reason: '已另行提供' },
    ])
  })

  it('is overdue when its time is over, and stays so when it is answered late', async () => {
    const task = (await ask({ title: '逾期' })).value
    await letPass(task, '2024-03-05T16:00:00Z')
    expect(await titles('unit01', { overdue: 'true' })).toEqual(['逾期'])
    expect(await titles('unit01', { period: '2024-03' })).toEqual(['逾期'])
    expect(await titles('unit01', { period: '2024-04' })).toEqual([])
    const late = await answer('unit01', task)
    expect(late.value).toMatchObject({ state: 'answered', isOverdue: true, dueOn: '2024-03-05' })
    expect(await titles('unit01', { overdue: 'true', state: 'answered' })).toEqual(['逾期'])
    expect(await titles('unit01', { state: 'asked' })).not.toContain('逾期')
    const wrong = await (await api.as('unit01')).call('listArticleTasks', { query: { period: '2024-13' } })
    expect(wrong.problem.code).toBe('invalidPeriod')
  })
})

describe('the answer as the new text of an article', () => {
  let articleId: string

  beforeAll(async () => {
    const { rows } = await sql<{ article_id: string }>`
      insert into articles (centre_id, article_id, unit_id, title, body, published_at)
      values (${api.small.centre.centreId}, gen_random_uuid(), ${api.small.unitId(lead)}, '残疾证办理', '旧的内容', '2021-03-01')
      returning article_id`.execute(api.database.storage.owner)
    articleId = rows[0]?.article_id ?? ''
  })

  it('takes its place, and what stood there before stays with the task', async () => {
    const editor = await api.as('editor')
    const query = { unitId: api.small.unitId(lead) }
    expect((await editor.call('listUnitArticles', { query })).value).toMatchObject([
      { articleId, body: '旧的内容' },
    ])
    const task = (await ask({ articleId })).value
    expect(task).toMatchObject({ articleId, articleBody: '旧的内容' })
    const answered = await answer('unit01', task, { answer: '新的内容', isNewText: true })
    expect(answered.value).toMatchObject({ articleBody: '新的内容', answered: { bodyBefore: '旧的内容' } })
    const [article] = (await editor.call('listUnitArticles', { query })).value
    expect(article?.body).toBe('新的内容')
    expect(new Date(article?.publishedAt ?? 0).getTime()).toBeGreaterThan(Date.now() - 60_000)
  })

  it('leaves the article alone unless the unit says so, and is of no other unit', async () => {
    const task = (await ask({ articleId })).value
    await answer('unit01', task, { answer: '内容无需更改' })
    const [article] = (
      await (await api.as('editor')).call('listUnitArticles', { query: { unitId: api.small.unitId(lead) } })
    ).value
    expect(article?.body).toBe('新的内容')
    expect((await ask({ articleId, unitId: api.small.unitId(other) })).problem.code).toBe('articleNotOfUnit')
  })
})

describe('permissions', () => {
  it('let the centre ask and withdraw, and the unit alone answer', async () => {
    const task = (await ask({ title: '权限' })).value
    for (const login of ['agent', 'admin', 'unit01']) {
      const body = { ...words, unitId: api.small.unitId(lead), dueOn: dayFrom(3) }
      expect((await (await api.as(login)).call('askForArticle', { body })).problem.code, login).toBe(
        'notPermitted',
      )
      expect((await withdraw(login, task)).problem.code, login).toBe('notPermitted')
    }
    for (const login of ['editor', 'leader', 'supervisor'])
      expect((await answer(login, task)).problem.code, login).toBe('notPermitted')
  })

  it('end at the centre', async () => {
    const task = (await ask({ title: '本中心' })).value
    // With a second centre a login alone says no longer who it is.
    for (const login of ['editor', 'unit01']) await api.as(login)
    await setUpSmallCentre(api.database.storage, { code: 'other' })
    const [editor, unit] = [
      await signedIn(api.app, 'editor', 'other'),
      await signedIn(api.app, 'unit01', 'other'),
    ]
    expect((await editor.call('listArticleTasks')).value).toEqual([])
    expect((await unit.call('listArticleTasks')).value).toEqual([])
    const params = { articleTaskId: task.articleTaskId }
    const body = { version: 1, reason: '误提' }
    expect((await editor.call('withdrawArticleTask', { params, body })).problem.code).toBe(
      'articleTaskNotFound',
    )
  })
})
