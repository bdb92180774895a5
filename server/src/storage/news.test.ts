import { afterEach, describe, expect, it } from 'vitest'
import { setUpSmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { newsFrom, payloadsOf } from './news.ts'
import type { News } from './news.ts'
import { openStorage } from './storage.ts'
import type { Storage } from './storage.ts'

const database = useTestDatabase()
let other: Storage | undefined
afterEach(async () => {
  await other?.close()
  other = undefined
})

it('another process hears what was committed, and nothing of what was rolled back', async () => {
  const { centre } = await setUpSmallCentre(database.storage)
  const heard: News[] = []
  other = openStorage({ connectionString: database.url }, 2)
  await other.listen({ hear: (news) => heard.push(...news), missed: () => undefined }).ready
  const news = (version: number): News => ({
    kind: 'order',
    centreId: centre.centreId,
    orderId: centre.centreId,
    version,
  })
  const failing = database.storage.transact(centre.centreId, (tx) => {
    tx.news.push(news(1))
    return Promise.reject(new Error('failed later'))
  })
  await expect(failing).rejects.toThrow('failed later')
  await database.storage.transact(centre.centreId, (tx) => Promise.resolve(tx.news.push(news(2))))
  // A transaction on the same connection does not repeat the news of the one before.
  await database.storage.transact(centre.centreId, (tx) => Promise.resolve(tx.news.push(news(3))))
  await expect.poll(() => heard).toEqual([news(2), news(3)])
})

it.each([undefined, '', 'hello', '{}'])('a notification that is not ours (%s) is no news', (payload) => {
  expect(newsFrom(payload)).toEqual([])
})

describe('a batch too large for one notification', () => {
  it('is sent in several, and nothing is lost', () => {
    const id = '018b0f3e-0000-7000-8000-000000000001'
    const orders = Array.from({ length: 500 }, (_, version): News => ({
      kind: 'order',
      centreId: id,
      orderId: id,
      version,
    }))
    const userIds = Array.from({ length: 450 }, (_, index) => id.replace(/.{4}$/, String(1000 + index)))
    const payloads = payloadsOf([...orders, { kind: 'notice', centreId: id, userIds }])
    expect(Math.max(...payloads.map((payload) => payload.length))).toBeLessThan(8000)
    const received = payloads.flatMap(newsFrom)
    expect(received.filter(({ kind }) => kind === 'order')).toEqual(orders)
    expect(received.flatMap((one) => (one.kind === 'notice' ? one.userIds : []))).toEqual(userIds)
  })
})
