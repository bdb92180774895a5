import { createHash } from 'node:crypto'
import type { Finding } from '@yihu/core/audit/types'
import type { BulletinText, Figures } from '@yihu/core/bulletin/figures'
import { configure } from 'safe-stable-stringify'
import type { Transaction } from './storage.ts'

/** A contradiction that was let pass at issue, with the signer's reason. */
export type PassedFinding = Finding & { readonly reason: string | null }

/** An issued bulletin without its files: all its seal is over. */
export interface IssuedBulletin {
  readonly bulletinId: string
  readonly draftId: string
  readonly template: string
  readonly period: string
  readonly issueNo: string
  readonly issuedBy: string
  readonly issuedAt: Date
  readonly figures: Figures
  readonly text: BulletinText
  /** What the audit found before issue, with the reasons of the signer (R18.7). */
  readonly findings: readonly PassedFinding[]
  readonly documentHash: string
  readonly annexHash: string
  /** Null for what was issued before its page and PDF were kept; its seal is over the other two files. */
  readonly pageHash: string | null
  readonly pdfHash: string | null
}

/** The files a bulletin is issued as. */
export interface IssuedFiles {
  readonly document: Uint8Array
  readonly annex: Uint8Array
  readonly page: Uint8Array
  readonly pdf: Uint8Array
}

const canonical = configure({ deterministic: true, bigint: false })

/** SHA-256 over figures, words, findings, numbers and the hashes of the files: one changed letter breaks it (R18.8). */
export function sealOfBulletin(centreId: string, bulletin: IssuedBulletin): string {
  const content = canonical([
    centreId,
    bulletin.bulletinId,
    bulletin.draftId,
    bulletin.template,
    bulletin.period,
    bulletin.issueNo,
    bulletin.issuedBy,
    bulletin.issuedAt.toISOString(),
    bulletin.figures,
    bulletin.text,
    bulletin.findings,
    bulletin.documentHash,
    bulletin.annexHash,
    ...(bulletin.pageHash === null ? [] : [bulletin.pageHash, bulletin.pdfHash]),
  ])
  return sha256(content ?? '')
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

export async function insertIssuedBulletin(
  tx: Transaction,
  bulletin: IssuedBulletin,
  files: IssuedFiles,
): Promise<void> {
  await tx
    .insertInto('bulletins')
    .values({
      centre_id: tx.centreId,
      bulletin_id: bulletin.bulletinId,
      draft_id: bulletin.draftId,
      template_key: bulletin.template,
      period: bulletin.period,
      issue_no: bulletin.issueNo,
      built_at: bulletin.issuedAt,
      built_by: bulletin.issuedBy,
      issued_at: bulletin.issuedAt,
      issued_by: bulletin.issuedBy,
      figures: JSON.stringify(bulletin.figures),
      text: JSON.stringify(bulletin.text),
      findings: JSON.stringify(bulletin.findings),
      document: Buffer.from(files.document),
      document_hash: bulletin.documentHash,
      annex: Buffer.from(files.annex),
      annex_hash: bulletin.annexHash,
      page: Buffer.from(files.page),
      page_hash: bulletin.pageHash,
      pdf: Buffer.from(files.pdf),
      pdf_hash: bulletin.pdfHash,
      seal: sealOfBulletin(tx.centreId, bulletin),
    })
    .execute()
}

/** Whether a bulletin of the template has been issued under this number. */
export async function isIssueNoTaken(tx: Transaction, template: string, issueNo: string): Promise<boolean> {
  const row = await tx
    .selectFrom('bulletins')
    .select('bulletin_id')
    .where('centre_id', '=', tx.centreId)
    .where('template_key', '=', template)
    .where('issue_no', '=', issueNo)
    .executeTakeFirst()
  return row !== undefined
}

/** Every issued bulletin with the hashes its bytes, figures and words give now, and those it was issued with. */
export async function readSeals(tx: Transaction) {
  const rows = await tx
    .selectFrom('bulletins')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('issued_at', 'is not', null)
    .orderBy('issued_at')
    .execute()
  return rows.map((row) => {
    const bulletin = {
      bulletinId: row.bulletin_id,
      draftId: row.draft_id ?? '',
      template: row.template_key,
      period: row.period,
      issueNo: row.issue_no ?? '',
      issuedBy: row.issued_by ?? '',
      issuedAt: row.issued_at ?? row.built_at,
      figures: row.figures as unknown as Figures,
      text: row.text as unknown as BulletinText,
      findings: row.findings as unknown as PassedFinding[],
      documentHash: row.document_hash,
      annexHash: row.annex_hash,
      pageHash: row.page_hash,
      pdfHash: row.pdf_hash,
    }
    return {
      issueNo: bulletin.issueNo,
      period: row.period,
      stored: {
        document: row.document_hash,
        annex: row.annex_hash,
        page: row.page_hash,
        pdf: row.pdf_hash,
        seal: row.seal,
      },
      now: {
        document: sha256(row.document),
        annex: sha256(row.annex),
        page: row.page && sha256(row.page),
        pdf: row.pdf && sha256(row.pdf),
        seal: sealOfBulletin(tx.centreId, bulletin),
      },
    }
  })
}
