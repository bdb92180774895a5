import type { Actor, Role } from '../access/roles.ts'
import type { Result } from '../refusal.ts'
import type { ActionName, ActionRow } from './actions.ts'
import type { ActContext, AskContext, Command } from './command.ts'
import type { Assignment, Order } from './order.ts'
import type { ActRefusal, ActRefusalCode } from './refusals.ts'
import { accepted, refused } from '../refusal.ts'
import { actions } from './actions.ts'
import { conditions, onFields } from './conditions.ts'
import { effects } from './effects.ts'
import type { Draft } from './effects.ts'
import { activeAssignments } from './order.ts'
import type { OrderState } from './states.ts'

/** What comes of an action: the order as it is now, and what the log will say. */
export interface Outcome {
  readonly order: Order
  readonly entry: NewEntry
}

/** A log entry before storage gives it its place in the chain. */
export interface NewEntry {
  readonly action: ActionName | 'accept'
  readonly at: Date
  readonly actorId: string
  readonly role: Role
  readonly fromState: OrderState | null
  readonly toState: OrderState
  readonly assignmentId: string | null
  readonly unitId: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * Applies one row of the life-cycle table to an order.
 *
 * Refuses with the first reason that holds, in this order: the state of the order, the assignment and its state, the
 * actor's role and unit, a missing field, the row's conditions. Never changes its arguments.
 */
export function act(order: Order, command: Command, context: ActContext): Result<Outcome, ActRefusalCode> {
  const why = refusalOf(order, command, context) ?? textRefusal(command, context)
  if (why) return why
  const row: ActionRow = actions[command.action]
  const at = order.assignments.findIndex(({ assignmentId }) => assignmentId === command.assignmentId)
  const draft: Draft = {
    state: row.to === 'same' || row.to === 'derived' ? order.state : row.to,
    facts: order.facts,
    assignments: [...order.assignments],
    categoryCode: order.categoryCode,
    urgency: order.urgency,
  }
  const before = order.assignments[at]
  if (row.assignment && before)
    draft.assignments[at] = { ...before, state: row.assignment.to ?? before.state }
  if (row.effect) effects[row.effect]({ draft, order, at, command, context })
  if (draft.state !== order.state) beginStep(draft, context)
  return accepted({
    order: { ...order, ...draft, version: order.version + 1 },
    entry: {
      action: command.action,
      at: context.now,
      actorId: context.actor.userId,
      role: actingRole(context.actor, row),
      fromState: order.state,
      toState: draft.state,
      assignmentId: before?.assignmentId ?? null,
      unitId: before?.unitId ?? command.fields.unitId ?? null,
      fields: { ...command.fields },
    },
  })
}

/**
 * Why the action may not be taken now, or undefined when it may. `fields` may be left out to ask before a form is
 * filled in: buttons are shown disabled with this reason.
 */
export function refusalOf(
  order: Order,
  command: Omit<Command, 'fields'> & { readonly fields?: Command['fields'] },
  context: AskContext,
): ActRefusal | undefined {
  // Not every object's `toString`: the name may come from outside.
  const row: ActionRow | undefined = Object.hasOwn(actions, command.action)
    ? actions[command.action]
    : undefined
  if (!row) return refused('unknownAction', { action: command.action })
  if (!row.from.includes(order.state)) return refused('wrongState', { state: order.state, allowed: row.from })
  const assignment = order.assignments.find(({ assignmentId }) => assignmentId === command.assignmentId)
  if (row.assignment) {
    if (!assignment) return refused('assignmentMissing', { assignmentId: command.assignmentId })
    if (!row.assignment.from.includes(assignment.state))
      return refused('wrongAssignmentState', { state: assignment.state, allowed: row.assignment.from })
  }
  return (
    roleRefusal(row, context.actor, assignment) ??
    fieldRefusal(order, row, command.fields) ??
    conditionRefusal(order, row, command, assignment, context)
  )
}

function roleRefusal(
  row: ActionRow,
  actor: Actor,
  assignment: Assignment | undefined,
): ActRefusal | undefined {
  const held = row.roles.filter((role) => actor.roles.includes(role))
  if (held.length === 0) return refused('roleMayNot', { roles: row.roles })
  const onlyAsHandler = held.every((role) => role === 'handler')
  if (onlyAsHandler && assignment && !actor.unitIds.includes(assignment.unitId))
    return refused('notYourUnit', { unitId: assignment.unitId })
  return undefined
}

function fieldRefusal(
  order: Order,
  row: ActionRow,
  fields: Command['fields'] | undefined,
): ActRefusal | undefined {
  if (!fields) return undefined
  for (const field of row.needs) {
    const value = fields[field]
    if (value === undefined || value === '') return refused('fieldMissing', { field })
  }
  const units = [fields.unitId, ...(fields.assistingUnitIds ?? [])].filter((unitId) => unitId !== undefined)
  // A unit that is done still has the order: rework may open its assignment again.
  const busy = activeAssignments(order)
  const taken = row.replacesUnits ? [] : busy
  const twice = units.find(
    (unitId, index) =>
      units.indexOf(unitId) !== index || taken.some((assignment) => assignment.unitId === unitId),
  )
  return twice === undefined ? undefined : refused('unitTwice', { unitId: twice })
}

function conditionRefusal(
  order: Order,
  row: ActionRow,
  command: Omit<Command, 'fields'> & { readonly fields?: Command['fields'] },
  assignment: Assignment | undefined,
  context: AskContext,
): ActRefusal | undefined {
  for (const name of row.conditions ?? []) {
    // Conditions on fields wait until there are fields to look at.
    if (!command.fields && onFields.has(name)) continue
    const situation = { order, assignment, command: { ...command, fields: command.fields ?? {} }, context }
    if (!conditions[name](situation)) return refused(name)
  }
  return undefined
}

function textRefusal(command: Command, context: ActContext): ActRefusal | undefined {
  const row: ActionRow = actions[command.action]
  for (const field of row.checksText ?? []) {
    const text = command.fields[field]
    if (typeof text !== 'string') continue
    const problems = context.textProblems(field, text)
    if (problems.length === 0) continue
    const said = { zh: problems.map(({ zh }) => zh).join('；'), en: problems.map(({ en }) => en).join('; ') }
    return refused('textRefused', { field, problems: said })
  }
  return undefined
}

/** With a new state another step of the centre begins: nobody has taken it, and its own clock runs. */
function beginStep(draft: Draft, { now, timing }: ActContext): void {
  const stepDueAt =
    draft.state === 'answered'
      ? timing.reviewDueAt(now)
      : draft.state === 'awaitingCallback'
        ? timing.callbackDueAt(now)
        : null
  draft.facts = { ...draft.facts, takenBy: null, stepDueAt }
}

function actingRole(actor: Actor, row: ActionRow): Role {
  const role = row.roles.find((candidate) => actor.roles.includes(candidate))
  if (!role) throw new Error('an action was taken by nobody who may')
  return role
}
