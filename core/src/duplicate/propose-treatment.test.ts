import { describe, expect, it } from 'vitest'
import { orderStates } from '../order/states.ts'
import { firstOrderOf, proposeTreatment } from './propose-treatment.ts'

/** The eight combinations in the order of annex 5 of 邵阳 2022-01/02: first order, caller, new facts → what is printed. */
const printed = [
  ['handling', true, false, 'decline', 'progress', '群众重复来电但无新情况新理由，原诉求正在办理'],
  ['handling', true, true, 'link', null, null],
  ['handling', false, false, 'dispatch', 'progress', null],
  ['handling', false, true, 'dispatch', null, null],
  ['settled', true, false, 'decline', 'result', '群众重复来电但无新情况新理由，原诉求已办结并答复'],
  ['settled', true, true, 'link', null, null],
  ['settled', false, false, 'decline', 'result', '备注：群众重复来电无新情况新理由'],
  ['settled', false, true, 'dispatch', null, null],
] as const

describe('annex 5', () => {
  it.each(printed)(
    'first order %s, same caller %s, new facts %s → %s',
    (firstOrder, isSameCaller, hasNewFacts, proposes, tells, words) => {
      const treatment = proposeTreatment('complaint', { firstOrder, isSameCaller, hasNewFacts })
      expect(treatment).toMatchObject({ proposes, tells })
      if (words === null) expect(treatment?.text).toBeNull()
      else expect(treatment?.text).toContain(words)
      // The rule is silent on the same caller with new facts; then no clause is claimed.
      expect(treatment?.clause === null).toBe(isSameCaller && hasNewFacts)
    },
  )

  it('does not apply to inquiries', () => {
    const repetition = { firstOrder: 'settled', isSameCaller: true, hasNewFacts: false } as const
    expect(proposeTreatment('inquiry', repetition)).toBeUndefined()
  })

  it('knows for every state whether the first order has its end', () => {
    expect(orderStates.filter((state) => firstOrderOf(state) === 'handling')).toEqual([
      'accepted',
      'dispatched',
      'answered',
      'awaitingCallback',
      'suspended',
    ])
  })
})
