import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

/** A bonus or deduction entered during the month (R17), behind those that are there. */
export async function addLedgerItem(
  tx: Transaction,
  item: {
    period: string
    kind: string
    unitId: string
    reason: string
    points: string
    by: string
    at: Date
  },
): Promise<void> {
  await sql`
    insert into ledger_items (centre_id, item_id, period, seq, kind, unit_id, printed_unit, reasons, points, author_id, entered_at)
    select ${tx.centreId}, ${randomUUID()}, ${item.period},
      1 + coalesce((select max(seq) from ledger_items where centre_id = ${tx.centreId} and period = ${item.period}), 0),
      ${item.kind}, u.unit_id, u.name, array[${item.reason}], ${item.points}::numeric, ${item.by}, ${item.at}
    from units u where u.centre_id = ${tx.centreId} and u.unit_id = ${item.unitId}`.execute(tx)
}

/** Takes an item of a period out; gives what it said, undefined when it is not there. */
export async function removeLedgerItem(tx: Transaction, itemId: string, period: string) {
  return tx
    .deleteFrom('ledger_items')
    .where('centre_id', '=', tx.centreId)
    .where('item_id', '=', itemId)
    .where('period', '=', period)
    .returning(['kind', 'printed_unit', 'reasons', 'points', 'order_no'])
    .executeTakeFirst()
}
