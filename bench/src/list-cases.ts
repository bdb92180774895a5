import type { Scope } from '@yihu/core/access/permissions'
import { listOrders } from '@yihu/server/storage/screens/order-list'
import type { OrderListFilter } from '@yihu/server/storage/screens/order-list'
import { waitingConditions } from '@yihu/server/storage/screens/waiting'
import type { WaitingAction } from '@yihu/server/storage/screens/waiting'
import type { Transaction } from '@yihu/server/storage/storage'
import type { SmallCentre } from '@yihu/server/testing/small-centre'

const day = 24 * 60 * 60 * 1000

/** What one request reads. */
export type Work = (tx: Transaction) => Promise<unknown>

/** The list of orders in every filter and order, by names. */
export async function listCases({ storage, centre, ids }: SmallCentre): Promise<Record<string, Work>> {
  const now = new Date()
  const before = (days: number) => new Date(now.getTime() - days * day)
  const unitIds = [...ids.unitIds.values()]
  const unit = (place: number) => unitIds[place] ?? ''
  const [most, middle, least] = [unit(0), unit(20), unit(59)] as const
  const orderNo = await storage.transact(centre.centreId, async (tx) => {
    const row = await tx
      .selectFrom('orders')
      .select('order_no')
      .where('centre_id', '=', tx.centreId)
      .executeTakeFirst()
    return row?.order_no ?? ''
  })
  const whole: Scope = { kind: 'centre' }
  const of = (...units: string[]): Scope => ({ kind: 'units', unitIds: units })
  const list =
    (filter: Partial<OrderListFilter>, scope: Scope = whole): Work =>
    (tx) =>
      listOrders(tx, scope, { ...firstPage, ...filter }, now)
  const waiting = (scope: Scope, whose: string) =>
    Object.fromEntries(
      (Object.keys(waitingConditions) as WaitingAction[]).map((action) => [
        `waiting for ${action}${whose}`,
        list({ waitingFor: action }, scope),
      ]),
    )
  const words = ['学位', '噪声扰民', '小区', '从未出现', 'wifi']
  return {
    'newest first': list({}),
    'newest first, page 50': list({ page: 50 }),
    'newest first, last page': list({ page: 500 }),
    'oldest first': list({ sort: 'acceptedAt' }),
    'by due time': list({ sort: 'handlingDueAt' }),
    'by due time, latest first, page 50': list({ sort: '-handlingDueAt', page: 50 }),
    'with units': list({ states: ['dispatched'] }),
    'with units by due time': list({ states: ['dispatched'], sort: 'handlingDueAt' }),
    archived: list({ states: ['archived'] }),
    'archived by due time': list({ states: ['archived'], sort: 'handlingDueAt' }),
    declined: list({ states: ['declined'] }),
    'largest unit': list({ unitIds: [most] }),
    'largest unit by due time': list({ unitIds: [most], sort: 'handlingDueAt' }),
    'middling unit': list({ unitIds: [middle] }),
    'smallest unit': list({ unitIds: [least] }),
    'largest unit and below': list({ unitIds: [most], below: true }),
    'largest unit, archived': list({ unitIds: [most], states: ['archived'] }),
    'middling unit, with units': list({ unitIds: [middle], states: ['dispatched'] }),
    overdue: list({ isOverdue: true }),
    'overdue and open': list({ isOverdue: true, states: ['dispatched'] }),
    'due soon': list({ isDueSoon: true }),
    'red light': list({ light: 'red' }),
    ...waiting(whole, ''),
    ...waiting(of(most), ', a unit'),
    'return asked for': list({ pending: 'return' }),
    'extension asked for': list({ pending: 'extension' }),
    supervised: list({ isSupervised: true }),
    'hard case': list({ isHardCase: true }),
    reworked: list({ isReworked: true }),
    'went round three times': list({ circulations: 3 }),
    'review has come': list({ reviewUntil: now.toISOString().slice(0, 10) }),
    'frequent category': list({ equals: { category_code: 'category0' } }),
    'rare category': list({ equals: { category_code: 'category95' } }),
    'rare category by due time': list({ equals: { category_code: 'category95' }, sort: 'handlingDueAt' }),
    'rare channel': list({ equals: { channel_code: 'channel7' } }),
    'rare kind': list({ equals: { appeal_kind: 'suggestion' } }),
    division: list({ equals: { division_code: 'division3' } }),
    'a month': list({ accepted: { from: before(100), before: before(70) } }),
    'a year': list({ accepted: { from: before(500), before: before(135) } }),
    ...Object.fromEntries(words.map((text) => [`words ${text}`, list({ text })])),
    'order number': list({ text: orderNo }),
    'end of an order number': list({ text: orderNo.slice(-6) }),
    'words 学位, a unit': list({ text: '学位' }, of(most)),
    ...Object.fromEntries(
      (['toSign', 'handling', 'dueSoon', 'overdue', 'rework'] as const).map((mine) => [
        `a unit’s own: ${mine}`,
        list({ mine }, of(most)),
      ]),
    ),
    'scope of the largest unit': list({}, of(most)),
    'scope of the largest unit, page 50': list({ page: 50 }, of(most)),
    'scope of the largest unit by due time': list({ sort: 'handlingDueAt' }, of(most)),
    'scope of the smallest unit': list({}, of(least)),
    'scope of nine units': list({}, of(...unitIds.slice(0, 9))),
  }
}

/** The list as it opens. */
export const firstPage: OrderListFilter = {
  states: [],
  equals: {},
  accepted: {},
  queueTimes: { soonAt: new Date(0), today: '2023-10-01' },
  sort: '-acceptedAt',
  page: 1,
  pageSize: 20,
}
