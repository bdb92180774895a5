import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refresher } from './refresh.ts'

let queryClient: QueryClient
const isOld = (...queryKey: unknown[]) => queryClient.getQueryState(queryKey)?.isInvalidated

beforeEach(() => {
  vi.useFakeTimers()
  queryClient = new QueryClient()
  queryClient.setQueryData(['order', 'a'], { version: 3 })
  queryClient.setQueryData(['order', 'b'], { version: 1 })
  queryClient.setQueryData(['orders', {}], { rows: [{ orderId: 'a' }] })
  queryClient.setQueryData(['overview', '2023-10'], {})
  queryClient.setQueryData(['assessment'], {})
})
afterEach(() => {
  vi.useRealTimers()
})

test('a change makes its order old at once, lists a moment later, and the month later still', () => {
  const read = vi.spyOn(queryClient, 'invalidateQueries')
  const refresh = refresher(queryClient)
  for (let version = 4; version < 24; version++) refresh.order('a', version)
  expect([isOld('order', 'a'), isOld('order', 'b'), isOld('orders', {})]).toEqual([true, false, false])
  vi.advanceTimersByTime(3_000)
  expect([isOld('orders', {}), isOld('overview', '2023-10')]).toEqual([true, false])
  vi.advanceTimersByTime(9_000)
  expect([isOld('overview', '2023-10'), isOld('assessment')]).toEqual([true, false])
  // Twenty changes, one reading of each list.
  expect(read.mock.calls.filter(([filter]) => filter?.queryKey?.[0] === 'orders')).toHaveLength(1)
})

test('a list that does not show the order waits longer, for new ones come by the hundred', () => {
  refresher(queryClient).order('b', 2)
  vi.advanceTimersByTime(3_000)
  expect(isOld('orders', {})).toBe(false)
  vi.advanceTimersByTime(3_000)
  expect(isOld('orders', {})).toBe(true)
})

test('one’s own change is there already and does not make its order old', () => {
  refresher(queryClient).order('a', 3)
  vi.advanceTimersByTime(20_000)
  expect([isOld('order', 'a'), isOld('orders', {})]).toEqual([false, true])
})

test('after news was missed everything that follows the orders is old, and nothing else', () => {
  refresher(queryClient).everything()
  expect([isOld('order', 'b'), isOld('orders', {}), isOld('assessment')]).toEqual([true, true, false])
})
