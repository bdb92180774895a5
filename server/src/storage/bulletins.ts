import type { BulletinText, Figures } from '@yihu/core/bulletin/figures'
import type { Transaction } from './storage.ts'

/** The parts of a bulletin staff have written for a period. */
export async function findBulletinText(
  tx: Transaction,
  template: string,
  period: string,
): Promise<BulletinText | undefined> {
  const row = await tx
    .selectFrom('bulletin_texts')
    .select('text')
    .where('centre_id', '=', tx.centreId)
    .where('template_key', '=', template)
    .where('period', '=', period)
    .executeTakeFirst()
  return row?.text as unknown as BulletinText | undefined
}

export async function saveBulletinText(
  tx: Transaction,
  row: { template: string; period: string; text: BulletinText; by: string; at: Date },
): Promise<void> {
  const changing = { text: JSON.stringify(row.text), author_id: row.by, entered_at: row.at }
  await tx
    .insertInto('bulletin_texts')
    .values({ centre_id: tx.centreId, template_key: row.template, period: row.period, ...changing })
    .onConflict((conflict) => conflict.columns(['centre_id', 'template_key', 'period']).doUpdateSet(changing))
    .execute()
}

export async function insertBulletin(
  tx: Transaction,
  row: {
    bulletinId: string
    template: string
    period: string
    at: Date
    by: string
    figures: Figures
    document: Uint8Array
    documentHash: string
    annex: Uint8Array
    annexHash: string
  },
): Promise<void> {
  await tx
    .insertInto('bulletins')
    .values({
      centre_id: tx.centreId,
      bulletin_id: row.bulletinId,
      template_key: row.template,
      period: row.period,
      built_at: row.at,
      built_by: row.by,
      figures: JSON.stringify(row.figures),
      document: Buffer.from(row.document),
      document_hash: row.documentHash,
      annex: Buffer.from(row.annex),
      annex_hash: row.annexHash,
    })
    .execute()
}
