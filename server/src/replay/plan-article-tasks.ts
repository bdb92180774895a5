import { atTime, endOfDay } from '@yihu/core/calendar/local-time'
import { minutesOf } from '@yihu/core/calendar/working-calendar'
import type { PlannedArticleTask } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'

/**
 * What the office asked its units to write or bring up to date (R12.2). Throws when a task is not due on a working day of
 * the period, is asked after its due time or answered before it was asked: it would count otherwise than published.
 */
export function planArticleTasks(
  { articleTasks, timeZone }: PublishedMonth,
  days: Workdays,
): PlannedArticleTask[] {
  const instant = (text: string): Date => {
    const [on = '', clock = ''] = text.split(' ')
    return atTime(timeZone, on, minutesOf(clock))
  }
  return articleTasks.map((row) => {
    const askedAt = instant(row.asked_at)
    const answered = row.answered_at === '' ? null : { at: instant(row.answered_at), text: row.answer }
    const isOfPeriod = days.dates.includes(row.due_on) && days.lastWorkday(row.due_on) === row.due_on
    const isInOrder = askedAt < endOfDay(timeZone, row.due_on) && (answered === null || askedAt < answered.at)
    if (!isOfPeriod || !isInOrder)
      throw new Error(`article-tasks.csv: the days of “${row.title}” of ${row.unit} do not fit together`)
    return { unit: row.unit, title: row.title, request: row.request, askedAt, dueOn: row.due_on, answered }
  })
}
