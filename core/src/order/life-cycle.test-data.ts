import type { Actor, Role } from '../access/roles.ts'
import { acceptOrder } from './accept.ts'
import type { AcceptedAppeal } from './accept.ts'
import { act } from './act.ts'
import type { ActionName, ActionRow } from './actions.ts'
import { actions } from './actions.ts'
import type { ActContext, ActionFields, Command } from './command.ts'
import type { Assignment, Order } from './order.ts'
import type { OrderPolicy } from './policy.ts'
import { openPolicy } from './policy.ts'
import type { Timing } from './timing.ts'

export const hour = 3_600_000
export const day = 24 * hour
export const startAt = new Date('2023-10-09T01:00:00Z')

/** Round limits, so that a test can say what it expects: 1 day to sign, 10 to handle. The calendar has its own tests. */
export const timing: Timing = {
  signDueAt: (dispatchedAt) => after(dispatchedAt, day),
  contactDueAt: (dispatchedAt) => after(dispatchedAt, 2 * day),
  handlingDueAt: (startedAt) => after(startedAt, 10 * day),
  reviewDueAt: (answeredAt) => after(answeredAt, day),
  callbackDueAt: (reviewedAt) => after(reviewedAt, 2 * day),
  workingDaysLater: (at, workingDays) => after(at, workingDays * day),
  extendedDueAt: (dueAt, workingDays) => after(dueAt, workingDays * day),
  resumedDueAt: (dueAt, pausedAt, resumedAt) =>
    pausedAt >= dueAt ? dueAt : after(dueAt, resumedAt.getTime() - pausedAt.getTime()),
}

export function after(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds)
}

/** A value for each field there is. */
export const sampleFields = {
  reply: '已答复',
  reason: '理由',
  reasonCode: 'notOurs',
  declineCategory: 'litigation',
  categoryCode: 'noise',
  urgency: 'urgent',
  suggestedUnitId: 'u5',
  userId: 'agent2',
  legalBasis: '派单目录第三条',
  participants: '热线办、u1、u2',
  conclusion: '由 u1 牵头',
  isTrue: true,
  supervisionKind: 'daily',
  leadOrderId: 'other-order',
  unitId: 'u1',
  assistingUnitIds: ['u2'],
  opinion: '请核实',
  evidence: '职责分工',
  workingDays: 3,
  appellantTold: true,
  contactNumber: '15400000000',
  contactResult: '已联系',
  findings: '情况属实',
  measures: '已处理',
  appellantOpinion: '认可',
  publicText: '已处理完毕',
  method: 'manual',
  isReached: true,
  isResponded: true,
  isResolved: true,
  satisfaction: 'satisfied',
  note: '备注',
  reviewOn: '2023-11-01',
} as const satisfies { [Field in keyof ActionFields]-?: NonNullable<ActionFields[Field]> }

/** The fields a row needs, filled in; a unit is one that has no part in the order unless the test says so. */
export function fieldsFor(action: ActionName, order: Order, unitId = 'u9', by?: Actor): ActionFields {
  const row: ActionRow = actions[action]
  const needed = Object.fromEntries(row.needs.map((field) => [field, sampleFields[field]]))
  return {
    ...needed,
    ...(row.needs.includes('unitId') ? { unitId } : {}),
    ...(row.needs.includes('method') && order.state === 'closed' ? { method: 'spotCheck' as const } : {}),
    ...(row.needs.includes('method') && by?.roles.includes('system') ? { method: 'system' as const } : {}),
  }
}

/** One person for each role; the handler is of unit `u1` unless said otherwise. */
export function actorOf(role: Role, unitIds: readonly string[] = role === 'handler' ? ['u1'] : []): Actor {
  return { userId: unitIds.length === 0 ? role : `${role} of ${unitIds.join(' ')}`, roles: [role], unitIds }
}

