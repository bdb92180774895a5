import { acceptOrder } from '@yihu/core/order/accept'
import type { ExtraAnswers } from '@yihu/core/appeal/extra-fields'
import { acceptedAtOf, takenBefore } from '@yihu/core/appeal/taken-at'
import type { NewAppeal } from '@yihu/core/appeal/appeal'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Outcome } from '@yihu/core/order/act'
import { insertOrder } from '../storage/orders.ts'
import type { WrittenOrder } from '../storage/screens/order-page.ts'
import type { Transaction } from '../storage/storage.ts'
import { enqueueAfter } from './after.ts'
import type { Context } from './context.ts'

/** What the desk adds to an appeal: answers to its own questions, and when it was taken if that was before now. */
export interface DeskTaking {
  readonly extra: ExtraAnswers
  readonly takenAt: Date | null
}

/** The new order with the rows that were written of it. */
export interface AcceptedAppeal extends Outcome {
  readonly written: WrittenOrder
}

/**
 * Accepts an appeal from any channel: the appeal as it was said, and the order the centre will follow, in one
 * statement. An order number given by the platform it comes from is kept; otherwise the centre's next one is taken.
 */
export async function acceptAppeal(
  tx: Transaction,
  context: Context,
  appeal: NewAppeal,
  orderNo?: string,
  desk: DeskTaking = { extra: {}, takenAt: null },
): Promise<Result<AcceptedAppeal, 'unknownChannel' | 'unknownCategory' | 'unknownUnit'>> {
  const { centre, actor, now, newId } = context
  if (!centre.channelCodes.has(appeal.channelCode))
    return refused('unknownChannel', { channelCode: appeal.channelCode })
  if (!centre.categoryCodes.has(appeal.categoryCode))
    return refused('unknownCategory', { categoryCode: appeal.categoryCode })
  if (appeal.accusedUnitId !== null && !centre.unitLevels.has(appeal.accusedUnitId))
    return refused('unknownUnit', { unitId: appeal.accusedUnitId })
  const appealId = newId()
  const acceptedAt = acceptedAtOf(desk.takenAt, now)
  const takenAt = takenBefore(desk.takenAt, now)
  const made = acceptOrder(
    { orderId: newId(), orderNo: orderNo ?? (await centre.nextOrderNo(acceptedAt)), ...appeal },
    { actor, now },
  )
  const outcome = takenAt === null ? made : countedFrom(made, takenAt, acceptedAt)
  const appealRow = {
    centre_id: centre.centreId,
    appeal_id: appealId,
    channel_code: appeal.channelCode,
    kind: appeal.kind,
    title: appeal.title,
    content: appeal.content,
    category_code: appeal.categoryCode,
    division_code: appeal.divisionCode,
    address: appeal.address,
    appellant_name: appeal.appellantName,
    appellant_phone: appeal.appellantPhone,
    is_anonymous: appeal.isAnonymous,
    is_confidential: appeal.isConfidential,
    desk_code: appeal.deskCode,
    programme_tag: appeal.programmeTag,
    source_ref: appeal.sourceRef,
    call_id: appeal.callId,
    accused_unit_id: appeal.accusedUnitId,
    taken_at: takenAt,
    accepted_at: acceptedAt,
    accepted_by: actor.userId,
  }
  const log = await insertOrder(
    tx,
    outcome,
    {
      appealId,
      programmeTag: appeal.programmeTag,
      divisionCode: appeal.divisionCode,
      title: appeal.title,
    },
    { ...appealRow, extra: JSON.stringify(desk.extra) },
  )
  if (context.causesJobs) await enqueueAfter(tx, outcome)
  return accepted({ ...outcome, written: { appeal: appealRow, log } })
}

/** The order counts from when it was taken; its log keeps when it arrived (`at`) and what the desk said (`takenAt`). */
function countedFrom({ order, entry }: Outcome, takenAt: Date, acceptedAt: Date): Outcome {
  return {
    order: { ...order, acceptedAt },
    entry: { ...entry, fields: { ...entry.fields, takenAt: takenAt.toISOString() } },
  }
}
