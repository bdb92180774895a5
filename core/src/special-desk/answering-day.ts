import { accepted, refused } from '../refusal.ts'
import type { Result } from '../refusal.ts'

/** A leaders' answering day (领导接听日, R4.4): who of which unit sits at the line, when, and for which matters. */
export interface AnsweringDayPlan {
  /** Date at the centre, `2026-11-26`. */
  readonly heldOn: string
  /** Times of day, `09:00`. */
  readonly startsAt: string
  readonly endsAt: string
  readonly unitId: string
  /** Printed in bulletins instead of the name (R22.1). */
  readonly leaderOffice: string
  readonly leaderName: string
  readonly matters: string
}

export type AnsweringDayState = 'planned' | 'held' | 'cancelled'

export const answeringDayStateLabels: Readonly<Record<AnsweringDayState, { zh: string; en: string }>> = {
  planned: { zh: '已安排', en: 'Planned' },
  held: { zh: '已接听', en: 'Held' },
  cancelled: { zh: '已取消', en: 'Called off' },
}

/** Refuses a session that ends before it starts; times are of one day. */
export function checkAnsweringDay(plan: AnsweringDayPlan): Result<AnsweringDayPlan, 'endsBeforeStart'> {
  return plan.endsAt > plan.startsAt
    ? accepted(plan)
    : refused('endsBeforeStart', { startsAt: plan.startsAt, endsAt: plan.endsAt })
}
