import type { AnsweringDayView, LedgerLine } from '@yihu/contract/special-desk-routes'
import { scopeOf } from '@yihu/core/access/permissions'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import {
  addToAnsweringDay,
  changeAnsweringDay,
  endAnsweringDay,
  planAnsweringDay,
  removeFromAnsweringDay,
} from '../operations/answering-days.ts'
import type { Context } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import { listAnsweringDays } from '../storage/screens/answering-days.ts'
import type { AnsweringDayRow } from '../storage/screens/answering-days.ts'
import { listAnsweringDayLines } from '../storage/screens/desk-ledgers.ts'
import type { Handlers } from './handler.ts'
import { ledgerLineView } from './ledger-views.ts'

export const answeringDayHandlers: Pick<
  Handlers,
  | 'listAnsweringDays'
  | 'getAnsweringDay'
  | 'planAnsweringDay'
  | 'changeAnsweringDay'
  | 'endAnsweringDay'
  | 'addToAnsweringDay'
  | 'removeFromAnsweringDay'
> = {
  listAnsweringDays: async ({ context, query }) => {
    const { storage, centre, actor } = context
    const rows = await storage.transact(centre.centreId, (tx) => listAnsweringDays(tx, scopeOf(actor), query))
    return accepted(rows.map(dayView))
  },
  getAnsweringDay: async ({ context, params }) => showDay(context, params.answeringDayId),
  planAnsweringDay: async ({ context, body, idempotency }) => {
    const planned = await once(context, idempotency, (tx) => planAnsweringDay(tx, context, body))
    return planned.ok ? showDay(context, planned.value.answeringDayId) : planned
  },
  changeAnsweringDay: async ({ context, params: { answeringDayId }, body }) => {
    const changed = await context.storage.transact(context.centre.centreId, (tx) =>
      changeAnsweringDay(tx, context, answeringDayId, body.version, body.plan),
    )
    return changed.ok ? showDay(context, answeringDayId) : changed
  },
  endAnsweringDay: async ({ context, params: { answeringDayId }, body }) => {
    const ended = await context.storage.transact(context.centre.centreId, (tx) =>
      endAnsweringDay(tx, context, answeringDayId, body.version, body),
    )
    return ended.ok ? showDay(context, answeringDayId) : ended
  },
  addToAnsweringDay: async ({ context, params: { answeringDayId }, body }) => {
    const added = await context.storage.transact(context.centre.centreId, (tx) =>
      addToAnsweringDay(tx, context, answeringDayId, body.orderNo),
    )
    return added.ok ? showDay(context, answeringDayId) : added
  },
  removeFromAnsweringDay: async ({ context, params: { answeringDayId, orderId } }) => {
    const removed = await context.storage.transact(context.centre.centreId, (tx) =>
      removeFromAnsweringDay(tx, context, answeringDayId, orderId),
    )
    return removed.ok ? showDay(context, answeringDayId) : removed
  },
}

async function showDay(
  { storage, centre, actor }: Context,
  answeringDayId: string,
): Promise<Result<AnsweringDayView & { lines: LedgerLine[] }, 'answeringDayNotFound'>> {
  return storage.transact(centre.centreId, async (tx) => {
    const [row] = await listAnsweringDays(tx, scopeOf(actor), { answeringDayId })
    if (!row) return refused('answeringDayNotFound')
    const lines = await listAnsweringDayLines(tx, scopeOf(actor), answeringDayId)
    return accepted({ ...dayView(row), lines: lines.map((line) => ledgerLineView(line, actor)) })
  })
}

function dayView(row: AnsweringDayRow): AnsweringDayView {
  return {
    answeringDayId: row.answering_day_id,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    unitId: row.unit_id,
    unitName: row.unit_name,
    leaderOffice: row.leader_office,
    leaderName: row.leader_name,
    matters: row.matters,
    state: row.state as AnsweringDayView['state'],
    note: row.note,
    version: row.version,
    calls: row.calls,
  }
}
