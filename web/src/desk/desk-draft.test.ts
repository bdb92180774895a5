import { takenAppeal } from '@yihu/contract/desk'
import { describe, expect, test } from 'vitest'
import { fits } from './code-select.tsx'
import { askedFields, blankDraft, takenFrom } from './desk-draft.ts'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import { draftProblems } from './draft-problems.ts'
import { ends, mayEnd } from './ends.ts'
import { isComposing, nameOf } from './use-desk-keys.ts'

const now = new Date('2024-03-15T08:00:00Z')
const desks = [
  {
    code: 'consumer',
    fields: [{ key: 'goods', zh: '商品', en: 'Goods', type: 'text' as const, required: true }],
  },
]
const draft = (change: DraftChange = {}): DeskDraft =>
  blankDraft(
    { channelCode: 'phone', title: '咨询医保', content: '咨询医保缴费时间', categoryCode: '0201', ...change },
    now,
  )
const problemsOf = (one: DeskDraft, end: (typeof ends)[number]) => [
  ...draftProblems(one, end, askedFields(one, desks), 'zh').keys(),
]

describe('the form asks', () => {
  test('for an inquiry no place, for a complaint whom it is about, and what the desk needs', () => {
    expect(askedFields(draft(), desks)).toEqual([])
    const complaint = draft({ kind: 'complaint', deskCode: 'consumer' })
    expect(askedFields(complaint, desks).map(({ key }) => key)).toEqual(['accused', 'goods'])
  })

  test('what the chosen end needs, named in the order of the page', () => {
    expect(problemsOf(draft(), 'accept')).toEqual([])
    expect(problemsOf(draft(), 'answerAtDesk')).toEqual(['reply'])
    expect(problemsOf(draft(), 'dispatch')).toEqual(['unitId'])
    expect(problemsOf(draft(), 'decline')).toEqual(['declineCategory', 'reply'])
    expect(problemsOf(draft({ title: '', deskCode: 'consumer' }), 'markInvalid')).toEqual([
      'title',
      'extra.goods',
      'reason',
    ])
  })

  test('a number that is one', () => {
    expect(problemsOf(draft({ number: '一二三' }), 'accept')).toEqual(['number'])
  })
})

describe('what is sent', () => {
  test('is what the contract takes, for every end', () => {
    const filled = draft({
      reply: '已答复。',
      declineCategory: 'court',
      reason: '骚扰',
      unitId: crypto.randomUUID(),
    })
    for (const end of ends) {
      const body = takenFrom(filled, end, [], now)
      expect(takenAppeal.safeParse(body).success, end).toBe(true)
    }
  })

  test('holds no place of an inquiry and no answer to what is no longer asked', () => {
    const changed = draft({ address: '建设路', extra: { goods: '手机', accused: '某店' } })
    const body = takenFrom(changed, 'accept', [], now)
    expect(body).toMatchObject({ appeal: { address: null, appellantName: null }, extra: {}, end: null })
  })
})

test('who may end a call how', () => {
  expect(ends.filter((end) => mayEnd(end, ['agent']))).toEqual(ends)
  expect(mayEnd('answerAtDesk', ['dispatcher'])).toBe(false)
})

describe('a category is found', () => {
  const option = { value: '0201', label: '医疗保障 / 医疗/生育保险' }
  test.each([
    ['生育', true],
    ['医疗 生育', true],
    ['02', true],
    ['01', false],
    ['噪声', false],
  ])('“%s” → %s', (typed, isFound) => {
    expect(fits(option, typed, true)).toBe(isFound)
  })
})

describe('keys', () => {
  const key = (change: Partial<Parameters<typeof nameOf>[0]>) =>
    nameOf({ key: '', code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...change })

  test('are named by their place where Alt would type another sign', () => {
    expect(key({ key: '¡', code: 'Digit1', altKey: true })).toBe('Alt+1')
    expect(key({ key: 'k', code: 'KeyK', ctrlKey: true })).toBe('Control+K')
    expect(key({ key: 'k', code: 'KeyK', metaKey: true })).toBe('Control+K')
    expect(key({ key: 'F2', code: 'F2' })).toBe('F2')
    expect(key({ key: '1', code: 'Digit1' })).toBe('1')
  })

  test('belong to the input method while it composes', () => {
    expect(isComposing({ isComposing: true, keyCode: 49 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 113 })).toBe(false)
  })
})
