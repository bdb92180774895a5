import { expect, test } from 'vitest'
import { pathOf } from './lists.ts'

const node = (code: string, parentCode: string | null) => ({ code, parentCode })

test('a path leads from the root to the entry and never round', () => {
  const tree = [node('city', null), node('road', 'city'), node('lamp', 'road'), node('lost', 'gone')]
  expect(pathOf(tree, 'lamp')).toEqual(['city', 'road', 'lamp'])
  expect(pathOf(tree, 'lost')).toEqual(['lost'])
  expect(pathOf(tree, 'nothing')).toEqual([])
  expect(pathOf(tree, null)).toEqual([])
  expect(pathOf([node('a', 'b'), node('b', 'a')], 'a')).toEqual(['b', 'a'])
})
