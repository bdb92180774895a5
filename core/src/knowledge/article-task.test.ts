import { describe, expect, it } from 'vitest'
import { makeCalendar } from '../calendar/working-calendar.ts'
import { articleTaskDueAt, isOverdue } from './article-task.ts'

const made = makeCalendar({
  timeZone: 'Asia/Shanghai',
  workingHours: [{ start: '09:00', end: '17:00' }],
  specialDays: [
    { on: '2023-06-22', kind: 'publicHoliday', name: '端午节' },
    { on: '2023-06-25', kind: 'makeUpWorkday', name: '端午节' },
  ],
  knownFrom: '2023-01-01',
  knownUntil: '2023-12-31',
})
if (!made.ok) throw new Error(made.code)
const calendar = made.value
const at = (text: string) => new Date(`${text}+08:00`)

describe('the due time of an article task', () => {
  it('is the end of the last day to answer', () => {
    expect(articleTaskDueAt(calendar, '2023-06-20', at('2023-06-12T10:00'))).toEqual({
      ok: true,
      value: at('2023-06-21T00:00'),
    })
    expect(articleTaskDueAt(calendar, '2023-06-25', at('2023-06-12T10:00')).ok).toBe(true)
  })

  it.each([
    ['2023-06-22', 'dueOnDayOff'],
    ['2023-06-24', 'dueOnDayOff'],
    ['2023-06-09', 'dueInPast'],
  ])('is not on %s', (dueOn, code) => {
    expect(articleTaskDueAt(calendar, dueOn, at('2023-06-12T10:00'))).toMatchObject({ ok: false, code })
  })

  it('may be the day of asking, until it is over', () => {
    expect(articleTaskDueAt(calendar, '2023-06-12', at('2023-06-12T23:59')).ok).toBe(true)
    expect(articleTaskDueAt(calendar, '2023-06-12', at('2023-06-13T00:00')).ok).toBe(false)
  })
})

describe('a task', () => {
  const dueAt = at('2023-06-21T00:00')
  const late = at('2023-06-21T00:01')
  it.each([
    ['answered at the very instant', 'answered', dueAt, late, false],
    ['answered a minute late', 'answered', late, at('2023-07-01T00:00'), true],
    ['not answered, before its time is over', 'asked', null, dueAt, false],
    ['not answered, after it', 'asked', null, late, true],
    ['answered after the instant of counting', 'answered', at('2023-07-05T15:00'), late, true],
    ['answered late, seen from before its due time', 'answered', late, at('2023-06-19T00:00'), false],
    ['withdrawn', 'withdrawn', null, late, false],
  ] as const)('%s', (_, state, answeredAt, asOf, overdue) => {
    expect(isOverdue({ state, dueAt, answeredAt }, asOf)).toBe(overdue)
  })
})
