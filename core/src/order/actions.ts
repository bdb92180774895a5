import type { Role } from '../access/roles.ts'
import type { ConditionName } from './conditions.ts'
import type { EffectName } from './effects.ts'
import type { AssignmentState, OrderState } from './states.ts'

/**
 * The life cycle of an order, whole (design law 1). Buttons, refusals of the API, the diagram in the docs and the
 * tests derive from this table; to add an action, add a row, its label and a line of the checked-in expansion.
 */
export interface ActionRow {
  readonly zh: string
  readonly en: string
  /** States of the order in which the action may be taken. */
  readonly from: readonly OrderState[]
  /** State afterwards; `same` keeps it, `derived` is worked out by the effect from the assignments. */
  readonly to: OrderState | 'same' | 'derived'
  /** Acts on one unit's assignment: its states before, and its state after when it changes. */
  readonly assignment?: { readonly from: readonly AssignmentState[]; readonly to?: AssignmentState }
  readonly roles: readonly Role[]
  readonly needs: readonly FieldName[]
  readonly takes?: readonly FieldName[]
  readonly conditions?: readonly ConditionName[]
  readonly effect?: EffectName
  readonly clock: ClockEffect
  /** What the assessment counts it as; null when it counts as nothing. */
  readonly countsAs: string | null
  /** Clause the row comes from: R-number of the requirements, or section of the rules read. */
  readonly clause: string
}

export type ClockEffect =
  | 'none'
  | 'startSign'
  | 'startHandling'
  | 'stopSign'
  | 'stopHandling'
  | 'extend'
  | 'pause'
  | 'resume'
  | 'restartHandling'

export type FieldName =
  | 'reply'
  | 'reason'
  | 'reasonCode'
  | 'declineCategory'
  | 'leadOrderId'
  | 'unitId'
  | 'assistingUnitIds'
  | 'opinion'
  | 'evidence'
  | 'workingDays'
  | 'appellantTold'
  | 'contactNumber'
  | 'contactResult'
  | 'findings'
  | 'measures'
  | 'appellantOpinion'
  | 'publicText'
  | 'method'
  | 'isReached'
  | 'isResponded'
  | 'isResolved'
  | 'satisfaction'
  | 'note'
  | 'reviewOn'

const withUnits: readonly OrderState[] = ['dispatched']
const open: readonly OrderState[] = ['accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended']

