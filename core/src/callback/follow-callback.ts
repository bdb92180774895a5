import type { CallbackRound, OrderFacts } from '../order/order.ts'
import type { OrderPolicy } from '../order/policy.ts'

/** What a recorded call-back leads to: see `followOf`. */
export type Follow = 'close' | 'rework' | 'callAgain' | 'closeUnrated'

/**
 * What follows from the call-backs of a round (R7.11; domain B3): an appellant who was reached and has nothing against
 * it lets the order close; one who is dissatisfied or says it is not resolved sends it back, by a person's hand. Not
 * reached, the order waits for the next attempt, until there were as many as the centre wants: then a person may close
 * it unrated. A closed order that is reworked begins a new round.
 */
export function followOf(
  { round, isUnreasonable }: Pick<OrderFacts, 'round' | 'isUnreasonable'>,
  policy: OrderPolicy['callback'],
): Follow {
  if (round.isReached) return round.isAgainst && !isUnreasonable ? 'rework' : 'close'
  return attemptsLeft(round, policy) === 0 ? 'closeUnrated' : 'callAgain'
}

/** Attempts that may still end unreached before the order can be closed unrated. */
export function attemptsLeft(round: CallbackRound, { attempts }: OrderPolicy['callback']): number {
  return Math.max(0, attempts - round.attempts)
}

/** From when the next attempt is allowed; null when at once. */
export function nextAttemptAt(round: CallbackRound, { spacingHours }: OrderPolicy['callback']): Date | null {
  if (round.lastAttemptAt === null || round.isReached || spacingHours === 0) return null
  return new Date(round.lastAttemptAt.getTime() + spacingHours * 3_600_000)
}
