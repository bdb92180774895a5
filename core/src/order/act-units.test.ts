import { describe, expect, it } from 'vitest'
import type { Step } from './life-cycle.test-data.ts'
import {
  after,
  assignment,
  codeOf,
  day,
  dispatchIt,
  feedItBack,
  newOrder,
  signIt,
  startAt,
  states,
  take,
  withAssisting,
} from './life-cycle.test-data.ts'

describe('returning', () => {
  const requested = take(newOrder(), dispatchIt, { action: 'requestReturn', on: 'a1' })

  it('brings the only lead’s order back to the dispatcher, and its next dispatch is a circulation', () => {
    const back = take(requested, { action: 'approveReturn', on: 'a1' })
    expect(back).toMatchObject({ state: 'accepted', facts: { circulations: 0 } })
    expect(states(back)).toEqual(['u1 lead returned'])
    const again = take(back, { action: 'dispatch', fields: { unitId: 'u2' } })
    expect(again).toMatchObject({ state: 'dispatched', facts: { circulations: 1 } })
    expect(states(again)).toEqual(['u1 lead returned', 'u2 lead toSign'])
  })

  it('may go again to the unit that returned it', () => {
    expect(codeOf(take(requested, { action: 'approveReturn', on: 'a1' }), dispatchIt)).toBe('accepted')
  })

  it('takes assisting units along, and what they asked for lapses', () => {
    const order = take(
      newOrder(),
      withAssisting,
      { action: 'sign', on: 'a2' },
      { action: 'requestExtension', on: 'a2' },
      { action: 'requestReturn', on: 'a3' },
      { action: 'requestReturn', on: 'a1' },
      { action: 'approveReturn', on: 'a1' },
    )
    expect(states(order)).toEqual(['u1 lead returned', 'u2 assisting returned', 'u3 assisting returned'])
    expect(
      order.assignments.filter(
        ({ returnRequested, extensionRequested }) => returnRequested || extensionRequested !== null,
      ),
    ).toEqual([])
  })

  it('of an assisting unit leaves the order with the lead', () => {
    const order = take(
      newOrder(),
      withAssisting,
      { action: 'requestReturn', on: 'a2' },
      { action: 'approveReturn', on: 'a2' },
    )
    expect(order.state).toBe('dispatched')
    expect(states(order)).toEqual(['u1 lead toSign', 'u2 assisting returned', 'u3 assisting toSign'])
  })

  it('refused leaves everything where it was, counted, and may be asked again', () => {
    const order = take(requested, { action: 'refuseReturn', on: 'a1' })
    expect(assignment(order, 'a1')).toMatchObject({
      state: 'toSign',
      returnRequested: false,
      returnsRefused: 1,
    })
    expect(codeOf(order, { action: 'requestReturn', on: 'a1' })).toBe('accepted')
  })

  it('holds feedback, a second request and passing down until it is decided', () => {
    const waiting = take(newOrder(), dispatchIt, signIt, { action: 'requestReturn', on: 'a1' })
    for (const action of ['giveFeedback', 'requestReturn', 'requestExtension', 'passDown'] as const)
      expect([action, codeOf(waiting, { action, on: 'a1' })]).toEqual([action, 'nothingPending'])
  })

  it('does not keep the centre from withdrawing, and the request lapses', () => {
    const order = take(requested, { action: 'withdraw' })
    expect(order.state).toBe('withdrawn')
    expect(assignment(order, 'a1')).toMatchObject({ state: 'done', returnRequested: false })
  })
})

describe('redispatching', () => {
  it('gives the order to another lead with new clocks, the old one returned', () => {
    const later = after(startAt, 3 * day)
    const order = take(
      newOrder(),
      dispatchIt,
      signIt,
      { action: 'requestReturn', on: 'a1' },
      {
        action: 'redispatch',
        on: 'a1',
        fields: { unitId: 'u2' },
        now: later,
      },
    )
    expect(states(order)).toEqual(['u1 lead returned', 'u2 lead toSign'])
    expect(order.facts.circulations).toBe(1)
    expect(assignment(order, 'a1').returnRequested).toBe(false)
    expect(assignment(order, 'a2')).toMatchObject({
      signDueAt: after(later, day),
      handlingDueAt: after(later, 10 * day),
    })
  })

  it('takes the units it was passed down to along, with what they asked for', () => {
    const order = take(
      newOrder(),
      dispatchIt,
      signIt,
      { action: 'passDown', on: 'a1', fields: { unitId: 'u11' } },
      { action: 'sign', on: 'a2' },
      { action: 'passDown', on: 'a2', fields: { unitId: 'u111' } },
      { action: 'requestReturn', on: 'a3' },
      { action: 'redispatch', on: 'a1', fields: { unitId: 'u2' } },
    )
    expect(states(order)).toEqual([
      'u1 lead returned',
      'u11 assisting returned',
      'u111 assisting returned',
      'u2 lead toSign',
    ])
    expect(assignment(order, 'a3').returnRequested).toBe(false)
  })
})

describe('one unit, one part', () => {
  it.each<[string, Step]>([
    ['assisting itself', { action: 'dispatch', fields: { unitId: 'u1', assistingUnitIds: ['u1'] } }],
    ['assisting twice', { action: 'dispatch', fields: { unitId: 'u1', assistingUnitIds: ['u2', 'u2'] } }],
  ])('is not dispatched: %s', (_, step) => {
    expect(codeOf(newOrder(), step)).toBe('unitTwice')
  })

  it('is not passed down to, or redispatched to, a unit that has it', () => {
    const order = take(newOrder(), withAssisting, signIt)
    expect(codeOf(order, { action: 'passDown', on: 'a1', fields: { unitId: 'u2' } })).toBe('unitTwice')
    expect(codeOf(order, { action: 'redispatch', on: 'a1', fields: { unitId: 'u1' } })).toBe('unitTwice')
  })

  it('holds for units that are done, as rework may open their part again', () => {
    const reworked = take(
      newOrder(),
      { action: 'dispatch', fields: { unitId: 'u1', assistingUnitIds: ['u2'] } },
      signIt,
      feedItBack,
      { action: 'review' },
      { action: 'recordCallback' },
      { action: 'close' },
      { action: 'rework', on: 'a2' },
    )
    expect(states(reworked)).toEqual(['u1 lead done', 'u2 assisting handling'])
    expect(codeOf(reworked, { action: 'redispatch', on: 'a2', fields: { unitId: 'u1' } })).toBe('unitTwice')
  })
})
