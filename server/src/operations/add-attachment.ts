import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { AttachmentPurpose } from '@yihu/core/attachment/attachment'
import { maxAttachmentBytes, purposeLabels, purposesOpenTo } from '@yihu/core/attachment/attachment'
import { checkFile } from '@yihu/core/attachment/check-file'
import type { FileRefusal } from '@yihu/core/attachment/check-file'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { insertAttachment } from '../storage/attachments.ts'
import { blobKey } from '../storage/blobs/blobs.ts'
import type { Blobs } from '../storage/blobs/blobs.ts'
import { receiveFile } from '../storage/blobs/receive-file.ts'
import type { FileOnDisk } from '../storage/blobs/receive-file.ts'
import { loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import { findUser } from '../storage/users.ts'
import type { Context } from './context.ts'
import { once } from './once.ts'
import { mayActOn } from './scope.ts'

export type { Blobs }

export interface AttachmentRequest {
  readonly orderId: string
  readonly name: string
  readonly purpose: AttachmentPurpose
  readonly assignmentId?: string | undefined
  readonly source: Readable
}

type PlaceRefusal = 'orderNotFound' | 'notYourUnit' | 'purposeNotYours'
type AddRefusal = PlaceRefusal | FileRefusal | 'attachmentTooLarge' | 'uploadCutOff' | 'keyReused'
type Idempotency = { readonly key: string; readonly requestHash: string } | undefined
type Added = { attachmentId: string }

/**
 * Adds a file to an order. Whether it may be added is asked before a byte is read, and no transaction is open while it
 * arrives, which over a village's line takes minutes. The bytes are kept before the row is written: a crash between
 * leaves bytes nobody names, never an attachment without its bytes.
 */
export async function addAttachment(
  context: Context,
  blobs: Blobs,
  request: AttachmentRequest,
  idempotency: Idempotency,
): Promise<Result<Added, AddRefusal>> {
  const { storage, centre } = context
  const place = await storage.transact(centre.centreId, (tx) => checkPlace(tx, context, request))
  if (!place.ok) return place
  return receiveFile(blobs.arrivals, request.source, maxAttachmentBytes, (file) =>
    keepFile(context, blobs, { ...request, ...place.value }, file, idempotency),
  )
}

/** The order is in scope, the assignment one of it and the actor's, the purpose open. Finds who it is added by. */
async function checkPlace(
  tx: Transaction,
  { actor }: Context,
  { orderId, purpose, assignmentId }: AttachmentRequest,
): Promise<Result<{ unitId: string | null }, PlaceRefusal>> {
  const stored = await loadOrder(tx, orderId)
  if (!stored || !mayActOn(actor, stored.order)) return refused('orderNotFound')
  const open = purposesOpenTo(actor)
  if (!open.includes(purpose))
    return refused('purposeNotYours', { purpose: purposeLabels[purpose], open: namesOf(open) })
  const unitId = (await findUser(tx, actor.userId))?.unitId ?? null
  if (assignmentId === undefined) return accepted({ unitId })
  const assignment = stored.order.assignments.find((one) => one.assignmentId === assignmentId)
  const isOwn = assignment && (unitId === null || actor.unitIds.includes(assignment.unitId))
  return isOwn ? accepted({ unitId }) : refused('notYourUnit')
}

async function keepFile(
  context: Context,
  blobs: Blobs,
  request: AttachmentRequest & { readonly unitId: string | null },
  file: FileOnDisk,
  idempotency: Idempotency,
): Promise<Result<Added, FileRefusal | 'keyReused'>> {
  const checked = checkFile({ ...file, name: request.name })
  if (!checked.ok) return checked
  const { centre, actor, now } = context
  const attachmentId = context.newId()
  const key = blobKey(centre.centreId, attachmentId, now)
  await blobs.write(key, file)
  // Where this throws, the commit may have been done and only its answer lost: then the bytes must stay.
  const result = await once<Added, never>(context, withBytes(idempotency, file), async (tx) => {
    await insertAttachment(tx, {
      attachmentId,
      orderId: request.orderId,
      purpose: request.purpose,
      assignmentId: request.assignmentId ?? null,
      unitId: request.unitId,
      fileName: checked.value.name,
      mediaType: checked.value.mediaType,
      bytes: file.bytes,
      sha256: file.sha256,
      addedBy: actor.userId,
      addedAt: now,
    })
    return accepted<Added>({ attachmentId })
  })
  // A repetition is answered with the attachment of the first time.
  if (!result.ok || result.value.attachmentId !== attachmentId) await blobs.remove(key)
  return result
}

/** The bytes are part of the request: the same key with another file is another request. */
function withBytes(idempotency: Idempotency, { sha256 }: FileOnDisk): Idempotency {
  if (!idempotency) return undefined
  const requestHash = createHash('sha256').update(`${idempotency.requestHash} ${sha256}`).digest('hex')
  return { ...idempotency, requestHash }
}

function namesOf(purposes: readonly AttachmentPurpose[]): { zh: string; en: string } {
  return {
    zh: purposes.map((purpose) => purposeLabels[purpose].zh).join('、'),
    en: purposes.map((purpose) => purposeLabels[purpose].en).join(', '),
  }
}
