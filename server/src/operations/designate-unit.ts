import type { Outcome } from '@yihu/core/order/act'
import { dateIn } from '@yihu/core/calendar/local-time'
import { accepted } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { loadDivisionCode } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import type { ActOnOrderRefusal } from './act-on-order.ts'
import { actOnOrder } from './act-on-order.ts'
import { addResponsibility } from './administration/change-responsibilities.ts'
import type { Context } from './context.ts'

export interface Designation {
  readonly unitId: string
  readonly assistingUnitIds?: readonly string[] | undefined
  readonly reason: string
  readonly legalBasis: string
  readonly opinion?: string | undefined
  /** Enters the decision into the responsibility list: the next order of the kind goes there at once (A4 隆阳). */
  readonly isPrecedent: boolean
}

/** Designates a unit and, in the same transaction, keeps the decision as a row of the responsibility list (派单目录). */
export async function designateUnit(
  tx: Transaction,
  context: Context,
  orderId: string,
  { isPrecedent, ...designation }: Designation,
  seenVersion: number,
): Promise<Result<Outcome, ActOnOrderRefusal | 'unknownCode' | 'invalidDates' | 'responsibilityTwice'>> {
  const fields = Object.fromEntries(Object.entries(designation).filter(([, value]) => value !== undefined))
  const designated = await actOnOrder(tx, context, orderId, { action: 'designate', fields }, seenVersion)
  if (!designated.ok || !isPrecedent) return designated
  const { unitId, legalBasis, reason } = designation
  const row = {
    categoryCode: designated.value.order.categoryCode,
    divisionCode: await loadDivisionCode(tx, orderId),
    unitId,
    legalBasis,
    validFrom: dateIn(context.centre.timeZone, context.now),
    validUntil: null,
    note: null,
    reason,
  }
  const added = await addResponsibility(tx, context, row, orderId)
  // Already on the list: the decision says what the list says.
  if (!added.ok && added.code !== 'responsibilityTwice') return added
  return accepted(designated.value)
}
