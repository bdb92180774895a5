import type { Scope } from '@yihu/core/access/permissions'
import type { QueueName } from '@yihu/core/workbench/queues'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { ofOwnUnits, ownWork } from './own-work.ts'
import type { OwnQueue } from './own-work.ts'

/** What the conditions of queues depend on beside the order. */
export interface QueueQuestion {
  readonly scope: Scope
  readonly now: Date
  /** Due until then is due soon (临期): the end of the next working day. */
  readonly soonAt: Date
  /** Today's date in the centre's time zone. */
  readonly today: string
}

export type Condition = (question: QueueQuestion) => RawBuilder<boolean>

const withUnits = sql<boolean>`o.state = 'dispatched'`
const atTheCentre = sql<boolean>`o.state in ('accepted', 'answered', 'awaitingCallback')`

/**
 * Reviewed, or merged into an order that is: every appellant is told of the result, not only the lead's (domain A10).
 * That a merged order has a lead is said though it follows: so its index is found, which has only those.
 */
const owedCallback: Condition = ({
  now,
}) => sql`(o.state = 'awaitingCallback' or (o.state = 'merged' and o.lead_order_id is not null and exists (
  select from orders l where l.centre_id = o.centre_id and l.order_id = o.lead_order_id and (l.state = 'awaitingCallback'
    or (l.state = 'closed' and greatest(l.closed_at, o.accepted_at) > ${now}::timestamptz - interval '30 days')))))`

const unreached: Condition = (question) => sql`${owedCallback(question)} and not o.round_is_reached`

/** Not asked to call at another time, and no link out that may still be answered. */
function atLiberty(now: Date): RawBuilder<boolean> {
  return sql`${appointment(now)} is null and not (o.round_attempts = 0 and ${isInvited(now)})`
}

/** When the appellant asked to be called; null when nothing was arranged since the last attempt. */
function appointment(now: Date): RawBuilder<Date> {
  return sql`(select p.appointed_at from callback_appointments p where p.centre_id = o.centre_id
    and p.order_id = o.order_id and p.made_at <= ${now} and p.made_at > coalesce(o.round_last_at, '-infinity')
    order by p.made_at desc limit 1)`
}

function isInvited(now: Date): RawBuilder<boolean> {
  return sql`exists (select from callback_invitations i where i.centre_id = o.centre_id and i.order_id = o.order_id
    and i.round = o.reworks and i.answered_at is null and i.expires_at > ${now})`
}

/** The queues of a unit: its orders of that state with an assignment `w` of that kind. */
const ownQueues = Object.fromEntries(
  (Object.keys(ownWork) as OwnQueue[]).map((name): [OwnQueue, Condition] => [
    name,
    (
      question,
    ) => sql`${ownWork[name].order} and exists (select from assignments w where w.centre_id = o.centre_id
      and w.order_id = o.order_id and ${ofOwnUnits(question.scope)} and ${ownWork[name].assignment(question)})`,
  ]),
) as Record<OwnQueue, Condition>

/** Which `orders o` stand in a queue. For people of a unit, by the assignments of their own units. */
export const queueConditions: Readonly<Record<QueueName, Condition>> = {
  toDispatch: () => sql`o.state = 'accepted' and not o.is_disputed`,
  returnsToDecide: () => sql`${withUnits} and o.return_requested`,
  extensionsToDecide: () => sql`${withUnits} and o.extension_requested`,
  disputes: () => sql`o.state in ('accepted', 'dispatched') and o.is_disputed`,
  toReview: () => sql`o.state = 'answered'`,

  ...ownQueues,

  appointed: (question) => sql`${unreached(question)} and ${appointment(question.now)} <= ${question.now}`,
  toCallBack: (question) =>
    sql`${unreached(question)} and o.round_attempts = 0 and ${atLiberty(question.now)}`,
  toCallAgain: (question) =>
    sql`${unreached(question)} and o.round_attempts > 0 and ${atLiberty(question.now)}`,
  against: () =>
    sql`o.state = 'awaitingCallback' and o.round_is_reached and o.round_is_against and not o.is_unreasonable`,
  toClose: () =>
    sql`o.state = 'awaitingCallback' and o.round_is_reached and (not o.round_is_against or o.is_unreasonable)`,
  appointedLater: (question) =>
    sql`${unreached(question)} and ${appointment(question.now)} > ${question.now}`,
  invited: (question) =>
    sql`${unreached(question)} and o.round_attempts = 0 and ${isInvited(question.now)} and ${appointment(question.now)} is null`,

  overdueAtUnits: ({ now }) => sql`${withUnits} and o.fed_back_at is null and o.handling_due_at < ${now}`,
  supervised: () => sql`o.state in ('dispatched', 'answered', 'suspended') and o.is_supervised`,
  answersToRead: () =>
    sql`o.state in ('dispatched', 'answered', 'suspended') and o.is_supervised and o.supervision_answered`,
  hardCases: () => sql`o.state in ('accepted', 'dispatched', 'answered', 'suspended') and o.is_hard_case`,
  circulating: () => sql`o.state in ('accepted', 'dispatched') and o.circulations >= 2`,
  suspensionsToDecide: () => sql`${withUnits} and o.suspension_requested`,
  suspended: () => sql`o.state = 'suspended'`,
  suspensionsToReview: ({ today }) => sql`o.state = 'suspended' and o.review_on <= ${today}::date`,

  taken: () => sql`${atTheCentre} and o.taken_by is not null`,
  untaken: () => sql`${atTheCentre} and o.taken_by is null`,
  stepsOverdue: ({ now }) => sql`o.state in ('answered', 'awaitingCallback') and o.step_due_at < ${now}`,
  endsToConfirm: ({ now }) =>
    sql`o.state in ('declined', 'invalid', 'withdrawn') and not o.is_end_confirmed and o.ended_by is not null
      and o.accepted_at > ${now}::timestamptz - interval '60 days'`,
}
