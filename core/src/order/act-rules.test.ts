import { describe, expect, it } from 'vitest'
import { act } from './act.ts'
import type { Step } from './life-cycle.test-data.ts'
import {
  actorOf,
  after,
  assignment,
  codeOf,
  contextOf,
  day,
  dispatchIt,
  hour,
  newOrder,
  signIt,
  startAt,
  states,
  strictPolicy as policy,
  take,
  throughReview,
} from './life-cycle.test-data.ts'

/* Rules that a centre may set, each at its edge. Everything happens under the strict policy unless said otherwise. */
const basis = { legalBasis: '派单目录第三条' }
const strict = (steps: readonly Step[]): Step[] => steps.map((step) => ({ policy, ...step }))
const at = (milliseconds: number) => ({ now: after(startAt, milliseconds), policy })

describe('returning', () => {
  const ask = (on: string): Step => ({ action: 'requestReturn', on, fields: basis, policy })
  const round = (number: number, unitId: string): Step[] => [
    { action: 'dispatch', fields: { unitId }, policy },
    ask(`a${number}`),
    { action: 'approveReturn', on: `a${number}`, policy },
  ]
  const thrice = take(newOrder(), ...round(1, 'u1'), ...round(2, 'u2'), ...round(3, 'u1'))

  it('is possible to the very end of the window, with a basis', () => {
    const order = take(newOrder(), ...strict([dispatchIt]))
    expect(codeOf(order, { ...ask('a1'), ...at(2 * day) })).toBe('accepted')
    expect(codeOf(order, { ...ask('a1'), ...at(2 * day + 1) })).toBe('inReturnWindow')
    expect(codeOf(order, { ...ask('a1'), fields: { legalBasis: ' ' } })).toBe('basisGiven')
  })

  it('three times opens a dispute: nobody gets it but by conferral and decision', () => {
    expect(thrice).toMatchObject({ state: 'accepted', facts: { isDisputed: true, circulations: 2 } })
    expect(codeOf(thrice, { ...dispatchIt, policy })).toBe('notDisputed')
    const decide: Step = { action: 'designate', fields: { unitId: 'u2' }, policy }
    expect(codeOf(thrice, decide)).toBe('conferred')
    const decided = take(thrice, { action: 'confer', policy }, decide)
    expect(decided).toMatchObject({
      state: 'dispatched',
      facts: { isDisputed: false, isDesignated: true, conferrals: 1 },
    })
    expect(codeOf(decided, ask('a4'))).toBe('notDesignated')
  })

  it('refused may be disputed by the unit, which goes on with it until the decision', () => {
    const refused = take(newOrder(), ...strict([dispatchIt]), ask('a1'), {
      action: 'refuseReturn',
      on: 'a1',
      policy,
    })
    const dispute: Step = { action: 'raiseDispute', on: 'a1', policy }
    expect(codeOf(take(newOrder(), ...strict([dispatchIt])), dispute)).toBe('returnWasRefused')
    const disputed = take(refused, dispute)
    expect(codeOf(disputed, { ...signIt, policy })).toBe('accepted')
    expect(codeOf(disputed, { action: 'redispatch', on: 'a1', policy })).toBe('notDisputed')
    const decided = take(
      disputed,
      { action: 'confer', policy },
      { action: 'designate', fields: { unitId: 'u1' }, policy },
    )
    // The decision starts a clock of its own, even for the unit that had it.
    expect(states(decided)).toEqual(['u1 lead returned', 'u1 lead toSign'])
    expect(decided.facts.circulations).toBe(0)
  })

  it('of a sub-unit is decided by its superior or the centre, never by itself', () => {
    const asked = take(
      newOrder(),
      ...strict([dispatchIt, signIt, { action: 'passDown', on: 'a1', fields: { unitId: 'u11' } }]),
      ask('a2'),
    )
    const approve: Step = { action: 'approveReturn', on: 'a2', policy }
    expect(codeOf(asked, { ...approve, by: actorOf('handler', ['u11']) })).toBe('decidedAbove')
    expect(codeOf(asked, { ...approve, by: actorOf('handler', ['u1', 'u11']) })).toBe('accepted')
    expect(codeOf(asked, { ...approve, by: actorOf('dispatcher') })).toBe('accepted')
    const refused = take(asked, { action: 'refuseReturn', on: 'a2', policy })
    expect(codeOf(refused, { action: 'raiseDispute', on: 'a2', policy })).toBe('fromTheCentre')
  })
})

