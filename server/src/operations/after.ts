import type { NewEntry, Outcome } from '@yihu/core/order/act'
import { leadAssignment } from '@yihu/core/order/order'
import { enqueueJob } from '../storage/jobs.ts'
import type { Transaction } from '../storage/storage.ts'

/** A job a log entry causes; the handler of the task is in `jobs/`. */
export interface Job {
  readonly task: 'notifyUnit' | 'notifyCentre'
  readonly payload: Readonly<Record<string, unknown>>
}

type After = (outcome: Outcome) => readonly Job[]

const nothing: After = () => []
const toUnit: After = ({ order, entry }) => {
  const unitId = entry.unitId ?? leadAssignment(order)?.unitId
  return unitId
    ? [{ task: 'notifyUnit', payload: { unitId, ...subject(order.orderNo, order.orderId, entry) } }]
    : []
}
const toCentre: After = ({ order, entry }) => [
  { task: 'notifyCentre', payload: subject(order.orderNo, order.orderId, entry) },
]

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
  redispatch: toUnit,
  confer: nothing,
  designate: toUnit,
  raiseDispute: toCentre,
  reviewFirst: nothing,
  markUnreasonable: nothing,
  requestSuspension: toCentre,
  refuseSuspension: toUnit,
  escalateSupervision: toUnit,
  replySupervision: toCentre,
  passDown: toUnit,
  sign: nothing,
  signBySystem: toUnit,
  requestReturn: toCentre,
  approveReturn: toUnit,
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

/** Enqueues what follows from an entry in the entry's own transaction, so that neither is there without the other. */
export async function enqueueAfter(tx: Transaction, outcome: Outcome): Promise<void> {
  for (const { task, payload } of after[outcome.entry.action](outcome)) {
    await enqueueJob(tx, task, payload)
  }
}

function subject(orderNo: string, orderId: string, entry: NewEntry) {
  return { orderNo, orderId, action: entry.action, at: entry.at.toISOString() }
}
