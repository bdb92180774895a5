import { describe, expect, it } from 'vitest'
import {
  actorOf,
  after,
  assignment,
  codeOf,
  day,
  dispatchIt,
  feedItBack,
  newOrder,
  signIt,
  startAt,
  take,
  withAssisting,
} from './life-cycle.test-data.ts'

/* What a unit in want of time, or somebody who wishes it well, might try. */

const disputed = take(
  newOrder(),
  withAssisting,
  signIt,
  { action: 'requestExtension', on: 'a1', fields: { workingDays: 2 } },
  { action: 'grantExtension', on: 'a1' },
  { action: 'requestReturn', on: 'a1' },
  { action: 'refuseReturn', on: 'a1' },
  { action: 'raiseDispute', on: 'a1' },
  { action: 'confer' },
)

describe('designating', () => {
  const later = after(startAt, 9 * day)
  const designate = (unitId: string, assistingUnitIds: string[] = []) =>
    take(disputed, { action: 'designate', now: later, fields: { unitId, assistingUnitIds } })

  it('gives the unit that disputed the order no new limit for it', () => {
    expect(assignment(designate('u1'), 'a4')).toMatchObject({
      unitId: 'u1',
      state: 'toSign',
      handlingStartedAt: startAt,
      handlingDueAt: after(startAt, 12 * day),
      extensionsGranted: 1,
    })
  })

  it('gives a unit that assisted no new limit either, and one that comes anew its own', () => {
    const order = designate('u2', ['u5'])
    expect(assignment(order, 'a4').handlingDueAt).toEqual(after(startAt, 10 * day))
    expect(assignment(order, 'a5').handlingDueAt).toEqual(after(later, 10 * day))
  })
})

it('A suspension asked for by a unit that has the order no more does not outlive it', () => {
  const suspended = take(newOrder(), dispatchIt, signIt, { action: 'suspend' })
  const asked = take(newOrder(), dispatchIt, signIt, { action: 'requestSuspension', on: 'a1' })
  for (const order of [suspended, asked])
    expect(take(order, { action: 'withdraw' }, { action: 'restore' }).facts).toMatchObject({
      suspensionRequested: false,
      reviewOn: null,
    })
})

describe('deciding on a request', () => {
  const requested = take(newOrder(), dispatchIt, { action: 'requestReturn', on: 'a1' })
  const by = (roles: Parameters<typeof actorOf>[0][], unitIds: string[]) => ({
    userId: 'two posts',
    roles,
    unitIds,
  })

  it.each([
    ['a handler who is an editor besides', by(['handler', 'editor'], ['u1']), 'decidedAbove'],
    ['a dispatcher who handles for the unit', by(['dispatcher', 'handler'], ['u1']), 'decidedAbove'],
    ['a dispatcher who handles for another unit', by(['dispatcher', 'handler'], ['u2']), 'accepted'],
    ['a dispatcher', by(['dispatcher'], []), 'accepted'],
  ])('is for the centre: %s', (_, actor, code) => {
    expect(codeOf(requested, { action: 'approveReturn', on: 'a1', by: actor })).toBe(code)
  })
})

it('A notice of supervision is answered by the lead it went to, not by who assists or works below', () => {
  const order = take(
    newOrder(),
    withAssisting,
    signIt,
    { action: 'sign', on: 'a2' },
    { action: 'passDown', on: 'a1', fields: { unitId: 'u11' } },
    { action: 'supervise' },
  )
  const answer = (on: string) => codeOf(order, { action: 'replySupervision', on })
  expect(['a1', 'a2', 'a4'].map(answer)).toEqual(['accepted', 'addressedByNotice', 'addressedByNotice'])
})

it('An old call-back closes nothing once the order was sent back', () => {
  const reworked = take(
    newOrder(),
    dispatchIt,
    signIt,
    feedItBack,
    { action: 'review' },
    { action: 'recordCallback' },
    { action: 'rework', on: 'a1' },
    feedItBack,
    { action: 'review' },
  )
  expect(codeOf(reworked, { action: 'close' })).toBe('calledBack')
})
