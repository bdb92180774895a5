import type { Scope } from '@yihu/core/access/permissions'
import type { QueueName } from '@yihu/core/workbench/queues'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** A queue of a unit's own work: orders `o` in these states, by what is so of the unit's assignment `w`. */
interface OwnWork {
  readonly order: RawBuilder<boolean>
  readonly assignment: (times: { readonly now: Date; readonly soonAt: Date }) => RawBuilder<boolean>
}

export type OwnQueue = Extract<
  QueueName,
  | 'toSign'
  | 'toHandle'
  | 'dueSoon'
  | 'overdue'
  | 'reworked'
  | 'noticesToAnswer'
  | 'subUnitsAsk'
  | 'passedDown'
  | 'assisting'
  | 'fedBack'
>

const withUnits = sql<boolean>`o.state = 'dispatched'`
const untilFedBack = sql<boolean>`w.state in ('toSign', 'handling')`

/** States of an order and of an assignment outside which nothing stands in a unit's queue. */
export const atUnits = {
  order: sql<boolean>`o.state in ('dispatched', 'answered', 'awaitingCallback')`,
  assignment: sql<boolean>`w.state in ('toSign', 'handling', 'fedBack')`,
}

export const ownWork: Readonly<Record<OwnQueue, OwnWork>> = {
  toSign: { order: withUnits, assignment: () => sql`w.state = 'toSign'` },
  toHandle: { order: withUnits, assignment: () => sql`w.state = 'handling'` },
  dueSoon: {
    order: withUnits,
    assignment: ({ now, soonAt }) =>
      sql`${untilFedBack} and w.handling_due_at >= ${now} and w.handling_due_at <= ${soonAt}`,
  },
  overdue: {
    order: withUnits,
    assignment: ({ now }) => sql`${untilFedBack} and w.handling_due_at < ${now}`,
  },
  reworked: {
    order: sql`${withUnits} and o.reworks > 0`,
    assignment: () => sql`w.state = 'handling' and w.handling_started_at > w.dispatched_at`,
  },
  noticesToAnswer: {
    order: sql`o.state in ('dispatched', 'answered') and o.is_supervised and o.supervision_answered = false`,
    assignment: () =>
      sql`w.role = 'lead' and w.parent_id is null and w.state in ('toSign', 'handling', 'fedBack')`,
  },
  subUnitsAsk: {
    order: withUnits,
    assignment: () =>
      sql`w.state = 'handling' and ${hasBelow(sql`(s.return_requested or s.extension_requested is not null)`)}`,
  },
  passedDown: {
    order: withUnits,
    assignment: () => sql`w.state = 'handling' and ${hasBelow(sql`s.state in ('toSign', 'handling')`)}`,
  },
  assisting: {
    order: withUnits,
    assignment: () => sql`w.role = 'assisting' and w.parent_id is null and ${untilFedBack}`,
  },
  fedBack: {
    order: sql`o.state in ('dispatched', 'answered', 'awaitingCallback')`,
    assignment: () => sql`w.state = 'fedBack'`,
  },
}

export function isOwnQueue(name: QueueName): name is OwnQueue {
  return Object.hasOwn(ownWork, name)
}

/** An assignment `w` of one of the units in scope; for the centre, any. */
export function ofOwnUnits(scope: Scope): RawBuilder<boolean> {
  return scope.kind === 'centre' ? sql`true` : sql`w.unit_id = any(${[...scope.unitIds]}::uuid[])`
}

function hasBelow(is: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (select from assignments s where s.centre_id = w.centre_id and s.order_id = w.order_id
    and s.parent_id = w.assignment_id and ${is})`
}
