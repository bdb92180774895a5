import type { Actor, Role } from '../access/roles.ts'
import type { AppealKind, Urgency } from '../appeal/appeal.ts'
import type { Outcome } from './act.ts'

/** What of an accepted appeal the order goes by. */
export interface AcceptedAppeal {
  readonly orderId: string
  readonly orderNo: string
  readonly kind: AppealKind
  readonly urgency: Urgency
  readonly channelCode: string
  readonly deskCode: string | null
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
      deskCode: appeal.deskCode,
      acceptedAt: now,
      version: 1,
      facts: {
        isHardCase: false,
        isSupervised: false,
        circulations: 0,
        reminders: 0,
        reworks: 0,
        callbacks: 0,
        leadOrderId: null,
      },
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

const acceptingRoles: readonly Role[] = ['agent', 'teamLeader', 'dispatcher', 'system']
