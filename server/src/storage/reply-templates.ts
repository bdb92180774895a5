import type { Insertable, Updateable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

type ReplyTemplates = DB['reply_templates']

/** Every reply template, closed ones too. */
export async function loadReplyTemplates(tx: Transaction) {
  return tx
    .selectFrom('reply_templates')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .orderBy('purpose')
    .orderBy('name')
    .execute()
}
export type ReplyTemplateRecord = Awaited<ReturnType<typeof loadReplyTemplates>>[number]

export async function insertReplyTemplate(
  tx: Transaction,
  row: Omit<Insertable<ReplyTemplates>, 'centre_id'>,
): Promise<void> {
  await tx
    .insertInto('reply_templates')
    .values({ ...row, centre_id: tx.centreId })
    .execute()
}

/** Changes a template and counts its version up. */
export async function updateReplyTemplate(
  tx: Transaction,
  templateId: string,
  change: Updateable<ReplyTemplates>,
): Promise<void> {
  await tx
    .updateTable('reply_templates')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('centre_id', '=', tx.centreId)
    .where('template_id', '=', templateId)
    .execute()
}
