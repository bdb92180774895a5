import { dateIn } from '@yihu/core/calendar/local-time'
import type { AnsweringDayPlan, AnsweringDayState } from '@yihu/core/special-desk/answering-day'
import { checkAnsweringDay } from '@yihu/core/special-desk/answering-day'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import {
  addAnsweringDayOrder,
  findOrderByNo,
  insertAnsweringDay,
  lockAnsweringDay,
  removeAnsweringDayOrder,
  updateAnsweringDay,
} from '../storage/answering-days.ts'
import { writeAudit } from '../storage/audit-log.ts'
import { addLedgerItem } from '../storage/ledger-items.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { holdOpenPeriod } from './open-period.ts'

type PlanRefusal = 'unknownUnit' | 'endsBeforeStart'
type ChangeRefusal = 'answeringDayNotFound' | 'answeringDayEnded' | 'staleVersion'
type EndRefusal = ChangeRefusal | 'periodClosed'

/** Plans a day; the unit must be one of the centre, and the session end after it starts. */
export async function planAnsweringDay(
  tx: Transaction,
  context: Context,
  plan: AnsweringDayPlan,
): Promise<Result<{ answeringDayId: string }, PlanRefusal>> {
  const checked = check(context, plan)
  if (!checked.ok) return checked
  const answeringDayId = context.newId()
  await insertAnsweringDay(tx, {
    ...columns(plan),
    answering_day_id: answeringDayId,
    state: 'planned',
    planned_by: context.actor.userId,
    planned_at: context.now,
  })
  await audit(tx, context, 'planAnsweringDay', plan.heldOn)
  return accepted({ answeringDayId })
}

/** Changes the plan of a day that has not ended. */
export async function changeAnsweringDay(
  tx: Transaction,
  context: Context,
  answeringDayId: string,
  seenVersion: number,
  plan: AnsweringDayPlan,
): Promise<Result<{ answeringDayId: string }, PlanRefusal | ChangeRefusal>> {
  const checked = check(context, plan)
  if (!checked.ok) return checked
  const open = await openAnsweringDay(tx, answeringDayId)
  if (!open.ok) return open
  if (!(await updateAnsweringDay(tx, answeringDayId, seenVersion, columns(plan))))
    return stale(open.value.version)
  await audit(tx, context, 'changeAnsweringDay', plan.heldOn)
  return accepted({ answeringDayId })
}

/**
 * Ends a day: held, with what the unit gets for it in the ledger of the month (R17.1 领导接听日), or called off.
 * Either is final; the ledger item names the day, so that nobody wonders later where the points come from.
 */
export async function endAnsweringDay(
  tx: Transaction,
  context: Context,
  answeringDayId: string,
  seenVersion: number,
  end: { state: Exclude<AnsweringDayState, 'planned'>; note: string | null; bonusPoints: string | null },
): Promise<Result<{ answeringDayId: string }, EndRefusal>> {
  const open = await openAnsweringDay(tx, answeringDayId)
  if (!open.ok) return open
  const day = open.value
  if (end.state === 'held' && end.bonusPoints !== null) {
    const period = await holdOpenPeriod(tx, context, day.held_on.slice(0, 7))
    if (!period.ok) return period
  }
  const change = { state: end.state, note: end.note, closed_at: context.now }
  if (!(await updateAnsweringDay(tx, answeringDayId, seenVersion, change))) return stale(day.version)
  if (end.state === 'held' && end.bonusPoints !== null)
    await addLedgerItem(tx, {
      period: day.held_on.slice(0, 7),
      kind: '工作配合',
      unitId: day.unit_id,
      reason: `${day.held_on} ${day.leader_office}参加“领导接听日”活动`,
      points: end.bonusPoints,
      by: context.actor.userId,
      at: context.now,
    })
  await audit(tx, context, `endAnsweringDay ${end.state}`, dateIn(context.centre.timeZone, context.now))
  return accepted({ answeringDayId })
}

/** Adds an order by its number, as the agent at the leader's side reads it off the desk. */
export async function addToAnsweringDay(
  tx: Transaction,
  context: Context,
  answeringDayId: string,
  orderNo: string,
): Promise<
  Result<{ answeringDayId: string }, 'answeringDayNotFound' | 'answeringDayEnded' | 'orderNotFound'>
> {
  const open = await openAnsweringDay(tx, answeringDayId)
  if (!open.ok) return open
  const orderId = await findOrderByNo(tx, orderNo)
  if (orderId === undefined) return refused('orderNotFound')
  await addAnsweringDayOrder(tx, { answeringDayId, orderId, by: context.actor.userId, at: context.now })
  return accepted({ answeringDayId })
}

/** Takes an order that was added wrongly off the day again, while it goes on; the order itself stays as it is. */
export async function removeFromAnsweringDay(
  tx: Transaction,
  context: Context,
  answeringDayId: string,
  orderId: string,
): Promise<
  Result<{ answeringDayId: string }, 'answeringDayNotFound' | 'answeringDayEnded' | 'orderNotFound'>
> {
  const open = await openAnsweringDay(tx, answeringDayId)
  if (!open.ok) return open
  if (!(await removeAnsweringDayOrder(tx, answeringDayId, orderId))) return refused('orderNotFound')
  await audit(tx, context, 'removeFromAnsweringDay', orderId)
  return accepted({ answeringDayId })
}

/** A day that has not ended, locked: it cannot end while an order is on its way into its ledger. */
export async function openAnsweringDay(tx: Transaction, answeringDayId: string) {
  const day = await lockAnsweringDay(tx, answeringDayId)
  if (!day) return refused('answeringDayNotFound' as const)
  return day.state === 'planned' ? accepted(day) : refused('answeringDayEnded' as const)
}

function check(context: Context, plan: AnsweringDayPlan): Result<AnsweringDayPlan, PlanRefusal> {
  if (!context.centre.unitLevels.has(plan.unitId)) return refused('unknownUnit', { unitId: plan.unitId })
  return checkAnsweringDay(plan)
}

function stale(now: number) {
  return refused('staleVersion' as const, { now })
}

function columns(plan: AnsweringDayPlan) {
  return {
    held_on: plan.heldOn,
    starts_at: plan.startsAt,
    ends_at: plan.endsAt,
    unit_id: plan.unitId,
    leader_office: plan.leaderOffice,
    leader_name: plan.leaderName,
    matters: plan.matters,
  }
}

async function audit(tx: Transaction, context: Context, act: string, subject: string): Promise<void> {
  await writeAudit(tx, { at: context.now, actorId: context.actor.userId, act, subject })
}
