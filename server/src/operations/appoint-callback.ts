import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { insertAppointment } from '../storage/callbacks.ts'
import { loadOrder } from '../storage/orders.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { mayActOn } from './scope.ts'

/** Keeps the time at which an appellant asked to be called (预约回访); it takes the place of one kept before. */
export async function appointCallback(
  tx: Transaction,
  context: Context,
  orderId: string,
  appointment: { readonly at: Date; readonly note: string | null },
): Promise<Result<{ orderId: string }, 'orderNotFound' | 'wrongState' | 'appointmentPast'>> {
  const stored = await loadOrder(tx, orderId)
  if (!stored || !mayActOn(context.actor, stored.order)) return refused('orderNotFound')
  const { state } = stored.order
  if (state !== 'awaitingCallback') return refused('wrongState', { state, allowed: ['awaitingCallback'] })
  if (appointment.at <= context.now) return refused('appointmentPast')
  await insertAppointment(tx, {
    appointmentId: context.newId(),
    orderId,
    appointedAt: appointment.at,
    note: appointment.note,
    madeBy: context.actor.userId,
    madeAt: context.now,
  })
  return accepted({ orderId })
}
