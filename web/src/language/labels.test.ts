import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { zh } from './zh.ts'

describe('the label files', () => {
  test('have the same keys in the same order', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
  })

  test('name the same values in both languages', () => {
    const valuesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted()
    for (const [key, text] of Object.entries(zh))
      expect([key, valuesIn(en[key as keyof typeof zh])]).toEqual([key, valuesIn(text)])
  })

  test('say something, Chinese in Chinese and English without it', () => {
    const han = /\p{Script=Han}/u
    for (const [key, text] of Object.entries(en)) {
      expect([key, text.trim()]).not.toEqual([key, ''])
      if (key !== 'language.other') expect([key, han.test(text)]).toEqual([key, false])
    }
    for (const [key, text] of Object.entries(zh))
      if (key !== 'language.other' && key !== 'comma') expect([key, han.test(text)]).toEqual([key, true])
  })
})
