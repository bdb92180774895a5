import type { Role } from '../access/roles.ts'
import type { FieldName } from './command.ts'
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
  /** Fields whose text must pass the centre's text rules (R6.4), while typing and again on the server. */
  readonly checksText?: readonly FieldName[]
  /** The units named take the place of all that had the order: naming one of them again is no repetition. */
  readonly replacesUnits?: true
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

const withUnits: readonly OrderState[] = ['dispatched']
const open: readonly OrderState[] = ['accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended']
/** Ended before any unit answered: what somebody else looks at again, and may take up again. */
const endedEarly: readonly OrderState[] = ['declined', 'invalid', 'withdrawn']
const atTheCentre: readonly OrderState[] = ['accepted', 'answered', 'awaitingCallback']

export const actions = {
  // The desk
  answerAtDesk: row('在线办结', 'Answer at the desk', ['accepted'], 'answeredAtDesk', {
    roles: ['agent', 'teamLeader'], needs: ['reply'], checksText: ['reply'], countsAs: 'answeredAtDesk', clause: 'R7.2' }),
  decline: row('不予受理', 'Decline', ['accepted'], 'declined', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['declineCategory', 'reply'], effect: 'endEarly', clause: 'R7.1; A2 国办函〔2025〕66号' }),
  markInvalid: row('判为无效', 'Mark invalid', ['accepted'], 'invalid', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['reason'], effect: 'endEarly', clause: 'R5.4' }),
  markNuisance: row('判为骚扰', 'Mark as nuisance', ['accepted'], 'invalid', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['reason'], effect: 'markNuisance', clause: 'A11' }),
  withdraw: row('撤单', 'Withdraw', open, 'withdrawn', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['reason'], effect: 'withdraw', clock: 'stopHandling', clause: 'A2' }),
  voidOrder: row('作废', 'Void', ['accepted', 'dispatched', 'answered'], 'invalid', {
    roles: ['teamLeader'], needs: ['reason'], effect: 'withdraw', clock: 'stopHandling', clause: 'R5.4' }),
  confirmEnd: row('复核确认', 'Confirm the end', endedEarly, 'same', {
    roles: ['teamLeader', 'supervisor'], needs: [], takes: ['note'], conditions: ['endUnreviewed', 'endedByAnother'],
    effect: 'confirmEnd', clause: 'A11; R7.1' }),
  restore: row('恢复受理', 'Take up again', [...endedEarly, 'merged'], 'accepted', {
    roles: ['teamLeader', 'supervisor'], needs: ['reason'], effect: 'restore', clause: 'A2; R7.1' }),
  merge: row('并单', 'Merge', ['accepted', 'dispatched'], 'merged', {
    roles: ['dispatcher', 'teamLeader'], needs: ['leadOrderId'], conditions: ['notItself'], effect: 'merge', clock: 'stopHandling', clause: 'R9.2; A10' }),
  reclassify: row('更正分类', 'Correct the category', ['accepted', 'dispatched', 'answered'], 'same', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['categoryCode', 'reason'], takes: ['urgency'], effect: 'reclassify', clause: 'R5.2; R6.6' }),
  addNote: row('补记', 'Add a note', [...open, 'closed'], 'same', {
    roles: ['agent', 'teamLeader', 'dispatcher', 'callbackAgent', 'supervisor'], needs: ['note'], clause: 'R3.7; A6 关联' }),
  // Who at the centre works on it
  take: row('领办', 'Take', atTheCentre, 'same', {
    roles: ['agent', 'dispatcher', 'callbackAgent', 'supervisor'], needs: [], conditions: ['notTakenByAnother'], effect: 'take', clause: 'R1.3; A6' }),
  handOver: row('转交', 'Hand over', atTheCentre, 'same', {
    roles: ['teamLeader'], needs: ['userId'], effect: 'handOver', clause: 'R1.3; A6' }),
  letGo: row('放回', 'Put back', atTheCentre, 'same', {
    roles: ['agent', 'teamLeader', 'dispatcher', 'callbackAgent', 'supervisor'], needs: [], conditions: ['isTaken', 'heldByActor'],
    effect: 'letGo', clause: 'R1.3; A6' }),
  // Dispatch and dispute
  dispatch: row('派单', 'Dispatch', ['accepted'], 'dispatched', {
    roles: ['agent', 'teamLeader', 'dispatcher'], needs: ['unitId'], takes: ['assistingUnitIds', 'opinion'],
    conditions: ['notDisputed', 'notAccused'], effect: 'assign', clock: 'startSign', countsAs: 'dispatchedOrders', clause: 'R7.3; A12' }),
  redispatch: row('改派', 'Redispatch', withUnits, 'same', {
    assignment: { from: ['toSign', 'handling'], to: 'returned' }, roles: ['dispatcher'], needs: ['unitId', 'reason'],
    conditions: ['notDisputed', 'notAccused'], effect: 'reassign', clock: 'startSign', countsAs: 'circulations', clause: 'R7.6' }),
  confer: row('会商', 'Confer', ['accepted', 'dispatched', 'suspended'], 'same', {
    roles: ['dispatcher', 'supervisor'], needs: ['participants', 'conclusion'], takes: ['legalBasis'], effect: 'confer', clause: 'R11.2; A4 会商' }),
  designate: row('指定承办', 'Designate', ['accepted', 'dispatched'], 'dispatched', {
    roles: ['dispatcher', 'supervisor'], needs: ['unitId', 'reason', 'legalBasis'], takes: ['assistingUnitIds', 'opinion'], replacesUnits: true,
    conditions: ['disputedOrHard', 'conferred', 'notAccused'], effect: 'designate', clock: 'startSign', clause: 'A4 指定的单位不得退单; R11.2' }),
  passDown: row('下派', 'Pass down', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['handler'], needs: ['unitId'], takes: ['opinion'],
    conditions: ['nothingPending', 'notAccused'], effect: 'passDown', clock: 'startSign', clause: 'R1.5; R7.6' }),
  sign: row('签收', 'Sign', withUnits, 'same', {
    assignment: { from: ['toSign'], to: 'handling' }, roles: ['handler'], needs: [], effect: 'sign',
    clock: 'stopSign', countsAs: 'signedOnTime', clause: 'R7.4' }),
  signBySystem: row('超期自动接收', 'Received by lapse of time', withUnits, 'same', {
    assignment: { from: ['toSign'], to: 'handling' }, roles: ['system'], needs: [], conditions: ['signOverdue'],
    effect: 'sign', clock: 'stopSign', clause: 'A4 超期自动接收' }),
  requestReturn: row('申请退单', 'Request return', withUnits, 'same', {
    assignment: { from: ['toSign', 'handling'] }, roles: ['handler'], needs: ['reasonCode', 'reason'], takes: ['legalBasis', 'evidence', 'suggestedUnitId'],
    conditions: ['nothingPending', 'notDesignated', 'inReturnWindow', 'basisGiven'], effect: 'requestReturn', countsAs: 'returnRequests', clause: 'R7.5; A4' }),
  approveReturn: row('同意退单', 'Approve return', withUnits, 'derived', {
    assignment: { from: ['toSign', 'handling'], to: 'returned' }, roles: ['dispatcher', 'supervisor', 'handler'], needs: [], takes: ['reason'],
    conditions: ['returnRequested', 'decidedAbove'], effect: 'approveReturn', clock: 'stopHandling', clause: 'R7.5' }),
  refuseReturn: row('驳回退单', 'Refuse return', withUnits, 'same', {
    assignment: { from: ['toSign', 'handling'] }, roles: ['dispatcher', 'supervisor', 'handler'], needs: ['reason'],
    conditions: ['returnRequested', 'decidedAbove'], effect: 'refuseReturn', countsAs: 'refusedReturns', clause: 'R7.5 驳回总量' }),
  raiseDispute: row('提出异议', 'Raise a dispute', withUnits, 'same', {
    assignment: { from: ['toSign', 'handling'] }, roles: ['handler'], needs: ['reason', 'legalBasis'], takes: ['evidence', 'suggestedUnitId'],
    conditions: ['nothingPending', 'fromTheCentre', 'notDesignated', 'returnWasRefused', 'undisputed'], effect: 'raiseDispute', clause: 'A4 派单异议审核 国办函〔2025〕66号' }),
  // The unit's work
  requestExtension: row('申请延期', 'Request extension', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['handler'], needs: ['workingDays', 'reason', 'appellantTold'],
    conditions: ['nothingPending', 'beforeDue', 'beforeCutOff', 'extensionsLeft', 'notTooLong'], effect: 'requestExtension', clause: 'R7.8; A3' }),
  grantExtension: row('同意延期', 'Grant extension', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['dispatcher', 'supervisor', 'handler'], needs: [], takes: ['reason'],
    conditions: ['extensionRequested', 'decidedAbove'], effect: 'grantExtension', clock: 'extend', countsAs: 'extensionsGranted', clause: 'R7.8 延期量' }),
  refuseExtension: row('驳回延期', 'Refuse extension', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['dispatcher', 'supervisor', 'handler'], needs: ['reason'],
    conditions: ['extensionRequested', 'decidedAbove'], effect: 'refuseExtension', clause: 'R7.8' }),
  recordContact: row('联系诉求人', 'Record contact', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['handler'], needs: ['contactNumber', 'contactResult'], takes: ['isReached'],
    effect: 'recordContact', countsAs: 'contactedOrders', clause: 'R7.9; A7' }),
  giveFeedback: row('反馈', 'Give feedback', withUnits, 'derived', {
    assignment: { from: ['handling'], to: 'fedBack' }, roles: ['handler'], needs: ['findings', 'measures', 'isResolved'],
    takes: ['appellantOpinion', 'publicText'], checksText: ['findings', 'measures', 'publicText'],
    conditions: ['nothingPending', 'subUnitsFedBack', 'assistingFedBack', 'contactMade'], effect: 'giveFeedback',
    clock: 'stopHandling', countsAs: 'closedOnTime', clause: 'R7.10; R6.8; A7' }),
  // Review, call-back, closing
  reviewFirst: row('初审通过', 'Pass first review', ['answered'], 'same', {
    roles: ['dispatcher', 'teamLeader', 'supervisor'], needs: [], takes: ['note'], conditions: ['needsTwoReviews', 'notYetReviewed'],
    effect: 'reviewFirst', clause: 'R7.10; A7' }),
  review: row('审核通过', 'Pass review', ['answered'], 'awaitingCallback', {
    roles: ['dispatcher', 'supervisor', 'teamLeader'], needs: [], takes: ['note'], conditions: ['firstReviewed', 'secondReviewer'], clause: 'R7.10' }),
  rework: row('退回重办', 'Send back for rework', ['answered', 'awaitingCallback', 'closed'], 'dispatched', {
    assignment: { from: ['fedBack', 'done'], to: 'handling' }, roles: ['dispatcher', 'supervisor', 'callbackAgent'],
    needs: ['reasonCode', 'reason'], effect: 'rework', clock: 'restartHandling', countsAs: 'reworks', clause: 'R7.10 返工; R7.11' }),
  recordCallback: row('回访', 'Record call-back', ['awaitingCallback', 'closed', 'merged'], 'same', {
    roles: ['callbackAgent', 'agent', 'system'], needs: ['method', 'isReached', 'satisfaction'],
    takes: ['isResponded', 'isResolved', 'isTrue', 'note'],
    conditions: ['independent', 'methodOfActor', 'attemptSpaced', 'methodFitsState', 'ratedOnlyWhenReached'],
    effect: 'recordCallback', countsAs: 'callbacks', clause: 'R7.11; R10.1; A8; A10 并单后逐人回访' }),
  markUnreasonable: row('判为不合理诉求', 'Mark as unreasonable', ['answered', 'awaitingCallback', 'closed'], 'same', {
    roles: ['supervisor', 'teamLeader'], needs: ['reason', 'evidence'], conditions: ['notUnreasonable'], effect: 'markUnreasonable', clause: 'A6 不合理诉求; A17' }),
  close: row('办结', 'Close', ['awaitingCallback'], 'closed', {
    roles: ['callbackAgent', 'dispatcher', 'supervisor', 'system'], needs: [], takes: ['note'],
    conditions: ['calledBack', 'noReworkOwed'], effect: 'finishAssignments', clause: 'R7.11' }),
  // Supervision and hard cases
  requestSuspension: row('申请挂起', 'Request suspension', withUnits, 'same', {
    assignment: { from: ['handling'] }, roles: ['handler'], needs: ['reason', 'evidence', 'reviewOn'],
    conditions: ['nothingPending', 'suspensionNotRequested'], effect: 'requestSuspension', clause: 'R11.1; A6' }),
  refuseSuspension: row('驳回挂起', 'Refuse suspension', withUnits, 'same', {
    roles: ['supervisor'], needs: ['reason'], conditions: ['suspensionRequested'], effect: 'refuseSuspension', clause: 'R11.1' }),
  suspend: row('挂起', 'Suspend', withUnits, 'suspended', {
    roles: ['supervisor'], needs: ['reason', 'reviewOn'], effect: 'pause', clock: 'pause', clause: 'R11.1; A6' }),
  resume: row('恢复办理', 'Resume', ['suspended'], 'dispatched', {
    roles: ['supervisor'], needs: ['reason'], effect: 'resume', clock: 'resume', clause: 'R11.1' }),
  remind: row('催办', 'Remind', withUnits, 'same', {
    assignment: { from: ['toSign', 'handling'] }, roles: ['dispatcher', 'supervisor', 'teamLeader'], needs: ['note'],
    effect: 'remind', clause: 'R7.13' }),
  supervise: row('督办', 'Supervise', ['dispatched', 'answered', 'suspended'], 'same', {
    roles: ['supervisor', 'system'], needs: ['reason'], takes: ['supervisionKind', 'workingDays'], conditions: ['notSupervised'],
    effect: 'supervise', clause: 'R7.13; A9' }),
  escalateSupervision: row('升级督办', 'Escalate supervision', ['dispatched', 'answered', 'suspended'], 'same', {
    roles: ['supervisor', 'system'], needs: ['reason'], takes: ['workingDays'], conditions: ['supervised', 'belowRed'],
    effect: 'escalateSupervision', clause: 'A9 蓝→橙→红' }),
  replySupervision: row('回复督办', 'Reply to supervision', ['dispatched', 'answered'], 'same', {
    assignment: { from: ['toSign', 'handling', 'fedBack'] }, roles: ['handler'], needs: ['reply'],
    conditions: ['supervised', 'addressedByNotice', 'supervisionUnanswered'], effect: 'replySupervision', clause: 'A6 督办单; A9' }),
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
