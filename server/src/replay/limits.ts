import type { LimitRow } from '@yihu/core/deadline/choose-limit'
import type { ReplayPlan } from './plan.ts'

/**
 * Limits of a replayed centre. No published bulletin prints its days (requirements, open points), so these are the
 * usual ones of the field (domain A3): one working day to sign, so many for an inquiry and for the rest as the plan of
 * the period assumes, and around the clock for what is critical.
 */
export function replayLimits(validFrom: string, days: ReplayPlan['limits']): LimitRow[] {
  const clause = '示范数据：通报未载明期限，取通行口径'
  return [
    { clock: 'sign', limit: { amount: 1, unit: 'workingDays' }, validFrom, clause },
    { clock: 'handle', limit: { amount: days.others, unit: 'workingDays' }, validFrom, clause },
    {
      clock: 'handle',
      appealKind: 'inquiry',
      limit: { amount: days.inquiry, unit: 'workingDays' },
      validFrom,
      clause,
    },
    { clock: 'handle', urgency: 'urgent', limit: { amount: 3, unit: 'workingDays' }, validFrom, clause },
    { clock: 'sign', urgency: 'critical', limit: { amount: 30, unit: 'minutes' }, validFrom, clause },
    { clock: 'handle', urgency: 'critical', limit: { amount: 24, unit: 'hours' }, validFrom, clause },
  ]
}

/** Working days asked for at most in one extension; the plan leaves room for that many. */
export const longestExtension = 5
