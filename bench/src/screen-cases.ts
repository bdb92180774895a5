import type { Scope } from '@yihu/core/access/permissions'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { dateIn, startOfDay } from '@yihu/core/calendar/local-time'
import { actionNames } from '@yihu/core/order/actions'
import { queueTimes } from '@yihu/server/api/order-filter'
import { findMergeCandidates } from '@yihu/server/operations/find-merge-candidates'
import { findSimilarOrders } from '@yihu/server/operations/find-similar-orders'
import { findCallerPage } from '@yihu/server/storage/screens/caller-page'
import { loadDeskLedger } from '@yihu/server/storage/screens/desk-ledgers'
import { listNotices } from '@yihu/server/storage/screens/notice-list'
import { findOrderPage } from '@yihu/server/storage/screens/order-page'
import { loadOverview } from '@yihu/server/storage/screens/overview'
import { listPeopleAtWork } from '@yihu/server/storage/screens/people-at-work'
import { listReturns } from '@yihu/server/storage/screens/returns'
import { loadSituation } from '@yihu/server/storage/screens/situation'
import { matterOfOrder, suggestionFacts } from '@yihu/server/storage/screens/suggested-units'
import { listUnitBacklogs } from '@yihu/server/storage/screens/unit-backlog'
import type { Transaction } from '@yihu/server/storage/storage'
import { logins } from '@yihu/server/testing/small-centre'
import type { SmallCentre } from '@yihu/server/testing/small-centre'
import type { Work } from './list-cases.ts'

/** Every other reading of orders that a page waits for, by names. */
export async function screenCases(large: SmallCentre): Promise<Record<string, Work>> {
  const { storage, centre, ids } = large
  const now = new Date()
  const { soonAt, today } = queueTimes(centre.timePolicy, now)
  const daysAgo = (days: number) => startOfDay(centre.timeZone, addDays(dateIn(centre.timeZone, now), -days))
  const unit = (place: number): Scope => ({
    kind: 'units',
    unitIds: [[...ids.unitIds.values()][place] ?? ''],
  })
  const whole: Scope = { kind: 'centre' }
  const [most, least] = [unit(0), unit(59)]
  const typical = await storage.transact(centre.centreId, typicalOrders)
  const { dispatched, merged, caller } = typical
  const similar =
    (title: string, number: string | null = null): Work =>
    (tx) =>
      findSimilarOrders(tx, large.contextOf(logins.agent, now), {
        title,
        content: `市民来电反映${title}，请有关部门核实处理。`,
        address: '建设路17号',
        divisionCode: 'division3',
        categoryCode: 'category0',
        number,
      })
  const overview =
    (scope: Scope): Work =>
    (tx) =>
      loadOverview(tx, {
        scope,
        span: { from: daysAgo(40), before: daysAgo(10) },
        timeZone: centre.timeZone,
        now,
        actions: actionNames,
      })
  return {
    'overview of a month': overview(whole),
    'overview of a month, a unit': overview(most),
    situation: (tx) =>
      loadSituation(tx, {
        scope: whole,
        now,
        soonAt,
        today,
        dayStart: daysAgo(0),
        weekStart: daysAgo(6),
        weekBefore: daysAgo(13),
      }),
    'people at work': (tx) => listPeopleAtWork(tx, { now, dayStart: daysAgo(0) }),
    'unit backlogs': (tx) => listUnitBacklogs(tx, { scope: whole, now, soonAt }),
    'unit backlog, a unit': (tx) => listUnitBacklogs(tx, { scope: most, now, soonAt }),
    'ledger of a desk': (tx) => loadDeskLedger(tx, { scope: whole, deskCodes: ['desk0'], page: 1 }),
    'ledger of a desk, a month': (tx) =>
      loadDeskLedger(tx, {
        scope: whole,
        deskCodes: ['desk0'],
        from: daysAgo(40),
        before: daysAgo(10),
        page: 1,
      }),
    'ledger of all desks, last page': (tx) =>
      loadDeskLedger(tx, { scope: whole, deskCodes: ['desk0', 'desk1', 'desk2'], page: 15 }),
    'order page': (tx) => findOrderPage(tx, whole, dispatched.order_id),
    'order page, a unit': (tx) => findOrderPage(tx, most, dispatched.order_id),
    'order page of a lead': (tx) => findOrderPage(tx, whole, merged.lead_order_id ?? ''),
    'merge candidates': (tx) =>
      findMergeCandidates(tx, large.contextOf(logins.dispatcher, now), dispatched.order_id),
    'suggested units': async (tx) => {
      const matter = await matterOfOrder(tx, whole, dispatched.order_id)
      if (!matter) throw new Error('The order is gone.')
      return suggestionFacts(tx, matter, today)
    },
    'similar orders': similar('人民路夜间施工噪声扰民'),
    'similar orders, common words': similar('小区噪声扰民', caller),
    'similar orders, long title': similar(
      '河东大道与板塘铺路口东北角工地搅拌站夜间违规施工扬尘噪声扰民无人处理',
    ),
    'similar orders, nothing alike': similar('网上办理护照预约系统打不开'),
    'caller who called most': (tx) => findCallerPage(tx, [caller], now),
    'caller who never called': (tx) => findCallerPage(tx, ['19900000000'], now),
    notices: (tx) =>
      listNotices(tx, whole, large.userId(logins.dispatcher), { onlyUnread: false, limit: 50 }),
    'notices not read': (tx) =>
      listNotices(tx, whole, large.userId(logins.dispatcher), { onlyUnread: true, limit: 50 }),
    'notices, a unit': (tx) =>
      listNotices(tx, most, large.userId(logins.handler), { onlyUnread: false, limit: 50 }),
    'returns of the largest unit': (tx) => listReturns(tx, most, { page: 1, pageSize: 20 }),
    'returns of the smallest unit': (tx) => listReturns(tx, least, { page: 1, pageSize: 20 }),
  }
}

/** An order with a unit, one merged into another, and the number that called most. */
async function typicalOrders(tx: Transaction) {
  const last = (state: string) =>
    tx
      .selectFrom('orders')
      .select(['order_id', 'lead_order_id'])
      .where('centre_id', '=', tx.centreId)
      .where('state', '=', state)
      .orderBy('accepted_at', 'desc')
      .executeTakeFirstOrThrow()
  const called = await tx
    .selectFrom('appeals')
    .select('appellant_phone')
    .where('centre_id', '=', tx.centreId)
    .where('appellant_phone', 'is not', null)
    .groupBy('appellant_phone')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .executeTakeFirstOrThrow()
  return {
    dispatched: await last('dispatched'),
    merged: await last('merged'),
    caller: called.appellant_phone ?? '',
  }
}
