import { isoWeekday } from '@yihu/core/calendar/calendar-date'
import { kindOfDay } from '@yihu/core/calendar/working-calendar'
import type { SpecialDay, WorkingCalendar } from '@yihu/core/calendar/working-calendar'
import { Alert } from 'antd'
import { useAdministrationWords } from './labels.ts'

interface NoticeDaysProps {
  readonly days: readonly SpecialDay[]
  readonly calendar: WorkingCalendar
}

/** What was understood of a notice, day by day, beside what the day was before. */
export function NoticeDays({ days, calendar }: NoticeDaysProps) {
  const w = useAdministrationWords()
  const kinds = {
    publicHoliday: w('calendar.publicHoliday'),
    makeUpWorkday: w('calendar.makeUpWorkday'),
    workingDay: w('calendar.asWeek'),
    restDay: w('calendar.weekend'),
  } as const
  const counts = {
    days: days.length,
    holidays: days.filter(({ kind }) => kind === 'publicHoliday').length,
    makeUp: days.filter(({ kind }) => kind === 'makeUpWorkday').length,
  }
  return (
    <>
      <Alert type="success" showIcon title={w('calendar.understood', counts)} />
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{w('calendar.date')}</th>
            <th scope="col">{w('calendar.weekday')}</th>
            <th scope="col">{w('calendar.kind')}</th>
            <th scope="col">{w('calendar.name')}</th>
            <th scope="col">{w('calendar.before')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ on, kind, name }) => (
            <tr key={on}>
              <td className="nowrap">{on}</td>
              <td>{w('calendar.weekdays')[isoWeekday(on) - 1]}</td>
              <td>
                <span className={`day as-tag ${kind}`}>{kinds[kind]}</span>
              </td>
              <td>{name}</td>
              <td className="soft">{kinds[kindOfDay(calendar, on)]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
