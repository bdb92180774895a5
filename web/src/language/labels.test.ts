import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { zh } from './zh.ts'

const labels = Object.entries(zh).map(([key, chinese]) => ({
  key,
  chinese,
  english: Object.entries(en).find(([other]) => other === key)?.[1] ?? '',
}))

describe('the label files', () => {
  test('have the same keys in the same order', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
  })

  test.each(labels)('$key names the same values in both languages', ({ chinese, english }) => {
    expect(valuesIn(english)).toEqual(valuesIn(chinese))
  })

  test('English is English, Chinese is Chinese', () => {
    const han = /\p{Script=Han}/u
    // The switch is written in the language it leads to; punctuation is in neither script.
    const spoken = labels.filter(({ key }) => !['language.other', 'comma', 'colon'].includes(key))
    expect(spoken.filter(({ english }) => english.trim() === '' || han.test(english))).toEqual([])
    expect(spoken.filter(({ chinese }) => !han.test(chinese))).toEqual([])
  })
})

function valuesIn(text: string): Set<string | undefined> {
  return new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))
}
