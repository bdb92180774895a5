import type { LimitView } from '@yihu/contract/administration'
import { pathOf } from '@yihu/core/administration/lists'
import { makeCalendar } from '@yihu/core/calendar/working-calendar'
import type { SpecialDay, WorkingCalendar } from '@yihu/core/calendar/working-calendar'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { atTime, dateIn } from '@yihu/core/calendar/local-time'
import { chooseLimit, findAmbiguousLimits } from '@yihu/core/deadline/choose-limit'
import type { LimitRow } from '@yihu/core/deadline/choose-limit'
import { checkLimit, dueAt } from '@yihu/core/deadline/limit'
import { dueText } from '@yihu/core/deadline/limit-text'

export const clocks = ['sign', 'contact', 'handle', 'callBack', 'review'] as const
export const limitUnits = ['workingDays', 'calendarDays', 'hours', 'workingHours', 'minutes'] as const

type LimitFields = Omit<LimitView, 'limitId' | 'version'>
interface CalendarView {
  readonly timeZone: string
  readonly workingHours: readonly { start: string; end: string }[]
  readonly days: readonly SpecialDay[]
  readonly knownFrom: string
  readonly knownUntil: string
}

/** A row of the page as the rules read it. */
export function ruleOf(row: LimitFields): LimitRow {
  return {
    clock: row.clock,
    limit: { amount: row.amount, unit: row.unit },
    validFrom: row.validFrom,
    clause: row.clause,
    isLawOverride: row.isLawOverride,
    ...(row.validUntil === null ? {} : { validUntil: row.validUntil }),
    ...(row.appealKind === null ? {} : { appealKind: row.appealKind }),
    ...(row.urgency === null ? {} : { urgency: row.urgency }),
    ...(row.channelCode === null ? {} : { channelCode: row.channelCode }),
    ...(row.deskCode === null ? {} : { deskCode: row.deskCode }),
    ...(row.categoryCode === null ? {} : { categoryCode: row.categoryCode }),
    ...(row.unitLevel === null ? {} : { unitLevel: row.unitLevel }),
  }
}

export function calendarOf(view: CalendarView): WorkingCalendar {
  const made = makeCalendar({ ...view, specialDays: view.days })
  if (!made.ok) throw new Error(`the server sent a calendar that is broken: ${made.code}`)
  return made.value
}

export interface LimitPreview {
  readonly start: string
  readonly due: string
  readonly clause: string
  /** Another row goes before the one in hand. */
  readonly isOther: boolean
}

/** What the table would say with the row in hand: a contradiction, else when an order of its kind were due. */
export function previewLimit(
  row: LimitFields,
  others: readonly LimitRow[],
  calendar: WorkingCalendar,
  categories: readonly { code: string; parentCode: string | null }[],
  now: Date,
): { readonly contradicts?: LimitRow; readonly preview?: LimitPreview } {
  if (!checkLimit({ amount: row.amount, unit: row.unit }).ok || row.validFrom === '') return {}
  const rule = ruleOf(row)
  const pair = findAmbiguousLimits([...others, rule]).find((both) => both.includes(rule))
  const contradicts = pair?.find((one) => one !== rule)
  if (contradicts) return { contradicts }
  const { timeZone } = calendar
  const isNow = row.validFrom <= dateIn(timeZone, now)
  const start = isNow ? now : atTime(timeZone, row.validFrom, 9 * 60)
  const chosen = chooseLimit(
    [...others, rule],
    { ...rule, categoryPath: pathOf(categories, row.categoryCode) },
    dateIn(timeZone, start),
  )
  if (!chosen.ok) return {}
  return {
    preview: {
      start: dueText(timeZone, start),
      due: dueText(timeZone, dueAt(chosen.value.limit, start, calendar)),
      clause: chosen.value.clause,
      isOther: chosen.value !== rule,
    },
  }
}

/** The other rows once `replaced` has ended the day before `validFrom`, or gone when it had not begun. */
export function rowsWithout(
  limits: readonly LimitView[],
  replaced: LimitView | undefined,
  validFrom: string,
): LimitRow[] {
  return limits.flatMap((row) => {
    if (row.limitId !== replaced?.limitId) return [ruleOf(row)]
    return row.validFrom < validFrom ? [ruleOf({ ...row, validUntil: addDays(validFrom, -1) })] : []
  })
}
