import { z } from 'zod'
import { attachmentView, newAttachment } from './attachments.ts'

const orderId = z.object({ orderId: z.uuid() })
const attachmentId = z.object({ orderId: z.uuid(), attachmentId: z.uuid() })
const notThere = ['orderNotFound', 'attachmentNotFound'] as const

/** Files of an order: their list is part of the order itself. */
export const attachmentRoutes = {
  addAttachment: {
    method: 'POST',
    path: '/api/orders/:orderId/attachments',
    summary: '上传附件 Add a file to an order: the bytes are the body',
    permission: 'order.act',
    params: orderId,
    query: newAttachment,
    upload: true,
    reply: attachmentView,
    replyStatus: 201,
    creates: true,
    refuses: [
      'orderNotFound',
      'notYourUnit',
      'purposeNotYours',
      'attachmentTooLarge',
      'attachmentEmpty',
      'attachmentTypeNotTaken',
      'attachmentNameDiffers',
      'attachmentNotUtf8',
      'uploadCutOff',
      'keyMissing',
      'keyReused',
    ],
  },
  downloadAttachment: {
    method: 'GET',
    path: '/api/orders/:orderId/attachments/:attachmentId',
    summary: '下载附件 Download a file of an order',
    permission: 'order.read',
    params: attachmentId,
    reply: 'file',
    refuses: [...notThere, 'attachmentRemoved', 'attachmentBytesMissing'],
  },
  removeAttachment: {
    method: 'POST',
    path: '/api/orders/:orderId/attachments/:attachmentId/remove',
    summary: '移除附件 Remove a file, with a reason; a trace stays',
    permission: 'order.act',
    params: attachmentId,
    body: z.object({ reason: z.string().trim().min(2).max(200) }).strict(),
    reply: attachmentView,
    refuses: [...notThere, 'notYourAttachment', 'attachmentRemoved'],
  },
  restoreAttachment: {
    method: 'POST',
    path: '/api/orders/:orderId/attachments/:attachmentId/restore',
    summary: '恢复附件 Restore a removed file',
    permission: 'order.act',
    params: attachmentId,
    reply: attachmentView,
    refuses: [...notThere, 'notYourAttachment', 'attachmentNotRemoved'],
  },
} as const
