import { expect, it } from 'vitest'
import { withoutToken } from './listen.ts'

it('keeps the token of an appellant’s link out of the log', () => {
  expect(withoutToken('/c/Zm9vYmFyYmF6?x=1')).toBe('/c/…?x=1')
  expect(withoutToken('/api/callback-links/Zm9vYmFyYmF6')).toBe('/api/callback-links/…')
  expect(withoutToken('/api/orders/1')).toBe('/api/orders/1')
})
