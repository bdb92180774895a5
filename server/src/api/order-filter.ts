import type { OrderFilter } from '@yihu/contract/orders'
import { isMeasureName } from '@yihu/core/assessment/measures'
import { parseWhere } from '@yihu/core/assessment/where'
import { dateIn, endOfDay, startOfDay } from '@yihu/core/calendar/local-time'
import { orderStates } from '@yihu/core/order/states'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { dueAt } from '@yihu/core/deadline/limit'
import type { TimePolicy } from '@yihu/core/deadline/timing'
import type { Centre } from '../operations/context.ts'
import { periodSpan } from '../operations/period.ts'
import { countedOrders } from '../storage/screens/counted-orders.ts'
import type { OrderListFilter } from '../storage/screens/order-list.ts'

/** The list's filter from the address bar: names checked, days made instants of the centre's time zone. */
export function listFilter(
  query: OrderFilter,
  { timeZone, timePolicy }: Pick<Centre, 'timeZone' | 'timePolicy'>,
  now: Date,
): Result<OrderListFilter, 'badRequest' | 'invalidPeriod' | 'notFound' | 'pageTooDeep'> {
  const { page = 1, pageSize = 20 } = query
  const lastPage = Math.ceil(countedOrders / pageSize)
  if (page > lastPage) return refused('pageTooDeep', { page, lastPage, counted: countedOrders })
  const states = query.state?.split(',').filter(Boolean) ?? []
  const unknown = states.find((state) => !(orderStates as readonly string[]).includes(state))
  if (unknown !== undefined) return refused('badRequest', { where: 'query state', what: unknown })
  const { measure } = query
  if (measure !== undefined && !isMeasureName(measure))
    return refused('notFound', { what: `measure ${measure}` })
  const month = query.period === undefined ? undefined : periodSpan(query.period, timeZone)
  if (month && !month.ok) return month
  const where = query.where === undefined ? undefined : parseWhere(query.where)
  if (query.where !== undefined && where === undefined)
    return refused('badRequest', { where: 'query where', what: query.where })
  // What a measure counts of a period, it knows itself; without one, month and days narrow each other.
  const days = measure === undefined ? month?.value : undefined
  const from = only(Math.max, query.from && startOfDay(timeZone, query.from), days?.from)
  const before = only(Math.min, query.until && endOfDay(timeZone, query.until), days?.before)
  return accepted({
    states,
    equals: {
      appeal_kind: query.kind,
      urgency: query.urgency,
      channel_code: query.channelCode,
      category_code: query.categoryCode,
      desk_code: query.deskBelow === 'true' ? undefined : query.deskCode,
      programme_tag: query.programmeTag,
      division_code: query.divisionCode,
      supervision_colour: query.colour,
    },
    unitIds: query.unitId === undefined ? undefined : [query.unitId],
    below: query.unitId !== undefined && query.below === 'true',
    deskAndBelow: query.deskBelow === 'true' ? query.deskCode : undefined,
    isAsLead: query.asLead === 'true',
    mine: query.mine,
    takenBy: query.takenBy,
    isUrgent: query.urgent === 'true',
    isDispatched: flag(query.dispatched),
    accepted: { ...(from ? { from } : {}), ...(before ? { before } : {}) },
    isOverdue: flag(query.overdue),
    isDueSoon: query.dueSoon === 'true',
    light: query.light,
    isReworked: flag(query.reworked),
    circulations: query.circulations,
    reviewUntil: query.reviewDue === 'true' ? dateIn(timeZone, now) : undefined,
    isSupervised: flag(query.supervised),
    isHardCase: flag(query.hardCase),
    pending: query.pending,
    text: query.q?.trim() || undefined,
    measure: measure && {
      name: measure,
      span: { ...(month?.value ?? always), period: query.assessed ?? query.period },
    },
    where,
    sampleId: query.sample,
    waitingFor: query.waitingFor,
    queue: query.queue,
    queueTimes: queueTimes(timePolicy, now),
    sort: query.sort ?? '-acceptedAt',
    page,
    pageSize,
  })
}

/** Today, and until when a due time is soon (临期): the end of the next working day. */
export function queueTimes({ calendar }: TimePolicy, now: Date): { soonAt: Date; today: string } {
  return {
    soonAt: dueAt({ amount: 1, unit: 'workingDays' }, now, calendar),
    today: dateIn(calendar.timeZone, now),
  }
}

/** A measure without a period is counted over all there is. */
const always = { from: new Date('1970-01-01T00:00:00Z'), before: new Date('9999-01-01T00:00:00Z') }

function flag(text: 'true' | 'false' | undefined): boolean | undefined {
  return text === undefined ? undefined : text === 'true'
}

/** The one of two instants that is picked, where there are any. */
function only(
  pick: (...instants: number[]) => number,
  ...instants: (Date | '' | undefined)[]
): Date | undefined {
  const known = instants.flatMap((instant) => (instant ? [instant.getTime()] : []))
  return known.length === 0 ? undefined : new Date(pick(...known))
}
