import type { Role } from '@yihu/core/access/roles'
import type { NewEntry, Outcome } from '@yihu/core/order/act'
import { activeAssignments } from '@yihu/core/order/order'
import { enqueueJob } from '../storage/jobs.ts'
import type { EntryTold } from '../storage/notices.ts'
import type { Transaction } from '../storage/storage.ts'
import { rolesForNextStep } from './next-step.ts'

/** A job a log entry causes; the handler of the task is in `jobs/`. */
export type Job =
  | { readonly task: 'notifyUnit'; readonly payload: EntryTold & { readonly unitIds: readonly string[] } }
  | { readonly task: 'notifyCentre'; readonly payload: EntryTold & { readonly roles: readonly Role[] } }

type After = (outcome: Outcome) => readonly Job[]

const nothing: After = () => []
/** The units the entry is about: the one acted on and those newly given the order, or else all that have it. */
const toUnit: After = (outcome) => {
  const { order, entry } = outcome
  const named = [entry.unitId, entry.fields['unitId'], entry.fields['assistingUnitIds']].flat().filter(isId)
  const unitIds = named.length > 0 ? named : activeAssignments(order).map(({ unitId }) => unitId)
  return unitIds.length === 0
    ? []
    : [{ task: 'notifyUnit', payload: { unitIds: [...new Set(unitIds)], ...entryTold(outcome) } }]
}
/** The roles of the centre that can take the next step, as the life-cycle table has it. */
const toCentre: After = (outcome) => toRoles(...rolesForNextStep(outcome))(outcome)
const toRoles =
  (...roles: readonly Role[]): After =>
  (outcome) =>
    roles.length === 0 ? [] : [{ task: 'notifyCentre', payload: { roles, ...entryTold(outcome) } }]
const both =
  (...each: readonly After[]): After =>
  (outcome) =>
    each.flatMap((one) => one(outcome))

/**
 * Side effects are listed, not discovered (design law 7): what each kind of log entry causes, if only nothing. The
 * compiler insists that every action has its line.
 */
export const after: Readonly<Record<NewEntry['action'], After>> = {
  accept: nothing,
  answerAtDesk: nothing,
  decline: nothing,
  markInvalid: nothing,
  withdraw: toUnit,
  voidOrder: toUnit,
  merge: toUnit,
  dispatch: toUnit,
  markNuisance: nothing,
  confirmEnd: nothing,
  restore: nothing,
  reclassify: nothing,
  addNote: toUnit,
  take: nothing,
  handOver: nothing,
  letGo: nothing,
  redispatch: toUnit,
  confer: nothing,
  designate: toUnit,
  raiseDispute: toRoles('dispatcher', 'supervisor'),
  reviewFirst: nothing,
  markUnreasonable: nothing,
  requestSuspension: toRoles('supervisor'),
  refuseSuspension: toUnit,
  escalateSupervision: toUnit,
  replySupervision: toRoles('supervisor'),
  passDown: toUnit,
  sign: nothing,
  signBySystem: toUnit,
  requestReturn: toCentre,
  // Agents may dispatch, too, but what comes back is the dispatchers' work.
  approveReturn: both(toUnit, toRoles('dispatcher')),
  refuseReturn: toUnit,
  requestExtension: toCentre,
  grantExtension: toUnit,
  refuseExtension: toUnit,
  recordContact: nothing,
  giveFeedback: toCentre,
  review: nothing,
  rework: toUnit,
  recordCallback: nothing,
  close: nothing,
  suspend: toUnit,
  resume: toUnit,
  remind: toUnit,
  supervise: toUnit,
  liftSupervision: toUnit,
  markHardCase: nothing,
  releaseHardCase: nothing,
  archive: nothing,
}

/**
 * Enqueues what follows from an entry in the entry's own transaction, so that neither is there without the other, and
 * leaves the news for open pages, which hear of it once it is committed.
 */
export async function enqueueAfter(tx: Transaction, outcome: Outcome): Promise<void> {
  const { orderId, version } = outcome.order
  tx.news.push({ kind: 'order', centreId: tx.centreId, orderId, version })
  for (const { task, payload } of after[outcome.entry.action](outcome)) {
    await enqueueJob(tx, task, { ...payload })
  }
}

function entryTold({ order, entry }: Outcome): EntryTold {
  return {
    orderNo: order.orderNo,
    orderId: order.orderId,
    seq: order.version,
    action: entry.action,
    at: entry.at.toISOString(),
    actorId: entry.actorId,
    actorRole: entry.role,
    unitId: entry.unitId,
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string'
}
