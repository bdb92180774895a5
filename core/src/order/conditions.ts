import { minuteOfDay } from '../calendar/local-time.ts'
import { minutesOf } from '../calendar/working-calendar.ts'
import type { AskContext, Command } from './command.ts'
import type { Assignment, Order } from './order.ts'

/** What an action may demand beyond state, role and fields. `assignment` is there when the row acts on one. */
export interface Situation {
  readonly order: Order
  readonly assignment: Assignment | undefined
  readonly command: Command
  readonly context: AskContext
}

type Condition = (situation: Situation) => boolean

export const conditions = {
  /** No return and no extension of this unit is waiting for a decision. */
  nothingPending: ({ assignment }) =>
    assignment !== undefined && !assignment.returnRequested && assignment.extensionRequested === null,
  /** A unit designated by decision has had its say (domain A4). */
  notDesignated: ({ order, assignment }) => !(order.facts.isDesignated && assignment?.parentId === null),
  inReturnWindow: ({ assignment, context }) =>
    assignment?.returnUntil == null || context.now.getTime() <= assignment.returnUntil.getTime(),
  basisGiven: ({ command, context }) =>
    !context.policy.returns.needsLegalBasis || !!command.fields.legalBasis?.trim(),
  returnWasRefused: ({ assignment }) => (assignment?.returnsRefused ?? 0) > 0,
  /** Between a unit and its sub-unit the superior decides; a dispute is with the centre. */
  fromTheCentre: ({ assignment }) => assignment?.parentId === null,
  undisputed: ({ order }) => !order.facts.isDisputed,
  /** While a dispute is open the order goes to nobody but by decision. */
  notDisputed: ({ order }) => !order.facts.isDisputed,
  disputedOrHard: ({ order }) => order.facts.isDisputed || order.facts.isHardCase,
  conferred: ({ order }) => order.facts.conferrals > 0,
  /** Complaint material never goes to the unit complained about (济南条例 art. 32, domain A5). */
  notAccused: ({ order, command }) =>
    order.accusedUnitId === null ||
    ![command.fields.unitId, ...(command.fields.assistingUnitIds ?? [])].includes(order.accusedUnitId),
  /**
   * What a sub-unit asks for its superior decides, or the centre; nobody decides on what their own unit asks. Only posts
   * that decide make somebody the centre: a handler who is an editor besides is a handler here.
   */
  decidedAbove: ({ order, assignment, context }) => {
    const { roles, unitIds } = context.actor
    const mine = roles.includes('handler') ? unitIds : []
    const parent = order.assignments.find(({ assignmentId }) => assignmentId === assignment?.parentId)
    if (parent !== undefined && mine.includes(parent.unitId)) return true
    const isOwn = assignment !== undefined && mine.includes(assignment.unitId)
    return !isOwn && roles.some((role) => role === 'dispatcher' || role === 'supervisor')
  },
  returnRequested: ({ assignment }) => assignment?.returnRequested === true,
  extensionRequested: ({ assignment }) => (assignment?.extensionRequested ?? null) !== null,
  /** An extension asked for after the limit has passed would only hide that it has (R7.8). */
  beforeDue: ({ assignment, context }) =>
    assignment?.handlingDueAt == null || context.now.getTime() <= assignment.handlingDueAt.getTime(),
  /** 西宁: no extension is asked for after the hour of the day. */
  beforeCutOff: ({ context }) => {
    const { cutOff } = context.policy.extensions
    return cutOff === null || minuteOfDay(context.policy.timeZone, context.now) <= minutesOf(cutOff)
  },
  extensionsLeft: ({ assignment, context }) =>
    (assignment?.extensionsGranted ?? 0) < (context.policy.extensions.most ?? Infinity),
  notTooLong: ({ command, context }) =>
    (command.fields.workingDays ?? 0) <= (context.policy.extensions.longestWorkingDays ?? Infinity),
  signOverdue: ({ assignment, context }) =>
    assignment?.signDueAt != null && context.now.getTime() > assignment.signDueAt.getTime(),
  /** Units an order was passed down to answer their superior first. */
  subUnitsFedBack: ({ order, assignment }) =>
    order.assignments.every(
      (other) =>
        other.parentId !== assignment?.assignmentId || ['fedBack', 'done', 'returned'].includes(other.state),
    ),
  /** One reply to the appellant, merged by the lead from all parts (anchors row 18). */
  assistingFedBack: ({ order, assignment, context }) =>
    !context.policy.joint.leadWaits ||
    assignment?.role !== 'lead' ||
    order.assignments.every(
      (other) =>
        other.role !== 'assisting' ||
        other.parentId !== null ||
        ['fedBack', 'done', 'returned'].includes(other.state),
    ),
  /** Reached once, or tried so often that the appellant cannot be reached (domain A7). */
  contactMade: ({ assignment, context }) =>
    !context.policy.closing.needsContact ||
    assignment?.role !== 'lead' ||
    assignment.contactedAt !== null ||
    assignment.contactAttempts >= context.policy.closing.unreachedAttempts,
  needsTwoReviews: ({ order, context }) => twoReviews(order, context),
  notYetReviewed: ({ order }) => order.facts.firstReviewBy === null,
  firstReviewed: ({ order, context }) => !twoReviews(order, context) || order.facts.firstReviewBy !== null,
  secondReviewer: ({ order, context }) => order.facts.firstReviewBy !== context.actor.userId,
  /** Whoever dispatched or handled the matter does not ask how satisfied the appellant is (domain B3). */
  independent: ({ order, context }) =>
    order.assignments.every(
      ({ handledBy, dispatchedBy }) => ![handledBy, dispatchedBy].includes(context.actor.userId),
    ),
  /** Only the appellant answers for themselves: nobody enters a call-back of the system by hand (R10.4). */
  methodOfActor: ({ command, context }) =>
    (command.fields.method === 'system') === context.actor.roles.includes('system'),
  /**
   * Spot checks sample closed orders; the first call-back comes before closing (R10.5). Who was merged into another
   * order is called back too: merging takes nobody's right to a reply (domain A10).
   */
  methodFitsState: ({ order, command }) =>
    (order.state === 'closed') === (command.fields.method === 'spotCheck'),
  /** Nobody rates who was not reached: an unrated call-back is not a satisfied one (domain B3). */
  ratedOnlyWhenReached: ({ command }) =>
    command.fields.isReached === true || command.fields.satisfaction === 'unrated',
  /** An order merged into itself would be lost to everybody. */
  notItself: ({ order, command }) => command.fields.leadOrderId !== order.orderId,
  attemptSpaced: ({ order, context }) => {
    const { lastAttemptAt, isReached } = order.facts.round
    // Spacing is for calls by a person: an answer that the appellant sends disturbs nobody.
    const isAnswer = context.actor.roles.includes('system')
    if (lastAttemptAt === null || isReached || isAnswer || order.state === 'closed') return true
    return context.now.getTime() - lastAttemptAt.getTime() >= context.policy.callback.spacingHours * 3_600_000
  },
  /** Since the last feedback: reached once, or tried as often as the centre wants. */
  calledBack: ({ order, context }) =>
    order.facts.round.isReached || order.facts.round.attempts >= context.policy.callback.attempts,
  noReworkOwed: ({ order, context }) =>
    !order.facts.round.isAgainst ||
    order.facts.isUnreasonable ||
    order.facts.reworks >= context.policy.callback.mostReworks,
  notUnreasonable: ({ order }) => !order.facts.isUnreasonable,
  endUnreviewed: ({ order }) => !order.facts.isEndConfirmed,
  /** Whoever ended it does not confirm that this was right. */
  endedByAnother: ({ order, context }) => order.facts.endedBy !== context.actor.userId,
  notTakenByAnother: ({ order, context }) =>
    order.facts.takenBy === null || order.facts.takenBy === context.actor.userId,
  isTaken: ({ order }) => order.facts.takenBy !== null,
  /** Put back by whoever has it; the team leader puts back anybody's. */
  heldByActor: ({ order, context: { actor } }) =>
    order.facts.takenBy === actor.userId || actor.roles.includes('teamLeader'),
  suspensionRequested: ({ order }) => order.facts.suspensionRequested,
  suspensionNotRequested: ({ order }) => !order.facts.suspensionRequested,
  supervised: ({ order }) => order.facts.supervision !== null,
  notSupervised: ({ order }) => order.facts.supervision === null,
  belowRed: ({ order }) => order.facts.supervision?.colour !== 'red',
  /** The notice went to the lead: an assisting unit or a sub-unit cannot answer it away. */
  addressedByNotice: ({ assignment }) => assignment?.role === 'lead',
  supervisionUnanswered: ({ order }) => order.facts.supervision?.isAnswered === false,
  hardCase: ({ order }) => order.facts.isHardCase,
  notHardCase: ({ order }) => !order.facts.isHardCase,
} as const satisfies Record<string, Condition>

