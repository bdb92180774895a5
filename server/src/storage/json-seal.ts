import { createHash } from 'node:crypto'
import { configure } from 'safe-stable-stringify'

const canonical = configure({ deterministic: true, bigint: false })

/** SHA-256 over the canonical JSON of a value: the same after the database has put its keys in another order. */
export function jsonSeal(value: unknown): string {
  return createHash('sha256')
    .update(canonical(value) ?? 'null')
    .digest('hex')
}
