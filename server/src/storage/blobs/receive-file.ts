import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { fileTypeFromFile } from 'file-type'
import type { ArrivedFile } from './blobs.ts'
import { textWatch } from './text-watch.ts'

/** A file on its way into the store, and what its bytes show. */
export interface FileOnDisk extends ArrivedFile {
  /** Media type by the marks in the bytes; undefined when there are none. */
  readonly sniffed: string | undefined
  readonly isText: boolean
  /** The first characters, where the bytes are text. */
  readonly beginning: string
}

export type ReceiveRefusal = 'attachmentTooLarge' | 'uploadCutOff'

/**
 * Writes a stream to the folder of arrivals, counted while it comes: at most one piece is in memory, and nothing is left
 * when it is too large, is broken off, or `work` throws. Whatever `work` leaves of the file is removed after it.
 * The source is read to its end or let be, never destroyed: the sender must still get an answer over it.
 */
export async function receiveFile<Value, Code extends string>(
  arrivals: string,
  source: Readable,
  maxBytes: number,
  work: (file: FileOnDisk) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | ReceiveRefusal>> {
  // Broken off before it is read, it says so once it is: an error nobody listens for would end the process.
  source.on('error', () => undefined)
  await makeFolder(arrivals)
  const path = join(arrivals, `${randomUUID()}.part`)
  try {
    const arrived = await writeDown(source, path, maxBytes)
    if (!arrived.ok) return arrived
    const sniffed = arrived.value.bytes === 0 ? undefined : (await fileTypeFromFile(path))?.mime
    return await work({ ...arrived.value, path, sniffed })
  } finally {
    await rm(path, { force: true })
  }
}

async function writeDown(
  source: Readable,
  path: string,
  maxBytes: number,
): Promise<Result<Omit<FileOnDisk, 'path' | 'sniffed'>, ReceiveRefusal>> {
  const file = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    const text = textWatch()
    let bytes = 0
    for await (const piece of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > maxBytes) return refused('attachmentTooLarge', { megabytes: maxBytes / 1024 / 1024 })
      hash.update(piece)
      text.take(piece)
      await file.appendFile(piece)
    }
    await file.sync()
    return accepted({ bytes, sha256: hash.digest('hex'), ...text.end() })
  } catch (error) {
    // Somebody pressed cancel, or the line broke: nothing of ours has failed.
    if (source.destroyed && !source.readableEnded) return refused('uploadCutOff')
    throw error
  } finally {
    await file.close()
  }
}

/** The folder of attachments is the server's own; the data directory above it may belong to the database as well. */
async function makeFolder(arrivals: string): Promise<void> {
  const root = dirname(arrivals)
  await mkdir(dirname(root), { recursive: true })
  await mkdir(root, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await mkdir(arrivals, { recursive: true, mode: 0o700 })
}