export type ConditionName = keyof typeof conditions

/** Conditions that look at the fields: they wait until there is a form to look at. */
export const onFields: ReadonlySet<ConditionName> = new Set([
  'methodFitsState',
  'methodOfActor',
  'ratedOnlyWhenReached',
  'notItself',
  'notAccused',
  'basisGiven',
  'notTooLong',
])

function twoReviews(order: Order, { policy }: AskContext): boolean {
  return policy.review.twoStepCategories.includes(order.categoryCode)
}

export const conditionTexts: Readonly<Record<ConditionName, { zh: string; en: string }>> = {
  nothingPending: { zh: '还有退单或延期申请未处理', en: 'A return or extension request is still undecided' },
  notDesignated: {
    zh: '本单位经会商指定承办，不能退单或再提异议',
    en: 'This unit was designated by decision; it can neither return the order nor dispute it',
  },
  inReturnWindow: {
    zh: '已超过可以申请退单的期限',
    en: 'The time in which a return can be asked for is over',
  },
  basisGiven: {
    zh: '申请退单须写明职责依据（法规、文件或派单目录）',
    en: 'A return needs its legal basis: the law, document or responsibility list',
  },
  returnWasRefused: {
    zh: '退单被驳回后才能提出异议，请先申请退单',
    en: 'A dispute follows a refused return; ask for a return first',
  },
  fromTheCentre: {
    zh: '下派的工单有异议的，由上级单位决定',
    en: 'What was passed down is disputed with the superior unit, not with the centre',
  },
  undisputed: { zh: '已有争议待会商', en: 'A dispute is open already' },
  notDisputed: {
    zh: '工单存在派单争议，须会商后指定承办单位',
    en: 'The order is in dispute; confer, then designate a unit',
  },
  disputedOrHard: {
    zh: '只有存在争议或列为疑难的工单才能指定承办',
    en: 'Only an order in dispute or a hard case gets a designated unit',
  },
  conferred: { zh: '尚无会商记录，不能指定承办', en: 'There is no conferral yet; no unit can be designated' },
  notAccused: {
    zh: '被投诉（举报）的单位不能承办本工单',
    en: 'The unit the appeal is about cannot get this order',
  },
  decidedAbove: {
    zh: '本单位的申请由上级单位或热线中心决定',
    en: 'What a unit asks for is decided by its superior or the centre',
  },
  returnRequested: { zh: '没有待处理的退单申请', en: 'No return request is waiting' },
  extensionRequested: { zh: '没有待处理的延期申请', en: 'No extension request is waiting' },
  beforeDue: {
    zh: '已超过办理时限，不能再申请延期',
    en: 'The handling limit has passed; no extension can be asked for',
  },
  beforeCutOff: {
    zh: '已过当日受理延期申请的截止时刻，请在次日截止时刻前申请',
    en: 'The hour until which extensions can be asked for has passed; ask tomorrow before that hour',
  },
  extensionsLeft: { zh: '延期次数已用完', en: 'No further extension is possible' },
  notTooLong: { zh: '申请的天数超过一次延期的上限', en: 'More working days than one extension may have' },
  signOverdue: { zh: '尚未超过签收时限', en: 'The sign limit has not passed yet' },
  subUnitsFedBack: { zh: '下派的单位尚未全部反馈', en: 'A unit it was passed down to has not fed back yet' },
  assistingFedBack: {
    zh: '协办单位尚未全部反馈，主办单位须汇总后答复',
    en: 'An assisting unit has not fed back yet; the lead merges all answers into one',
  },
  contactMade: {
    zh: '尚未联系上诉求人，未接通的次数也不足，不能反馈',
    en: 'The appellant has not been reached yet, nor tried often enough',
  },
  needsTwoReviews: { zh: '该类工单只需一次审核', en: 'Orders of this category are reviewed once' },
  notYetReviewed: { zh: '已通过初审', en: 'The first review has been passed' },
  firstReviewed: { zh: '该类工单须先通过初审', en: 'Orders of this category need a first review before' },
  secondReviewer: {
    zh: '初审与复审须由不同的人进行',
    en: 'The second review is by another person than the first',
  },
  independent: {
    zh: '派单或办理过本工单的人不得回访，请交其他回访员',
    en: 'Whoever dispatched or handled the order may not call back on it; leave it to somebody else',
  },
  methodOfActor: {
    zh: '系统自动回访只由诉求人本人作答产生，不能由工作人员登记',
    en: 'An automatic call-back is the appellant’s own answer; nobody enters one by hand',
  },
  methodFitsState: {
    zh: '抽查回访只用于已办结工单，其他回访在办结之前',
    en: 'Spot checks are for closed orders; other call-backs come before closing',
  },
  ratedOnlyWhenReached: {
    zh: '未接通的回访只能记为未评价',
    en: 'An unreached call-back can only be unrated',
  },
  notItself: { zh: '工单不能并入自身', en: 'An order cannot be merged into itself' },
  attemptSpaced: { zh: '距上次回访时间太短，请稍后再拨', en: 'The last attempt was too short a time ago' },
  calledBack: {
    zh: '本轮办理尚未回访，或未接通次数不足，不能办结',
    en: 'Since the last feedback there was no call-back, or too few attempts; the order cannot be closed',
  },
  noReworkOwed: {
    zh: '诉求人不满意或未解决，须退回重办，或经审定为不合理诉求',
    en: 'The appellant is dissatisfied or unresolved: send it back for rework, or have the demand found unreasonable',
  },
  notUnreasonable: { zh: '已判为不合理诉求', en: 'The demand has been found unreasonable already' },
  endUnreviewed: { zh: '已复核确认', en: 'The end has been confirmed already' },
  endedByAnother: { zh: '须由他人复核', en: 'Somebody else confirms the end' },
  notTakenByAnother: { zh: '已由他人领办', en: 'Somebody else has taken it' },
  isTaken: { zh: '无人领办，不用放回', en: 'Nobody has taken it, so there is nothing to put back' },
  heldByActor: {
    zh: '由他人领办，只能由本人或班长放回',
    en: 'Only who has taken it or the team leader puts it back',
  },
  suspensionRequested: { zh: '没有待处理的挂起申请', en: 'No request for suspension is waiting' },
  suspensionNotRequested: { zh: '挂起申请待处理', en: 'A request for suspension is waiting' },
  supervised: { zh: '工单不在督办中', en: 'The order is not under supervision' },
  notSupervised: { zh: '工单已在督办中', en: 'The order is already under supervision' },
  belowRed: { zh: '已是红色督办', en: 'The notice is red already' },
  addressedByNotice: {
    zh: '督办单发给主办单位，由主办单位回复',
    en: 'The notice went to the lead unit, which answers it',
  },
  supervisionUnanswered: { zh: '督办单已回复', en: 'The notice has been answered' },
  hardCase: { zh: '工单不是疑难工单', en: 'The order is not a hard case' },
  notHardCase: { zh: '工单已列为疑难工单', en: 'The order is already a hard case' },
}
