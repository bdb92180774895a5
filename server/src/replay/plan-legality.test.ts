import type { Role } from '@yihu/core/access/roles'
import { timingOf } from '@yihu/core/deadline/timing'
import { dateIn } from '@yihu/core/calendar/local-time'
import { fieldSchemas } from '@yihu/contract/fields'
import { newFacts } from '@yihu/core/order/accept'
import { act } from '@yihu/core/order/act'
import { openPolicy } from '@yihu/core/order/policy'
import { leadAssignment, type Order } from '@yihu/core/order/order'
import { describe, expect, it } from 'vitest'
import { printsAs } from './allocate.ts'
import { loadPublishedMonth } from './load-published-month.ts'
import { makePlan } from './make-plan.ts'
import type { PlannedAppeal, PlannedStep } from './plan.ts'
import { makeWorkdays } from './workdays.ts'

const month = loadPublishedMonth('xiangtan-2023-10')
const days = makeWorkdays(month)
const plan = makePlan(month, 42)
/** The bulletin was written the day after; what comes later is not in it. */
const end = days.instant(month.stepsUntil, 1439)
const lateEnd = days.instant(month.lateEnds?.until ?? '', 1439)

/** The limits of the centre, by both readings of an order that is dispatched on a day of rest. */
const readings = (['nextWorkingStart', 'asGiven'] as const).map((lateStart) => ({
  lateStart,
  timing: (kind: PlannedAppeal['appeal']['kind']) =>
    timingOf(
      {
        calendar: days.calendar,
        limits: [
          {
            clock: 'sign',
            limit: { amount: 1, unit: 'workingDays', lateStart },
            validFrom: '2020-01-01',
            clause: 'sign',
          },
          {
            clock: 'handle',
            limit: { amount: 10, unit: 'workingDays', lateStart },
            validFrom: '2020-01-01',
            clause: 'handle',
          },
          {
            clock: 'handle',
            appealKind: 'inquiry',
            limit: { amount: 5, unit: 'workingDays', lateStart },
            validFrom: '2020-01-01',
            clause: 'inquiry',
          },
        ],
      },
      { appealKind: kind },
    ),
}))

describe.each(readings)('the plan played through the life cycle, limits counted $lateStart', ({ timing }) => {
  const played = plan.appeals.map((appeal) => ({
    appeal,
    order: play({ ...appeal, steps: appeal.steps.filter(({ at }) => at <= end) }, timing(appeal.appeal.kind)),
  }))
  const dispatched = played.filter(
    ({ appeal, order }) =>
      dateIn(month.timeZone, appeal.acceptedAt).startsWith(month.period) && leadOf(order),
  )

  it('is taken by the life cycle step by step, and over on the last day', () => {
    // `play` throws with the refusal; here only the ends remain to be seen.
    const states = new Set(played.map(({ order }) => order.state))
    expect(states).toEqual(new Set(['dispatched', 'closed', 'answeredAtDesk', 'invalid']))
  })

  it('ends in the weeks after, without a rating, what was open then', () => {
    const open = played.filter(({ order }) => order.state === 'dispatched')
    expect(open.length).toBeGreaterThan(129)
    const later = open.map(({ appeal }) => play(appeal, timing(appeal.appeal.kind)))
    expect(new Set(later.map(({ state }) => state))).toEqual(new Set(['closed']))
    const steps = open.flatMap(({ appeal }) => appeal.steps.filter(({ at }) => at > end))
    expect(steps.filter((step) => isRated(step) || step.at > lateEnd)).toEqual([])
    expect(later.filter(({ facts }) => facts.isHardCase)).toEqual([])
    const lateSteps = plan.appeals.filter(({ steps: all }) => all.some(({ at }) => at > end))
    expect(lateSteps).toHaveLength(open.length)
  })

  it.each(month.units)('gives the row of $name', (unit) => {
    const own = dispatched.filter(({ order }) => leadOf(order)?.unitId === unit.name)
    const leads = own.flatMap(({ order }) => leadOf(order) ?? [])
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
    expect({
      valid: own.length,
      onTime: leads.filter(
        (lead) => lead.fedBackAt && lead.handlingDueAt && lead.fedBackAt <= lead.handlingDueAt,
      ).length,
      late: leads.filter(
        (lead) => !lead.fedBackAt || (lead.handlingDueAt && lead.fedBackAt > lead.handlingDueAt),
      ).length,
      extensions: sum(leads.map((lead) => lead.extensionsGranted)),
      contacted: leads.filter((lead) => lead.contactedAt).length,
      returnsRefused: sum(leads.map((lead) => lead.returnsRefused)),
    }).toEqual({
      valid: unit.validOrders,
      onTime: unit.onTime,
      late: unit.validOrders - unit.onTime,
      extensions: unit.extensions,
      contacted: unit.contacted,
      returnsRefused: unit.returnsRefused,
    })
    for (const [method, printed] of [
      ['system', unit.system ?? nothing],
      ['spotCheck', unit.spot ?? nothing],
    ] as const) {
      const ratings = own.flatMap(({ appeal }) => ratingsOf(appeal, method))
      const satisfied = ratings.filter((rating) => rating === 'satisfied').length
      expect(satisfied * printed.rated).toBe(ratings.length * printed.satisfied)
      expect(ratings.length).toBeGreaterThan(0)
      expect(ratings.length).toBeLessThanOrEqual(method === 'spotCheck' ? 20 : unit.onTime)
    }
  })

  it('has the satisfaction rate of the month over all rated call-backs', () => {
    const ratings = dispatched.flatMap(({ appeal }) => [
      ...ratingsOf(appeal, 'system'),
      ...ratingsOf(appeal, 'spotCheck'),
    ])
    expect(ratings.length).toBe(
      dispatched.flatMap(({ appeal }) => appeal.steps.filter((step) => isRated(step))).length,
    )
    expect(printsAs(ratings.filter((rating) => rating === 'satisfied').length, ratings.length, '65.48')).toBe(
      true,
    )
  })

  it('leaves exactly 129 orders of one unit open and overdue, the oldest of 4 July', () => {
    const lastDay = days.instant(month.stepsUntil, 0)
    const behind = month.backlog?.unit ?? ''
    const open = played.flatMap(({ order }) => {
      const lead = leadOf(order)
      return lead?.unitId === behind &&
        order.state === 'dispatched' &&
        lead.handlingDueAt &&
        lead.handlingDueAt <= lastDay
        ? [lead]
        : []
    })
    expect(open).toHaveLength(129)
    expect(open.map((lead) => dateIn(month.timeZone, lead.dispatchedAt)).toSorted()[0]).toBe('2023-07-04')
    expect(
      played.filter(({ order }) => order.state === 'dispatched' && leadOf(order)?.unitId === behind),
    ).toHaveLength(129)
  })

  it('dispatches, asks, grants and refuses within the month what the ranking counts', () => {
    const counted = new Set(['dispatch', 'requestExtension', 'grantExtension', 'refuseReturn'])
    const steps = dispatched.flatMap(({ appeal }) => appeal.steps.filter(({ action }) => counted.has(action)))
    expect(steps.length).toBeGreaterThan(10279)
    expect(steps.filter(({ at }) => at < days.from || at >= days.until)).toEqual([])
  })

  it('registers the hard case: seven times round, the last return refused, overdue', () => {
    const order = played.find(({ appeal }) => appeal.orderNo === '040020230922000902')?.order
    expect(order?.facts).toMatchObject({ circulations: 7, isHardCase: true })
    expect(order && leadOf(order)).toMatchObject({
      unitId: '湘潭经开区管委会',
      returnsRefused: 1,
      returnRequested: false,
    })
  })
})

