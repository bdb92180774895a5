import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { claimKey, keepResult } from '../storage/idempotency.ts'
import type { Transaction } from '../storage/storage.ts'
import type { JsonValue } from '../storage/tables.generated.ts'
import type { Context } from './context.ts'

/**
 * Runs an operation in one transaction, at most once for an Idempotency-Key: a repetition gets the first result
 * without anything being done again. A refusal rolls everything back, the claim on the key included.
 */
export async function once<Value extends JsonValue, Code extends string>(
  context: Context,
  idempotency: { key: string; requestHash: string } | undefined,
  work: (tx: Transaction) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'keyReused'>> {
  const { storage, centre, actor, now } = context
  try {
    return await storage.transact(centre.centreId, async (tx) => {
      if (!idempotency) return orRollBack(await work(tx))
      const claim = await claimKey(tx, { userId: actor.userId, ...idempotency, at: now })
      if (claim.kind === 'reused') return refused('keyReused')
      if (claim.kind === 'repeated') return accepted(claim.result as Value)
      const result = orRollBack(await work(tx))
      await keepResult(tx, actor.userId, idempotency.key, result.value)
      return result
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as Result<Value, Code>
    throw error
  }
}

/** Carries a refusal out of the transaction, which is rolled back on the way. */
class RolledBack extends Error {
  readonly refusal: unknown
  constructor(refusal: unknown) {
    super('rolled back')
    this.refusal = refusal
  }
}

function orRollBack<Value, Code extends string>(result: Result<Value, Code>) {
  if (!result.ok) throw new RolledBack(result)
  return result
}