describe('the unit complained about', () => {
  const order = newOrder({ accusedUnitId: 'u1' })
  it.each<[string, Step]>([
    ['as lead', dispatchIt],
    ['as assisting', { action: 'dispatch', fields: { unitId: 'u2', assistingUnitIds: ['u1'] } }],
  ])('does not get the order: %s', (_, step) => {
    expect(codeOf(order, step)).toBe('notAccused')
  })
})

describe('an extension', () => {
  const signed = take(newOrder(), ...strict([dispatchIt, signIt]))
  const ask: Step = { action: 'requestExtension', on: 'a1', policy }
  // The orders of these tests begin at nine in the morning.
  it('is asked for until the cut-off hour of the day, not after', () => {
    expect(codeOf(signed, { ...ask, ...at(8 * hour) })).toBe('accepted')
    expect(codeOf(signed, { ...ask, ...at(8 * hour + 60_000) })).toBe('beforeCutOff')
  })
  it('is as long and as frequent as the centre allows', () => {
    expect(codeOf(signed, { ...ask, fields: { workingDays: 11 } })).toBe('notTooLong')
    const granted = take(signed, ask, { action: 'grantExtension', on: 'a1', policy })
    expect(codeOf(granted, ask)).toBe('extensionsLeft')
  })
  it('of a sub-unit never passes the limit of its superior', () => {
    const order = take(
      signed,
      { action: 'passDown', on: 'a1', fields: { unitId: 'u11' }, policy },
      { action: 'sign', on: 'a2', policy },
      { action: 'requestExtension', on: 'a2', fields: { workingDays: 9 }, policy },
      { action: 'grantExtension', on: 'a2', policy },
    )
    expect(assignment(order, 'a2').handlingDueAt).toEqual(assignment(order, 'a1').handlingDueAt)
  })
})

describe('feedback', () => {
  const joint: Step[] = strict([
    { action: 'dispatch', fields: { unitId: 'u1', assistingUnitIds: ['u2'] } },
    signIt,
    { action: 'sign', on: 'a2' },
  ])
  const feedBack = (on: string): Step => ({ action: 'giveFeedback', on, policy })

  it('of the lead waits for the assisting units and for a contact on record', () => {
    const order = take(newOrder(), ...joint)
    expect(codeOf(order, feedBack('a1'))).toBe('assistingFedBack')
    const assisted = take(order, feedBack('a2'))
    expect(codeOf(assisted, feedBack('a1'))).toBe('contactMade')
    expect(take(assisted, { action: 'recordContact', on: 'a1', policy }, feedBack('a1')).state).toBe(
      'answered',
    )
  })

  it('waits until the appellant was reached, or tried as often as the rule says', () => {
    const tried: Step = { action: 'recordContact', on: 'a1', fields: { isReached: false }, policy }
    const once = take(newOrder(), ...strict([dispatchIt, signIt]), tried)
    expect(assignment(once, 'a1')).toMatchObject({ contactedAt: null, contactAttempts: 1 })
    expect(codeOf(once, feedBack('a1'))).toBe('contactMade')
    const reached = take(once, { ...tried, fields: { isReached: true } })
    expect(assignment(reached, 'a1').contactedAt).not.toBeNull()
    const twice = take(once, tried)
    expect(assignment(twice, 'a1')).toMatchObject({ contactedAt: null, contactAttempts: 2 })
    for (const order of [reached, twice]) expect(take(order, feedBack('a1')).state).toBe('answered')
  })

  it('with a text the rules refuse is not taken, and says which text and why', () => {
    const order = take(newOrder(), dispatchIt, signIt)
    const context = {
      ...contextOf(order, actorOf('handler')),
      textProblems: (field: string) =>
        field === 'measures' ? [{ ruleId: 'short', zh: '太短', en: 'too short' }] : [],
    }
    const fields = { findings: '属实', measures: '已办', isResolved: true }
    expect(act(order, { action: 'giveFeedback', assignmentId: 'a1', fields }, context)).toMatchObject({
      ok: false,
      code: 'textRefused',
      details: { field: 'measures', problems: { zh: '太短' } },
    })
  })

  it('is reviewed twice, by two people, where the category asks for it', () => {
    const order = take(newOrder({ categoryCode: 'road' }), ...joint.slice(0, 1), signIt)
    const answered = { ...order, state: 'answered' as const }
    expect(codeOf(answered, { action: 'review', policy })).toBe('firstReviewed')
    const once = take(answered, { action: 'reviewFirst', by: actorOf('dispatcher'), policy })
    expect(codeOf(once, { action: 'review', by: actorOf('dispatcher'), policy })).toBe('secondReviewer')
    expect(codeOf(once, { action: 'review', by: actorOf('supervisor'), policy })).toBe('accepted')
    expect(codeOf(newOrder(), { action: 'reviewFirst', policy })).toBe('wrongState')
  })
})

