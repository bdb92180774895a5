import type { Role } from '@yihu/core/access/roles'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { expectPagesInMemory } from './unit-orders.ts'

/** One person of the centre at work: what they hold, and what they have done today (R1.3, R3.4). */
export interface PersonAtWork {
  readonly userId: string
  readonly name: string
  readonly roles: Role[]
  /** Orders taken and not yet done with. */
  readonly taken: number
  readonly takenOverdue: number
  readonly actionsToday: number
  readonly acceptedToday: number
  readonly callbacksToday: number
  readonly lastActionAt: Date | null
}

/** Everybody of the centre who acts on orders, those with most in hand first. */
export async function listPeopleAtWork(
  tx: Transaction,
  { now, dayStart }: { now: Date; dayStart: Date },
): Promise<PersonAtWork[]> {
  await expectPagesInMemory(tx)
  const { rows } = await sql<PersonAtWork>`
    with held as (
      select taken_by as user_id, count(*)::int as taken,
        count(*) filter (where state <> 'accepted' and step_due_at < ${now})::int as overdue
      from orders where centre_id = ${tx.centreId} and taken_by is not null
        and state in ('accepted', 'answered', 'awaitingCallback') group by taken_by),
    done as (
      select actor_id as user_id, count(*)::int as actions, count(*) filter (where action = 'accept')::int as accepted,
        count(*) filter (where action = 'recordCallback')::int as callbacks, max(at) as last_at
      from order_log where centre_id = ${tx.centreId} and at >= ${dayStart} group by actor_id)
    select u.user_id as "userId", u.name, u.roles, coalesce(h.taken, 0) as taken,
      coalesce(h.overdue, 0) as "takenOverdue", coalesce(d.actions, 0) as "actionsToday",
      coalesce(d.accepted, 0) as "acceptedToday", coalesce(d.callbacks, 0) as "callbacksToday",
      d.last_at as "lastActionAt"
    from users u left join held h on h.user_id = u.user_id left join done d on d.user_id = u.user_id
    where u.centre_id = ${tx.centreId} and u.disabled_at is null and u.unit_id is null
      and u.roles && array['agent', 'teamLeader', 'dispatcher', 'callbackAgent', 'supervisor']
    order by taken desc, "takenOverdue" desc, "actionsToday" desc, u.login`.execute(tx)
  return rows
}
