import { describe, expect, it } from 'vitest'
import { fieldSchemas } from '@yihu/contract/fields'
import { newAppeal } from '@yihu/contract/orders'
import { extraProblems } from '@yihu/core/appeal/extra-fields'
import { isWorkingDay } from '@yihu/core/calendar/working-calendar'
import { dateIn } from '@yihu/core/calendar/local-time'
import { loadPublishedMonth } from '../load-published-month.ts'
import { makeWorkdays } from '../workdays.ts'
import { loadLiveDay } from './live-day-file.ts'
import { planLiveDay } from './plan-live-day.ts'

const month = loadPublishedMonth('xiangtan-2023-10')
const file = loadLiveDay('xiangtan-2023-10')
/** A Saturday: nobody has worked since Friday evening. */
const now = new Date('2023-11-25T06:00:00Z')
const { calendar } = makeWorkdays({ ...month, period: '2023-11' })
const id = '019ac000-0000-7000-8000-000000000000'
const planOf = (seed: number) => planLiveDay({ month, file, calendar, seed, now, unitId: () => id })
const plan = planOf(1)
const moments = plan.appeals.flatMap(({ acceptedAt, steps }) => [acceptedAt, ...steps.map(({ at }) => at)])

describe('the plan of a live day', () => {
  it('says nothing the contract would not take', () => {
    const odd = plan.appeals.filter(
      ({ appeal }) => !newAppeal.safeParse({ ...appeal, sourceRef: null, callId: null }).success,
    )
    expect(odd.map(({ appeal }) => appeal)).toEqual([])
    const schemas = new Map(Object.entries(fieldSchemas))
    const refused = new Set<string>()
    for (const { steps } of plan.appeals)
      for (const { action, fields } of steps)
        for (const [field, value] of Object.entries(fields)) {
          const schema = schemas.get(field)
          if (schema ? !schema.safeParse(value).success : !['unit', 'assistingUnits', 'lead'].includes(field))
            refused.add(`${action} ${field}: ${JSON.stringify(value)}`)
        }
    expect([...refused]).toEqual([])
  })

  it('answers what the special desks ask', () => {
    const asked = plan.appeals.filter(({ appeal }) => appeal.deskCode !== null)
    expect(asked.length).toBeGreaterThanOrEqual(8)
    for (const { appeal, extra = {} } of asked) {
      const desk = month.centre.desks.find(({ code }) => code === appeal.deskCode)
      expect([appeal.deskCode, extraProblems(desk?.fields ?? [], extra)]).toEqual([appeal.deskCode, []])
    }
  })

  it('goes forward in time within each order, on working days, and ends before now', () => {
    for (const { ref, acceptedAt, steps } of plan.appeals) {
      const times = [acceptedAt, ...steps.map(({ at }) => at)].map((at) => at.getTime())
      expect([ref, times]).toEqual([ref, times.toSorted((a, b) => a - b)])
    }
    expect(moments.every((at) => at < now && isWorkingDay(calendar, dateIn(month.timeZone, at)))).toBe(true)
  })

  it('reaches back fifteen working days, with most of what comes in before noon', () => {
    const days = new Set(moments.map((at) => dateIn(month.timeZone, at)))
    expect(days.size).toBeGreaterThanOrEqual(13)
    expect(days.size).toBeLessThanOrEqual(16)
    const noon = plan.appeals.filter(({ acceptedAt }) => acceptedAt.getUTCHours() < 4)
    expect(noon.length / plan.appeals.length).toBeGreaterThan(0.35)
  })

  it('is the same again for a seed, and another for another', () => {
    expect(planOf(1)).toEqual(plan)
    expect(planOf(2)).not.toEqual(plan)
  })
})
