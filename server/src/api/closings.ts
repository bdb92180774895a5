import type { ClosingView } from '@yihu/contract/closing-routes'
import { scopeOf } from '@yihu/core/access/permissions'
import { accepted, refused } from '@yihu/core/refusal'
import { closePeriod, recountPeriod, reopenPeriod } from '../operations/closings.ts'
import type { Context } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import { periodSpan } from '../operations/period.ts'
import { parseScheme, readScheme } from '../operations/schemes.ts'
import type { CountedInput } from '../storage/screens/closed-orders.ts'
import { changedOrders } from '../storage/screens/closed-orders.ts'
import { findClosingWithScheme, listClosingsOf } from '../storage/screens/closing-page.ts'
import type { ClosingRow } from '../storage/screens/closing-page.ts'
import { listExclusions, listObjections } from '../storage/screens/objection-list.ts'
import type { Handlers } from './handler.ts'

/** So many changed orders a recount lists. */
const listedOrders = 200

export const closingHandlers: Pick<
  Handlers,
  'getClosing' | 'closePeriod' | 'reopenPeriod' | 'recountPeriod'
> = {
  getClosing: async ({ context, query }) => {
    const span = periodSpan(query.period, context.centre.timeZone)
    return span.ok ? showClosing(context, query) : span
  },
  closePeriod: async ({ context, body, idempotency }) => {
    const source = await readScheme(body.scheme, body.period)
    if (!source.ok) return source
    const closed = await once(context, idempotency, (tx) =>
      closePeriod(tx, context, source.value, body.period),
    )
    return closed.ok ? showClosing(context, body) : closed
  },
  reopenPeriod: async ({ context, params, body }) => {
    const reopened = await context.storage.transact(context.centre.centreId, (tx) =>
      reopenPeriod(tx, context, params.closingId, body.reason),
    )
    return reopened.ok ? accepted(undefined) : reopened
  },
  recountPeriod: async ({ context, params: { closingId } }) => {
    const { storage, centre, actor } = context
    const used = await storage.transact(centre.centreId, (tx) => findClosingWithScheme(tx, closingId))
    if (!used) return refused('closingNotFound')
    const { closing } = used
    // By the text that was used, whatever became of its file.
    const source = parseScheme(used.source, closing.scheme_key)
    if (!source.ok) return source
    const { scheme } = source.value
    const scope = scopeOf(actor)
    const ownUnits =
      scope.kind === 'centre' ? null : new Set(scope.unitIds.map((id) => centre.unitNames.get(id)))
    const isShown = (unit: string | null) => ownUnits === null || ownUnits.has(unit ?? '')
    return storage.transact(centre.centreId, async (tx) => {
      const recount = await recountPeriod(tx, context, scheme, closingId)
      if (!recount.ok) return recount.code === 'nothingToAssess' ? recount : refused('closingNotFound')
      const span = periodSpan(closing.period, centre.timeZone, scheme.period)
      if (!span.ok) return refused('closingNotFound')
      const counted = closing.counted as unknown as CountedInput[]
      const orders = await changedOrders(
        tx,
        { closingId, counted },
        { ...span.value, period: closing.period, asOf: closing.closed_at },
        listedOrders,
      )
      const labelOf = (key: string) =>
        [...scheme.columns, ...scheme.inputs].find((part) => part.key === key)?.label.zh ?? key
      return accepted({
        closing: closingView(closing),
        differences: recount.value.differences
          .filter(({ unit }) => isShown(unit))
          .map((one) => ({ ...one, label: one.cell === 'rank' ? '排名' : labelOf(one.cell) })),
        orders: orders
          .filter(({ unitBefore, unitNow }) => isShown(unitBefore) || isShown(unitNow))
          .map(({ before, now, seqBefore, seqNow, ...order }) => ({
            orderId: order.orderId,
            orderNo: order.orderNo,
            unitBefore: order.unitBefore,
            unitNow: order.unitNow,
            holds: order.holds,
            entriesSince: (seqNow ?? 0) - (seqBefore ?? 0),
            changes: counted.flatMap(({ key }, index) => {
              const change = { before: before?.[index] ?? 0, now: now?.[index] ?? 0 }
              return change.before === change.now ? [] : [{ input: labelOf(key), ...change }]
            }),
          })),
      })
    })
  },
}

async function showClosing(context: Context, { scheme, period }: { scheme: string; period: string }) {
  const { storage, centre, actor } = context
  return storage.transact(centre.centreId, async (tx) => {
    const all = (await listClosingsOf(tx, { scheme, period })).map(closingView)
    const scope = scopeOf(actor)
    return accepted({
      closing: all.find(({ reopenedAt }) => reopenedAt === null) ?? null,
      earlier: all.filter(({ reopenedAt }) => reopenedAt !== null),
      openObjections: (await listObjections(tx, scope, { period, state: 'filed' })).length,
      openExclusions: (await listExclusions(tx, scope, { period, state: 'requested' })).length,
    })
  })
}

function closingView(row: ClosingRow): ClosingView {
  return {
    closingId: row.closing_id,
    scheme: row.scheme_key,
    schemeVersion: row.scheme_version,
    period: row.period,
    scorecardHash: row.scorecard_hash,
    closedBy: row.closer ?? '',
    closedAt: row.closed_at.toISOString(),
    reopenedBy: row.reopener,
    reopenedAt: row.reopened_at?.toISOString() ?? null,
    reopenReason: row.reopen_reason,
  }
}
