import type { AppealKind, Urgency } from '../appeal/appeal.ts'
import type { AssignmentState, OrderState } from './states.ts'

/** What is true of an order now; what happened is in its log (design law 2). */
export interface Order {
  readonly orderId: string
  readonly orderNo: string
  readonly state: OrderState
  readonly appealKind: AppealKind
  readonly urgency: Urgency
  readonly channelCode: string
  readonly deskCode: string | null
  readonly acceptedAt: Date
  /** Grows with every log entry; a command names the version it was decided on. */
  readonly version: number
  readonly facts: OrderFacts
  readonly assignments: readonly Assignment[]
}

/** Facts beside the state; counters never go down. */
export interface OrderFacts {
  readonly isHardCase: boolean
  readonly isSupervised: boolean
  /** Dispatches after the first one: how often the order went round (R7.6). */
  readonly circulations: number
  readonly reminders: number
  readonly reworks: number
  readonly callbacks: number
  /** The order this one was merged into. */
  readonly leadOrderId: string | null
}

export interface Assignment {
  readonly assignmentId: string
  readonly unitId: string
  readonly role: 'lead' | 'assisting'
  /** The assignment this one was passed down from. */
  readonly parentId: string | null
  readonly state: AssignmentState
  readonly dispatchedAt: Date
  readonly signDueAt: Date | null
  readonly signedAt: Date | null
  readonly handlingStartedAt: Date | null
  readonly handlingDueAt: Date | null
  /** When a suspension stopped the clock; null while it runs. */
  readonly pausedAt: Date | null
  readonly contactedAt: Date | null
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
