import { accepted, refused } from '../refusal.ts'
import type { Result } from '../refusal.ts'
import { cleanFileName, extensionOf } from './file-name.ts'
import { fileTypeOf, knownExtensions, textMediaType } from './file-types.ts'

/** What is known of a file once all of it has arrived. */
export interface ReceivedFile {
  /** As the sender called it. */
  readonly name: string
  readonly bytes: number
  /** Media type the bytes show by their marks; undefined when they show none, as plain text does. */
  readonly sniffed: string | undefined
  /** The bytes are UTF-8 without control characters. */
  readonly isText: boolean
  /** The first characters, where the bytes are text. */
  readonly beginning: string
}

export type FileRefusal =
  | 'attachmentEmpty'
  | 'attachmentTypeNotTaken'
  | 'attachmentNameDiffers'
  | 'attachmentNotUtf8'

/**
 * Decides whether an order takes the file: by its bytes, never by what the sender says it is; a name whose ending
 * belongs to another type is refused, since whoever opens it trusts the ending.
 * Refuses with the name as shown and, where the name differs, with what the bytes are.
 */
export function checkFile(file: ReceivedFile): Result<{ name: string; mediaType: string }, FileRefusal> {
  const name = cleanFileName(file.name)
  if (file.bytes === 0) return refused('attachmentEmpty', { name })
  const mediaType = file.sniffed ?? (file.isText ? textMediaType : undefined)
  const extension = extensionOf(name)
  if (mediaType === undefined && extension === 'txt') return refused('attachmentNotUtf8', { name })
  const type = mediaType === undefined ? undefined : fileTypeOf(mediaType)
  if (mediaType === undefined || !type || (mediaType === textMediaType && isProgram(file.beginning)))
    return refused('attachmentTypeNotTaken', { name, taken: knownExtensions })
  if (extension === '') return accepted({ name: `${name}.${type.extensions[0]}`, mediaType })
  // Text under the name of something else is a script or a page more often than a mistake: not taken, whatever it is.
  if (!type.extensions.includes(extension))
    return mediaType === textMediaType
      ? refused('attachmentTypeNotTaken', { name, taken: knownExtensions })
      : refused('attachmentNameDiffers', {
          name,
          found: { zh: type.zh, en: type.en },
          extensions: type.extensions,
        })
  return accepted({ name, mediaType })
}

/** Web pages, drawings and scripts are text, too; they are known by how they begin. */
function isProgram(beginning: string): boolean {
  return /^\uFEFF?\s*(<[!?a-z]|#!|@echo\b)/i.test(beginning)
}
