import type { Transaction } from '../storage.ts'

/** Bulletins built so far, the latest first, without their files. */
export async function listBulletins(tx: Transaction, bulletinId?: string) {
  const rows = await tx
    .selectFrom('bulletins as b')
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'b.centre_id').onRef('u.user_id', '=', 'b.built_by'),
    )
    .select([
      'b.bulletin_id',
      'b.template_key',
      'b.period',
      'b.built_at',
      'b.document_hash',
      'b.annex_hash',
      'b.page_hash',
      'b.pdf_hash',
      'b.draft_id',
      'b.issue_no',
      'b.issued_at',
      'b.seal',
      'u.name',
    ])
    .where('b.centre_id', '=', tx.centreId)
    .$if(bulletinId !== undefined, (query) => query.where('b.bulletin_id', '=', bulletinId ?? ''))
    .orderBy('b.built_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    bulletinId: row.bulletin_id,
    template: row.template_key,
    period: row.period,
    builtAt: row.built_at.toISOString(),
    builtBy: row.name ?? '',
    documentHash: row.document_hash,
    annexHash: row.annex_hash,
    pageHash: row.page_hash,
    pdfHash: row.pdf_hash,
    draftId: row.draft_id,
    issueNo: row.issue_no,
    issuedAt: row.issued_at?.toISOString() ?? null,
    seal: row.seal,
  }))
}

/** A file of a bulletin; `bytes` is null for a page or PDF that was not issued with it. */
export async function findBulletinFile(
  tx: Transaction,
  bulletinId: string,
  file: 'document' | 'annex' | 'page' | 'pdf',
) {
  return tx
    .selectFrom('bulletins')
    .select(['period', 'template_key', 'issue_no', 'text', 'document_hash', `${file} as bytes`])
    .where('centre_id', '=', tx.centreId)
    .where('bulletin_id', '=', bulletinId)
    .executeTakeFirst()
}
