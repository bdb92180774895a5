import { expect, test } from 'vitest'
import { draftKey, readDraft, wipeDraft, wipeOldDrafts, writeDraft } from './draft.ts'

const at = new Date('2024-01-10T02:00:00Z')
const key = draftKey('somebody', 'order', 'giveFeedback')

test('what is typed is there again, under the person, the order and the action only', () => {
  const store = emptyStore()
  writeDraft(store, key, { findings: '经核实', isResolved: true, publicText: '' }, at)
  expect(readDraft(store, key)).toEqual({
    savedAt: at.toISOString(),
    values: { findings: '经核实', isResolved: true },
  })
  expect(readDraft(store, draftKey('another', 'order', 'giveFeedback'))).toBeUndefined()
  expect(readDraft(store, draftKey('somebody', 'other', 'giveFeedback'))).toBeUndefined()
})

test('after sending, and when all is taken out again, nothing is left', () => {
  const store = emptyStore()
  writeDraft(store, key, { findings: '经核实' }, at)
  wipeDraft(store, key)
  expect(store.length).toBe(0)
  writeDraft(store, key, { findings: '经核实' }, at)
  writeDraft(store, key, { findings: '', measures: undefined }, at)
  expect(store.length).toBe(0)
})

test('old drafts go, and broken ones; what belongs to others stays', () => {
  const store = emptyStore()
  const days = (count: number) => new Date(at.getTime() - count * 86_400_000)
  writeDraft(store, key, { findings: '新' }, days(1))
  writeDraft(store, draftKey('somebody', 'old', 'giveFeedback'), { findings: '旧' }, days(15))
  store.setItem(draftKey('somebody', 'broken', 'giveFeedback'), '{')
  store.setItem('yihu.language', 'en')
  wipeOldDrafts(store, at)
  expect(store.keys().toSorted()).toEqual([key, 'yihu.language'].toSorted())
})

test('a store that takes nothing more does not disturb whoever types', () => {
  const full = {
    ...emptyStore(),
    setItem: () => {
      throw new Error('full')
    },
  }
  expect(() => writeDraft(full, key, { findings: '经核实' }, at)).not.toThrow()
})

function emptyStore() {
  const rows = new Map<string, string>()
  return {
    getItem: (name: string) => rows.get(name) ?? null,
    setItem: (name: string, value: string) => void rows.set(name, value),
    removeItem: (name: string) => void rows.delete(name),
    key: (index: number) => [...rows.keys()][index] ?? null,
    keys: () => [...rows.keys()],
    get length() {
      return rows.size
    },
  }
}
