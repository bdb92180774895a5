import { describe, expect, it } from 'vitest'
import type { Actor } from '../access/roles.ts'
import { acceptOrder } from './accept.ts'
import { act, refusalOf } from './act.ts'
import type { ActionName } from './actions.ts'
import type { Step } from './life-cycle.test-data.ts'
import {
  actorOf,
  after,
  assignment,
  codeOf,
  contextOf,
  day,
  dispatchIt,
  feedItBack,
  hour,
  newOrder,
  prepare,
  signIt,
  startAt,
  states,
  take,
  throughClosing,
  timing,
  withAssisting,
} from './life-cycle.test-data.ts'

describe('accepting', () => {
  it('makes version 1 and an entry in the post that may accept', () => {
    const actor: Actor = { userId: 'p1', roles: ['assessor', 'dispatcher', 'agent'], unitIds: [] }
    const { order, entry } = acceptOrder(
      {
        orderId: 'o1',
        orderNo: '215288',
        kind: 'complaint',
        urgency: 'urgent',
        channelCode: 'phone',
        categoryCode: 'light',
        deskCode: null,
        accusedUnitId: null,
        title: '噪音',
      },
      { actor, now: startAt },
    )
    expect(order).toMatchObject({ state: 'accepted', version: 1, acceptedAt: startAt, assignments: [] })
    expect(entry).toMatchObject({
      action: 'accept',
      actorId: 'p1',
      role: 'agent',
      fromState: null,
      toState: 'accepted',
      at: startAt,
    })
  })
})

describe('the common way', () => {
  it('goes from dispatch to the archive', () => {
    const order = take(newOrder(), ...throughClosing, { action: 'archive' })
    expect(order).toMatchObject({
      state: 'archived',
      version: 8,
      facts: { callbacks: 1, circulations: 0, reworks: 0 },
    })
    expect(states(order)).toEqual(['u1 lead done'])
  })

  it('starts both clocks at dispatch, and signing gains no time', () => {
    const order = take(newOrder(), dispatchIt, { ...signIt, now: after(startAt, 20 * hour) })
    expect(assignment(order, 'a1')).toMatchObject({
      signDueAt: after(startAt, day),
      signedAt: after(startAt, 20 * hour),
      handlingStartedAt: startAt,
      handlingDueAt: after(startAt, 10 * day),
      handledBy: 'handler of u1',
    })
  })

  it('sets no sign limit where the centre has none, and nothing lapses then', () => {
    const { command, context } = prepare(newOrder(), dispatchIt)
    const result = act(newOrder(), command, { ...context, timing: { ...timing, signDueAt: () => null } })
    if (!result.ok) throw new Error(result.code)
    expect(result.value.order.assignments[0]?.signDueAt).toBeNull()
    expect(
      codeOf(result.value.order, { action: 'signBySystem', on: 'a1', now: after(startAt, 99 * day) }),
    ).toBe('signOverdue')
  })

  it('is received by lapse of time only after the sign limit, by nobody', () => {
    const order = take(newOrder(), dispatchIt)
    expect(codeOf(order, { action: 'signBySystem', on: 'a1', now: after(startAt, day) })).toBe('signOverdue')
    const received = take(order, { action: 'signBySystem', on: 'a1', now: after(startAt, day + 1) })
    expect(assignment(received, 'a1')).toMatchObject({
      state: 'handling',
      handledBy: null,
      signedAt: after(startAt, day + 1),
    })
  })

  it('keeps the first contact', () => {
    const contact = (hours: number): Step => ({
      action: 'recordContact',
      on: 'a1',
      now: after(startAt, hours * hour),
    })
    const order = take(newOrder(), dispatchIt, signIt, contact(1), contact(5))
    expect(assignment(order, 'a1').contactedAt).toEqual(after(startAt, hour))
  })

  it('is answered when the lead has fed back, whatever assisting units still do', () => {
    const order = take(
      newOrder(),
      withAssisting,
      { action: 'sign', on: 'a2' },
      { action: 'giveFeedback', on: 'a2' },
    )
    expect(order.state).toBe('dispatched')
    expect(take(order, signIt, feedItBack).state).toBe('answered')
  })

  it('writes the entry in the role that may act, with unit and fields', () => {
    const order = take(newOrder(), dispatchIt)
    const by: Actor = { userId: 'p2', roles: ['leader', 'supervisor', 'dispatcher'], unitIds: [] }
    const { command, context } = prepare(order, {
      action: 'remind',
      on: 'a1',
      by,
      fields: { note: '请尽快' },
    })
    const result = act(order, command, context)
    expect(result).toMatchObject({
      ok: true,
      value: {
        entry: {
          role: 'dispatcher',
          actorId: 'p2',
          unitId: 'u1',
          assignmentId: 'a1',
          fields: { note: '请尽快' },
        },
      },
    })
  })
})

describe('refusing', () => {
  const order = take(newOrder(), dispatchIt)
  const refusal = (action: string, assignmentId: string | undefined, actor: Actor) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- names that come from outside may be no action
    refusalOf(order, { action: action as ActionName, assignmentId }, contextOf(order, actor))

  it('names the first reason: action, state, assignment, its state, role, unit', () => {
    const handler = actorOf('handler', ['u2'])
    expect(refusal('explode', undefined, handler)).toEqual({
      ok: false,
      code: 'unknownAction',
      details: { action: 'explode' },
    })
    expect(refusal('close', undefined, handler)).toMatchObject({
      code: 'wrongState',
      details: { state: 'dispatched', allowed: ['awaitingCallback'] },
    })
    expect(refusal('sign', undefined, handler)?.code).toBe('assignmentMissing')
    expect(refusal('sign', 'a9', handler)?.code).toBe('assignmentMissing')
    expect(refusal('giveFeedback', 'a1', handler)).toMatchObject({
      code: 'wrongAssignmentState',
      details: { state: 'toSign', allowed: ['handling'] },
    })
    expect(refusal('sign', 'a1', actorOf('agent'))).toMatchObject({
      code: 'roleMayNot',
      details: { roles: ['handler'] },
    })
    expect(refusal('sign', 'a1', handler)).toMatchObject({ code: 'notYourUnit', details: { unitId: 'u1' } })
    expect(refusal('sign', 'a1', actorOf('handler', ['u2', 'u1']))).toBeUndefined()
  })

  it('is of a name that every object has, too', () => {
    expect(refusal('toString', undefined, actorOf('agent'))?.code).toBe('unknownAction')
  })

  it('says nothing of fields before a form is filled in, and names the missing one after', () => {
    expect(refusal('suspend', undefined, actorOf('supervisor'))).toBeUndefined()
    const command = { action: 'suspend' as const, fields: { reason: '协调' } }
    expect(act(order, command, contextOf(order, actorOf('supervisor')))).toEqual({
      ok: false,
      code: 'fieldMissing',
      details: { field: 'reviewOn' },
    })
  })
})
