import { describe, expect, it } from 'vitest'
import {
  after,
  assignment,
  codeOf,
  day,
  dispatchIt,
  feedItBack,
  hour,
  newOrder,
  signIt,
  startAt,
  states,
  take,
  throughAnswer,
  throughClosing,
  throughReview,
  withAssisting,
} from './life-cycle.test-data.ts'

describe('extending', () => {
  const asked = take(newOrder(), dispatchIt, signIt, {
    action: 'requestExtension',
    on: 'a1',
    fields: { workingDays: 4 },
  })

  it('granted moves the due time on from where it was', () => {
    const order = take(asked, { action: 'grantExtension', on: 'a1', now: after(startAt, 2 * day) })
    expect(assignment(order, 'a1')).toMatchObject({
      handlingDueAt: after(startAt, 14 * day),
      extensionRequested: null,
      extensionsGranted: 1,
    })
  })

  it('refused moves nothing', () => {
    const order = take(asked, { action: 'refuseExtension', on: 'a1' })
    expect(assignment(order, 'a1')).toMatchObject({
      handlingDueAt: after(startAt, 10 * day),
      extensionRequested: null,
      extensionsGranted: 0,
    })
  })

  it('may be asked for to the last moment, not after it', () => {
    const order = take(newOrder(), dispatchIt, signIt)
    const ask = (now: Date) => codeOf(order, { action: 'requestExtension', on: 'a1', now })
    expect(ask(after(startAt, 10 * day))).toBe('accepted')
    expect(ask(after(startAt, 10 * day + 1))).toBe('beforeDue')
  })

  it('needs the appellant told', () => {
    const order = take(newOrder(), dispatchIt, signIt)
    expect(
      codeOf(order, { action: 'requestExtension', on: 'a1', fields: { appellantTold: undefined } }),
    ).toBe('fieldMissing')
  })
})

describe('passing down', () => {
  it('nests the limit in the one it came from', () => {
    const order = take(newOrder(), dispatchIt, signIt, {
      action: 'passDown',
      on: 'a1',
      fields: { unitId: 'u11' },
      now: after(startAt, 4 * day),
    })
    expect(assignment(order, 'a2')).toMatchObject({
      role: 'assisting',
      parentId: 'a1',
      signDueAt: after(startAt, 5 * day),
      handlingDueAt: after(startAt, 10 * day),
    })
  })

  it('keeps the shorter limit of the sub-unit when the superior has been given longer', () => {
    const order = take(
      newOrder(),
      dispatchIt,
      signIt,
      { action: 'requestExtension', on: 'a1', fields: { workingDays: 20 } },
      { action: 'grantExtension', on: 'a1' },
      { action: 'passDown', on: 'a1', fields: { unitId: 'u11' }, now: after(startAt, day) },
    )
    expect(assignment(order, 'a2').handlingDueAt).toEqual(after(startAt, 11 * day))
  })

  it('lets the superior feed back only after the sub-unit', () => {
    const order = take(newOrder(), dispatchIt, signIt, {
      action: 'passDown',
      on: 'a1',
      fields: { unitId: 'u11' },
    })
    expect(codeOf(order, feedItBack)).toBe('subUnitsFedBack')
    const fedBack = take(order, { action: 'sign', on: 'a2' }, { action: 'giveFeedback', on: 'a2' })
    expect(fedBack.state).toBe('dispatched')
    expect(take(fedBack, feedItBack).state).toBe('answered')
  })
})

describe('suspending', () => {
  it('stops the clocks and moves both limits on by the pause', () => {
    const order = take(newOrder(), dispatchIt, { action: 'suspend', now: after(startAt, 6 * hour) })
    expect(order.state).toBe('suspended')
    expect(assignment(order, 'a1').pausedAt).toEqual(after(startAt, 6 * hour))
    expect(codeOf(order, { action: 'signBySystem', on: 'a1', now: after(startAt, 2 * day) })).toBe(
      'wrongState',
    )
    const resumed = take(order, { action: 'resume', now: after(startAt, 6 * hour + 3 * day) })
    expect(resumed.state).toBe('dispatched')
    expect(assignment(resumed, 'a1')).toMatchObject({
      pausedAt: null,
      signDueAt: after(startAt, 4 * day),
      handlingDueAt: after(startAt, 13 * day),
    })
  })

  it('gives no time back to who was late already, nor to a signature that is made', () => {
    const order = take(
      newOrder(),
      dispatchIt,
      signIt,
      { action: 'suspend', now: after(startAt, 11 * day) },
      { action: 'resume', now: after(startAt, 20 * day) },
    )
    expect(assignment(order, 'a1')).toMatchObject({
      signDueAt: after(startAt, day),
      handlingDueAt: after(startAt, 10 * day),
    })
  })

  it('keeps a request waiting', () => {
    const order = take(
      newOrder(),
      dispatchIt,
      signIt,
      { action: 'requestReturn', on: 'a1' },
      { action: 'suspend' },
    )
    expect(codeOf(order, { action: 'approveReturn', on: 'a1' })).toBe('wrongState')
    expect(codeOf(take(order, { action: 'resume' }), { action: 'approveReturn', on: 'a1' })).toBe('accepted')
  })
})

describe('rework', () => {
  const later = after(startAt, 12 * day)

  it('starts a new clock and forgets the feedback', () => {
    const order = take(newOrder(), ...throughAnswer, { action: 'rework', on: 'a1', now: later })
    expect(order).toMatchObject({ state: 'dispatched', facts: { reworks: 1 } })
    expect(assignment(order, 'a1')).toMatchObject({
      state: 'handling',
      fedBackAt: null,
      handlingStartedAt: later,
      handlingDueAt: after(later, 10 * day),
      signedAt: startAt,
    })
  })

  it('opens a closed order again, and it can be closed again', () => {
    const order = take(
      newOrder(),
      ...throughClosing,
      { action: 'rework', on: 'a1' },
      ...throughReview.slice(2),
      {
        action: 'recordCallback',
      },
      { action: 'close' },
    )
    expect(order).toMatchObject({ state: 'closed', facts: { reworks: 1, callbacks: 2 } })
  })

  it('of an assisting unit after closing leads back to the review: the lead is done, and answered before', () => {
    const closed = take(
      newOrder(),
      withAssisting,
      signIt,
      feedItBack,
      { action: 'review' },
      { action: 'recordCallback' },
      { action: 'close' },
    )
    const order = take(closed, { action: 'rework', on: 'a2' }, { action: 'giveFeedback', on: 'a2' })
    expect(order.state).toBe('answered')
    expect(states(order)).toEqual(['u1 lead done', 'u2 assisting fedBack', 'u3 assisting done'])
    const returned = take(
      closed,
      { action: 'rework', on: 'a2' },
      { action: 'requestReturn', on: 'a2' },
      { action: 'approveReturn', on: 'a2' },
    )
    expect(returned.state).toBe('answered')
  })
})
