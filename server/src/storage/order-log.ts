import { createHash } from 'node:crypto'
import type { NewEntry } from '@yihu/core/order/act'
import { configure } from 'safe-stable-stringify'

/** A log entry as it is sealed: its content and its place. */
export interface SealedEntry extends NewEntry {
  readonly centreId: string
  readonly orderId: string
  readonly seq: number
}

const canonical = configure({ deterministic: true, bigint: false })

/**
 * The hash that seals an entry: SHA-256 over the hash before it and the entry's canonical JSON, so that changing,
 * dropping or inserting an entry breaks every later link (design law 2). `previous` is null for the first entry.
 */
export function sealOf(entry: SealedEntry, previous: Buffer | null): Buffer {
  const content = canonical([
    entry.centreId,
    entry.orderId,
    entry.seq,
    entry.at.toISOString(),
    entry.action,
    entry.fromState,
    entry.toState,
    entry.actorId,
    entry.role,
    entry.assignmentId,
    entry.unitId,
    entry.fields,
  ])
  const hash = createHash('sha256')
  if (previous) hash.update(previous)
  return hash.update(content ?? '').digest()
}

/** The row of `order_log` for an entry, sealed onto the chain. */
export function logRow(entry: SealedEntry, previous: Buffer | null) {
  return {
    centre_id: entry.centreId,
    order_id: entry.orderId,
    seq: entry.seq,
    at: entry.at,
    action: entry.action,
    from_state: entry.fromState,
    to_state: entry.toState,
    actor_id: entry.actorId,
    role: entry.role,
    assignment_id: entry.assignmentId,
    unit_id: entry.unitId,
    fields: JSON.stringify(entry.fields),
    hash: sealOf(entry, previous),
  }
}
