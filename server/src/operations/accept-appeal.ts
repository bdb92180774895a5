import { acceptOrder } from '@yihu/core/order/accept'
import type { NewAppeal } from '@yihu/core/appeal/appeal'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Outcome } from '@yihu/core/order/act'
import { insertOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import { enqueueAfter } from './after.ts'
import type { Context } from './context.ts'

/**
 * Accepts an appeal from any channel: the appeal as it was said, and the order the centre will follow, in one
 * statement. An order number given by the platform it comes from is kept; otherwise the centre's next one is taken.
 */
export async function acceptAppeal(
  tx: Transaction,
  context: Context,
  appeal: NewAppeal,
  orderNo?: string,
): Promise<Result<Outcome, 'unknownChannel' | 'unknownCategory' | 'unknownUnit'>> {
  const { centre, actor, now, newId } = context
  if (!centre.channelCodes.has(appeal.channelCode))
    return refused('unknownChannel', { channelCode: appeal.channelCode })
  if (!centre.categoryCodes.has(appeal.categoryCode))
    return refused('unknownCategory', { categoryCode: appeal.categoryCode })
  if (appeal.accusedUnitId !== null && !centre.unitLevels.has(appeal.accusedUnitId))
    return refused('unknownUnit', { unitId: appeal.accusedUnitId })
  const appealId = newId()
  const outcome = acceptOrder(
    { orderId: newId(), orderNo: orderNo ?? (await centre.nextOrderNo(now)), ...appeal },
    { actor, now },
  )
  await insertOrder(
    tx,
    outcome,
    {
      appealId,
      programmeTag: appeal.programmeTag,
      divisionCode: appeal.divisionCode,
      title: appeal.title,
    },
    {
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
      accepted_at: now,
      accepted_by: actor.userId,
    },
  )
  if (context.causesJobs) await enqueueAfter(tx, outcome)
  return accepted(outcome)
}
