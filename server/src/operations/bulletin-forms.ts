import type { BulletinText } from '@yihu/core/bulletin/figures'
import { issueNumber } from '@yihu/core/bulletin/issue-blocks'
import type { PageHead, PrintedBlock } from '@yihu/core/bulletin/printed-block'
import { sha256 } from '../storage/issued-bulletins.ts'
import type { IssuedFiles } from '../storage/issued-bulletins.ts'
import type { Writer } from './build-bulletin.ts'

/** What stands over the page and the PDF of a bulletin; `name` is its template's. */
export function headOf(bulletin: {
  readonly name: string
  readonly period: string
  readonly text: BulletinText | null
  readonly documentHash: string
}): PageHead {
  const { name, period, text, documentHash } = bulletin
  return {
    title: `${name} ${period}`,
    issueNo: text === null ? '' : issueNumber(text),
    issuer: text?.issuer ?? '',
    issuedOn: text?.issuedOn ?? '',
    documentHash,
  }
}

/** The page and the PDF of a Word document, with the hashes of all four files it is issued as. */
export async function sealedForms(
  write: Writer,
  blocks: readonly PrintedBlock[],
  head: PageHead,
  files: Pick<IssuedFiles, 'document' | 'annex'>,
) {
  const page = await write.page(blocks, head)
  const pdf = await write.pdf(blocks, head)
  return {
    files: { ...files, page, pdf },
    hashes: {
      documentHash: head.documentHash,
      annexHash: sha256(files.annex),
      pageHash: sha256(page),
      pdfHash: sha256(pdf),
    },
  }
}
