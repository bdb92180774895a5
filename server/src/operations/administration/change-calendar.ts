import { applyNotice } from '@yihu/core/calendar/apply-notice'
import { parseNotice } from '@yihu/core/calendar/parse-notice'
import type { DayKind, SpecialDay } from '@yihu/core/calendar/working-calendar'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import { dropDay, keepDays } from '../../storage/calendar-days.ts'
import type { Transaction } from '../../storage/storage.ts'
import { loadTimePolicy } from '../../storage/time-policy.ts'
import type { Context } from '../context.ts'
import { recordChange } from './change.ts'

type Day = Pick<SpecialDay, 'kind' | 'name'> | null

export interface DayChange {
  readonly on: string
  readonly day: Day
  readonly seen: Day
  readonly reason: string
}

/** Sets one day, or leaves it to the rule of the week again; refuses when it is no longer what the person saw. */
export async function setCalendarDay(
  tx: Transaction,
  context: Context,
  { on, day, seen, reason }: DayChange,
): Promise<Result<null, 'staleDay'>> {
  await lockBasicData(tx)
  const { calendar } = await loadTimePolicy(tx)
  const now = calendar.specialDays.get(on) ?? null
  if (now?.kind !== seen?.kind || now?.name !== seen?.name)
    return refused('staleDay', { on, now: dayWords(now) })
  if (day === null) await dropDay(tx, on)
  else await keepDays(tx, [{ on, ...day }])
  await recordChange(tx, context, {
    topic: 'calendar',
    act: 'edited',
    name: on,
    before: { day: dayWords(now).zh },
    after: { day: dayWords(day).zh },
    validFrom: on,
    reason,
  })
  return accepted(null)
}

/**
 * Reads the State Council's notice of a year from its pasted text and puts its days into the calendar, all or none.
 * Refuses a text with a line that cannot be read, naming each, and a year that would leave a gap.
 */
export async function importNotice(
  tx: Transaction,
  context: Context,
  { year, text, reason }: { readonly year: number; readonly text: string; readonly reason: string },
): Promise<Result<{ days: number; changedOn: string[] }, 'noticeUnreadable' | 'noticeYearSkipped'>> {
  await lockBasicData(tx)
  const read = parseNotice(text, year)
  if (!read.ok) {
    const { problems } = read.details
    const joined = {
      zh: problems.map(({ zh }) => zh).join('；'),
      en: problems.map(({ en }) => en).join('; '),
    }
    return refused('noticeUnreadable', { problems: joined, lines: problems.map(({ line }) => line) })
  }
  const { calendar } = await loadTimePolicy(tx)
  const applied = applyNotice(calendar, read.value, year)
  if (!applied.ok) return applied
  await keepDays(tx, read.value)
  const days = read.value.length
  await recordChange(tx, context, {
    topic: 'calendar',
    act: 'imported',
    name: `${year} 年放假通知`,
    before: null,
    after: {
      days,
      publicHolidays: read.value.filter(({ kind }) => kind === 'publicHoliday').length,
      makeUpWorkdays: read.value.filter(({ kind }) => kind === 'makeUpWorkday').length,
      replaced: applied.value.replaced.length,
    },
    validFrom: `${year}-01-01`,
    reason,
  })
  return accepted({ days, changedOn: [...applied.value.changedOn] })
}

const kindWords: Readonly<Record<DayKind, { zh: string; en: string }>> = {
  publicHoliday: { zh: '休', en: 'holiday' },
  makeUpWorkday: { zh: '班', en: 'make-up workday' },
}

function dayWords(day: Day): { zh: string; en: string } {
  if (day === null) return { zh: '按星期', en: 'as the week says' }
  return { zh: `${kindWords[day.kind].zh}（${day.name}）`, en: `${kindWords[day.kind].en} (${day.name})` }
}
