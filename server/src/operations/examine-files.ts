import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { readAttachments } from '../storage/attachments.ts'
import { blobKey } from '../storage/blobs/blobs.ts'
import type { Blobs } from '../storage/blobs/blobs.ts'
import type { Storage } from '../storage/storage.ts'
import type { Finding } from './examine.ts'

export interface FileExamination {
  readonly files: number
  readonly findings: readonly Finding[]
}

/** Reads the bytes of every attachment of a centre, the removed ones too: missing and changed ones are findings. */
export async function examineFiles(
  storage: Storage,
  blobs: Blobs,
  centreId: string,
): Promise<FileExamination> {
  const findings: Finding[] = []
  let files = 0
  for await (const row of readAttachments((work) => storage.transact(centreId, work))) {
    files++
    const { orderNo, fileName } = row
    const sha256 = await hashOf(blobs, blobKey(centreId, row.attachmentId, row.addedAt))
    if (sha256 === undefined)
      findings.push({
        orderNo,
        zh: `工单 ${orderNo}：附件“${fileName}”（${row.attachmentId}）的文件缺失`,
        en: `order ${orderNo}: the file of the attachment “${fileName}” (${row.attachmentId}) is missing`,
      })
    else if (sha256 !== row.sha256)
      findings.push({
        orderNo,
        zh: `工单 ${orderNo}：附件“${fileName}”（${row.attachmentId}）的文件被改动`,
        en: `order ${orderNo}: the file of the attachment “${fileName}” (${row.attachmentId}) has been changed`,
      })
  }
  return { files, findings }
}

async function hashOf(blobs: Blobs, key: string): Promise<string | undefined> {
  const stream = await blobs.read(key)
  if (!stream) return undefined
  const hash = createHash('sha256')
  await pipeline(stream, hash)
  return hash.digest('hex')
}
