import type { Actor, Role } from '../access/roles.ts'
import type { AppealKind, Urgency } from '../appeal/appeal.ts'
import type { Outcome } from './act.ts'
import { noRound } from './order.ts'
import type { OrderFacts } from './order.ts'

/** What of an accepted appeal the order goes by. */
export interface AcceptedAppeal {
  readonly orderId: string
  readonly orderNo: string
  readonly kind: AppealKind
  readonly urgency: Urgency
  readonly channelCode: string
  readonly categoryCode: string
  readonly deskCode: string | null
  readonly accusedUnitId: string | null
  readonly title: string
}

/** The order an accepted appeal becomes, with the first entry of its log (R7.1). Version 1 is this entry. */
export function acceptOrder(appeal: AcceptedAppeal, context: { actor: Actor; now: Date }): Outcome {
  const { actor, now } = context
  return {
    order: {
      orderId: appeal.orderId,
      orderNo: appeal.orderNo,
      state: 'accepted',
      appealKind: appeal.kind,
      urgency: appeal.urgency,
      channelCode: appeal.channelCode,
      categoryCode: appeal.categoryCode,
      deskCode: appeal.deskCode,
      accusedUnitId: appeal.accusedUnitId,
      acceptedAt: now,
      version: 1,
      facts: newFacts,
      assignments: [],
    },
    entry: {
      action: 'accept',
      at: now,
      actorId: actor.userId,
      role: acceptingRoles.find((role) => actor.roles.includes(role)) ?? 'agent',
      fromState: null,
      toState: 'accepted',
      assignmentId: null,
      unitId: null,
      fields: { kind: appeal.kind, channelCode: appeal.channelCode, title: appeal.title },
    },
  }
}

/** What is true of an order nothing has happened to. */
export const newFacts: OrderFacts = {
  isHardCase: false,
  circulations: 0,
  reminders: 0,
  reworks: 0,
  callbacks: 0,
  leadOrderId: null,
  isDisputed: false,
  conferrals: 0,
  isDesignated: false,
  isNuisance: false,
  endedBy: null,
  isEndConfirmed: false,
  isUnreasonable: false,
  suspensionRequested: false,
  reviewOn: null,
  takenBy: null,
  firstReviewBy: null,
  stepDueAt: null,
  supervision: null,
  round: noRound,
  firstSatisfaction: null,
  finalSatisfaction: null,
}

const acceptingRoles: readonly Role[] = ['agent', 'teamLeader', 'dispatcher', 'system']
