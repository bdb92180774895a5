import { describe, expect, it } from 'vitest'
import type { Actor } from '../access/roles.ts'
import type { ActionName } from './actions.ts'
import type { Step } from './life-cycle.test-data.ts'
import {
  codeOf,
  dispatchIt,
  feedItBack,
  newOrder,
  signIt,
  states,
  strictPolicy,
  take,
  throughClosing,
  throughReview,
  withAssisting,
} from './life-cycle.test-data.ts'

describe('calling back', () => {
  const waiting = take(newOrder(), ...throughReview)
  const closed = take(newOrder(), ...throughClosing)

  it('is not for who handled the matter, not even for one who returned it', () => {
    const both: Actor = { userId: 'handler of u1', roles: ['callbackAgent'], unitIds: [] }
    expect(codeOf(waiting, { action: 'recordCallback', by: both })).toBe('independent')
    const passedOn = take(
      newOrder(),
      dispatchIt,
      signIt,
      { action: 'redispatch', on: 'a1', fields: { unitId: 'u2' } },
      { action: 'sign', on: 'a2' },
      { action: 'giveFeedback', on: 'a2' },
      { action: 'review' },
    )
    expect(codeOf(passedOn, { action: 'recordCallback', by: both })).toBe('independent')
    expect(codeOf(passedOn, { action: 'recordCallback', by: { ...both, userId: 'handler of u3' } })).toBe(
      'accepted',
    )
  })

  it.each([
    ['manual', 'accepted', 'methodFitsState'],
    ['spotCheck', 'methodFitsState', 'accepted'],
  ] as const)('%s is %s before closing and %s after', (method, before, afterwards) => {
    expect(codeOf(waiting, { action: 'recordCallback', fields: { method } })).toBe(before)
    expect(codeOf(closed, { action: 'recordCallback', fields: { method } })).toBe(afterwards)
  })

  it('who was merged into another order is called back, but is no sample', () => {
    const merged = take(newOrder(), { action: 'merge' })
    expect(codeOf(merged, { action: 'recordCallback', fields: { method: 'manual' } })).toBe('accepted')
    expect(codeOf(merged, { action: 'recordCallback', fields: { method: 'spotCheck' } })).toBe(
      'methodFitsState',
    )
  })

  it('by the system is the appellant’s own answer, entered by nobody else, before closing and without spacing', () => {
    const system: Actor = { userId: 'system', roles: ['system'], unitIds: [] }
    const fields = { method: 'system' as const }
    expect(codeOf(waiting, { action: 'recordCallback', fields })).toBe('methodOfActor')
    expect(codeOf(waiting, { action: 'recordCallback', by: system, fields: { method: 'manual' } })).toBe(
      'methodOfActor',
    )
    expect(codeOf(closed, { action: 'recordCallback', by: system, fields })).toBe('methodFitsState')
    const policy = { ...strictPolicy, callback: { ...strictPolicy.callback, spacingHours: 48 } }
    const tried = take(waiting, {
      action: 'recordCallback',
      fields: { isReached: false, satisfaction: 'unrated' },
    })
    expect(codeOf(tried, { action: 'recordCallback', policy })).toBe('attemptSpaced')
    expect(codeOf(tried, { action: 'recordCallback', by: system, fields, policy })).toBe('accepted')
  })

  it('is not for who dispatched the order', () => {
    const agent: Actor = { userId: 'agent', roles: ['agent'], unitIds: [] }
    expect(codeOf(waiting, { action: 'recordCallback', by: agent })).toBe('independent')
    expect(codeOf(waiting, { action: 'recordCallback', by: { ...agent, userId: 'agent2' } })).toBe('accepted')
  })

  it('who was not reached has not rated', () => {
    const unreached = (satisfaction: 'satisfied' | 'dissatisfied' | 'unrated'): Step => ({
      action: 'recordCallback',
      fields: { isReached: false, satisfaction },
    })
    expect(codeOf(waiting, unreached('satisfied'))).toBe('ratedOnlyWhenReached')
    expect(codeOf(waiting, unreached('dissatisfied'))).toBe('ratedOnlyWhenReached')
    expect(codeOf(waiting, unreached('unrated'))).toBe('accepted')
    expect(codeOf(waiting, { action: 'recordCallback', fields: { satisfaction: 'unrated' } })).toBe(
      'accepted',
    )
  })

  it('comes before closing', () => {
    expect(codeOf(waiting, { action: 'close' })).toBe('calledBack')
    expect(codeOf(take(waiting, { action: 'recordCallback' }), { action: 'close' })).toBe('accepted')
  })

  it('takes false for an answer', () => {
    const order = take(newOrder(), dispatchIt, signIt)
    expect(codeOf(order, { ...feedItBack, fields: { isResolved: false } })).toBe('accepted')
    expect(codeOf(order, { ...feedItBack, fields: { isResolved: undefined } })).toBe('fieldMissing')
    expect(codeOf(order, { ...feedItBack, fields: { findings: '' } })).toBe('fieldMissing')
  })
})

describe('ending early', () => {
  it.each<[ActionName, string]>([
    ['withdraw', 'withdrawn'],
    ['voidOrder', 'invalid'],
    ['merge', 'merged'],
  ])('%s leaves the units nothing to do', (action, state) => {
    const order = take(
      newOrder(),
      withAssisting,
      signIt,
      { action: 'requestExtension', on: 'a1' },
      { action },
    )
    expect(order.state).toBe(state)
    expect(order.assignments.map((one) => `${one.state} ${one.extensionRequested}`)).toEqual(
      Array(3).fill('done null'),
    )
    expect(order.facts.leadOrderId).toBe(action === 'merge' ? 'other-order' : null)
  })

  it('merges an order into another, never into itself', () => {
    expect(codeOf(newOrder(), { action: 'merge', fields: { leadOrderId: 'o1' } })).toBe('notItself')
  })

  it('can be a withdrawal while suspended', () => {
    const order = take(newOrder(), dispatchIt, { action: 'suspend' }, { action: 'withdraw' })
    expect(states(order)).toEqual(['u1 lead done'])
  })
})

describe('supervision and hard cases', () => {
  it('are facts beside the state, set once and lifted once', () => {
    const order = take(newOrder(), dispatchIt, { action: 'supervise' }, { action: 'markHardCase' })
    expect(order).toMatchObject({
      state: 'dispatched',
      facts: { supervision: { colour: 'blue' }, isHardCase: true },
    })
    expect(codeOf(order, { action: 'supervise' })).toBe('notSupervised')
    expect(codeOf(order, { action: 'markHardCase' })).toBe('notHardCase')
    const lifted = take(order, { action: 'liftSupervision' }, { action: 'releaseHardCase' })
    expect(lifted.facts).toMatchObject({ supervision: null, isHardCase: false })
    expect(codeOf(lifted, { action: 'liftSupervision' })).toBe('supervised')
    expect(codeOf(lifted, { action: 'releaseHardCase' })).toBe('hardCase')
  })
})
