import { newAppeal } from '@yihu/contract/orders'
import { dateIn } from '@yihu/core/calendar/local-time'
import { describe, expect, it } from 'vitest'
import { printsAs } from './allocate.ts'
import { loadPublishedMonth, replayKeys } from './load-published-month.ts'
import { makePlan } from './make-plan.ts'
import type { PlannedAppeal } from './plan.ts'
import { makeWorkdays } from './workdays.ts'

const month = loadPublishedMonth('xiangtan-2023-10')
const days = makeWorkdays(month)
const plan = makePlan(month, 20231117)
const { published, timeZone } = month
const isOfMonth = ({ acceptedAt }: PlannedAppeal): boolean =>
  dateIn(timeZone, acceptedAt).startsWith(month.period)
const has = (action: string) => (appeal: PlannedAppeal) => appeal.steps.some((step) => step.action === action)
const ofMonth = plan.appeals.filter(isOfMonth)
const valid = ofMonth.filter((appeal) => !has('markInvalid')(appeal))

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) {
    const key = keyOf(item)
    if (key !== null) counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

describe('the plan of a published month', () => {
  it('answers as many calls as printed, in all and by county, and loses as many as the connect rate says', () => {
    const answered = plan.calls.filter((call) => call.answeredAt !== null)
    expect(answered).toHaveLength(36341)
    expect(countBy(answered, (call) => call.divisionCode)).toMatchObject(published.calls.byDivision)
    expect(printsAs(answered.length, plan.calls.length, '92.63')).toBe(true)
    expect(plan.calls.filter((call) => call.answeredAt === null).every((call) => call.seatNo === null)).toBe(
      true,
    )
  })

  it('keeps calls in order, inside the month, and one at a time on a seat', () => {
    const freeAt = new Map<string, number>()
    let before = 0
    const wrong = plan.calls.filter(({ startedAt, answeredAt, endedAt, seatNo }) => {
      const isInOrder =
        before <= startedAt.getTime() && startedAt < endedAt && days.from <= startedAt && endedAt < days.until
      before = startedAt.getTime()
      if (answeredAt === null || seatNo === null) return !isInOrder
      const isFree = (freeAt.get(seatNo) ?? 0) <= answeredAt.getTime()
      freeAt.set(seatNo, endedAt.getTime())
      return !(isInOrder && isFree && startedAt <= answeredAt && answeredAt < endedAt)
    })
    expect(wrong).toEqual([])
  })

  it('takes in as many valid appeals as printed, by channel, kind and topic', () => {
    expect(valid).toHaveLength(32961)
    expect(countBy(valid, (appeal) => appeal.appeal.channelCode)).toEqual(published.channels)
    expect(countBy(valid, (appeal) => appeal.appeal.kind)).toEqual(published.kinds)
    const topics = countBy(valid, (appeal) => appeal.appeal.categoryCode)
    const hot = published.hotTopics.map(({ category }) => category)
    for (const { category, count } of published.hotTopics) expect(topics[category]).toBe(count)
    expect(
      Object.entries(topics).filter(([category, count]) => !hot.includes(category) && count >= 488),
    ).toEqual([])
    expect(ofMonth.length - valid.length).toBe(300)
  })

  it('links every appeal by telephone to an answered call of its own that is over', () => {
    const spoken = ofMonth.filter((appeal) => appeal.appeal.channelCode === 'phone')
    expect(new Set(spoken.map((appeal) => appeal.call)).size).toBe(spoken.length)
    const unlinked = spoken.filter(({ call, acceptedAt, appeal }) => {
      const planned = plan.calls[call ?? -1]
      return !(
        planned?.answeredAt &&
        planned.endedAt < acceptedAt &&
        planned.divisionCode === appeal.divisionCode
      )
    })
    expect(unlinked).toEqual([])
  })

  it('answers at the desk and dispatches as many as printed, to the units of the ranking', () => {
    expect(valid.filter(has('answerAtDesk'))).toHaveLength(22682)
    const dispatched = valid.filter(has('dispatch'))
    expect(dispatched).toHaveLength(10279)
    const units = countBy(
      dispatched,
      ({ steps }) => steps.findLast((step) => step.action === 'dispatch')?.fields.unit ?? null,
    )
    expect(units).toEqual(Object.fromEntries(month.units.map((unit) => [unit.name, unit.validOrders])))
    const inquiries = valid.filter((appeal) => appeal.appeal.kind === 'inquiry')
    expect(inquiries.filter(has('answerAtDesk')).length / inquiries.length).toBeGreaterThan(0.95)
    expect(dispatched.filter(has('approveReturn'))).toHaveLength(150)
  })

  it('has the desks and the tagged orders of the programme', () => {
    expect(countBy(valid, (appeal) => appeal.appeal.deskCode)).toEqual(published.desks)
    const tags = countBy(valid, (appeal) => appeal.appeal.programmeTag)
    expect(tags).toEqual(month.assumed.programmeTags)
    expect(Object.values(tags).reduce((sum, count) => sum + count, 0)).toBe(469)
  })

  it('has the hard case that went round seven times, under its own number', () => {
    const hardCase = plan.appeals.find((appeal) => appeal.orderNo === '040020230922000902')
    expect(hardCase?.steps.filter((step) => step.action === 'dispatch')).toHaveLength(8)
    expect(hardCase?.steps.map(({ action }) => action)).toContain('markHardCase')
    expect(plan.ledger.find((item) => item.orderNo !== null)?.orderNo).toBe('040020230922000902')
  })

  it('says nothing the contract would not take, in titles of 8 to 24 characters', () => {
    const appeals = plan.appeals.map(({ appeal }) => appeal)
    expect(appeals.filter((appeal) => !newAppeal.safeParse(appeal).success)).toEqual([])
    expect(appeals.filter(({ title }) => title.length > 24)).toEqual([])
    expect(appeals.filter(({ title, content }) => /[{}]|undefined|。。/.test(title + content))).toEqual([])
    expect(valid.filter(({ appeal }) => appeal.title.length < 8).map(({ appeal }) => appeal.title)).toEqual(
      [],
    )
    const findings = plan.appeals.flatMap(({ steps }) => steps.flatMap(({ fields }) => fields.findings ?? []))
    expect(findings.filter((text) => text.length < 20)).toEqual([])
  })

  it('varies enough to look like a list of appeals', () => {
    const titles = new Set(valid.map(({ appeal }) => appeal.title))
    const contents = new Set(valid.map(({ appeal }) => appeal.content))
    expect(titles.size).toBeGreaterThan(3000)
    expect(contents.size / valid.length).toBeGreaterThan(0.85)
  })

  it('carries the annexes, the entered figures and the knowledge entries', () => {
    expect(plan.ledger).toHaveLength(14)
    expect(plan.ledger.find((item) => item.points === '4')?.reasons).toHaveLength(2)
    expect(plan.manualScores).toHaveLength(55)
    expect(plan.enteredFigures.find((figure) => figure.key === 'previous.calls_answered')?.value).toBe(
      '35272',
    )
    expect(plan.articles).toHaveLength(180)
    expect(plan.centre.units.find((unit) => unit.name === '湘潭城发集团')?.aliases).toEqual(['城发集团'])
  })

  it('entered the totals before that give the printed changes', () => {
    const before = (key: string) =>
      Number(plan.enteredFigures.find((figure) => figure.key === `previous.${key}`)?.value)
    const change = (now: number, then: number) =>
      (Math.round(((now - then) / then) * 10_000) / 100).toFixed(2)
    expect(change(36341, before('calls_answered'))).toBe('3.03')
    expect(change(32961, before('valid_orders'))).toBe('0.32')
    expect(change(10279, before('dispatched'))).toBe('1.87')
    expect((92.63 - before('connect_rate_pct')).toFixed(2)).toBe('-1.50')
    expect((65.48 - before('callback_satisfaction_rate_pct')).toFixed(2)).toBe('-1.97')
  })
})

describe('the seed', () => {
  it('makes the same plan again, and another seed another plan with the same totals', () => {
    // As text: comparing 33,000 appeals field by field takes the better part of a minute.
    expect(JSON.stringify(makePlan(month, 20231117)) === JSON.stringify(plan)).toBe(true)
    const other = makePlan(month, 7)
    expect(other.appeals.length).toBe(plan.appeals.length)
    expect(other.calls.length).toBe(plan.calls.length)
    expect(other.appeals.slice(200, 220).map(({ appeal }) => appeal.content)).not.toEqual(
      plan.appeals.slice(200, 220).map(({ appeal }) => appeal.content),
    )
  }, 60_000)
})

describe('published data', () => {
  it('lists the months that can be replayed and refuses others by name', () => {
    expect(replayKeys()).toContain('xiangtan-2023-10')
    expect(() => loadPublishedMonth('nowhere-1999-01')).toThrow('no replay nowhere-1999-01')
  })

  it('refuses figures that do not add up, naming them', () => {
    const kinds = { ...published.kinds, suggestion: 149 }
    expect(() => makePlan({ ...month, published: { ...published, kinds } }, 1)).toThrow(
      'kinds add up to 32962, but valid is 32961',
    )
    const units = month.units.map((unit, index) => (index === 0 ? { ...unit, onTime: 1621 } : unit))
    expect(() => makePlan({ ...month, units }, 1)).toThrow(
      '岳塘区人民政府: on_time_count is 1621, more than valid_orders, 1620',
    )
    const short = month.units.slice(1)
    expect(() => makePlan({ ...month, units: short }, 1)).toThrow('valid_orders of annex1.csv add up to 8659')
  })
})
