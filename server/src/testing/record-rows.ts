import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** What is kept beside the orders in `sorted`: requests and decisions, feedbacks, call-backs, calls, notices. */
export function recordRows(centreId: string): readonly RawBuilder<unknown>[] {
  const dispatched = sql`sorted s join assignments a on a.centre_id = ${centreId} and a.order_id = s.order_id`
  return [
    sql`insert into returns (centre_id, return_id, order_id, assignment_id, unit_id, requested_at, requested_by, reason_code, reason,
        decision, decided_at, decided_by, decision_reason)
      select ${centreId}, gen_random_uuid(), s.order_id, a.assignment_id, a.unit_id, a.dispatched_at + interval '1 day', s.person_id,
        'notOurs', '不属于本单位职责范围。', d.decision, case when d.decision is not null then a.dispatched_at + interval '2 days' end,
        case when d.decision is not null then s.person_id end, case when d.decision is not null then '按职责清单办理。' end
      from ${dispatched}, lateral (select case when a.return_requested then null when a.state = 'returned' then 'approved'
        else 'refused' end as decision) d
      where a.return_requested or a.state = 'returned' or s.r9 > 0.97`,
    sql`insert into extensions (centre_id, extension_id, order_id, assignment_id, unit_id, requested_at, requested_by, working_days,
        reason, appellant_told, decision, decided_at, decided_by, due_before, due_after)
      select ${centreId}, gen_random_uuid(), s.order_id, a.assignment_id, a.unit_id, a.dispatched_at + interval '3 days', s.person_id, 3,
        '需要现场核实。', true, d.decision, case when d.decision is not null then a.dispatched_at + interval '4 days' end,
        case when d.decision is not null then s.person_id end, a.handling_due_at,
        case when d.decision is not null then a.handling_due_at + interval '3 days' end
      from ${dispatched}, lateral (select case when a.extension_requested is null then 'granted' end as decision) d
      where a.extension_requested is not null or (s.r9 < 0.05 and a.state = 'done')`,
    sql`insert into feedbacks (centre_id, feedback_id, order_id, assignment_id, unit_id, given_at, given_by, due_at, findings, measures,
        is_resolved, public_text)
      select ${centreId}, gen_random_uuid(), s.order_id, a.assignment_id, a.unit_id, a.fed_back_at, s.person_id, a.handling_due_at,
        '经现场核实，反映的情况属实。', '已安排人员处理，并要求限期整改。', s.r9 > 0.2, '您反映的问题已经处理。'
      from ${dispatched} where a.fed_back_at is not null and a.state <> 'returned' order by s.accepted_at`,
    sql`insert into callbacks (centre_id, callback_id, order_id, unit_id, called_at, called_by, method, is_reached, is_responded,
        is_resolved, satisfaction)
      select ${centreId}, gen_random_uuid(), s.order_id, o.lead_unit_id, o.round_last_at, s.person_id,
        case when s.r8 < 0.3 then 'manual' else 'automatic' end, o.round_is_reached, o.round_is_reached, s.r9 > 0.4,
        coalesce(o.final_satisfaction, 'unrated')
      from sorted s join orders o on o.centre_id = ${centreId} and o.order_id = s.order_id
      where o.round_attempts > 0 order by s.accepted_at`,
    sql`insert into callback_appointments (centre_id, appointment_id, order_id, appointed_at, made_by, made_at)
      select ${centreId}, gen_random_uuid(), order_id, now() + interval '1 hour' * (48 * r9 - 12), person_id, now() - interval '13 hours'
      from sorted where state = 'awaitingCallback' and r8 > 0.95`,
    sql`insert into callback_invitations (centre_id, invitation_id, order_id, round, channel, token_hash, sent_at, expires_at)
      select ${centreId}, gen_random_uuid(), o.order_id, o.reworks, 'sms', sha256(o.order_id::text::bytea), now() - interval '1 day',
        now() + interval '2 days'
      from orders o where o.centre_id = ${centreId} and o.state = 'awaitingCallback' and o.round_attempts = 0 and o.urgency = 'normal'`,
    sql`insert into supervisions (centre_id, supervision_id, order_id, unit_id, kind, colour, reason, issued_at, issued_by, reply_due_at)
      select ${centreId}, gen_random_uuid(), o.order_id, o.lead_unit_id, 'overdue', o.supervision_colour, '超期未办结。',
        o.supervision_due_at - interval '3 days', s.person_id, o.supervision_due_at
      from sorted s join orders o on o.centre_id = ${centreId} and o.order_id = s.order_id where o.is_supervised`,
    sql`insert into calls (centre_id, call_id, started_at, answered_at, ended_at, caller_number, division_code)
      select ${centreId}, gen_random_uuid(), accepted_at - interval '5 minutes', case when r9 < 0.95 then accepted_at - interval '4 minutes' end,
        accepted_at, phone, division_code from sorted order by accepted_at`,
    // Notices are kept for a season: each order of it told one person of the centre and one of a unit.
    sql`insert into notices (centre_id, user_id, kind, order_id, order_no, seq, data, made_at, read_at)
      select ${centreId}, u.user_id, 'dispatched', o.order_id, o.order_no, 2,
        json_build_object('at', o.dispatched_at, 'role', 'dispatcher', 'unitName', null), o.dispatched_at,
        case when s.r9 > 0.02 then o.dispatched_at + interval '1 hour' end
      from sorted s join orders o on o.centre_id = ${centreId} and o.order_id = s.order_id
        join users u on u.centre_id = ${centreId} and (u.user_id = s.person_id or u.unit_id = s.unit_id)
      where o.dispatched_at > (select max(accepted_at) from sorted) - interval '90 days'`,
  ]
}
