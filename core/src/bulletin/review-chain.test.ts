import { describe, expect, it } from 'vitest'
import type { Role } from '../access/roles.ts'
import { chainSteps, draftStates, openSteps, takeStep } from './review-chain.ts'
import type { ChainStep, DraftState } from './review-chain.ts'

const actor = (role: Role, userId = role as string) => ({ userId, roles: [role], unitIds: [] })

/** Written out once more, by state instead of by step: a slip in one of the two tables shows. */
const open: Readonly<Record<DraftState, Partial<Record<Role, readonly ChainStep[]>>>> = {
  drafting: { editor: ['submit'], assessor: ['submit'] },
  reviewing: { supervisor: ['approve', 'sendBack'], teamLeader: ['approve', 'sendBack'] },
  signing: { leader: ['sendBack', 'issue'] },
  issued: {},
}
const people: readonly Role[] = [
  'editor',
  'assessor',
  'supervisor',
  'teamLeader',
  'leader',
  'agent',
  'administrator',
]

describe.each(draftStates)('a draft that is %s', (state) => {
  it.each(people)('%s has exactly the steps written out', (role) => {
    expect(openSteps({ state, writers: [] }, actor(role))).toEqual(open[state][role] ?? [])
  })
})

describe('the chain', () => {
  it('lets nobody review or sign what they wrote, but send it back', () => {
    const writers = ['supervisor', 'leader']
    expect(takeStep('approve', { state: 'reviewing', writers }, actor('supervisor'), null)).toMatchObject({
      code: 'ownDraft',
    })
    expect(takeStep('issue', { state: 'signing', writers }, actor('leader'), null)).toMatchObject({
      code: 'ownDraft',
    })
    expect(openSteps({ state: 'reviewing', writers }, actor('supervisor'))).toEqual(['sendBack'])
    expect(openSteps({ state: 'reviewing', writers }, actor('teamLeader'))).toEqual(['approve', 'sendBack'])
  })

  it.each([null, '', '  '])('wants a reason for sending back: %j', (note) => {
    expect(takeStep('sendBack', { state: 'signing', writers: [] }, actor('leader'), note)).toMatchObject({
      code: 'noteMissing',
    })
  })

  it('has nothing after issue', () => {
    for (const step of chainSteps)
      expect(takeStep(step, { state: 'issued', writers: [] }, actor('leader'), '-')).toMatchObject({
        code: 'draftWrongState',
      })
  })
})
