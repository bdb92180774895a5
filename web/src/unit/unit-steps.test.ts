import type { Actor } from '@yihu/core/access/roles'
import type { OrderPolicy } from '@yihu/core/order/policy'
import { openPolicy } from '@yihu/core/order/policy'
import { describe, expect, test } from 'vitest'
import { orderFromView } from '../order/order-from-view.ts'
import {
  assignmentId,
  handlerId,
  leadUnit,
  otherUnit,
  sampleAssignment,
  sampleView,
} from '../order/sample-order.test-data.ts'
import { instructionFor, nextStep, ownAssignment, stepsOf } from './unit-steps.ts'

const street = '0199a1b2-0000-7000-8000-00000000000c'
const units = [
  { unitId: street, parentId: leadUnit },
  { unitId: leadUnit, parentId: null },
  { unitId: otherUnit, parentId: null },
]
const now = new Date('2023-10-09T10:00:00+08:00')
const actor: Actor = { userId: handlerId, roles: ['handler'], unitIds: [leadUnit, street] }

describe('the assignment somebody works on', () => {
  const ofStreet = sampleAssignment({ unitId: street, assignmentId: 's', parentId: assignmentId })

  test('is the own unit’s, not that of a unit below', () => {
    const view = sampleView({ assignments: [ofStreet, sampleAssignment()] })
    expect(ownAssignment(view, units, [street, leadUnit])?.assignmentId).toBe(assignmentId)
  })

  test('is that of a unit below when the own unit has none, or has returned it', () => {
    const returned = sampleAssignment({ state: 'returned' })
    expect(ownAssignment(sampleView({ assignments: [returned, ofStreet] }), units, actor.unitIds)).toBe(
      ofStreet,
    )
    expect(ownAssignment(sampleView({ assignments: [returned] }), units, actor.unitIds)).toBeUndefined()
  })
})

describe('the instruction', () => {
  const entry = {
    seq: 1,
    at: '',
    fromState: null,
    toState: 'dispatched',
    actorName: '',
    role: 'dispatcher',
    unitName: null,
    assignmentId: null,
    hash: '',
  } as const
  const view = sampleView({
    log: [
      {
        ...entry,
        action: 'dispatch',
        fields: { unitId: leadUnit, assistingUnitIds: [otherUnit], opinion: '请联合核实' },
      },
      { ...entry, action: 'passDown', fields: { unitId: street, opinion: '请到现场' } },
      { ...entry, action: 'requestReturn', fields: { suggestedUnitId: otherUnit, reason: '非本单位职责' } },
    ],
  })

  test('is what was written to this unit, leading, assisting or below', () => {
    expect(instructionFor(view, { unitId: leadUnit })).toBe('请联合核实')
    expect(instructionFor(view, { unitId: otherUnit })).toBe('请联合核实')
    expect(instructionFor(view, { unitId: street })).toBe('请到现场')
    expect(instructionFor(view, { unitId: 'nobody' })).toBeUndefined()
  })
})

describe('the steps', () => {
  test('before signing: sign, or ask for return', () => {
    const { steps, next } = stepsAt({ state: 'toSign' })
    expect(steps).toEqual(['sign', 'requestReturn'])
    expect(next).toBe('sign')
  })

  test('while handling: contact comes first, feedback after it', () => {
    const { steps, next } = stepsAt({ state: 'handling' })
    expect(steps).toEqual([
      'recordContact',
      'giveFeedback',
      'passDown',
      'requestExtension',
      'requestReturn',
      'requestSuspension',
    ])
    expect(next).toBe('recordContact')
    expect(stepsAt({ contactedAt: '2023-10-09T09:00:00+08:00' }).next).toBe('giveFeedback')
  })

  test('what a rule holds back is there, with its code', () => {
    const extensions = { cutOff: '09:00', most: null, longestWorkingDays: null }
    expect(stepsAt({}, { ...openPolicy, extensions }).steps).toContain('requestExtension: beforeCutOff')
    const closing = { needsContact: true, unreachedAttempts: 3 }
    const strict = { ...openPolicy, closing }
    expect(stepsAt({}, strict).steps).toContain('giveFeedback: contactMade')
    expect(stepsAt({ contactAttempts: 2 }, strict).next).toBe('recordContact')
    expect(stepsAt({ contactAttempts: 3 }, strict).next).toBe('giveFeedback')
  })

  test('a dispute is there after a refused return, a reply after a notice', () => {
    expect(stepsAt({ returnsRefused: 1 }).steps).toContain('raiseDispute')
    const supervision = {
      colour: 'blue',
      replyDueAt: '2023-10-10T18:00:00+08:00',
      isAnswered: false,
    } as const
    expect(stepsAt({ state: 'fedBack' }, openPolicy, { supervision }).steps).toEqual(['replySupervision'])
    expect(stepsAt({ state: 'fedBack' }).steps).toEqual([])
  })

  test('a unit with none below is not offered to pass down', () => {
    const view = sampleView()
    const steps = stepsOf(orderFromView(view), sampleAssignment(), false, { actor, now, policy: openPolicy })
    expect(steps.map(({ action }) => action)).not.toContain('passDown')
  })
})

function stepsAt(
  change: Parameters<typeof sampleAssignment>[0],
  policy: OrderPolicy = openPolicy,
  facts: Partial<ReturnType<typeof sampleView>['facts']> = {},
) {
  const assignment = sampleAssignment(change)
  const view = sampleView({ assignments: [assignment] })
  const order = orderFromView({ ...view, facts: { ...view.facts, ...facts } })
  const steps = stepsOf(order, assignment, true, { actor, now, policy })
  return {
    steps: steps.map(({ action, refusal }) => (refusal ? `${action}: ${refusal.code}` : action)),
    next: nextStep(steps, assignment),
  }
}
