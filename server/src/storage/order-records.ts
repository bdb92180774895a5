import { randomUUID } from 'node:crypto'
import type { Outcome } from '@yihu/core/order/act'
import { leadAssignment } from '@yihu/core/order/order'
import type { Assignment, Order } from '@yihu/core/order/order'
import { sql } from 'kysely'
import type { QueryCreator } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

type Query = QueryCreator<DB>

/**
 * The row an action leaves beside state and log (a return asked for, an extension granted, a call-back), as a further
 * part of the saving statement; undefined where log and state say all.
 */
export function recordOf(
  tx: Transaction,
  before: Order,
  { order, entry }: Outcome,
): (<Q extends Query>(query: Q) => Q) | undefined {
  const { fields, at, actorId } = entry
  const assignment = before.assignments.find(({ assignmentId }) => assignmentId === entry.assignmentId)
  const base = { centre_id: tx.centreId, order_id: order.orderId }
  const ofUnit = { ...base, assignment_id: assignment?.assignmentId ?? '', unit_id: assignment?.unitId ?? '' }
  const decided = { decided_at: at, decided_by: actorId, decision_reason: text(fields['reason']) }
  // A request lapses with its own assignment: redispatching the lead decides nothing an assisting unit asked for.
  const lapsed = before.assignments
    .filter((one) => one.returnRequested && after(order, one)?.returnRequested === false)
    .map(({ assignmentId }) => assignmentId)
  const part =
    (build: (db: Query) => { compile: unknown }) =>
    <Q extends Query>(query: Q) =>
      query.with('record', (db) => build(db as never) as never) as unknown as Q

  switch (entry.action) {
    case 'requestReturn':
      return part((db) =>
        db.insertInto('returns').values({
          ...ofUnit,
          return_id: randomUUID(),
          requested_at: at,
          requested_by: actorId,
          reason_code: text(fields['reasonCode']) ?? '',
          reason: text(fields['reason']) ?? '',
          evidence: text(fields['evidence']),
          legal_basis: text(fields['legalBasis']),
          suggested_unit_id: text(fields['suggestedUnitId']),
        }),
      )
    case 'approveReturn':
    case 'refuseReturn':
      return part((db) =>
        db
          .updateTable('returns')
          .set({ ...decided, decision: entry.action === 'approveReturn' ? 'approved' : 'refused' })
          .where('centre_id', '=', tx.centreId)
          // With the lead its assisting units give the order back, and what they asked for is granted by that.
          .where('assignment_id', 'in', lapsed)
          .where('decision', 'is', null),
      )
    case 'requestExtension':
      return part((db) =>
        db.insertInto('extensions').values({
          ...ofUnit,
          extension_id: randomUUID(),
          requested_at: at,
          requested_by: actorId,
          working_days: Number(fields['workingDays']),
          reason: text(fields['reason']) ?? '',
          appellant_told: fields['appellantTold'] === true,
          due_before: assignment?.handlingDueAt ?? at,
        }),
      )
    case 'grantExtension':
    case 'refuseExtension':
      return part((db) =>
        db
          .updateTable('extensions')
          .set({
            ...decided,
            decision: entry.action === 'grantExtension' ? 'granted' : 'refused',
            due_after: after(order, assignment)?.handlingDueAt ?? null,
          })
          .where('centre_id', '=', tx.centreId)
          .where('assignment_id', '=', ofUnit.assignment_id)
          .where('decision', 'is', null),
      )
    case 'giveFeedback':
      return part((db) =>
        db.insertInto('feedbacks').values({
          ...ofUnit,
          feedback_id: randomUUID(),
          given_at: at,
          given_by: actorId,
          due_at: assignment?.handlingDueAt ?? null,
          findings: text(fields['findings']) ?? '',
          measures: text(fields['measures']) ?? '',
          is_resolved: fields['isResolved'] === true,
          appellant_opinion: text(fields['appellantOpinion']),
          public_text: text(fields['publicText']),
        }),
      )
    case 'recordCallback':
      return part((db) =>
        db.insertInto('callbacks').values({
          ...base,
          callback_id: randomUUID(),
          unit_id: leadAssignment(order)?.unitId ?? null,
          called_at: at,
          called_by: actorId,
          method: text(fields['method']) ?? '',
          is_reached: fields['isReached'] === true,
          is_responded: flag(fields['isResponded']),
          is_resolved: flag(fields['isResolved']),
          is_true: flag(fields['isTrue']),
          satisfaction: text(fields['satisfaction']) ?? 'unrated',
          note: text(fields['note']),
        }),
      )
    case 'confer':
      return part((db) =>
        db.insertInto('conferrals').values({
          ...base,
          conferral_id: randomUUID(),
          held_at: at,
          recorded_by: actorId,
          participants: text(fields['participants']) ?? '',
          conclusion: text(fields['conclusion']) ?? '',
          legal_basis: text(fields['legalBasis']),
        }),
      )
    case 'supervise':
    case 'escalateSupervision':
      return part((db) =>
        db.insertInto('supervisions').values({
          ...base,
          supervision_id: randomUUID(),
          unit_id: leadAssignment(order)?.unitId ?? null,
          kind: text(fields['supervisionKind']) ?? 'daily',
          colour: order.facts.supervision?.colour ?? 'blue',
          reason: text(fields['reason']) ?? '',
          issued_at: at,
          issued_by: actorId,
          reply_due_at: order.facts.supervision?.replyDueAt ?? at,
        }),
      )
    case 'replySupervision':
      return part((db) =>
        db
          .updateTable('supervisions')
          .set({ reply: text(fields['reply']), replied_at: at, replied_by: actorId })
          .where('centre_id', '=', tx.centreId)
          .where('order_id', '=', order.orderId)
          .where('lifted_at', 'is', null)
          .where('replied_at', 'is', null),
      )
    case 'liftSupervision':
      return part((db) =>
        db
          .updateTable('supervisions')
          .set({ lifted_at: at, lifted_by: actorId, lift_reason: text(fields['reason']) })
          .where('centre_id', '=', tx.centreId)
          .where('order_id', '=', order.orderId)
          .where('lifted_at', 'is', null),
      )
    // A return or extension that was still undecided ends with the assignment it belongs to.
    case 'redispatch':
    case 'designate':
    case 'withdraw':
    case 'voidOrder':
    case 'merge':
      return lapsed.length > 0
        ? part((db) =>
            db
              .updateTable('returns')
              .set({
                ...decided,
                decision: 'approved',
                decision_reason: sql`coalesce(${decided.decision_reason}::text, ${entry.action})`,
              })
              .where('centre_id', '=', tx.centreId)
              .where('assignment_id', 'in', lapsed)
              .where('decision', 'is', null),
          )
        : undefined
    default:
      return undefined
  }
}

function after(order: Order, assignment: Assignment | undefined): Assignment | undefined {
  return order.assignments.find(({ assignmentId }) => assignmentId === assignment?.assignmentId)
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}
