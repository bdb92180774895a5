import { beforeAll, expect, it } from 'vitest'
import { loadCentre } from '../operations/context.ts'
import { setUpSmallCentre } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { listCentres } from './centres.ts'
import { takeNumbers } from './counters.ts'

const database = useTestDatabase()
let small: SmallCentre
beforeAll(async () => {
  small = await setUpSmallCentre(database.storage)
})

it('no number is given out twice, and none is left out, whoever asks at the same time', async () => {
  const sizes = Array.from({ length: 60 }, (_, index) => 1 + (index % 3))
  const firsts = await Promise.all(
    sizes.map((size) =>
      small.storage.transact(small.centre.centreId, (tx) => takeNumbers(tx, 'series', size)),
    ),
  )
  const taken = firsts.flatMap((first, index) =>
    Array.from({ length: sizes[index] ?? 0 }, (_, offset) => first + offset),
  )
  expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
})

it('numbers taken by work that is rolled back are given out again', async () => {
  const take = (fails: boolean) =>
    small.storage.transact(small.centre.centreId, async (tx) => {
      const first = await takeNumbers(tx, 'rolled back', 5)
      if (fails) throw new Error('broken off')
      return first
    })
  await expect(take(true)).rejects.toThrow('broken off')
  expect(await take(false)).toBe(1)
})

it('order numbers of two servers never meet, and name the division and the local day', async () => {
  const [row] = await listCentres(database.storage.owner)
  if (!row) throw new Error('no centre')
  const servers = [small.centre, await loadCentre(database.storage, row)]
  // Half past midnight in China is still the day before in UTC.
  const at = new Date('2023-10-08T16:30:00Z')
  const numbers = await Promise.all(
    servers.flatMap((server) => Array.from({ length: 50 }, () => server.nextOrderNo(at))),
  )
  expect(new Set(numbers).size).toBe(100)
  for (const number of numbers) expect(number).toMatch(/^43030020231009\d{6}$/)
})
