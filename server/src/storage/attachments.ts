import type { AttachmentPurpose } from '@yihu/core/attachment/attachment'
import type { Transaction } from './storage.ts'

/** An attachment as it is added. */
export interface NewAttachmentRow {
  readonly attachmentId: string
  readonly orderId: string
  readonly purpose: AttachmentPurpose
  readonly assignmentId: string | null
  readonly unitId: string | null
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
  readonly addedBy: string
  readonly addedAt: Date
}

export interface AttachmentRow extends NewAttachmentRow {
  readonly isRemoved: boolean
}

export async function insertAttachment(tx: Transaction, row: NewAttachmentRow): Promise<void> {
  await tx
    .insertInto('attachments')
    .values({
      centre_id: tx.centreId,
      attachment_id: row.attachmentId,
      order_id: row.orderId,
      purpose: row.purpose,
      assignment_id: row.assignmentId,
      unit_id: row.unitId,
      file_name: row.fileName,
      media_type: row.mediaType,
      bytes: row.bytes,
      sha256: Buffer.from(row.sha256, 'hex'),
      added_by: row.addedBy,
      added_at: row.addedAt,
    })
    .execute()
}

/** One attachment of one order: an identifier alone never finds it. */
export async function findAttachment(
  tx: Transaction,
  orderId: string,
  attachmentId: string,
): Promise<AttachmentRow | undefined> {
  const row = await tx
    .selectFrom('attachments')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('order_id', '=', orderId)
    .where('attachment_id', '=', attachmentId)
    .executeTakeFirst()
  return row && rowFrom(row)
}

/** Every attachment of the centre, the removed ones too, in steps of a thousand. */
export async function* readAttachments(
  transact: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>,
): AsyncGenerator<AttachmentRow & { readonly orderNo: string }> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const last = after
    const rows = await transact((tx) =>
      tx
        .selectFrom('attachments as a')
        .innerJoin('orders as o', (join) =>
          join.onRef('o.centre_id', '=', 'a.centre_id').onRef('o.order_id', '=', 'a.order_id'),
        )
        .selectAll('a')
        .select('o.order_no')
        .where('a.centre_id', '=', tx.centreId)
        .where('a.attachment_id', '>', last)
        .orderBy('a.attachment_id')
        .limit(1000)
        .execute(),
    )
    for (const row of rows) yield { ...rowFrom(row), orderNo: row.order_no }
    const end = rows.at(-1)
    if (!end) return
    after = end.attachment_id
  }
}

/** Marks an attachment as removed, or with null as there again. */
export async function saveRemoval(
  tx: Transaction,
  attachmentId: string,
  removal: { by: string; at: Date; reason: string } | null,
): Promise<void> {
  await tx
    .updateTable('attachments')
    .set({
      removed_by: removal?.by ?? null,
      removed_at: removal?.at ?? null,
      removal_reason: removal?.reason ?? null,
    })
    .where('centre_id', '=', tx.centreId)
    .where('attachment_id', '=', attachmentId)
    .execute()
}

interface StoredRow {
  readonly attachment_id: string
  readonly order_id: string
  readonly purpose: string
  readonly assignment_id: string | null
  readonly unit_id: string | null
  readonly file_name: string
  readonly media_type: string
  readonly bytes: number | string
  readonly sha256: Buffer
  readonly added_by: string
  readonly added_at: Date
  readonly removed_at: Date | null
}

function rowFrom(row: StoredRow): AttachmentRow {
  return {
    attachmentId: row.attachment_id,
    orderId: row.order_id,
    purpose: row.purpose as AttachmentPurpose,
    assignmentId: row.assignment_id,
    unitId: row.unit_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    sha256: row.sha256.toString('hex'),
    addedBy: row.added_by,
    addedAt: row.added_at,
    isRemoved: row.removed_at !== null,
  }
}
