import type { AppealKind, Urgency } from '../appeal/appeal.ts'
import type { Satisfaction } from '../callback/callback.ts'
import type { SupervisionColour } from '../supervision/supervision.ts'
import type { AssignmentState, OrderState } from './states.ts'

/** What is true of an order now; what happened is in its log (design law 2). */
export interface Order {
  readonly orderId: string
  readonly orderNo: string
  readonly state: OrderState
  readonly appealKind: AppealKind
  readonly urgency: Urgency
  readonly channelCode: string
  readonly categoryCode: string
  readonly deskCode: string | null
  /** The unit the appeal is about; it never gets the order (domain A5). */
  readonly accusedUnitId: string | null
  readonly acceptedAt: Date
  /** Grows with every log entry; a command names the version it was decided on. */
  readonly version: number
  readonly facts: OrderFacts
  readonly assignments: readonly Assignment[]
}

/** Facts beside the state; counters never go down. */
export interface OrderFacts {
  readonly isHardCase: boolean
  /** Dispatches after the first one: how often the order went round (R7.6). */
  readonly circulations: number
  readonly reminders: number
  readonly reworks: number
  readonly callbacks: number
  /** The order this one was merged into. */
  readonly leadOrderId: string | null
  /** Nobody takes it and nobody is tried any more: a conferral decides (R11.2). */
  readonly isDisputed: boolean
  readonly conferrals: number
  /** The lead was fixed by a decision and may not return the order (domain A4). */
  readonly isDesignated: boolean
  readonly isNuisance: boolean
  /** Who declined the order, called it invalid or withdrew it; null while it goes on. */
  readonly endedBy: string | null
  readonly isEndConfirmed: boolean
  readonly isUnreasonable: boolean
  readonly suspensionRequested: boolean
  /** Day on which the suspension is looked at again. */
  readonly reviewOn: string | null
  /** Who at the centre works on the step the order waits for. */
  readonly takenBy: string | null
  readonly firstReviewBy: string | null
  /** When the centre's own step, review or call-back, is due. */
  readonly stepDueAt: Date | null
  readonly supervision: SupervisionFacts | null
  readonly round: CallbackRound
  /** The first and the last rating are both kept (domain B3). */
  readonly firstSatisfaction: Satisfaction | null
  readonly finalSatisfaction: Satisfaction | null
}

export interface SupervisionFacts {
  readonly colour: SupervisionColour
  readonly replyDueAt: Date
  readonly isAnswered: boolean
}

/** Call-backs since the last feedback: a reworked order is asked about anew. */
export interface CallbackRound {
  readonly attempts: number
  readonly lastAttemptAt: Date | null
  readonly isReached: boolean
  /** The appellant was dissatisfied, or said it is not resolved. */
  readonly isAgainst: boolean
}

export const noRound: CallbackRound = { attempts: 0, lastAttemptAt: null, isReached: false, isAgainst: false }

export interface Assignment {
  readonly assignmentId: string
  readonly unitId: string
  readonly role: 'lead' | 'assisting'
  /** The assignment this one was passed down from. */
  readonly parentId: string | null
  readonly state: AssignmentState
  readonly dispatchedAt: Date
  /** Who gave the order to the unit; null for what was dispatched before this was kept. */
  readonly dispatchedBy: string | null
  readonly signDueAt: Date | null
  readonly signedAt: Date | null
  /** Until when a return may be asked for; null for no end. */
  readonly returnUntil: Date | null
  readonly contactDueAt: Date | null
  readonly handlingStartedAt: Date | null
  readonly handlingDueAt: Date | null
  /** When a suspension stopped the clock; null while it runs. */
  readonly pausedAt: Date | null
  /** When the unit first reached the appellant. */
  readonly contactedAt: Date | null
  /** How often it tried, reached or not. */
  readonly contactAttempts: number
  readonly fedBackAt: Date | null
  readonly handledBy: string | null
  readonly returnRequested: boolean
  /** Working days asked for and not yet decided; null when nothing is asked. */
  readonly extensionRequested: number | null
  readonly extensionsGranted: number
  readonly returnsRefused: number
}

/** An assignment that still counts: not handed back. */
export function activeAssignments(order: Order): readonly Assignment[] {
  return order.assignments.filter((assignment) => assignment.state !== 'returned')
}

/** The lead unit's assignment, or undefined before dispatch. Sub-units are never lead of the order. */
export function leadAssignment(order: Order): Assignment | undefined {
  return activeAssignments(order).find(
    (assignment) => assignment.role === 'lead' && assignment.parentId === null,
  )
}

/** How many leads handed the order back or had it taken away: the rounds of its circulation (R7.6, R11.1). */
export function leadsReturned(assignments: readonly Assignment[]): number {
  return assignments.filter(({ role, state }) => role === 'lead' && state === 'returned').length
}
