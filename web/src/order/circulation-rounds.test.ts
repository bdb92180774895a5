import type { OrderView } from '@yihu/contract/orders'
import { expect, test } from 'vitest'
import { circulationRounds, hasGoneRound } from './circulation-rounds.ts'
import { sampleAssignment, sampleView } from './sample-order.test-data.ts'

const entry = (at: string, action: string, assignmentId: string | null): OrderView['log'][number] => ({
  seq: 1,
  at,
  action,
  fromState: 'dispatched',
  toState: 'accepted',
  actorName: '派单员',
  role: 'dispatcher',
  unitName: null,
  assignmentId,
  fields: { reason: '确非其职责' },
  hash: '',
})
const turn = (assignmentId: string, day: string, state: 'returned' | 'handling' | 'fedBack') =>
  sampleAssignment({
    assignmentId,
    state,
    dispatchedAt: `2023-10-${day}T09:00:00+08:00`,
    fedBackAt: state === 'fedBack' ? '2023-10-20T09:00:00+08:00' : null,
  })

test('each turn ends with the entry that took the order away', () => {
  const view = sampleView({
    assignments: [turn('c', '12', 'fedBack'), turn('a', '08', 'returned'), turn('b', '10', 'returned')],
    log: [
      entry('2023-10-09T09:00:00+08:00', 'approveReturn', 'a'),
      // A designation takes the order from whoever has it, without naming the assignment.
      entry('2023-10-12T09:00:00+08:00', 'designate', null),
    ],
  })
  const rounds = circulationRounds(view)
  expect(
    rounds.map(({ assignment, until, endedBy }) => [assignment.assignmentId, until, endedBy?.action]),
  ).toEqual([
    ['a', '2023-10-09T09:00:00+08:00', 'approveReturn'],
    ['b', '2023-10-12T09:00:00+08:00', 'designate'],
    ['c', '2023-10-20T09:00:00+08:00', undefined],
  ])
})

test('an order with its first unit has not gone round', () => {
  expect(hasGoneRound(sampleView())).toBe(false)
  expect(hasGoneRound(sampleView({ assignments: [turn('a', '08', 'returned')] }))).toBe(true)
})
