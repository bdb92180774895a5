import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { isWorkingDay, kindOfDay } from '@yihu/core/calendar/working-calendar'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex } from 'antd'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { calendarQuery } from './administration-queries.ts'
import { CalendarForms } from './calendar-forms.tsx'
import { todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import { calendarOf } from './limit-reading.ts'
import { MonthGrid } from './month-grid.tsx'
import { useSearchState } from './search-state.ts'

/** A year of the centre's calendar: holidays and make-up workdays, each day open to change. */
export function CalendarSection() {
  const w = useAdministrationWords()
  const state = useSearchState()
  const { data, error, refetch } = useQuery(calendarQuery)
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />

  const calendar = calendarOf(data)
  const thisYear = Number(todayThere().slice(0, 4))
  const year = Number(state.get('year') ?? thisYear)
  const knownYear = Number(data.knownUntil.slice(0, 4))
  const days = daysOf(year)
  const counts = {
    working: days.filter((on) => isWorkingDay(calendar, on)).length,
    holidays: days.filter((on) => kindOfDay(calendar, on) === 'publicHoliday').length,
    makeUp: days.filter((on) => kindOfDay(calendar, on) === 'makeUpWorkday').length,
  }
  return (
    <>
      {knownYear < thisYear + 1 && (
        <Alert
          type="warning"
          showIcon
          title={w('calendar.missing', { year: thisYear + 1 })}
          action={
            <Button size="small" onClick={() => state.open('import')}>
              {w('calendar.import')}
            </Button>
          }
        />
      )}
      <Flex gap={12} align="center" wrap>
        <Button
          icon={<LeftOutlined />}
          aria-label={w('calendar.previous')}
          onClick={() => state.set({ year: String(year - 1) })}
        />
        <h2 style={{ margin: 0 }}>{w('calendar.year', { year })}</h2>
        <Button
          icon={<RightOutlined />}
          aria-label={w('calendar.next')}
          onClick={() => state.set({ year: String(year + 1) })}
        />
        <span className="soft">{w('calendar.counts', counts)}</span>
        <span style={{ flex: 1 }} />
        <Button type="primary" onClick={() => state.open('import')}>
          {w('calendar.import')}
        </Button>
      </Flex>
      <div className="legend">
        <span className="day publicHoliday">{w('calendar.publicHoliday')}</span>
        <span className="day makeUpWorkday">{w('calendar.makeUpWorkday')}</span>
        <span className="day is-rest">{w('calendar.weekend')}</span>
        <span className="soft">{w('calendar.keys')}</span>
      </div>
      {year > knownYear && <Alert type="info" showIcon title={w('calendar.notLoaded', { year })} />}
      <div className="years">
        {Array.from({ length: 12 }, (_, index) => (
          <MonthGrid
            key={index}
            calendar={calendar}
            year={year}
            month={index + 1}
            onPick={(on) => state.open('day', on)}
          />
        ))}
      </div>
      <CalendarForms calendar={calendar} year={year} state={state} />
    </>
  )
}

function daysOf(year: number): string[] {
  const days: string[] = []
  for (let on = `${year}-01-01`; on <= `${year}-12-31`; on = addDays(on, 1)) days.push(on)
  return days
}
