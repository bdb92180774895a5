import { describe, expect, it } from 'vitest'
import { candidateKeys } from './candidate-keys.ts'
import { placesOf } from './places-of.ts'
import { piecesOf, wordsOf } from './words-of.ts'

describe('a text is read for', () => {
  it('its telling words, numbers and names, without what every message says', () => {
    expect([...wordsOf('希望尽快处理路灯')]).toEqual(['路灯'])
    expect(wordsOf('3号线k12路 2023').has('K12')).toBe(true)
    expect(wordsOf('尊敬的领导您好，谢谢').size).toBe(0)
  })

  it('pieces a person recognises', () => {
    const text = '丽水新城旁的搅拌站噪声大'
    expect(piecesOf(wordsOf('搅拌站'), text)).toEqual(['搅拌站'])
  })

  it('its places', () => {
    expect([...placesOf('建设路12号')]).toEqual(['建设路'])
    expect([...placesOf('市民反映位于书院路与韶山中路路口')]).toEqual(expect.arrayContaining(['书院路']))
    expect(placesOf('请问医保怎么交').size).toBe(0)
  })

  it('keys an index of trigrams can find', () => {
    const keys = candidateKeys({ title: '书院路井盖丢失', content: '', address: '白石公园东门' })
    expect(keys).toEqual(expect.arrayContaining(['白石公园', '井盖丢失']))
    for (const key of keys) expect(key.length).toBeGreaterThanOrEqual(3)
  })
})
