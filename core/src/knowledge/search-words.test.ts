import { expect, it } from 'vitest'
import { searchWords } from './search-words.ts'

it('words set apart are kept whole, and long runs are read in pairs', () => {
  expect(searchWords('医保 缴费')).toEqual(['医保', '缴费'])
  expect(searchWords('城乡居民医保缴费标准是多少')).toEqual(expect.arrayContaining(['医保', '缴费', '标准']))
  expect(searchWords('我')).toEqual([])
})
