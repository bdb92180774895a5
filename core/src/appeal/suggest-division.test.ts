import { expect, it } from 'vitest'
import { suggestDivision } from './suggest-division.ts'

const divisions = [
  { code: '1', name: '湘潭市', parentCode: null },
  { code: '2', name: '雨湖区', parentCode: '1' },
  { code: '3', name: '岳塘区', parentCode: '1' },
  { code: '4', name: '书院路街道', parentCode: '3' },
  { code: '5', name: '湘潭县', parentCode: '1' },
]

it.each([
  ['岳塘区建设路12号', '3'],
  ['湘潭市雨湖区', '2'],
  ['湘潭市某小区', undefined],
  ['湘潭县易俗河镇', '5'],
  ['岳塘区书院路街道', '4'],
  ['从雨湖区搬到岳塘区', undefined],
  ['雨湖区书院路街道', undefined],
  ['', undefined],
])('%s → %s', (words, code) => {
  expect(suggestDivision(words, divisions)).toBe(code)
})
