/// <reference types="node" />
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../access/roles.ts'
import type { NewEntry } from './act.ts'
import { refusalOf } from './act.ts'
import type { ActionRow } from './actions.ts'
import { actions } from './actions.ts'
import type { AskContext, Command } from './command.ts'
import type { ConditionName } from './conditions.ts'
import { conditions, onFields } from './conditions.ts'
import { assignment, sampleFields } from './life-cycle.test-data.ts'
import type { Assignment, Order } from './order.ts'
import { activeAssignments } from './order.ts'
import { openStates } from './states.ts'

/*
 * What holds of every order after every step, whoever took it. `walk.test.ts` tries to break it.
 */

/** What a button says before the form is filled in agrees with what comes of pressing it. */
export function checkAsking(
  order: Order,
  command: Command,
  context: AskContext,
  code: string | undefined,
): void {
  hold(refusalOf(order, command, context)?.code === code, 'asking and acting agree', command)
  const { action, assignmentId } = command
  const before = refusalOf(order, { action, assignmentId }, context)?.code
  // Only the form can add a reason; and what it lacks is named before a condition that would refuse anyway.
  const byForm = code === 'fieldMissing' || code === 'unitTwice'
  const byFields = code !== undefined && onFields.has(code as ConditionName)
  if (before === undefined)
    hold(code === undefined || byForm || byFields, 'only the form adds a reason', { command, code })
  else if (before in conditions)
    hold(code === before || byForm, 'a condition still refuses', { command, before, code })
  else hold(code === before, 'state, assignment, role and unit refuse first', { command, before, code })
}

export function checkEntry(
  order: Order,
  next: Order,
  command: Command,
  actor: Actor,
  now: Date,
  entry: NewEntry,
): void {
  const row: ActionRow = actions[command.action]
  hold(row.from.includes(order.state), 'the row starts from the state', entry)
  hold(
    entry.action === command.action && entry.at === now && entry.actorId === actor.userId,
    'what, when, who',
    entry,
  )
  hold(entry.fromState === order.state && entry.toState === next.state, 'the entry says where it went', entry)
  const isRight = row.to === 'derived' || entry.toState === (row.to === 'same' ? order.state : row.to)
  hold(isRight, 'the state is the one of the row', entry)
  hold(row.roles.includes(entry.role) && actor.roles.includes(entry.role), 'the role is held and may', entry)
  hold(
    entry.assignmentId === (row.assignment ? command.assignmentId : null),
    'the assignment is named',
    entry,
  )
  hold(isDeepStrictEqual(entry.fields, command.fields), 'the fields are kept as given', entry)
  if (!row.assignment || command.assignmentId === undefined) return
  const before = assignment(order, command.assignmentId)
  const then = assignment(next, command.assignmentId)
  hold(row.assignment.from.includes(before.state), 'the row starts from the assignment’s state', entry)
  hold(then.state === (row.assignment.to ?? before.state), 'and leaves it in the right one', entry)
  hold(entry.unitId === before.unitId, 'the unit is named', entry)
}

/** Nothing is lost: versions, assignments and counters only grow, and the rest of the order stays what it was. */
export function checkGrowth(order: Order, next: Order, command: Command): void {
  hold(next.version === order.version + 1, 'one version for one act', command)
  for (const counter of ['circulations', 'reminders', 'reworks', 'callbacks', 'conferrals'] as const) {
    const more = next.facts[counter] - order.facts[counter]
    hold(more === 0 || more === 1, `${counter} grows by one or not`, command)
  }
  const { leadOrderId, firstSatisfaction } = next.facts
  hold(
    order.facts.firstSatisfaction === null || firstSatisfaction === order.facts.firstSatisfaction,
    'the first rating stays the first',
    next.facts,
  )
  hold(
    leadOrderId === null || leadOrderId === sampleFields.leadOrderId,
    'the lead order is the one named',
    next.facts,
  )
  const fixed = ['orderId', 'orderNo', 'appealKind', 'channelCode', 'deskCode', 'acceptedAt'] as const
  for (const key of fixed) hold(next[key] === order[key], `${key} stays`, command)
  for (const [index, before] of order.assignments.entries()) {
    const then = next.assignments[index]
    const stays = ['assignmentId', 'unitId', 'role', 'parentId', 'dispatchedAt'] as const
    for (const key of stays) hold(then?.[key] === before[key], `${key} of an assignment stays`, command)
    const granted = (then?.extensionsGranted ?? -1) - before.extensionsGranted
    const refused = (then?.returnsRefused ?? -1) - before.returnsRefused
    hold(granted >= 0 && refused >= 0, 'counters of an assignment never go down', command)
    const tried = (then?.contactAttempts ?? -1) - before.contactAttempts
    const isContact = command.action === 'recordContact' && before.assignmentId === command.assignmentId
    hold(tried === (isContact ? 1 : 0), 'every attempt counts, and nothing else does', command)
    const isReached = isContact && before.contactedAt === null && command.fields.isReached !== false
    hold(isReached === (then?.contactedAt !== before.contactedAt), 'the first contact stays', command)
    const mayCorrect = command.action === 'reclassify'
    hold(
      mayCorrect || (next.urgency === order.urgency && next.categoryCode === order.categoryCode),
      'only a correction changes what the order is about',
      command,
    )
    hold(before.state !== 'returned' || then?.state === 'returned', 'returned is final', command)
    // Whoever had the order and has it still, under whatever new assignment, is not given time by that.
    const again = next.assignments
      .slice(order.assignments.length)
      .find(({ unitId }) => unitId === before.unitId)
    const wasAtWork = before.state === 'toSign' || before.state === 'handling'
    hold(
      again === undefined || !wasAtWork || Number(again.handlingDueAt) === Number(before.handlingDueAt),
      'a new assignment of a unit at work keeps its limit',
      command,
    )
  }
}