export const actions = {
  answerAtDesk: row('在线办结', 'Answer at the desk', ['accepted'], 'answeredAtDesk', {
    roles: ['agent', 'teamLeader'], needs: ['reply'], countsAs: 'answeredAtDesk', clause: 'R7.2' }),
  decline: row('不予受理', 'Decline', ['accepted'], 'declined', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['declineCategory', 'reply'], clause: 'R7.1; A2 国办函〔2025〕66号' }),
  markInvalid: row('判为无效', 'Mark invalid', ['accepted'], 'invalid', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['reason'], clause: 'R5.4' }),
  withdraw: row('撤单', 'Withdraw', open, 'withdrawn', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['reason'], effect: 'finishAssignments', clock: 'stopHandling', clause: 'A2' }),
  voidOrder: row('作废', 'Void', ['accepted', 'dispatched', 'answered'], 'invalid', {
    roles: ['teamLeader'], needs: ['reason'], effect: 'finishAssignments', clock: 'stopHandling', clause: 'R5.4' }),
  merge: row('并单', 'Merge', ['accepted', 'dispatched'], 'merged', {
    roles: ['dispatcher', 'teamLeader'], needs: ['leadOrderId'], conditions: ['notItself'], effect: 'merge', clock: 'stopHandling', clause: 'R9.2; A10' }),
  dispatch: row('派单', 'Dispatch', ['accepted'], 'dispatched', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['unitId'], takes: ['assistingUnitIds', 'opinion'],
    effect: 'assign', clock: 'startSign', countsAs: 'dispatchedOrders', clause: 'R7.3' }),
  redispatch: row('改派', 'Redispatch', withUnits, 'same', {
    assignment: { from: ['toSign', 'handling'], to: 'returned' }, roles: ['dispatcher'], needs: ['unitId', 'reason'],
    effect: 'reassign', clock: 'startSign', countsAs: 'circulations', clause: 'R7.6' }),
  passDown: row('下派', 'Pass down', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['handler'], needs: ['unitId'], takes: ['opinion'],
    conditions: ['nothingPending'], effect: 'passDown', clock: 'startSign', clause: 'R1.5; R7.6' }),
  sign: row('签收', 'Sign', withUnits, 'same', {
    assignment: { from: ['toSign'], to: 'handling' }, roles: ['handler'], needs: [], effect: 'sign',
    clock: 'stopSign', countsAs: 'signedOnTime', clause: 'R7.4' }),
  signBySystem: row('超期自动接收', 'Received by lapse of time', withUnits, 'same', {
    assignment: { from: ['toSign'], to: 'handling' }, roles: ['system'], needs: [], conditions: ['signOverdue'],
    effect: 'sign', clock: 'stopSign', clause: 'A4 超期自动接收' }),
  requestReturn: row('申请退单', 'Request return', withUnits, 'same', {
    assignment: { from: ['toSign', 'handling'] }, roles: ['handler'], needs: ['reasonCode', 'reason'], takes: ['evidence'],
    conditions: ['nothingPending'], effect: 'requestReturn', countsAs: 'returnRequests', clause: 'R7.5' }),
  approveReturn: row('同意退单', 'Approve return', withUnits, 'derived', {
    assignment: { from: ['toSign', 'handling'], to: 'returned' }, roles: ['dispatcher', 'supervisor'], needs: [], takes: ['reason'],
    conditions: ['returnRequested'], effect: 'approveReturn', clock: 'stopHandling', clause: 'R7.5' }),
  refuseReturn: row('驳回退单', 'Refuse return', withUnits, 'same', {
    assignment: { from: ['toSign', 'handling'] }, roles: ['dispatcher', 'supervisor'], needs: ['reason'],
    conditions: ['returnRequested'], effect: 'refuseReturn', countsAs: 'refusedReturns', clause: 'R7.5 驳回总量' }),
  requestExtension: row('申请延期', 'Request extension', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['handler'], needs: ['workingDays', 'reason', 'appellantTold'],
    conditions: ['nothingPending', 'beforeDue'], effect: 'requestExtension', clause: 'R7.8' }),
  grantExtension: row('同意延期', 'Grant extension', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['dispatcher', 'supervisor'], needs: [], takes: ['reason'],
    conditions: ['extensionRequested'], effect: 'grantExtension', clock: 'extend', countsAs: 'extensionsGranted', clause: 'R7.8 延期量' }),
  refuseExtension: row('驳回延期', 'Refuse extension', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['dispatcher', 'supervisor'], needs: ['reason'],
    conditions: ['extensionRequested'], effect: 'refuseExtension', clause: 'R7.8' }),
  recordContact: row('联系诉求人', 'Record contact', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['handler'], needs: ['contactNumber', 'contactResult'],
    effect: 'recordContact', countsAs: 'contactedOrders', clause: 'R7.9' }),
  giveFeedback: row('反馈', 'Give feedback', withUnits, 'derived', {
    assignment: { from: ['handling'], to: 'fedBack' }, roles: ['handler'], needs: ['findings', 'measures', 'isResolved'],
    takes: ['appellantOpinion', 'publicText'], conditions: ['nothingPending', 'subUnitsFedBack'], effect: 'giveFeedback',
    clock: 'stopHandling', countsAs: 'closedOnTime', clause: 'R7.10; R6.8' }),
  review: row('审核通过', 'Pass review', ['answered'], 'awaitingCallback', {
    roles: ['dispatcher', 'supervisor', 'teamLeader'], needs: [], takes: ['note'], clause: 'R7.10' }),
  rework: row('退回重办', 'Send back for rework', ['answered', 'awaitingCallback', 'closed'], 'dispatched', {
    assignment: { from: ['fedBack', 'done'], to: 'handling' }, roles: ['dispatcher', 'supervisor', 'callbackAgent'],
    needs: ['reasonCode', 'reason'], effect: 'rework', clock: 'restartHandling', countsAs: 'reworks', clause: 'R7.10 返工; R7.11' }),
  recordCallback: row('回访', 'Record call-back', ['awaitingCallback', 'closed'], 'same', {
    roles: ['callbackAgent', 'agent', 'system'], needs: ['method', 'isReached', 'satisfaction'],
    takes: ['isResponded', 'isResolved', 'note'], conditions: ['independent', 'methodFitsState', 'ratedOnlyWhenReached'],
    effect: 'recordCallback', countsAs: 'callbacks', clause: 'R7.11; R10.1' }),
  close: row('办结', 'Close', ['awaitingCallback'], 'closed', {
    roles: ['callbackAgent', 'dispatcher', 'supervisor', 'system'], needs: [], takes: ['note'],
    conditions: ['calledBack'], effect: 'finishAssignments', clause: 'R7.11' }),
  suspend: row('挂起', 'Suspend', withUnits, 'suspended', {
    roles: ['supervisor'], needs: ['reason', 'reviewOn'], effect: 'pause', clock: 'pause', clause: 'R11.1; A6' }),
  resume: row('恢复', 'Resume', ['suspended'], 'dispatched', {
    roles: ['supervisor'], needs: ['reason'], effect: 'resume', clock: 'resume', clause: 'R11.1' }),
  remind: row('催办', 'Remind', withUnits, 'same', {
    assignment: { from: ['toSign', 'handling'] }, roles: ['dispatcher', 'supervisor', 'teamLeader'], needs: ['note'],
    effect: 'remind', clause: 'R7.13' }),
  supervise: row('督办', 'Supervise', ['dispatched', 'answered', 'suspended'], 'same', {
    roles: ['supervisor'], needs: ['reason'], conditions: ['notSupervised'], effect: 'supervise', clause: 'R7.13; A9' }),
  liftSupervision: row('解除督办', 'Lift supervision', open, 'same', {
    roles: ['supervisor'], needs: ['reason'], conditions: ['supervised'], effect: 'liftSupervision', clause: 'A9' }),
  markHardCase: row('列为疑难', 'Register as hard case', ['accepted', 'dispatched'], 'same', {
    roles: ['dispatcher', 'supervisor'], needs: ['reason'], conditions: ['notHardCase'], effect: 'markHardCase', clause: 'R7.7; R11.1' }),
  releaseHardCase: row('移出疑难', 'Release hard case', open, 'same', {
    roles: ['supervisor'], needs: ['reason'], conditions: ['hardCase'], effect: 'releaseHardCase', clause: 'R11.1' }),
  archive: row('归档', 'Archive', ['closed', 'answeredAtDesk', 'declined', 'invalid', 'withdrawn', 'merged'], 'archived', {
    roles: ['system', 'supervisor'], needs: [], clause: 'R7.14' }),
} as const satisfies Record<string, ActionRow>

export type ActionName = keyof typeof actions
export const actionNames = Object.keys(actions) as ActionName[]

type Rest = Omit<ActionRow, 'zh' | 'en' | 'from' | 'to' | 'clock' | 'countsAs'> &
  Partial<Pick<ActionRow, 'clock' | 'countsAs'>>

function row(zh: string, en: string, from: readonly OrderState[], to: ActionRow['to'], rest: Rest): ActionRow {
  return { zh, en, from, to, clock: 'none', countsAs: null, ...rest }
}
