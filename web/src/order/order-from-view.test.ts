import { expect, test } from 'vitest'
import { orderFromView } from './order-from-view.ts'
import { sampleView } from './sample-order.test-data.ts'

test('instants become dates, whatever offset they were written with, and nulls stay', () => {
  const order = orderFromView(sampleView({}, { pausedAt: '2023-10-09T00:00:00Z' }))
  const [assignment] = order.assignments
  expect(order.acceptedAt).toEqual(new Date('2023-10-08T01:00:00Z'))
  expect(assignment?.handlingDueAt).toEqual(new Date('2023-10-13T10:00:00Z'))
  expect(assignment?.pausedAt).toEqual(new Date('2023-10-09T00:00:00Z'))
  expect(assignment?.fedBackAt).toBeNull()
  expect(assignment).not.toHaveProperty('unitName')
})
