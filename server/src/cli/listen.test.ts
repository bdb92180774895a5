import { expect, it } from 'vitest'
import { withoutPeople } from './listen.ts'

it('keeps the token of an appellant’s link out of the log', () => {
  expect(withoutPeople('/c/Zm9vYmFyYmF6?x=1')).toBe('/c/…?x=…')
  expect(withoutPeople('/api/callback-links/Zm9vYmFyYmF6')).toBe('/api/callback-links/…')
  expect(withoutPeople('/api/orders/1')).toBe('/api/orders/1')
})

it('keeps what people search for, and the names of their files, out of the log', () => {
  expect(withoutPeople('/api/orders?q=13812345621&page=2')).toBe('/api/orders?q=…&page=…')
  expect(withoutPeople('/api/orders/1/attachments?name=%E6%AC%A7%E9%98%B3.png')).toBe(
    '/api/orders/1/attachments?name=…',
  )
})
