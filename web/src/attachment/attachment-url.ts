import { callUrl } from '../api/call.ts'

/** Where the bytes of an attachment are fetched from. */
export function attachmentUrl(orderId: string, attachmentId: string): string {
  return callUrl('downloadAttachment', { params: { orderId, attachmentId } })
}
