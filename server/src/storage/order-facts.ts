import type { Satisfaction } from '@yihu/core/callback/callback'
import type { OrderFacts } from '@yihu/core/order/order'
import type { SupervisionColour } from '@yihu/core/supervision/supervision'
import type { Insertable, Selectable } from 'kysely'
import type { Orders } from './tables.generated.ts'

/** The facts of an order as its row keeps them, and back: lists and counts ask the columns, the rules the facts. */
export function factsFrom(row: Selectable<Orders>): OrderFacts {
  return {
    isHardCase: row.is_hard_case,
    circulations: row.circulations,
    reminders: row.reminders,
    reworks: row.reworks,
    callbacks: row.callbacks,
    leadOrderId: row.lead_order_id,
    isDisputed: row.is_disputed,
    conferrals: row.conferrals,
    isDesignated: row.is_designated,
    isNuisance: row.is_nuisance,
    endedBy: row.ended_by,
    isEndConfirmed: row.is_end_confirmed,
    isUnreasonable: row.is_unreasonable,
    suspensionRequested: row.suspension_requested,
    reviewOn: row.review_on,
    takenBy: row.taken_by,
    firstReviewBy: row.first_review_by,
    stepDueAt: row.step_due_at,
    supervision:
      row.supervision_colour === null || row.supervision_due_at === null
        ? null
        : {
            colour: row.supervision_colour as SupervisionColour,
            replyDueAt: row.supervision_due_at,
            isAnswered: row.supervision_answered === true,
          },
    round: {
      attempts: row.round_attempts,
      lastAttemptAt: row.round_last_at,
      isReached: row.round_is_reached,
      isAgainst: row.round_is_against,
    },
    firstSatisfaction: row.first_satisfaction as Satisfaction | null,
    finalSatisfaction: row.final_satisfaction as Satisfaction | null,
  }
}

export function factColumns(facts: OrderFacts) {
  const { supervision, round } = facts
  return {
    is_hard_case: facts.isHardCase,
    is_supervised: supervision !== null,
    circulations: facts.circulations,
    reminders: facts.reminders,
    reworks: facts.reworks,
    callbacks: facts.callbacks,
    lead_order_id: facts.leadOrderId,
    is_disputed: facts.isDisputed,
    conferrals: facts.conferrals,
    is_designated: facts.isDesignated,
    is_nuisance: facts.isNuisance,
    ended_by: facts.endedBy,
    is_end_confirmed: facts.isEndConfirmed,
    is_unreasonable: facts.isUnreasonable,
    suspension_requested: facts.suspensionRequested,
    review_on: facts.reviewOn,
    taken_by: facts.takenBy,
    first_review_by: facts.firstReviewBy,
    step_due_at: facts.stepDueAt,
    supervision_colour: supervision?.colour ?? null,
    supervision_due_at: supervision?.replyDueAt ?? null,
    supervision_answered: supervision?.isAnswered ?? null,
    round_attempts: round.attempts,
    round_last_at: round.lastAttemptAt,
    round_is_reached: round.isReached,
    round_is_against: round.isAgainst,
    first_satisfaction: facts.firstSatisfaction,
    final_satisfaction: facts.finalSatisfaction,
  } satisfies Partial<Insertable<Orders>>
}
