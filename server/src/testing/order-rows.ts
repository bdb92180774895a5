import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** The rows of the orders in `sorted`: appeals, orders, assignments, and one or two entries of each log. */
export function orderRows(centreId: string): readonly RawBuilder<unknown>[] {
  const isAtCentre = sql`state in ('accepted', 'answered', 'awaitingCallback')`
  // Who has been asked: three in ten never answer, also of those merged, whose queue would otherwise grow for ever.
  const isAsked = sql`(closed_at is not null or state = 'merged' or (state = 'awaitingCallback' and r5 > 0.5))`
  const isReached = sql`(${isAsked} and r9 > 0.3)`
  const isSupervised = sql`(is_dispatched and r6 > 0.995)`
  const isEnded = sql`state in ('declined', 'invalid', 'withdrawn')`
  return [
    sql`insert into appeals (centre_id, appeal_id, channel_code, kind, title, content, category_code, division_code,
        address, appellant_name, appellant_phone, is_anonymous, is_confidential, desk_code, programme_tag, accepted_at, accepted_by)
      select ${centreId}, appeal_id, channel_code, kind, title, repeat(title || '，请有关部门核实处理。', 4), category_code, division_code,
        '建设路' || i % 5000 || '号', case when r6 > 0.1 then '陈小明' end, phone, r6 <= 0.1, r7 > 0.95, desk_code, programme_tag,
        accepted_at, person_id from sorted order by accepted_at`,
    sql`insert into orders (centre_id, order_id, order_no, appeal_id, state, version, appeal_kind, urgency, channel_code,
        category_code, desk_code, programme_tag, division_code, title, is_hard_case, is_supervised, circulations, reworks,
        lead_unit_id, handling_due_at, fed_back_at, return_requested, extension_requested, accepted_at, dispatched_at, closed_at, log_hash,
        lead_order_id, is_disputed, suspension_requested, review_on, ended_by, is_end_confirmed, taken_by, step_due_at,
        supervision_colour, supervision_due_at, supervision_answered, callbacks, round_attempts, round_last_at, round_is_reached,
        round_is_against, first_satisfaction, final_satisfaction)
      select ${centreId}, order_id, to_char(accepted_at, 'YYYYMMDD') || lpad(i::text, 7, '0'), appeal_id, state, 2, kind, urgency,
        channel_code, category_code, desk_code, programme_tag, division_code, title,
        r8 > 0.998 or state = 'suspended', ${isSupervised}, floor(4 * power(r6, 6))::int, floor(3 * power(r7, 8))::int,
        case when is_dispatched then unit_id end, due_at, fed_back_at,
        state = 'dispatched' and r6 > 0.94, state = 'dispatched' and r6 between 0.85 and 0.92, accepted_at, dispatched_at,
        closed_at, sha256(order_id::text::bytea),
        lead_order_id, state in ('accepted', 'dispatched') and r7 > 0.97, state = 'dispatched' and r6 between 0.8 and 0.82,
        case when state = 'suspended' then (accepted_at + interval '1 day' * (60 * r5))::date end,
        case when ${isEnded} then person_id end, ${isEnded} and r9 > 0.05,
        case when ${isAtCentre} and r4 < 0.6 then person_id end,
        case when ${isAtCentre} then accepted_at + interval '1 day' * case state when 'accepted' then 1 else 20 end end,
        case when ${isSupervised} then (array['blue', 'orange', 'red'])[1 + floor(3 * r9)::int] end,
        case when ${isSupervised} then dispatched_at + interval '9 days' end, case when ${isSupervised} then r9 > 0.5 end,
        ${isAsked}::int, ${isAsked}::int, case when ${isAsked} then coalesce(closed_at, accepted_at + interval '3 days') end,
        ${isReached}, ${isReached} and r2 > 0.9,
        case when ${isReached} then case when r2 > 0.9 then 'dissatisfied' else 'satisfied' end end,
        case when ${isReached} then case when r2 > 0.9 then 'dissatisfied' else 'satisfied' end end
      from sorted order by accepted_at`,
    // What a unit passed down has a row of its own below the unit's; what came back has one that is over.
    sql`insert into assignments (centre_id, assignment_id, order_id, unit_id, role, parent_id, state, dispatched_at, dispatched_by,
        sign_due_at, signed_at, handling_started_at, handling_due_at, fed_back_at, return_requested, extension_requested,
        extensions_granted, returns_refused)
      select ${centreId}, case part when 'lead' then assignment_id else md5(part || assignment_id)::uuid end, order_id,
        case part when 'lead' then unit_id else other_unit_id end,
        case part when 'assisting' then 'assisting' else 'lead' end, case part when 'below' then assignment_id end,
        case when part = 'back' then 'returned'
          when state = 'dispatched' then case when r5 < 0.3 then 'toSign' when r5 > 0.9 and part = 'assisting' then 'fedBack' else 'handling' end
          when state = 'suspended' then 'handling' when state in ('answered', 'awaitingCallback') then 'fedBack' else 'done' end,
        dispatched_at, person_id, dispatched_at + interval '1 day',
        case when r5 >= 0.3 or state <> 'dispatched' then dispatched_at + interval '5 hours' end,
        case when r5 >= 0.3 or state <> 'dispatched' then dispatched_at + interval '1 day' * floor(3 * power(r7, 8)) end,
        due_at, fed_back_at, state = 'dispatched' and (r6 > 0.94 and part = 'lead' or part = 'below' and r9 > 0.9),
        case when state = 'dispatched' and r6 between 0.85 and 0.92 and part = 'lead' then 3 end, 0, 0
      from sorted, lateral (select 'lead' as part union all select 'assisting' where r8 > 0.9 and unit_id <> other_unit_id
        union all select 'back' where r7 > 0.95 and unit_id <> other_unit_id and r8 <= 0.9
        union all select 'below' where r8 < 0.05 and unit_id <> other_unit_id) parts
      where is_dispatched order by accepted_at`,
    sql`insert into order_log (centre_id, order_id, seq, at, action, from_state, to_state, actor_id, role, fields, hash)
      select ${centreId}, order_id, 1, accepted_at, 'accept', null, 'accepted', person_id, 'agent', '{}', sha256(order_id::text::bytea)
      from sorted order by accepted_at`,
    sql`insert into order_log (centre_id, order_id, seq, at, action, from_state, to_state, actor_id, role, unit_id, fields, hash)
      select ${centreId}, order_id, 2, dispatched_at, 'dispatch', 'accepted', 'dispatched', person_id, 'dispatcher', unit_id, '{}',
        sha256(order_id::text::bytea) from sorted where is_dispatched order by accepted_at`,
  ]
}
