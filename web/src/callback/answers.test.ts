import { expect, it } from 'vitest'
import { answersOf, isAgainst, reworkReason, reworkWords, withKey } from './answers.ts'
import type { Draft } from './answers.ts'

const typed = (keys: string): Draft =>
  Array.from(keys).reduce<Draft>((draft, key) => withKey(draft, key) ?? draft, {})

it('keys answer the questions in turn and rate', () => {
  expect(answersOf(typed('yny1'))).toEqual({
    isReached: true,
    isResponded: true,
    isResolved: false,
    isTrue: true,
    satisfaction: 'satisfied',
  })
  expect(isAgainst(typed('yn1'))).toBe(true)
  expect(isAgainst(typed('yy4'))).toBe(true)
  expect(isAgainst(typed('yy3'))).toBe(false)
  expect(withKey({}, 'x')).toBeUndefined()
})

it('who is not reached has answered nothing', () => {
  expect(answersOf({ ...typed('yy1u'), unreached: 'off', note: ' 明日再打 ' })).toEqual({
    isReached: false,
    satisfaction: 'unrated',
    note: '未接通：关机。明日再打',
  })
  expect(answersOf({})).toBeUndefined()
  expect(answersOf({ isReached: true })).toBeUndefined()
})

it('a rework begins with what the appellant said', () => {
  const callback = {
    at: '2024-01-01T00:00:00Z',
    method: 'manual',
    isReached: true,
    isResponded: false,
    isResolved: false,
    isTrue: null,
    satisfaction: 'dissatisfied',
    note: '没有人来过',
    callbackAgentName: '回访员',
  }
  expect(reworkWords(callback)).toBe('回访时诉求人表示：承办单位未联系，问题未解决，不满意。没有人来过')
  expect(reworkReason(callback, ['too-short', 'not-contacted'])).toBe('not-contacted')
  expect(reworkReason({ ...callback, isResponded: true }, ['too-short'])).toBe('too-short')
})
