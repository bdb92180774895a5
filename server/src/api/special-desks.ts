import type { AnsweringDayView, LedgerLine } from '@yihu/contract/special-desk-routes'
import { deskLedgerView } from '@yihu/contract/special-desk-routes'
import { scopeOf } from '@yihu/core/access/permissions'
import { endOfDay, startOfDay } from '@yihu/core/calendar/local-time'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import {
  addToAnsweringDay,
  changeAnsweringDay,
  endAnsweringDay,
  planAnsweringDay,
} from '../operations/answering-days.ts'
import type { Context } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import { listAnsweringDays } from '../storage/screens/answering-days.ts'
import type { AnsweringDayRow } from '../storage/screens/answering-days.ts'
import { listAnsweringDayLines, loadDeskLedger } from '../storage/screens/desk-ledgers.ts'
import type { LedgerRow } from '../storage/screens/desk-ledgers.ts'
import { listDeskTree } from '../storage/screens/desks.ts'
import type { Handlers } from './handler.ts'

export const specialDeskHandlers: Pick<
  Handlers,
  | 'getDeskLedger'
  | 'listAnsweringDays'
  | 'getAnsweringDay'
  | 'planAnsweringDay'
  | 'changeAnsweringDay'
  | 'endAnsweringDay'
  | 'addToAnsweringDay'
> = {
  getDeskLedger: async ({ context, query }) => {
    const { storage, centre, actor } = context
    return storage.transact(centre.centreId, async (tx) => {
      const desks = await listDeskTree(tx)
      if (!desks.some(({ code }) => code === query.deskCode))
        return refused('unknownDesk', { deskCode: query.deskCode })
      const { counts, lines } = await loadDeskLedger(tx, {
        scope: scopeOf(actor),
        deskCodes: deskAndBelow(desks, query.deskCode),
        from: query.from === undefined ? undefined : startOfDay(centre.timeZone, query.from),
        before: query.until === undefined ? undefined : endOfDay(centre.timeZone, query.until),
        page: query.page ?? 1,
      })
      const known = deskLedgerView.shape.counts.parse(counts)
      return accepted({ counts: known, lines: lines.map(lineView), total: known.accepted })
    })
  },
  listAnsweringDays: async ({ context }) => {
    const { storage, centre, actor } = context
    const rows = await storage.transact(centre.centreId, (tx) => listAnsweringDays(tx, scopeOf(actor)))
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
}

async function showDay(
  { storage, centre, actor }: Context,
  answeringDayId: string,
): Promise<Result<AnsweringDayView & { lines: LedgerLine[] }, 'answeringDayNotFound'>> {
  return storage.transact(centre.centreId, async (tx) => {
    const [row] = await listAnsweringDays(tx, scopeOf(actor), answeringDayId)
    if (!row) return refused('answeringDayNotFound')
    const lines = await listAnsweringDayLines(tx, scopeOf(actor), answeringDayId)
    return accepted({ ...dayView(row), lines: lines.map(lineView) })
  })
}

function deskAndBelow(desks: readonly { code: string; parentCode: string | null }[], code: string): string[] {
  const below = desks.filter(({ parentCode }) => parentCode === code)
  return [code, ...below.flatMap((desk) => deskAndBelow(desks, desk.code))]
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

function lineView(row: LedgerRow): LedgerLine {
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    title: row.title,
    deskCode: row.desk_code,
    acceptedAt: row.accepted_at.toISOString(),
    state: row.state as LedgerLine['state'],
    leadUnitName: row.lead_unit_name,
    handlingDueAt: row.handling_due_at?.toISOString() ?? null,
    fedBackAt: row.fed_back_at?.toISOString() ?? null,
    measures: row.measures,
    satisfaction: row.final_satisfaction as LedgerLine['satisfaction'],
  }
}
