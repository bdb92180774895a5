import { endOfDay } from '../calendar/local-time.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { isWorkingDay } from '../calendar/working-calendar.ts'
import { accepted, refused } from '../refusal.ts'
import type { Result } from '../refusal.ts'

/** What a task to write or renew an article (知识更新任务, R12.2) can be: asked of a unit, answered by it, or withdrawn. */
export const articleTaskStates = ['asked', 'answered', 'withdrawn'] as const
export type ArticleTaskState = (typeof articleTaskStates)[number]

/** What decides whether a task is overdue. */
export interface ArticleTaskFacts {
  readonly state: ArticleTaskState
  /** The last instant to answer; still in time at that very instant. */
  readonly dueAt: Date
  readonly answeredAt: Date | null
}

/**
 * Whether a task was not done in the time given (系统提醒需要更新的信息未在规定时间内提供, Yueyang): answered after its
 * due time or, by `asOf`, still not answered. An answer given after `asOf` was not there yet. A task withdrawn never is.
 */
export function isOverdue({ state, dueAt, answeredAt }: ArticleTaskFacts, asOf: Date): boolean {
  if (state === 'withdrawn') return false
  return Math.min(answeredAt?.getTime() ?? Number.POSITIVE_INFINITY, asOf.getTime()) > dueAt.getTime()
}

/**
 * The due time of a task: 24:00 of its last day, as a limit of working days ends (R8.1).
 * @param dueOn - the last day to answer, 'YYYY-MM-DD'
 * Refuses a day nobody works on, and a day that is over.
 */
export function articleTaskDueAt(
  calendar: WorkingCalendar,
  dueOn: string,
  now: Date,
): Result<Date, 'dueOnDayOff' | 'dueInPast'> {
  const dueAt = endOfDay(calendar.timeZone, dueOn)
  if (dueAt <= now) return refused('dueInPast', { dueOn })
  return isWorkingDay(calendar, dueOn) ? accepted(dueAt) : refused('dueOnDayOff', { dueOn })
}
