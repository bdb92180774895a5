import type { QueueName } from '@yihu/core/workbench/queues'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'
import { queueConditions } from './queues.ts'
import type { QueueQuestion } from './queues.ts'
import { expectPagesInMemory } from './unit-orders.ts'

/** A span of days the leader's page looks at, and the one before it to compare with. */
export interface SituationQuestion extends QueueQuestion {
  readonly dayStart: Date
  readonly weekStart: Date
  readonly weekBefore: Date
}

/** The centre as its leader sees it: today, the week against the one before, what is stuck. */
export async function loadSituation(tx: Transaction, question: SituationQuestion) {
  await expectPagesInMemory(tx)
  const { now, dayStart, weekStart, weekBefore } = question
  // A number opens its queue, so that it is counted by the queue's own condition.
  const inQueue = (name: QueueName) => queueConditions[name](question)
  const ofCentre = sql`o.centre_id = ${tx.centreId}`
  const open = sql`o.state in ('accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended')`
  const [today] = await all<{ accepted: number; answeredAtDesk: number; dispatched: number; urgent: number }>(
    tx,
    sql`select count(*)::int as accepted,
        count(*) filter (where o.state = 'answeredAtDesk')::int as "answeredAtDesk",
        count(o.dispatched_at)::int as dispatched,
        count(*) filter (where o.urgency <> 'normal')::int as urgent
      from orders o where ${ofCentre} and o.accepted_at >= ${dayStart} and o.accepted_at <= ${now}`,
  )
  const [stuck] = await all<Stuck>(
    tx,
    sql`select count(*)::int as open,
        count(*) filter (where o.state = 'accepted')::int as "toDispatch",
        count(*) filter (where ${inQueue('overdueAtUnits')})::int as overdue,
        count(*) filter (where ${inQueue('hardCases')})::int as "hardCases",
        count(*) filter (where ${inQueue('disputes')})::int as disputes,
        count(*) filter (where ${inQueue('suspended')})::int as suspended,
        count(*) filter (where ${inQueue('supervised')} and o.supervision_colour = 'blue')::int as blue,
        count(*) filter (where ${inQueue('supervised')} and o.supervision_colour = 'orange')::int as orange,
        count(*) filter (where ${inQueue('supervised')} and o.supervision_colour = 'red')::int as red
      from orders o where ${ofCentre} and ${open}`,
  )
  const [ratings] = await all<{ rated: number; satisfied: number; reached: number; calls: number }>(
    tx,
    sql`select count(*) filter (where c.satisfaction <> 'unrated')::int as rated,
        count(*) filter (where c.satisfaction in ('satisfied', 'fairlySatisfied'))::int as satisfied,
        count(*) filter (where c.is_reached)::int as reached, count(*)::int as calls
      from callbacks c where c.centre_id = ${tx.centreId} and c.called_at >= ${weekStart} and c.called_at <= ${now}`,
  )
  const topics = await all<Topic>(
    tx,
    sql`select o.category_code as "categoryCode",
        count(*) filter (where o.accepted_at >= ${weekStart})::int as "thisWeek",
        count(*) filter (where o.accepted_at < ${weekStart})::int as "weekBefore"
      from orders o where ${ofCentre} and o.accepted_at >= ${weekBefore} and o.accepted_at <= ${now} and o.state <> 'invalid'
      group by 1 order by 2 desc, 3 desc limit 10`,
  )
  return { today, stuck, ratings, topics }
}

interface Stuck {
  readonly open: number
  readonly toDispatch: number
  readonly overdue: number
  readonly hardCases: number
  readonly disputes: number
  readonly suspended: number
  readonly blue: number
  readonly orange: number
  readonly red: number
}

interface Topic {
  readonly categoryCode: string
  readonly thisWeek: number
  readonly weekBefore: number
}

async function all<Row>(tx: Transaction, query: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await (query as RawBuilder<Row>).execute(tx)
  return rows
}
