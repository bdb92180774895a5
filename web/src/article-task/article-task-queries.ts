import { queryOptions } from '@tanstack/react-query'
import { articleTaskStates } from '@yihu/core/knowledge/article-task'
import type { ArticleTaskState } from '@yihu/core/knowledge/article-task'
import { callRoute } from '../api/call.ts'

/** Which tasks are listed, as the address says it: a state, or those overdue in any. */
export interface ArticleTaskList {
  readonly state: ArticleTaskState | 'overdue' | ''
  readonly unitId: string
  readonly period: string
}

/** What the address asks for; anything it cannot mean is left out. */
export function listInAddress(search: URLSearchParams): ArticleTaskList {
  const states = ['overdue', ...articleTaskStates] as const
  const period = search.get('period') ?? ''
  return {
    state: states.find((state) => state === search.get('state')) ?? '',
    unitId: search.get('unitId') ?? '',
    // A browser without a picker for months gives what was typed.
    period: /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? period : '',
  }
}

export function articleTasksQuery({ state, unitId, period }: ArticleTaskList) {
  return queryOptions({
    // Below `closing`: what changes a period's numbers makes the pages of the period ask again.
    queryKey: ['closing', 'articleTasks', state, unitId, period],
    queryFn: ({ signal }) => {
      const chosen = state === 'overdue' ? { overdue: 'true' as const } : state === '' ? {} : { state }
      const query = { ...chosen, ...(unitId && { unitId }), ...(period && { period }) }
      return callRoute('listArticleTasks', { query, signal })
    },
  })
}

export function unitArticlesQuery(unitId: string) {
  return queryOptions({
    queryKey: ['unitArticles', unitId],
    queryFn: ({ signal }) => callRoute('listUnitArticles', { query: { unitId }, signal }),
    enabled: unitId !== '',
  })
}
