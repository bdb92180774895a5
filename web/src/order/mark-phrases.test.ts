import { expect, test } from 'vitest'
import { markPhrases } from './mark-phrases.ts'

const said = (text: string, phrases: string[]) =>
  markPhrases(text, phrases).map((parts) =>
    parts.map((part) => (part.isFound ? `[${part.text}]` : part.text)).join(''),
  )

test('a phrase is marked with a little of what is around it', () => {
  expect(said('经现场核实情况属实，已转办办结，后续将持续跟踪', ['转办办结'])).toEqual([
    '…核实情况属实，已[转办办结]，后续将持续跟踪',
  ])
})

test('at the beginning and at the end nothing is left out', () => {
  expect(said('转办办结。', ['转办办结'])).toEqual(['[转办办结]。'])
  expect(said('已转办办结', ['转办办结'])).toEqual(['已[转办办结]'])
})

test('each phrase has its line; what is not there has none', () => {
  expect(said('已告知，已转办办结', ['已告知', '转办办结', '咨询后答复', ''])).toHaveLength(2)
})
