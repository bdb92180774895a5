import type { Readable } from 'node:stream'

/** A file that has arrived whole on this machine's disk and waits there to be kept. */
export interface ArrivedFile {
  readonly path: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

/**
 * Where the bytes of attachments are kept, outside the database. A key is a path of plain names,
 * `<centre>/<yyyy>/<mm>/<id>`; what is kept under one never changes.
 */
export interface Blobs {
  /** Folder on this machine where files arrive, on the same disk as they are kept where there is one. */
  readonly arrivals: string
  /** Keeps the file under the key, whole or not at all. The file that arrived may be moved away or left. */
  write(key: string, file: ArrivedFile): Promise<void>
  /** The bytes as a stream; undefined when there are none under the key. */
  read(key: string): Promise<Readable | undefined>
  /** Removes the bytes; nothing happens when there are none. */
  remove(key: string): Promise<void>
}

/** The place of an attachment's bytes, made of facts of its row that never change. */
export function blobKey(centreId: string, attachmentId: string, addedAt: Date): string {
  const [year, month] = addedAt.toISOString().split('-')
  return `${centreId}/${year}/${month}/${attachmentId}`
}
