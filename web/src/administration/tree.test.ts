import { expect, test } from 'vitest'
import { treeOf } from './tree.ts'

test('a tree keeps the order of its rows, and a row without its parent stands at the top', () => {
  const rows = [
    { code: 'a', parent: null },
    { code: 'b', parent: 'a' },
    { code: 'c', parent: 'gone' },
    { code: 'd', parent: 'a' },
  ]
  const tree = treeOf(
    rows,
    ({ code }) => code,
    ({ parent }) => parent,
  )
  expect(tree.map(({ code }) => code)).toEqual(['a', 'c'])
  expect(tree[0]?.children?.map(({ code }) => code)).toEqual(['b', 'd'])
  expect(tree[1]).not.toHaveProperty('children')
})