describe('calling back', () => {
  const reviewed = take(newOrder(), ...throughReview)
  const unreached = { isReached: false, satisfaction: 'unrated' } as const

  it('is tried as often as the centre wants, with time between, before an order is closed unrated', () => {
    const once = take(reviewed, { action: 'recordCallback', fields: unreached, policy })
    expect(codeOf(once, { action: 'close', policy })).toBe('calledBack')
    expect(codeOf(once, { action: 'recordCallback', fields: unreached, ...at(4 * hour - 1) })).toBe(
      'attemptSpaced',
    )
    const twice = take(once, { action: 'recordCallback', fields: unreached, ...at(4 * hour) })
    expect(take(twice, { action: 'close', policy }).facts.finalSatisfaction).toBeNull()
  })

  it('of a dissatisfied appellant sends the order back, and the new round asks anew; both ratings are kept', () => {
    const against = take(reviewed, {
      action: 'recordCallback',
      fields: { isReached: true, satisfaction: 'dissatisfied' },
      policy,
    })
    expect(codeOf(against, { action: 'close', policy })).toBe('noReworkOwed')
    const again = take(
      against,
      { action: 'rework', on: 'a1', policy },
      { action: 'giveFeedback', on: 'a1' },
      { action: 'review', policy },
    )
    expect(codeOf(again, { action: 'close', policy })).toBe('calledBack')
    const closed = take(again, { action: 'recordCallback', policy }, { action: 'close', policy })
    expect(closed.facts).toMatchObject({ firstSatisfaction: 'dissatisfied', finalSatisfaction: 'satisfied' })
  })

  it('counts "not resolved" as against, whatever the rating', () => {
    const order = take(reviewed, { action: 'recordCallback', fields: { isResolved: false }, policy })
    expect(codeOf(order, { action: 'close', policy })).toBe('noReworkOwed')
    const found = take(order, { action: 'markUnreasonable', policy })
    expect(codeOf(found, { action: 'close', policy })).toBe('accepted')
  })
})

describe('an order that ended early', () => {
  it('is confirmed by somebody else than who ended it', () => {
    const leader = actorOf('teamLeader')
    const nuisance = take(newOrder(), { action: 'markNuisance', by: leader })
    expect(codeOf(nuisance, { action: 'confirmEnd', by: leader })).toBe('endedByAnother')
    expect(take(nuisance, { action: 'confirmEnd', by: actorOf('supervisor') }).facts.isEndConfirmed).toBe(
      true,
    )
  })
  it('is taken up again without what the end said', () => {
    const order = take(newOrder(), dispatchIt, { action: 'withdraw' }, { action: 'restore' })
    expect(order).toMatchObject({ state: 'accepted', facts: { endedBy: null, isEndConfirmed: false } })
    expect(states(order)).toEqual(['u1 lead returned'])
  })
})

describe('an order somebody has taken', () => {
  const another = { ...actorOf('agent'), userId: 'another-agent' }
  it('is put back by that person or by the team leader, and by nobody else', () => {
    const taken = take(newOrder(), { action: 'take', by: actorOf('agent') })
    expect(codeOf(taken, { action: 'letGo', by: another })).toBe('heldByActor')
    for (const by of [actorOf('agent'), actorOf('teamLeader')]) {
      const free = take(taken, { action: 'letGo', by })
      expect(free).toMatchObject({ state: 'accepted', facts: { takenBy: null } })
      expect(codeOf(free, { action: 'letGo', by })).toBe('isTaken')
      expect(take(free, { action: 'take', by: another }).facts.takenBy).toBe('another-agent')
    }
  })
})
