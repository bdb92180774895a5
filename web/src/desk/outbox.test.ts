// oxlint-disable-next-line import/no-unassigned-import
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { ProblemError, foreignProblem } from '../api/problem-error.ts'
import { sampleView } from '../order/sample-order.test-data.ts'
import { blankDraft } from './desk-draft.ts'
import { dropDraftsOf, dropWaiting, keepDraft, readDrafts, readWaiting } from './kept-store.ts'
import { queueAppeal, sendWaiting } from './outbox.ts'
import type { WaitingAppeal } from './outbox.ts'

const user = 'a'
const minute = (at: number) => new Date(Date.UTC(2024, 2, 15, 8, at))

beforeEach(async () => {
  await dropDraftsOf(user)
  for (const { key } of await readWaiting(user)) await dropWaiting(user, key)
})

function appeal(name: string, at: number): WaitingAppeal {
  const draft = blankDraft({ title: name }, minute(at))
  return { key: name, body: { takenAt: minute(at).toISOString() } as never, draft }
}

const reached = () => Promise.resolve(sampleView())
const noLine = () => Promise.reject(new TypeError('Failed to fetch'))

describe('the queue', () => {
  test('takes the draft over: from there on it is one thing, not two', async () => {
    const one = appeal('one', 1)
    await keepDraft(user, one.draft)
    await queueAppeal(user, one)
    expect(await readDrafts(user)).toEqual([])
    expect((await readWaiting(user)).map(({ key }) => key)).toEqual(['one'])
  })

  test('sends in the order of the calls, each with its own key, and nothing stays behind', async () => {
    await queueAppeal(user, appeal('later', 2))
    await queueAppeal(user, appeal('earlier', 1))
    const keys: string[] = []
    const done = await sendWaiting(user, ({ key }) => {
      keys.push(key)
      return reached()
    })
    expect(keys).toEqual(['earlier', 'later'])
    expect(done.map(({ kind }) => kind)).toEqual(['sent', 'sent'])
    expect(await readWaiting(user)).toEqual([])
    expect(await readDrafts(user)).toEqual([])
  })

  test.each([
    ['no line', new TypeError('Failed to fetch')],
    ['no answer in time', new DOMException('', 'TimeoutError')],
    ['a proxy without a server', new ProblemError(foreignProblem(502))],
    ['signed out meanwhile', new ProblemError(foreignProblem(401))],
  ])('%s: everything waits, and the same key is tried again', async (_, error) => {
    await queueAppeal(user, appeal('one', 1))
    await queueAppeal(user, appeal('two', 2))
    let tries = 0
    const failing = () => {
      tries++
      return Promise.reject(error)
    }
    expect(await sendWaiting(user, failing)).toEqual([])
    // The second is not tried: it would only fail, and out of order.
    expect(tries).toBe(1)
    const keys: string[] = []
    await sendWaiting(user, ({ key }) => {
      keys.push(key)
      return reached()
    })
    expect(keys).toEqual(['one', 'two'])
  })

  test('a refusal gives the draft back and goes on with the next', async () => {
    await queueAppeal(user, appeal('bad', 1))
    await queueAppeal(user, appeal('good', 2))
    const done = await sendWaiting(user, ({ key }) =>
      key === 'bad' ? Promise.reject(new ProblemError(foreignProblem(422))) : reached(),
    )
    expect(done.map(({ kind }) => kind)).toEqual(['refused', 'sent'])
    expect((await readDrafts(user)).map(({ title }) => title)).toEqual(['bad'])
    expect(await readWaiting(user)).toEqual([])
  })

  test('without a line the one tried is still there after many tries', async () => {
    await queueAppeal(user, appeal('one', 1))
    for (let turn = 0; turn < 5; turn++) await sendWaiting(user, noLine)
    expect(await readWaiting(user)).toHaveLength(1)
  })
})
