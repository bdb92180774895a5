import type { NewEntry } from '@yihu/core/order/act'
import { sql } from 'kysely'
import type { SealedEntry } from '../order-log.ts'
import type { Storage } from '../storage.ts'

export interface OrderLogChain {
  readonly orderNo: string
  readonly state: string
  readonly version: number
  readonly logHash: Buffer
  readonly entries: readonly { readonly entry: SealedEntry; readonly hash: Buffer }[]
}

const batch = 2000

/** Every order of a centre with its whole log, some thousand at a time, so that any number of orders fits in memory. */
export async function* readOrderLogs(storage: Storage, centreId: string): AsyncGenerator<OrderLogChain> {
  let after: string | null = null
  for (;;) {
    const rows: Row[] = await storage.transact(centreId, async (tx) => {
      const page = await sql<Row>`
        select o.order_id, o.order_no, o.state, o.version, o.log_hash,
          (select json_agg(json_build_object('seq', l.seq, 'at', l.at, 'action', l.action, 'fromState', l.from_state,
              'toState', l.to_state, 'actorId', l.actor_id, 'role', l.role, 'assignmentId', l.assignment_id,
              'unitId', l.unit_id, 'fields', l.fields, 'hash', encode(l.hash, 'hex')) order by l.seq)
            from order_log l where l.centre_id = o.centre_id and l.order_id = o.order_id) as entries
        from orders o where o.centre_id = ${tx.centreId} and (${after}::uuid is null or o.order_id > ${after}::uuid)
        order by o.order_id limit ${batch}`.execute(tx)
      return page.rows
    })
    for (const row of rows) yield chainOf(centreId, row)
    if (rows.length < batch) return
    after = rows.at(-1)?.order_id ?? null
  }
}

interface Row {
  readonly order_id: string
  readonly order_no: string
  readonly state: string
  readonly version: number
  readonly log_hash: Buffer
  readonly entries: readonly (Omit<NewEntry, 'at'> & { at: string; seq: number; hash: string })[] | null
}

function chainOf(centreId: string, row: Row): OrderLogChain {
  return {
    orderNo: row.order_no,
    state: row.state,
    version: row.version,
    logHash: row.log_hash,
    entries: (row.entries ?? []).map(({ hash, at, ...entry }) => ({
      entry: { ...entry, at: new Date(at), centreId, orderId: row.order_id },
      hash: Buffer.from(hash, 'hex'),
    })),
  }
}
