import { maySeeAttachment } from '@yihu/core/attachment/attachment'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { loadAppellant } from '../storage/appellants.ts'
import { findAttachment } from '../storage/attachments.ts'
import type { AttachmentRow } from '../storage/attachments.ts'
import { loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { mayActOn } from './scope.ts'

export interface VisibleAttachment {
  readonly attachment: AttachmentRow
  readonly orderNo: string
  readonly isConfidential: boolean
}

/** An attachment of an order in the actor's scope; one the actor may not see is answered as if it were not there. */
export async function visibleAttachment(
  tx: Transaction,
  { actor }: Context,
  orderId: string,
  attachmentId: string,
): Promise<Result<VisibleAttachment, 'orderNotFound' | 'attachmentNotFound'>> {
  const stored = await loadOrder(tx, orderId)
  if (!stored || !mayActOn(actor, stored.order)) return refused('orderNotFound')
  const attachment = await findAttachment(tx, orderId, attachmentId)
  const { isConfidential } = await loadAppellant(tx, stored.appealId)
  if (!attachment || !maySeeAttachment(actor, attachment, { isConfidential }))
    return refused('attachmentNotFound')
  return accepted({ attachment, orderNo: stored.order.orderNo, isConfidential })
}
