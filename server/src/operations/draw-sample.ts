import { randomInt } from 'node:crypto'
import { chanceFrom, drawSample as drawOrders } from '@yihu/core/callback/draw-sample'
import type { SampleFilter } from '@yihu/core/callback/draw-sample'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { insertSample, listCandidates } from '../storage/samples.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'

export interface SampleOrder {
  readonly name: string
  readonly filter: SampleFilter
  readonly perUnit: number
  /** Chosen by chance when left out; kept either way. */
  readonly seed?: number | undefined
}

/** 抽查: draws closed orders by unit (R10.5), none that was drawn before. */
export async function drawSample(
  tx: Transaction,
  context: Context,
  { name, filter, perUnit, seed = randomInt(0x7fff_ffff) }: SampleOrder,
): Promise<Result<{ sampleId: string }, 'nothingToSample'>> {
  const candidates = await listCandidates(tx, filter, context.centre.timeZone)
  const orders = drawOrders(candidates, perUnit, chanceFrom(seed))
  if (orders.length === 0) return refused('nothingToSample')
  const sampleId = context.newId()
  await insertSample(tx, {
    sampleId,
    name,
    seed,
    perUnit,
    filter,
    madeBy: context.actor.userId,
    madeAt: context.now,
    orders,
  })
  return accepted({ sampleId })
}
