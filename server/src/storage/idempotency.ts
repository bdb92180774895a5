import type { JsonValue } from './tables.generated.ts'
import type { Transaction } from './storage.ts'

export type KeyClaim =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeated'; readonly result: JsonValue }
  | { readonly kind: 'reused' }

/**
 * Claims an Idempotency-Key inside the transaction of the work it protects. Of two equal requests at the same time the
 * second waits here for the first, then finds its result.
 */
export async function claimKey(
  tx: Transaction,
  claim: { userId: string; key: string; requestHash: string; at: Date },
): Promise<KeyClaim> {
  const inserted = await tx
    .insertInto('idempotency_keys')
    .values({
      centre_id: tx.centreId,
      user_id: claim.userId,
      key: claim.key,
      request_hash: claim.requestHash,
      created_at: claim.at,
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'user_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (inserted) return { kind: 'new' }
  const first = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'result'])
    .where('centre_id', '=', tx.centreId)
    .where('user_id', '=', claim.userId)
    .where('key', '=', claim.key)
    .executeTakeFirstOrThrow()
  if (first.request_hash !== claim.requestHash) return { kind: 'reused' }
  return { kind: 'repeated', result: first.result ?? null }
}

/** Keeps the result a repetition of the request will be answered with. */
export async function keepResult(
  tx: Transaction,
  userId: string,
  key: string,
  result: JsonValue,
): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set({ result: JSON.stringify(result) })
    .where('centre_id', '=', tx.centreId)
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .execute()
}

/** Forgets keys older than `before`; a client that repeats a request after so long means a new one. */
export async function forgetKeys(tx: Transaction, before: Date): Promise<number> {
  const result = await tx
    .deleteFrom('idempotency_keys')
    .where('centre_id', '=', tx.centreId)
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