/** The column `clock` of the table says what happens to the clocks, and nothing else does. */
export function checkClock(order: Order, next: Order, command: Command, now: Date): void {
  const { clock }: ActionRow = actions[command.action]
  hold(
    next.assignments.length > order.assignments.length === (clock === 'startSign'),
    'new units, new clock',
    command,
  )
  for (const [index, before] of order.assignments.entries()) {
    const then = next.assignments[index] ?? before
    const isSame = (key: keyof Assignment) => Number(then[key]) === Number(before[key])
    const isActedOn = before.assignmentId === command.assignmentId
    const isLate = before.fedBackAt !== null && Number(before.fedBackAt) > Number(before.handlingDueAt)
    hold(
      !isLate || clock === 'restartHandling' || isSame('handlingDueAt'),
      'a late answer stays late',
      command,
    )
    const movesDue = clock === 'extend' || clock === 'resume' || clock === 'restartHandling'
    hold(movesDue || isSame('handlingDueAt'), 'due times move only by extension, pause or rework', command)
    const isBack = Number(then.handlingDueAt) < Number(before.handlingDueAt)
    hold(
      !isBack || (clock === 'restartHandling' && isActedOn),
      'a due time moves back only by a new clock',
      command,
    )
    hold(clock === 'resume' || isSame('signDueAt'), 'the sign limit moves only by a pause', command)
    hold(clock === 'pause' || clock === 'resume' || isSame('pausedAt'), 'only suspension pauses', command)
    hold(
      clock === 'stopSign' && isActedOn ? then.signedAt === now : isSame('signedAt'),
      'signed once, now',
      command,
    )
    const mayFeedBack = clock === 'stopHandling' || clock === 'restartHandling'
    hold((mayFeedBack && isActedOn) || isSame('fedBackAt'), 'feedback is of the one acted on', command)
    hold(
      (clock === 'restartHandling' && isActedOn) || isSame('handlingStartedAt'),
      'handling starts anew by rework',
      command,
    )
  }
}

/** What the state of an order says about its assignments. */
export function checkState(order: Order, fedBack: ReadonlySet<string>): void {
  const { state } = order
  const active = activeAssignments(order)
  const leads = active.filter(({ role }) => role === 'lead')
  hold(new Set(active.map(({ unitId }) => unitId)).size === active.length, 'no unit twice', order)
  for (const one of order.assignments) {
    const asks = one.returnRequested || one.extensionRequested !== null
    hold(!asks || one.state === 'toSign' || one.state === 'handling', 'only who works asks', one)
    hold(!one.returnRequested || one.extensionRequested === null, 'one request at a time', one)
    hold(one.role !== 'lead' || one.parentId === null, 'sub-units never lead', one)
    hold(one.state !== 'fedBack' || one.fedBackAt !== null, 'feedback has its time', one)
  }
  // An order withdrawn while suspended keeps the time its clocks stood still at.
  const tellsPause = state !== 'withdrawn' && state !== 'archived'
  const wrong = active.filter(({ pausedAt }) => (pausedAt !== null) !== (state === 'suspended'))
  hold(!tellsPause || wrong.length === 0, 'clocks stand still exactly while suspended', order)
  hold(state !== 'accepted' || active.length === 0, 'nobody has an order that awaits dispatch', order)
  if (state === 'dispatched' || state === 'suspended') {
    hold(leads.length === 1, 'one lead', order)
    hold(
      active.some((one) => one.state === 'toSign' || one.state === 'handling'),
      'somebody can move it on',
      order,
    )
  }
  if (state === 'answered' || state === 'awaitingCallback' || state === 'closed') {
    hold(leads.length === 1 && fedBack.has(leads[0]?.assignmentId ?? ''), 'the lead has fed back', order)
    hold(leads[0]?.fedBackAt !== null, 'the feedback is not one sent back', order)
  }
  hold(state !== 'closed' || order.facts.callbacks > 0, 'a closed order was called back', order)
  hold(!order.facts.isDisputed || !order.facts.isDesignated, 'a decision ends the dispute', order)
  hold(
    order.accusedUnitId === null || active.every(({ unitId }) => unitId !== order.accusedUnitId),
    'the unit complained about has no part',
    order,
  )
  for (const one of active) {
    const parent = order.assignments.find(({ assignmentId }) => assignmentId === one.parentId)
    const isInside = Number(one.handlingDueAt) <= Number(parent?.handlingDueAt ?? Infinity)
    // A new clock of rework begins for the one acted on alone.
    hold(parent === undefined || isInside || order.facts.reworks > 0, 'a limit passed down nests', order)
  }
  hold(
    openStates.includes(state) || active.every((one) => one.state === 'done'),
    'an ended order leaves nothing open',
    order,
  )
  hold(
    state === 'archived' || (order.facts.leadOrderId !== null) === (state === 'merged'),
    'merged names its lead order',
    order,
  )
}

/** As `expect`, which is too slow to be asked a million times. */
function hold(isTrue: boolean, promise: string, seen: unknown): void {
  if (!isTrue) throw new Error(`${promise}: ${JSON.stringify(seen, null, 2)}`)
}
