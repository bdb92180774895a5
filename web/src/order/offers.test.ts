import type { OrderView } from '@yihu/contract/orders'
import type { Actor, Role } from '@yihu/core/access/roles'
import { actionNames, actions } from '@yihu/core/order/actions'
import { openPolicy } from '@yihu/core/order/policy'
import { orderStates } from '@yihu/core/order/states'
import { describe, expect, test } from 'vitest'
import type { OfferList } from './offers.ts'
import { assignmentOffers, orderOffers } from './offers.ts'
import { orderFromView } from './order-from-view.ts'
import { refusalText } from './refusal-text.ts'
import { assignmentId, handlerId, leadUnit, otherUnit, sampleView } from './sample-order.test-data.ts'

const inTime = new Date('2023-10-09T10:00:00+08:00')
const nothing: OfferList = { main: [], rest: [], elsewhere: [] }
const tooLate = new Date('2023-10-20T10:00:00+08:00')

describe('offers on the order', () => {
  test('an agent answers, dispatches or declines what has just come in, the common steps first', () => {
    const offers = onOrder(sampleView({ state: 'accepted' }, null), person('agent'))
    expect(said(offers.main)).toEqual(['answerAtDesk', 'dispatch', 'decline', 'markInvalid', 'withdraw'])
    expect(said(offers.rest)).toEqual(['markNuisance', 'reclassify', 'addNote', 'take'])
    expect(said(offers.elsewhere)).toEqual(['recordCallback: wrongState', 'letGo: isTaken'])
  })

  test('closing waits for a call-back and says so', () => {
    const view = sampleView({ state: 'awaitingCallback' }, { state: 'fedBack' })
    const { main } = onOrder(view, person('callbackAgent'))
    expect(said(main)).toEqual(['recordCallback', 'close: calledBack'])
    expect(main[1]?.refusal && refusalText(main[1].refusal, 'zh')).toBe(
      '本轮办理尚未回访，或未接通次数不足，不能办结',
    )
  })

  test('the handler of an order is not offered the call-back on it', () => {
    const view = sampleView({ state: 'awaitingCallback' }, { state: 'fedBack', handledBy: handlerId })
    expect(said(onOrder(view, person('callbackAgent')).main)).toEqual([
      'recordCallback: independent',
      'close: calledBack',
    ])
  })

  test('somebody who only reads is offered nothing', () => {
    expect(onOrder(sampleView(), person('assessor'))).toEqual(nothing)
  })
})

describe('offers on an assignment', () => {
  test('the unit signs first', () => {
    const offers = onAssignment(
      sampleView({}, { state: 'toSign', signedAt: null }),
      person('handler', [leadUnit]),
    )
    expect(said(offers.main)).toEqual(['sign', 'requestReturn'])
  })

  test('a pending return holds back feedback and extension', () => {
    const offers = onAssignment(sampleView({}, { returnRequested: true }), person('handler', [leadUnit]))
    expect(said(offers.main)).toEqual([
      'recordContact',
      'giveFeedback: nothingPending',
      'requestReturn: nothingPending',
      'requestExtension: nothingPending',
    ])
  })

  test('no extension is offered past the limit', () => {
    const offers = onAssignment(sampleView(), person('handler', [leadUnit]), tooLate)
    expect(said(offers.main)).toContain('requestExtension: beforeDue')
  })

  test('another unit’s assignment offers a handler nothing', () => {
    expect(onAssignment(sampleView(), person('handler', [otherUnit]))).toEqual(nothing)
  })

  test('a returned assignment is past', () => {
    expect(onAssignment(sampleView({}, { state: 'returned' }), person('dispatcher'))).toEqual(nothing)
  })

  test('the dispatcher decides on a return when one is asked for', () => {
    const offers = onAssignment(sampleView({}, { returnRequested: true }), person('dispatcher'))
    expect(said(offers.main)).toEqual(['approveReturn', 'redispatch', 'refuseReturn', 'remind'])
  })
})

test('every action of every role is offered in exactly one place, possible or with a reason', () => {
  for (const role of ['agent', 'teamLeader', 'dispatcher', 'handler', 'callbackAgent', 'supervisor'] as const)
    for (const state of orderStates) {
      const view = sampleView({ state })
      const actor = person(role, [leadUnit])
      const lists = [onOrder(view, actor), onAssignment(view, actor)]
      const offered = lists.flatMap(({ main, rest, elsewhere }) =>
        [...main, ...rest, ...elsewhere].map(({ action }) => action),
      )
      const expected = actionNames.filter((action) => actions[action].roles.includes(role))
      expect(offered.toSorted()).toEqual(expected.toSorted())
    }
})

test('refusals name states and roles in the language of the person', () => {
  const { elsewhere } = onOrder(sampleView({ state: 'closed' }), person('agent'))
  const refusal = elsewhere.find(({ action }) => action === 'dispatch')?.refusal
  expect(refusal && refusalText(refusal, 'zh')).toBe('工单现在的状态（已办结）不允许此操作')
  expect(refusal && refusalText(refusal, 'en')).toBe('The state of the order (Closed) does not allow this')
})

function person(role: Role, unitIds: readonly string[] = []): Actor {
  return { userId: handlerId, roles: [role], unitIds }
}

function onOrder(view: OrderView, actor: Actor, now = inTime): OfferList {
  return orderOffers(orderFromView(view), { actor, now, policy: openPolicy })
}

function onAssignment(view: OrderView, actor: Actor, now = inTime): OfferList {
  return assignmentOffers(orderFromView(view), assignmentId, { actor, now, policy: openPolicy })
}

function said(offers: OfferList['main']): string[] {
  return offers.map(({ action, refusal }) => (refusal ? `${action}: ${refusal.code}` : action))
}
