import type { Transaction } from '../storage.ts'

/** The attachments of an order with the names of who added and removed them, in the order they were added. */
export async function listAttachments(tx: Transaction, orderId: string) {
  return tx
    .selectFrom('attachments as a')
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'a.centre_id').onRef('u.user_id', '=', 'a.added_by'),
    )
    .leftJoin('users as r', (join) =>
      join.onRef('r.centre_id', '=', 'a.centre_id').onRef('r.user_id', '=', 'a.removed_by'),
    )
    .leftJoin('units as n', (join) =>
      join.onRef('n.centre_id', '=', 'a.centre_id').onRef('n.unit_id', '=', 'a.unit_id'),
    )
    .selectAll('a')
    .select(['u.name as added_by_name', 'r.name as removed_by_name', 'n.name as unit_name'])
    .where('a.centre_id', '=', tx.centreId)
    .where('a.order_id', '=', orderId)
    .orderBy('a.added_at')
    .orderBy('a.attachment_id')
    .execute()
}

export type AttachmentListRow = Awaited<ReturnType<typeof listAttachments>>[number]
