import { isBelow } from '@yihu/core/access/unit-tree'
import { act } from '@yihu/core/order/act'
import type { Outcome } from '@yihu/core/order/act'
import type { ActRefusalCode } from '@yihu/core/order/refusals'
import type { ActContext, Command } from '@yihu/core/order/command'
import type { Order } from '@yihu/core/order/order'
import { timingOf } from '@yihu/core/deadline/timing'
import { dateIn } from '@yihu/core/calendar/local-time'
import { textProblems } from '@yihu/core/quality/text-rules'
import { actions } from '@yihu/core/order/actions'
import type { ActionRow } from '@yihu/core/order/actions'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { loadAppealText } from '../storage/appeals.ts'
import { loadOrder, saveOrder } from '../storage/orders.ts'
import type { StoredOrder } from '../storage/orders.ts'
import { isAtTheCentre } from '../storage/users.ts'
import { databaseErrorCode } from '../storage/storage.ts'
import type { Transaction } from '../storage/storage.ts'
import { mayActOn } from './scope.ts'
import { policyOf } from './policy-of.ts'
import { enqueueAfter } from './after.ts'
import { mergeRefusal } from './check-merge.ts'
import type { MergeRefusal } from './check-merge.ts'
import type { Context } from './context.ts'

export type ActOnOrderRefusal =
  | ActRefusalCode
  | 'orderNotFound'
  | 'staleVersion'
  | 'unknownUnit'
  | 'notBelow'
  | 'unknownCategory'
  | 'unknownPerson'
  | MergeRefusal

/**
 * The one door for every change of an order: load, ask the rules, save state and log together, enqueue what follows.
 * `seenVersion` is the version the decision was made on; null takes the order as it is.
 */
export async function actOnOrder(
  tx: Transaction,
  context: Context,
  orderId: string,
  command: Command,
  seenVersion: number | null,
): Promise<Result<Outcome, ActOnOrderRefusal>> {
  const stored = await loadOrder(tx, orderId)
  if (!stored || !mayActOn(context.actor, stored.order)) return refused('orderNotFound')
  const { order } = stored
  if (seenVersion !== null && seenVersion !== order.version)
    return refused('staleVersion', { seen: seenVersion, now: order.version })
  const missing = (await unknownReference(tx, context, command)) ?? (await mergeRefusal(tx, order, command))
  if (missing) return missing
  const elsewhere = notBelow(context, order, command) ?? belowAccused(context, order, command)
  if (elsewhere) return elsewhere
  const result = act(order, command, actContext(context, order, command, await textOf(tx, stored, command)))
  if (!result.ok) return result
  if (!(await save(tx, stored, result.value)))
    return refused('staleVersion', { seen: order.version, now: order.version + 1 })
  if (context.causesJobs) await enqueueAfter(tx, result.value)
  return accepted(result.value)
}

/** All that the rules are given beside the order; `appealText` is what texts are held against. */
export function actContext(context: Context, order: Order, command: Command, appealText: string): ActContext {
  const { timeZone, textRules, timePolicy } = context.centre
  const acceptedOn = dateIn(timeZone, order.acceptedAt)
  return {
    actor: context.actor,
    now: context.now,
    newId: context.newId,
    policy: policyOf(context.centre, order),
    textProblems: (field, text) => textProblems(textRules, field, text, appealText, acceptedOn),
    timing: timingOf(timePolicy, {
      appealKind: order.appealKind,
      urgency: order.urgency,
      channelCode: order.channelCode,
      categoryPath: context.centre.categoryPath(order.categoryCode),
      ...(order.deskCode === null ? {} : { deskCode: order.deskCode }),
      ...unitLevel(context, command),
    }),
  }
}

/** What the appellant said, where a text of the action is held against it. */
async function textOf(tx: Transaction, stored: StoredOrder, { action }: Command): Promise<string> {
  const row: ActionRow | undefined = Object.hasOwn(actions, action) ? actions[action] : undefined
  return row?.checksText === undefined ? '' : loadAppealText(tx, stored.appealId)
}

/** A save that comes second finds the version gone, or the place in the log taken: both mean somebody was faster. */
async function save(tx: Transaction, stored: StoredOrder, outcome: Outcome): Promise<boolean> {
  try {
    return await saveOrder(tx, stored, outcome)
  } catch (error) {
    if (databaseErrorCode(error) === '23505') return false
    throw error
  }
}

async function unknownReference(tx: Transaction, context: Context, { fields }: Command) {
  const units = [fields.unitId, fields.suggestedUnitId, ...(fields.assistingUnitIds ?? [])]
  const unknown = units.find((unitId) => unitId !== undefined && !context.centre.unitLevels.has(unitId))
  if (unknown !== undefined) return refused('unknownUnit', { unitId: unknown })
  if (fields.categoryCode !== undefined && !context.centre.categoryCodes.has(fields.categoryCode))
    return refused('unknownCategory', { categoryCode: fields.categoryCode })
  if (fields.userId !== undefined && !(await isAtTheCentre(tx, fields.userId)))
    return refused('unknownPerson', { userId: fields.userId })
  return undefined
}

/**
 * An order is passed down inside the own unit only (R1.5): to any other unit the centre dispatches. The tree of units is
 * the centre's and not the order's, so the rule is here and not in the table.
 */
function notBelow({ centre }: Context, order: Order, { action, assignmentId, fields }: Command) {
  if (action !== 'passDown' || fields.unitId === undefined) return undefined
  const from = order.assignments.find((assignment) => assignment.assignmentId === assignmentId)
  if (!from || isBelow(centre.unitParents, fields.unitId, from.unitId)) return undefined
  return refused('notBelow', { unitName: centre.unitNames.get(fields.unitId) ?? '' })
}

/**
 * People of a unit see what those below it have: what is about a unit goes to none of its sub-units either (domain A5).
 */
function belowAccused({ centre }: Context, { accusedUnitId }: Order, { fields }: Command) {
  const named = [fields.unitId, ...(fields.assistingUnitIds ?? [])]
  const isBelowIt = (unitId: string | undefined) =>
    unitId !== undefined && accusedUnitId !== null && isBelow(centre.unitParents, unitId, accusedUnitId)
  return named.some(isBelowIt) ? refused('notAccused') : undefined
}

function unitLevel(context: Context, { fields }: Command): { unitLevel?: number } {
  const level = fields.unitId === undefined ? undefined : context.centre.unitLevels.get(fields.unitId)
  return level === undefined ? {} : { unitLevel: level }
}
