import type { ErrorCode } from '@yihu/contract/errors'
import { errors, errorText } from '@yihu/contract/errors'
import { maxAttachmentBytes } from '@yihu/core/attachment/attachment'
import { cleanFileName, extensionOf } from '@yihu/core/attachment/file-name'
import { knownExtensions, takenExtensions } from '@yihu/core/attachment/file-types'
import { ProblemError } from '../api/problem-error.ts'

/**
 * What can be said of a file before it is sent, in the words the server would use: nobody waits minutes for a film to
 * arrive that is too large. What its bytes are, only the server decides.
 */
export function checkBeforeUpload(name: string, bytes: number): ProblemError | undefined {
  const shown = cleanFileName(name)
  if (bytes === 0) return problemOf('attachmentEmpty', { name: shown })
  if (bytes > maxAttachmentBytes)
    return problemOf('attachmentTooLarge', { megabytes: maxAttachmentBytes / 1024 / 1024 })
  const extension = extensionOf(shown)
  if (extension !== '' && !takenExtensions.includes(extension))
    return problemOf('attachmentTypeNotTaken', { name: shown, taken: knownExtensions })
  return undefined
}

function problemOf(code: ErrorCode, details: Readonly<Record<string, unknown>>): ProblemError {
  const [detail, detailEn] = [errorText(code, 'zh', details), errorText(code, 'en', details)]
  return new ProblemError({
    type: 'about:blank',
    title: detail,
    status: errors[code].status,
    code,
    detail,
    detailEn,
  })
}
