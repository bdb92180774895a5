import type { OrderFilter } from '@yihu/contract/orders'
import { isMeasureName } from '@yihu/core/assessment/measures'
import { endOfDay, startOfDay } from '@yihu/core/calendar/local-time'
import { orderStates } from '@yihu/core/order/states'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { periodSpan } from '../operations/period.ts'
import type { OrderListFilter } from '../storage/screens/order-list.ts'

/** The list's filter from the address bar: names checked, days made instants of the centre's time zone. */
export function listFilter(
  query: OrderFilter,
  timeZone: string,
): Result<OrderListFilter, 'badRequest' | 'invalidPeriod' | 'notFound'> {
  const states = query.state?.split(',').filter(Boolean) ?? []
  const unknown = states.find((state) => !(orderStates as readonly string[]).includes(state))
  if (unknown !== undefined) return refused('badRequest', { where: 'query state', what: unknown })
  const { measure } = query
  if (measure !== undefined && !isMeasureName(measure)) return refused('notFound', { what: `measure ${measure}` })
  const days = {
    from: query.from ? startOfDay(timeZone, query.from) : undefined,
    before: query.until ? endOfDay(timeZone, query.until) : undefined,
  }
  const month = query.period === undefined ? undefined : periodSpan(query.period, timeZone)
  if (month && !month.ok) return month
  return accepted({
    states,
    equals: {
      appeal_kind: query.kind,
      urgency: query.urgency,
      channel_code: query.channelCode,
      category_code: query.categoryCode,
      desk_code: query.deskCode,
      programme_tag: query.programmeTag,
    },
    unitId: query.unitId,
    // Days and month together narrow the list: both hold.
    accepted: { ...span(days.from, month?.value.from, 'later'), ...span },
    isOverdue: flag(query.overdue),
    isSupervised: flag(query.supervised),
    isHardCase: flag(query.hardCase),
    pending: query.pending,
    text: query.q?.trim() || undefined,
    measure,
    waitingFor: query.waitingFor,
    sort: query.sort ?? '-acceptedAt',
    page: query.page ?? 1,
    pageSize: query.pageSize ?? 20,
  })
}

function flag(text: 'true' | 'false' | undefined): boolean | undefined {
  return text === undefined ? undefined : text === 'true'
}
