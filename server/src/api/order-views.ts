import type { OrderRow, OrderView } from '@yihu/contract/orders'
import { maskAppellant, mayReveal } from '@yihu/core/access/mask'
import type { Actor } from '@yihu/core/access/roles'
import { light } from '@yihu/core/deadline/light'
import type { OrderFacts } from '@yihu/core/order/order'
import type { OrderListRow } from '../storage/screens/order-list.ts'
import type { OrderPageData } from '../storage/screens/order-page.ts'
import { attachmentViews } from './attachment-views.ts'
import { logFields } from './log-fields.ts'
import { orderHistoryView } from './order-history-views.ts'

/** A line of the list as it crosses the wire. */
export function orderRowView(row: OrderListRow, now: Date): OrderRow {
  const running = row.fed_back_at === null && row.handling_due_at !== null && row.dispatched_at !== null
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    state: row.state as OrderRow['state'],
    version: row.version,
    kind: row.appeal_kind as OrderRow['kind'],
    urgency: row.urgency as OrderRow['urgency'],
    title: row.title,
    channelCode: row.channel_code,
    categoryCode: row.category_code,
    appellantName: row.appellant_name,
    leadUnitName: row.lead_unit_name,
    acceptedAt: row.accepted_at.toISOString(),
    handlingDueAt: row.handling_due_at?.toISOString() ?? null,
    isOverdue: row.is_overdue,
    light:
      running && row.state === 'dispatched' && row.dispatched_at && row.handling_due_at
        ? light(row.dispatched_at, row.handling_due_at, now)
        : null,
    isSupervised: row.is_supervised,
    isHardCase: row.is_hard_case,
    returnRequested: row.return_requested,
    extensionRequested: row.extension_requested,
    divisionCode: row.division_code,
    circulations: row.circulations,
    reworks: row.reworks,
    isDisputed: row.is_disputed,
    supervisionColour: row.supervision_colour as OrderRow['supervisionColour'],
    reviewOn: row.review_on,
    takenByName: row.taken_by_name,
    takenAt: text(row.taken_at),
    stepDueAt: text(row.step_due_at),
    callbackAttempts: row.round_attempts,
    lastCallbackAt: text(row.round_last_at),
  }
}

/** An order's page as it crosses the wire, the appellant masked for everybody (design law 11). */
export function orderView(data: OrderPageData, actor: Actor): OrderView {
  const { order, appeal, unitNames } = data
  const isConfidential = appeal.is_confidential
  const isOpenToActor = mayReveal(actor, { isConfidential })
  const appellant = maskAppellant({
    name: appeal.appellant_name,
    phone: appeal.appellant_phone,
    address: appeal.address,
  })
  // People of a unit are not even shown a masked surname of somebody who asked for confidentiality.
  const shown = isOpenToActor ? appellant : { name: null, phone: null, address: null }
  return {
    orderId: order.orderId,
    orderNo: order.orderNo,
    state: order.state,
    version: order.version,
    appealKind: order.appealKind,
    urgency: order.urgency,
    channelCode: order.channelCode,
    categoryCode: order.categoryCode,
    deskCode: order.deskCode,
    accusedUnitId: order.accusedUnitId,
    takenByName: data.takenByName,
    acceptedAt: order.acceptedAt.toISOString(),
    facts: factsView(order.facts),
    appeal: {
      appealId: appeal.appeal_id,
      channelCode: appeal.channel_code,
      kind: appeal.kind as OrderView['appeal']['kind'],
      title: appeal.title,
      content: appeal.content,
      categoryCode: appeal.category_code,
      divisionCode: appeal.division_code,
      deskCode: appeal.desk_code,
      programmeTag: appeal.programme_tag,
      sourceRef: appeal.source_ref,
      isAnonymous: appeal.is_anonymous,
      isConfidential,
      appellantName: shown.name,
      appellantPhone: shown.phone,
      address: shown.address,
      mayReveal: isOpenToActor,
    },
    assignments: order.assignments.map((assignment) => ({
      ...assignment,
      unitName: unitNames.get(assignment.unitId) ?? '',
      dispatchedAt: assignment.dispatchedAt.toISOString(),
      signDueAt: text(assignment.signDueAt),
      signedAt: text(assignment.signedAt),
      returnUntil: text(assignment.returnUntil),
      contactDueAt: text(assignment.contactDueAt),
      handlingStartedAt: text(assignment.handlingStartedAt),
      handlingDueAt: text(assignment.handlingDueAt),
      pausedAt: text(assignment.pausedAt),
      contactedAt: text(assignment.contactedAt),
      fedBackAt: text(assignment.fedBackAt),
    })),
    callbacks: data.callbacks.map((callback) => ({
      at: callback.called_at.toISOString(),
      method: callback.method,
      isReached: callback.is_reached,
      isResponded: callback.is_responded,
      isResolved: callback.is_resolved,
      isTrue: callback.is_true,
      satisfaction: callback.satisfaction,
      // Asked of the appellant and told to the centre: who is confidential is quoted to no unit.
      note: isOpenToActor ? callback.note : null,
      callbackAgentName: callback.called_by_name ?? '',
    })),
    ...orderHistoryView(data.history),
    log: data.log.map((entry) => ({
      seq: entry.seq,
      at: entry.at.toISOString(),
      action: entry.action,
      fromState: entry.from_state as OrderView['state'] | null,
      toState: entry.to_state as OrderView['state'],
      actorName: entry.actor_name ?? '',
      role: entry.role as OrderView['log'][number]['role'],
      unitName: entry.unit_name,
      assignmentId: entry.assignment_id,
      fields: logFields(
        {
          action: entry.action,
          unitId: entry.unit_id,
          fields: entry.fields as Record<string, unknown>,
        },
        actor,
        isConfidential,
      ),
      hash: entry.hash.toString('hex'),
    })),
    attachments: attachmentViews(data, actor),
  }
}

function factsView(facts: OrderFacts): OrderView['facts'] {
  const { supervision, round, stepDueAt } = facts
  return {
    ...facts,
    stepDueAt: text(stepDueAt),
    supervision: supervision && { ...supervision, replyDueAt: supervision.replyDueAt.toISOString() },
    round: { ...round, lastAttemptAt: text(round.lastAttemptAt) },
  }
}

function text(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
