import { makeCalendar } from '@yihu/core/calendar/working-calendar'
import type { DailySpan, DayKind } from '@yihu/core/calendar/working-calendar'
import type { LimitRow } from '@yihu/core/deadline/choose-limit'
import type { LimitUnit } from '@yihu/core/deadline/limit'
import type { TimePolicy } from '@yihu/core/deadline/timing'
import type { Transaction } from './storage.ts'

/** Reads the centre's calendar and limits. */
export async function loadTimePolicy(tx: Transaction): Promise<TimePolicy> {
  const centre = await tx
    .selectFrom('centres')
    .select(['time_zone', 'working_hours'])
    .where('centre_id', '=', tx.centreId)
    .executeTakeFirstOrThrow()
  const days = await tx
    .selectFrom('calendar_days')
    .select(['day_on', 'kind', 'name'])
    .where('centre_id', '=', tx.centreId)
    .orderBy('day_on')
    .execute()
  const rows = await tx.selectFrom('limits').selectAll().where('centre_id', '=', tx.centreId).execute()
  const calendar = makeCalendar({
    timeZone: centre.time_zone,
    workingHours: centre.working_hours as unknown as DailySpan[],
    specialDays: days.map((day) => ({ on: day.day_on, kind: day.kind as DayKind, name: day.name })),
    knownFrom: days[0]?.day_on ?? '1949-10-01',
    knownUntil: `${(days.at(-1)?.day_on ?? '1949-12-31').slice(0, 4)}-12-31`,
  })
  if (!calendar.ok) throw new Error(`the centre's calendar is broken: ${calendar.code}`)
  return { calendar: calendar.value, limits: rows.map(limitRow) }
}

/** A row of the table as the rules read it. */
export function limitRow(row: {
  clock: string
  appeal_kind: string | null
  urgency: string | null
  channel_code: string | null
  desk_code: string | null
  unit_level: number | null
  category_code: string | null
  amount: number
  unit: string
  is_law_override: boolean
  valid_from: string
  valid_until: string | null
  clause: string
}): LimitRow {
  return {
    clock: row.clock as LimitRow['clock'],
    limit: { amount: row.amount, unit: row.unit as LimitUnit },
    validFrom: row.valid_from,
    clause: row.clause,
    isLawOverride: row.is_law_override,
    ...(row.valid_until === null ? {} : { validUntil: row.valid_until }),
    ...(row.appeal_kind === null
      ? {}
      : { appealKind: row.appeal_kind as NonNullable<LimitRow['appealKind']> }),
    ...(row.urgency === null ? {} : { urgency: row.urgency as NonNullable<LimitRow['urgency']> }),
    ...(row.channel_code === null ? {} : { channelCode: row.channel_code }),
    ...(row.desk_code === null ? {} : { deskCode: row.desk_code }),
    ...(row.unit_level === null ? {} : { unitLevel: row.unit_level }),
    ...(row.category_code === null ? {} : { categoryCode: row.category_code }),
  }
}
