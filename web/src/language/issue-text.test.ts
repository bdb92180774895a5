import { fieldSchemas } from '@yihu/contract/fields'
import { newAppeal } from '@yihu/contract/orders'
import { describe, expect, test } from 'vitest'
import { problemOf } from './issue-text.ts'

describe('what is wrong with a value of a form', () => {
  test.each([
    ['missing text', problemOf(fieldSchemas.reason, '', true, 'zh'), '请填写此项'],
    ['only blanks', problemOf(fieldSchemas.reason, '   ', true, 'zh'), '请填写此项'],
    ['may be left out', problemOf(fieldSchemas.note, '', false, 'zh'), undefined],
    ['an empty list is missing', problemOf(fieldSchemas.assistingUnitIds, [], true, 'en'), 'Fill this in'],
    ['too short', problemOf(newAppeal.shape.content, '太短', true, 'zh'), '至少 5 个字'],
    ['too long', problemOf(newAppeal.shape.title, '长'.repeat(121), true, 'en'), 'At most 120 characters'],
    ['too many days', problemOf(fieldSchemas.workingDays, 61, true, 'zh'), '不得大于 60'],
    ['not one of the list', problemOf(fieldSchemas.satisfaction, 'fine', true, 'zh'), '请从所列项中选择'],
    [
      'not a telephone number',
      problemOf(newAppeal.shape.appellantPhone, '请回电', false, 'zh'),
      '格式不正确',
    ],
    ['no is an answer', problemOf(fieldSchemas.isReached, false, true, 'zh'), undefined],
    ['well filled in', problemOf(fieldSchemas.reviewOn, '2023-11-01', true, 'zh'), undefined],
  ])('%s', (_, problem, expected) => {
    expect(problem).toBe(expected)
  })
})
