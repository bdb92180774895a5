import type { ActContext, Command } from './command.ts'
import type { Assignment, Order } from './order.ts'

/** What an action may demand beyond state, role and fields. `assignment` is there when the row acts on one. */
export interface Situation {
  readonly order: Order
  readonly assignment: Assignment | undefined
  readonly command: Command
  readonly context: Pick<ActContext, 'actor' | 'now'>
}

type Condition = (situation: Situation) => boolean

export const conditions = {
  /** No return and no extension of this unit is waiting for a decision. */
  nothingPending: ({ assignment }) =>
    assignment !== undefined && !assignment.returnRequested && assignment.extensionRequested === null,
  returnRequested: ({ assignment }) => assignment?.returnRequested === true,
  extensionRequested: ({ assignment }) => (assignment?.extensionRequested ?? null) !== null,
  /** An extension asked for after the limit has passed would only hide that it has (R7.8). */
  beforeDue: ({ assignment, context }) =>
    assignment?.handlingDueAt == null || context.now.getTime() <= assignment.handlingDueAt.getTime(),
  signOverdue: ({ assignment, context }) =>
    assignment?.signDueAt != null && context.now.getTime() > assignment.signDueAt.getTime(),
  /** Units an order was passed down to answer their superior first. */
  subUnitsFedBack: ({ order, assignment }) =>
    order.assignments.every(
      (other) =>
        other.parentId !== assignment?.assignmentId || ['fedBack', 'done', 'returned'].includes(other.state),
    ),
  /** Whoever handled the matter does not ask how satisfied the appellant is (domain B3). */
  independent: ({ order, context }) =>
    order.assignments.every((assignment) => assignment.handledBy !== context.actor.userId),
  /** Spot checks sample closed orders; the first call-back comes before closing (R10.5). */
  methodFitsState: ({ order, command }) =>
    command.fields.method === 'spotCheck' ? order.state === 'closed' : order.state === 'awaitingCallback',
  /** Nobody rates who was not reached: an unrated call-back is not a satisfied one (domain B3). */
  ratedOnlyWhenReached: ({ command }) =>
    command.fields.isReached === true || command.fields.satisfaction === 'unrated',
  /** An order merged into itself would be lost to everybody. */
  notItself: ({ order, command }) => command.fields.leadOrderId !== order.orderId,
  calledBack: ({ order }) => order.facts.callbacks > 0,
  supervised: ({ order }) => order.facts.isSupervised,
  notSupervised: ({ order }) => !order.facts.isSupervised,
  hardCase: ({ order }) => order.facts.isHardCase,
  notHardCase: ({ order }) => !order.facts.isHardCase,
} as const satisfies Record<string, Condition>

export type ConditionName = keyof typeof conditions

export const conditionTexts: Readonly<Record<ConditionName, { zh: string; en: string }>> = {
  nothingPending: { zh: '还有退单或延期申请未处理', en: 'A return or extension request is still undecided' },
  returnRequested: { zh: '没有待处理的退单申请', en: 'No return request is waiting' },
  extensionRequested: { zh: '没有待处理的延期申请', en: 'No extension request is waiting' },
  beforeDue: {
    zh: '已超过办理时限，不能再申请延期',
    en: 'The handling limit has passed; no extension can be asked for',
  },
  signOverdue: { zh: '尚未超过签收时限', en: 'The sign limit has not passed yet' },
  subUnitsFedBack: { zh: '下派的单位尚未全部反馈', en: 'A unit it was passed down to has not fed back yet' },
  independent: { zh: '经办人不得回访自己办理的工单', en: 'The handler of an order may not call back on it' },
  methodFitsState: {
    zh: '抽查回访只用于已办结工单，其他回访在办结之前',
    en: 'Spot checks are for closed orders; other call-backs come before closing',
  },
  ratedOnlyWhenReached: {
    zh: '未接通的回访只能记为未评价',
    en: 'An unreached call-back can only be unrated',
  },
  notItself: { zh: '工单不能并入自身', en: 'An order cannot be merged into itself' },
  calledBack: { zh: '尚无回访记录，不能办结', en: 'There is no call-back yet; the order cannot be closed' },
  supervised: { zh: '工单不在督办中', en: 'The order is not under supervision' },
  notSupervised: { zh: '工单已在督办中', en: 'The order is already under supervision' },
  hardCase: { zh: '工单不是疑难工单', en: 'The order is not a hard case' },
  notHardCase: { zh: '工单已列为疑难工单', en: 'The order is already a hard case' },
}