const nothing = { satisfied: 0, rated: 0 }

describe('the fields of the steps', () => {
  it('fit the contract', () => {
    const schemas = new Map(Object.entries(fieldSchemas))
    const refused = new Set<string>()
    for (const { steps } of plan.appeals)
      for (const { fields } of steps)
        for (const [field, value] of Object.entries(fields)) {
          const schema = schemas.get(field)
          if (schema ? !schema.safeParse(value).success : field !== 'unit')
            refused.add(`${field}: ${String(value)}`)
        }
    expect([...refused]).toEqual([])
  }, 30_000)
})

function play(appeal: PlannedAppeal, timing: ReturnType<(typeof readings)[number]['timing']>): Order {
  let order: Order = {
    orderId: appeal.ref,
    orderNo: appeal.orderNo ?? appeal.ref,
    state: 'accepted',
    appealKind: appeal.appeal.kind,
    urgency: appeal.appeal.urgency,
    channelCode: appeal.appeal.channelCode,
    categoryCode: appeal.appeal.categoryCode,
    deskCode: null,
    accusedUnitId: null,
    acceptedAt: appeal.acceptedAt,
    version: 0,
    facts: newFacts,
    assignments: [],
  }
  let before = appeal.acceptedAt
  let ids = 0
  for (const step of appeal.steps) {
    if (step.at < before)
      throw new Error(`${appeal.ref}: ${step.action} at ${step.at.toISOString()} goes back in time`)
    before = step.at
    const { unit, assistingUnits, ...fields } = step.fields
    const assignment = order.assignments.findLast(
      ({ unitId, state }) => unitId === step.unit && state !== 'returned',
    )
    const result = act(
      order,
      {
        action: step.action,
        assignmentId: assignment?.assignmentId,
        fields: { ...fields, unitId: unit, assistingUnitIds: assistingUnits },
      },
      {
        actor: actorOf(step.as, step),
        now: step.at,
        policy: openPolicy,
        newId: () => `${appeal.ref}-${++ids}`,
        timing,
        textProblems: () => [],
      },
    )
    if (!result.ok)
      throw new Error(
        `${appeal.ref}: ${step.action} refused, ${result.code} ${JSON.stringify(result.details)}`,
      )
    order = result.value.order
  }
  return order
}

function actorOf(role: Role, { unit, fields }: PlannedStep) {
  const person = fields.method === 'spotCheck' ? 'second' : 'first'
  return { userId: `${role} ${unit ?? ''} ${person}`, roles: [role], unitIds: unit === null ? [] : [unit] }
}

function leadOf(order: Order) {
  return leadAssignment(order)
}

function isRated({ action, fields }: PlannedStep): boolean {
  return action === 'recordCallback' && fields.satisfaction !== 'unrated'
}

function ratingsOf({ steps }: PlannedAppeal, method: 'system' | 'spotCheck') {
  return steps
    .filter((step) => isRated(step) && step.fields.method === method)
    .map((step) => step.fields.satisfaction)
}
