import type { QueueName } from '@yihu/core/workbench/queues'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'
import { atUnits, isOwnQueue, ofOwnUnits, ownWork } from './own-work.ts'
import type { OwnQueue } from './own-work.ts'
import { queueConditions } from './queues.ts'
import type { QueueQuestion } from './queues.ts'
import { inScope } from './scope.ts'
import { expectPagesInMemory } from './unit-orders.ts'

const open = sql`o.state in ('accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended')`

/**
 * How many orders stand in each queue. Each sort of queue is counted in one reading of what it can be about, which has
 * an index: the open orders, with those merged that are still owed a call, and what ended early of late; for a unit's
 * own queues the assignments that are not done.
 */
export async function countQueues(
  tx: Transaction,
  names: readonly QueueName[],
  question: QueueQuestion,
): Promise<Record<string, number>> {
  await expectPagesInMemory(tx)
  const ofOwn = names.filter(isOwnQueue)
  const ofEnded = names.filter((name) => name === 'endsToConfirm')
  const ofOpen = names.filter((name) => !isOwnQueue(name) && name !== 'endsToConfirm')
  const ended = sql`select o.* from orders o where ${inScope(tx, question.scope)}
    and o.state in ('declined', 'invalid', 'withdrawn') and o.accepted_at > ${question.now}::timestamptz - interval '60 days'`
  // Whose appeal was merged is called back, too. A union, since of an alternative no index is used.
  const begun = sql`select o.* from orders o where ${inScope(tx, question.scope)} and ${open}
    union all select o.* from orders o where ${inScope(tx, question.scope)} and o.state = 'merged'
      and o.lead_order_id is not null and not o.round_is_reached`
  return {
    ...(await count(tx, ofOpen, begun, question)),
    ...(await count(tx, ofEnded, ended, question)),
    ...(await countOwn(tx, ofOwn, question)),
  }
}

async function count(
  tx: Transaction,
  names: readonly QueueName[],
  among: RawBuilder<unknown>,
  question: QueueQuestion,
): Promise<Record<string, number>> {
  if (names.length === 0) return {}
  const counts = names.map(
    (name) => sql`count(*) filter (where ${queueConditions[name](question)})::int as ${sql.ref(name)}`,
  )
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(counts)} from (${among}) o`.execute(tx)
  return rows[0] ?? {}
}

/** A unit may have an order twice, as lead and below another: each order is counted once. */
async function countOwn(
  tx: Transaction,
  names: readonly OwnQueue[],
  question: QueueQuestion,
): Promise<Record<string, number>> {
  if (names.length === 0) return {}
  const isIn = names.map(
    (name) =>
      sql`bool_or(${ownWork[name].order} and ${ownWork[name].assignment(question)}) as ${sql.ref(name)}`,
  )
  const counts = names.map((name) => sql`count(*) filter (where n.${sql.ref(name)})::int as ${sql.ref(name)}`)
  const { rows } = await sql<Record<string, number>>`
    with own as (
      select ${sql.join(isIn)} from orders o join assignments w on w.centre_id = o.centre_id and w.order_id = o.order_id
      where o.centre_id = ${tx.centreId} and ${open} and ${atUnits.order} and ${atUnits.assignment}
        and ${ofOwnUnits(question.scope)}
      group by o.order_id)
    select ${sql.join(counts)} from own n`.execute(tx)
  return rows[0] ?? {}
}
