import { articleTaskStates } from '@yihu/core/knowledge/article-task'
import { z } from 'zod'
import type { Route } from './routes.ts'

const instant = z.iso.datetime({ offset: true })
const version = z.int().min(1)
const words = z.string().trim().min(2)
const ended = z.object({ at: instant, by: z.string().nullable() })

export const articleTaskOrder = z
  .object({
    unitId: z.uuid(),
    articleId: z
      .uuid()
      .nullable()
      .default(null)
      .meta({ description: 'The article to renew, one of the unit’s' }),
    title: words.max(100),
    request: words.max(2000).meta({ description: 'What is to be said or brought up to date' }),
    dueOn: z.iso.date().meta({ description: 'The last working day to answer' }),
  })
  .strict()
  .meta({ id: 'ArticleTaskOrder' })
export type ArticleTaskOrderView = z.input<typeof articleTaskOrder>

export const articleTaskView = z
  .object({
    articleTaskId: z.uuid(),
    unitId: z.uuid(),
    unitName: z.string(),
    articleId: z.uuid().nullable(),
    articleBody: z.string().nullable().meta({ description: 'The text of the article as it is now' }),
    title: z.string(),
    request: z.string(),
    state: z.enum(articleTaskStates),
    isOverdue: z.boolean().meta({ description: 'Answered late, or due and not answered by now' }),
    version: z.int(),
    askedAt: instant,
    askedBy: z.string().nullable().meta({ description: 'Null for people of a unit' }),
    dueOn: z.iso.date(),
    dueAt: instant,
    answered: ended
      .extend({
        text: z.string(),
        bodyBefore: z
          .string()
          .nullable()
          .meta({ description: 'What the article said before the answer took its place' }),
      })
      .nullable(),
    withdrawn: ended.extend({ reason: z.string() }).nullable(),
  })
  .meta({ id: 'ArticleTask' })
export type ArticleTaskView = z.infer<typeof articleTaskView>

export const unitArticleView = z
  .object({ articleId: z.uuid(), title: z.string(), body: z.string(), publishedAt: instant })
  .meta({ id: 'UnitArticle' })

const articleTaskId = z.object({ articleTaskId: z.uuid() })
const ending = [
  'articleTaskNotFound',
  'articleTaskAnswered',
  'articleTaskWithdrawn',
  'articleTaskChanged',
  'periodClosed',
  'keyMissing',
  'keyReused',
] as const

/** Tasks to write or renew an article (知识更新任务, R12.2). */
export const articleTaskRoutes = {
  listArticleTasks: {
    method: 'GET',
    path: '/api/article-tasks',
    summary: '知识更新任务 List article tasks: a unit’s own and those of units below it, at the centre all',
    permission: 'articleTask.read',
    query: z
      .object({
        state: z.enum(articleTaskStates).optional(),
        overdue: z.enum(['true']).optional(),
        unitId: z.uuid().optional().meta({ description: 'Of this unit and those below it' }),
        period: z
          .string()
          .min(4)
          .max(60)
          .optional()
          .meta({ description: 'Due in this period of the calendar' }),
      })
      .strict(),
    reply: z.array(articleTaskView),
    refuses: ['invalidPeriod'],
  },
  listUnitArticles: {
    method: 'GET',
    path: '/api/articles',
    summary: '单位知识条目 List the articles of a unit, to ask for one of them to be renewed',
    permission: 'articleTask.ask',
    query: z.object({ unitId: z.uuid() }).strict(),
    reply: z.array(unitArticleView),
    refuses: [],
  },
  askForArticle: {
    method: 'POST',
    path: '/api/article-tasks',
    summary: '提出知识更新任务 Ask a unit to write or renew an article until a working day',
    permission: 'articleTask.ask',
    body: articleTaskOrder,
    reply: articleTaskView,
    replyStatus: 201,
    creates: true,
    refuses: [
      'unknownUnit',
      'articleNotOfUnit',
      'dueOnDayOff',
      'dueInPast',
      'articleTaskNotFound',
      'keyMissing',
      'keyReused',
    ],
  },
  answerArticleTask: {
    method: 'POST',
    path: '/api/article-tasks/:articleTaskId/answer',
    summary: '答复知识更新任务 Answer a task; the answer may be the new text of its article',
    permission: 'articleTask.answer',
    params: articleTaskId,
    body: z.object({ version, answer: words.max(20_000), isNewText: z.boolean().default(false) }).strict(),
    reply: articleTaskView,
    replyStatus: 201,
    creates: true,
    refuses: [...ending, 'noArticleToRenew'],
  },
  withdrawArticleTask: {
    method: 'POST',
    path: '/api/article-tasks/:articleTaskId/withdrawal',
    summary: '撤回知识更新任务 Withdraw a task that is not answered, with the reason',
    permission: 'articleTask.ask',
    params: articleTaskId,
    body: z.object({ version, reason: words.max(500) }).strict(),
    reply: articleTaskView,
    replyStatus: 201,
    creates: true,
    refuses: ending,
  },
} as const satisfies Record<string, Route>
