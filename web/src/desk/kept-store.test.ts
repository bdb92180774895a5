// oxlint-disable-next-line import/no-unassigned-import
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { blankDraft, isWritten } from './desk-draft.ts'
import type { DeskDraft } from './desk-draft.ts'
import {
  countWaitingOfOthers,
  dropDraft,
  dropDraftsOf,
  dropWaiting,
  keepDraft,
  keepWaiting,
  readDrafts,
  readWaiting,
  wipeDraftsOfOthers,
} from './kept-store.ts'

const at = (minute: number) => new Date(Date.UTC(2024, 2, 15, 8, minute))
const draft = (minute: number, number: string): DeskDraft => blankDraft({ number }, at(minute))

beforeEach(async () => {
  for (const user of ['a', 'b']) {
    await dropDraftsOf(user)
    for (const { key } of await readWaiting(user)) await dropWaiting(user, key)
  }
})

describe('drafts', () => {
  test('are kept side by side, the oldest call first, and changed in place', async () => {
    const [second, first] = [draft(2, '15400000002'), draft(1, '15400000001')]
    await keepDraft('a', second)
    await keepDraft('a', first)
    await keepDraft('a', { ...second, title: '路灯' })
    expect((await readDrafts('a')).map(({ number, title }) => [number, title])).toEqual([
      ['15400000001', ''],
      ['15400000002', '路灯'],
    ])
    await dropDraft('a', first.draftId)
    expect(await readDrafts('a')).toHaveLength(1)
  })

  test('of others are wiped when somebody signs in; their own stay', async () => {
    await keepDraft('a', draft(1, '15400000001'))
    await keepDraft('b', draft(2, '15400000002'))
    await wipeDraftsOfOthers('b')
    expect(await readDrafts('a')).toEqual([])
    expect(await readDrafts('b')).toHaveLength(1)
  })

  test('hundred keystrokes, and the last one counts', async () => {
    const typed = draft(1, '15400000001')
    const text = '路灯不亮'.repeat(25)
    await Promise.all(
      Array.from(text, (_, index) => keepDraft('a', { ...typed, content: text.slice(0, index + 1) })),
    )
    expect((await readDrafts('a'))[0]?.content).toBe(text)
  })
})

test('appeals that wait survive the sign-in of somebody else, who sees only that there are some', async () => {
  const waiting = draft(1, '15400000001')
  const body = { appeal: {}, takenAt: at(1).toISOString() } as never
  await keepWaiting('a', { key: 'key-00000001', body, draft: waiting })
  await wipeDraftsOfOthers('b')
  expect(await readWaiting('b')).toEqual([])
  expect(await countWaitingOfOthers('b')).toBe(1)
  expect(await countWaitingOfOthers('a')).toBe(0)
})

test('a blank form is nothing to keep, a number is', () => {
  expect(isWritten(draft(1, ''))).toBe(false)
  expect(isWritten(draft(1, ' 154 '))).toBe(true)
})
