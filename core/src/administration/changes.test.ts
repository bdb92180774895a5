import { expect, test } from 'vitest'
import { difference } from './changes.ts'

test('a change keeps the fields that differ', () => {
  expect(difference({ name: '甲局', level: 1, note: null }, { name: '乙局', level: 1 })).toEqual({
    before: { name: '甲局' },
    after: { name: '乙局' },
  })
  expect(difference(null, { name: '乙局' })).toEqual({ before: null, after: { name: '乙局' } })
})
