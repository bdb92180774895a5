import { addDays, isoWeekday } from '@yihu/core/calendar/calendar-date'
import { kindOfDay } from '@yihu/core/calendar/working-calendar'
import type { WorkingCalendar } from '@yihu/core/calendar/working-calendar'
import type { KeyboardEvent } from 'react'
import { todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'

interface MonthGridProps {
  readonly calendar: WorkingCalendar
  readonly year: number
  readonly month: number
  readonly onPick: (on: string) => void
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/**
 * One month of the year. Each month is one stop of the Tab key, on its first day; the arrow keys go from day to day
 * and over into the months beside.
 */
export function MonthGrid({ calendar, year, month, onPick }: MonthGridProps) {
  const w = useAdministrationWords()
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const weeks = weeksOf(first)
  const move = (event: KeyboardEvent, on: string) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    document.querySelector<HTMLElement>(`[data-day="${addDays(on, step)}"]`)?.focus()
  }
  return (
    <div className="month">
      <table>
        <caption>{w('calendar.grid', { year, month })}</caption>
        <thead>
          <tr>
            {w('calendar.weekdays')
              .split('')
              .map((weekday, index) => (
                // Two weekdays may have the same letter in English.
                // oxlint-disable-next-line react/no-array-index-key
                <th key={index} scope="col">
                  {weekday}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((on) => on !== null) ?? ''}>
              {week.map((on, index) => (
                <td key={on ?? `empty-${index}`}>
                  {on !== null && (
                    <Day
                      on={on}
                      calendar={calendar}
                      isStop={on === first}
                      onPick={() => onPick(on)}
                      onKeyDown={(event) => move(event, on)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface DayProps {
  readonly on: string
  readonly calendar: WorkingCalendar
  readonly isStop: boolean
  readonly onPick: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function Day({ on, calendar, isStop, onPick, onKeyDown }: DayProps) {
  const w = useAdministrationWords()
  const kind = kindOfDay(calendar, on)
  const special = calendar.specialDays.get(on)
  const mark = { publicHoliday: '休', makeUpWorkday: '班', workingDay: '', restDay: '' }[kind]
  const kinds = { publicHoliday: 'calendar.publicHoliday', makeUpWorkday: 'calendar.makeUpWorkday' } as const
  const words = special ? `${w(kinds[special.kind])} ${special.name}` : ''
  const classes = ['day', kind, kind === 'restDay' ? 'is-rest' : '', on === todayThere() ? 'is-today' : '']
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      data-day={on}
      tabIndex={isStop ? 0 : -1}
      aria-label={[on, words].filter(Boolean).join(' ')}
      title={special?.name}
      onClick={onPick}
      onKeyDown={onKeyDown}
    >
      {Number(on.slice(8))}
      {mark && <small aria-hidden>{mark}</small>}
    </button>
  )
}

/** The days of a month by weeks from Monday; null where a week belongs to the months beside. */
function weeksOf(first: string): (string | null)[][] {
  const cells: (string | null)[] = Array.from({ length: isoWeekday(first) - 1 }, () => null)
  for (let on = first; on.slice(0, 7) === first.slice(0, 7); on = addDays(on, 1)) cells.push(on)
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
