import type { AttachmentView } from '@yihu/contract/attachments'
import type { Problem } from '@yihu/contract/openapi'
import type { AttachmentPurpose } from '@yihu/core/attachment/attachment'
import { callUrl } from '../api/call.ts'
import { foreignProblem, ProblemError } from '../api/problem-error.ts'

export interface UploadPlace {
  readonly orderId: string
  readonly purpose: AttachmentPurpose
  readonly assignmentId?: string | undefined
}

interface UploadOptions {
  readonly name: string
  /** The same for every try, so that a lost reply does not add the file twice. */
  readonly idempotencyKey: string
  readonly signal: AbortSignal
  /** Bytes sent so far. */
  readonly onProgress: (sent: number) => void
}

/**
 * Sends a file as the body of `addAttachment`. By `XMLHttpRequest`, since `fetch` cannot say how much has been sent.
 * Throws like `callRoute`, and an `AbortError` when it was cancelled.
 */
export function uploadFile(file: Blob, place: UploadPlace, options: UploadOptions): Promise<AttachmentView> {
  const { name, idempotencyKey, signal, onProgress } = options
  const { orderId, purpose, assignmentId } = place
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = { name, purpose, assignmentId }
    request.open('POST', callUrl('addAttachment', { params: { orderId }, query }))
    request.setRequestHeader('accept', 'application/json, application/problem+json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', idempotencyKey)
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('load', () => {
      const { status } = request
      if (status === 201) return resolve(request.response as AttachmentView)
      const problem = request.response as Partial<Problem> | null
      return reject(new ProblemError({ ...foreignProblem(status), ...problem, status }))
    })
    request.addEventListener('error', () => reject(new TypeError('the server cannot be reached')))
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