/** Every rule there is, in figures that tests can count with. */
export const strictPolicy: OrderPolicy = {
  timeZone: 'Asia/Shanghai',
  returns: { windowWorkingDays: 2, needsLegalBasis: true, disputeAfter: 3 },
  extensions: { cutOff: '17:00', most: 1, longestWorkingDays: 10 },
  joint: { leadWaits: true },
  closing: { needsContact: true, unreachedAttempts: 2 },
  review: { twoStepCategories: ['road'] },
  callback: { ...openPolicy.callback, attempts: 2, spacingHours: 4, mostReworks: 2 },
  lapse: { signsBySystem: true, superviseAfterHours: 0, archiveAfterDays: 30 },
  supervision: { replyWorkingDays: 3 },
}

export function contextOf(
  order: Order,
  actor: Actor,
  now: Date = startAt,
  policy: OrderPolicy = openPolicy,
): ActContext {
  let made = order.assignments.length
  return { actor, now, policy, timing, newId: () => `a${++made}`, textProblems: () => [] }
}

export function newOrder(change: Partial<AcceptedAppeal> = {}): Order {
  return acceptOrder(
    {
      orderId: 'o1',
      orderNo: '040020231009000001',
      kind: 'assistance',
      urgency: 'normal',
      channelCode: 'phone',
      categoryCode: 'light',
      deskCode: null,
      accusedUnitId: null,
      title: '路灯不亮',
      ...change,
    },
    { actor: actorOf('agent'), now: startAt },
  ).order
}

export interface Step {
  readonly action: ActionName
  /** Assignments are numbered in the order they were made: a1, a2. */
  readonly on?: string
  readonly by?: Actor
  readonly fields?: ActionFields
  readonly now?: Date
  readonly policy?: OrderPolicy
}

/** The command and context of a step: by the first role of the row, handlers by the unit of the assignment. */
export function prepare(order: Order, step: Step): { command: Command; context: ActContext } {
  const row: ActionRow = actions[step.action]
  const role = row.roles[0] ?? 'system'
  const unitId = order.assignments.find(({ assignmentId }) => assignmentId === step.on)?.unitId
  const actor =
    step.by ?? (role === 'handler' && unitId !== undefined ? actorOf(role, [unitId]) : actorOf(role))
  const fields = { ...fieldsFor(step.action, order, undefined, actor), ...step.fields }
  return {
    command: { action: step.action, assignmentId: step.on, fields },
    context: contextOf(order, actor, step.now, step.policy),
  }
}

/** Takes a legal step; a refusal is a mistake in the test. */
export function take(order: Order, ...steps: readonly Step[]): Order {
  return steps.reduce((before, step) => {
    const { command, context } = prepare(before, step)
    const result = act(before, command, context)
    if (!result.ok) throw new Error(`${step.action}: ${result.code} ${JSON.stringify(result.details)}`)
    return result.value.order
  }, order)
}

/** The code a step is refused with, or 'accepted'. */
export function codeOf(order: Order, step: Step): string {
  const { command, context } = prepare(order, step)
  const result = act(order, command, context)
  return result.ok ? 'accepted' : result.code
}

export function assignment(order: Order, assignmentId: string): Assignment {
  const found = order.assignments.find((candidate) => candidate.assignmentId === assignmentId)
  if (!found) throw new Error(`no assignment ${assignmentId}`)
  return found
}

/** The parts of the units as one line each, in the order they were made. */
export function states(order: Order): readonly string[] {
  return order.assignments.map(({ unitId, role, state }) => `${unitId} ${role} ${state}`)
}

export const withAssisting: Step = {
  action: 'dispatch',
  fields: { unitId: 'u1', assistingUnitIds: ['u2', 'u3'] },
}

/** The common way through, as far as each part: sent to `u1`, signed, fed back, reviewed, called back, closed. */
export const dispatchIt: Step = { action: 'dispatch', fields: { unitId: 'u1' } }
export const signIt: Step = { action: 'sign', on: 'a1' }
export const feedItBack: Step = { action: 'giveFeedback', on: 'a1' }
export const throughAnswer: readonly Step[] = [dispatchIt, signIt, feedItBack]
export const throughReview: readonly Step[] = [...throughAnswer, { action: 'review' }]
export const throughClosing: readonly Step[] = [
  ...throughReview,
  { action: 'recordCallback' },
  { action: 'close' },
]
