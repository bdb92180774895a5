import type { ActContext, Command } from './command.ts'
import type { Assignment, Order, OrderFacts } from './order.ts'
import type { OrderState } from './states.ts'
import { activeAssignments } from './order.ts'

/** What an effect works on: the order as it will be. Effects change the draft and nothing else. */
export interface Draft {
  state: OrderState
  facts: OrderFacts
  assignments: Assignment[]
}

export interface EffectInput {
  readonly draft: Draft
  readonly order: Order
  /** Index in `draft.assignments` of the assignment acted on, -1 when the row acts on the order. */
  readonly at: number
  readonly command: Command
  readonly context: ActContext
}

type Effect = (input: EffectInput) => void

export const effects = {
  assign: (input) => {
    const { fields } = input.command
    if (input.order.assignments.length > 0) count(input, 'circulations')
    addAssignment(input, required(fields.unitId), 'lead', null)
    for (const unitId of fields.assistingUnitIds ?? []) addAssignment(input, unitId, 'assisting', null)
  },
  reassign: (input) => {
    const before = current(input)
    change(input, { returnRequested: false, extensionRequested: null })
    returnSubUnits(input, before.assignmentId)
    count(input, 'circulations')
    addAssignment(input, required(input.command.fields.unitId), before.role, before.parentId)
  },
  passDown: (input) => {
    addAssignment(input, required(input.command.fields.unitId), 'assisting', current(input).assignmentId)
  },
  sign: (input) => {
    const { now, actor } = input.context
    change(input, { signedAt: now, ...(actor.roles.includes('system') ? {} : { handledBy: actor.userId }) })
  },
  requestReturn: (input) => change(input, { returnRequested: true }),
  refuseReturn: (input) =>
    change(input, { returnRequested: false, returnsRefused: current(input).returnsRefused + 1 }),
  approveReturn: (input) => {
    change(input, { returnRequested: false })
    returnSubUnits(input, current(input).assignmentId)
    const leads = input.draft.assignments.filter((a) => a.role === 'lead' && a.state !== 'returned')
    // Without a lead nobody answers for the order: it goes back to the dispatcher, assisting units with it.
    if (leads.length === 0) {
      input.draft.assignments = input.draft.assignments.map(returned)
      input.draft.state = 'accepted'
    } else settleState(input)
  },
  requestExtension: (input) =>
    change(input, { extensionRequested: required(input.command.fields.workingDays) }),
  refuseExtension: (input) => change(input, { extensionRequested: null }),
  grantExtension: (input) => {
    const { handlingDueAt, extensionRequested, extensionsGranted } = current(input)
    change(input, {
      extensionRequested: null,
      extensionsGranted: extensionsGranted + 1,
      handlingDueAt: input.context.timing.extendedDueAt(
        required(handlingDueAt),
        required(extensionRequested),
      ),
    })
  },
  recordContact: (input) => change(input, { contactedAt: current(input).contactedAt ?? input.context.now }),
  giveFeedback: (input) => {
    change(input, { fedBackAt: input.context.now, handledBy: input.context.actor.userId })
    settleState(input)
  },
  rework: (input) => {
    const { now, timing } = input.context
    count(input, 'reworks')
    for (const [index, assignment] of input.draft.assignments.entries()) {
      if (index !== input.at) continue
      input.draft.assignments[index] = {
        ...assignment,
        fedBackAt: null,
        handlingStartedAt: now,
        handlingDueAt: timing.handlingDueAt(now),
      }
    }
  },
  recordCallback: (input) => count(input, 'callbacks'),
  finishAssignments: (input) => {
    input.draft.assignments = input.draft.assignments.map((assignment) =>
      assignment.state === 'returned'
        ? assignment
        : { ...assignment, state: 'done', returnRequested: false, extensionRequested: null },
    )
  },
  merge: (input) => {
    effects.finishAssignments(input)
    setFact(input, { leadOrderId: required(input.command.fields.leadOrderId) })
  },
  pause: (input) => changeAll(input, (assignment) => ({ ...assignment, pausedAt: input.context.now })),
  resume: (input) =>
    changeAll(input, (assignment) => {
      const { pausedAt, handlingDueAt, signDueAt } = assignment
      if (pausedAt === null) return assignment
      const moved = (due: Date | null) =>
        due === null ? null : input.context.timing.resumedDueAt(due, pausedAt, input.context.now)
      return {
        ...assignment,
        pausedAt: null,
        handlingDueAt: moved(handlingDueAt),
        signDueAt: assignment.state === 'toSign' ? moved(signDueAt) : signDueAt,
      }
    }),
  remind: (input) => count(input, 'reminders'),
  supervise: (input) => setFact(input, { isSupervised: true }),
  liftSupervision: (input) => setFact(input, { isSupervised: false }),
  markHardCase: (input) => setFact(input, { isHardCase: true }),
  releaseHardCase: (input) => setFact(input, { isHardCase: false }),
} as const satisfies Record<string, Effect>

export type EffectName = keyof typeof effects

function addAssignment(
  input: EffectInput,
  unitId: string,
  role: Assignment['role'],
  parentId: string | null,
): void {
  const { now, newId, timing } = input.context
  const parent = input.order.assignments.find((assignment) => assignment.assignmentId === parentId)
  const due = timing.handlingDueAt(now)
  input.draft.assignments.push({
    assignmentId: newId(),
    unitId,
    role,
    parentId,
    state: 'toSign',
    dispatchedAt: now,
    signDueAt: timing.signDueAt(now),
    signedAt: null,
    // The clock of handling starts at dispatch, so that nobody gains time by not signing (domain A4).
    handlingStartedAt: now,
    // A limit passed down nests in the one it came from (domain A3).
    handlingDueAt: parent?.handlingDueAt && parent.handlingDueAt < due ? parent.handlingDueAt : due,
    pausedAt: null,
    contactedAt: null,
    fedBackAt: null,
    handledBy: null,
    returnRequested: false,
    extensionRequested: null,
    extensionsGranted: 0,
    returnsRefused: 0,
  })
}

/**
 * The order is answered when every lead has fed back; otherwise it is still with the units. A lead that is done has
 * fed back before: the rework of a closed order may concern an assisting unit only.
 */
function settleState(input: EffectInput): void {
  const leads = activeAssignments({ ...input.order, assignments: input.draft.assignments }).filter(
    (assignment) => assignment.role === 'lead',
  )
  const hasAnswered = leads.every(({ state }) => state === 'fedBack' || state === 'done')
  input.draft.state = hasAnswered ? 'answered' : 'dispatched'
}

function returnSubUnits(input: EffectInput, parentId: string): void {
  for (const [index, assignment] of input.draft.assignments.entries()) {
    if (assignment.parentId !== parentId || assignment.state === 'returned') continue
    input.draft.assignments[index] = returned(assignment)
    returnSubUnits(input, assignment.assignmentId)
  }
}

/** What was asked for and not decided lapses with the assignment. */
function returned(assignment: Assignment): Assignment {
  return { ...assignment, state: 'returned', returnRequested: false, extensionRequested: null }
}

function current(input: EffectInput): Assignment {
  return required(input.draft.assignments[input.at])
}

function change(input: EffectInput, patch: Partial<Assignment>): void {
  input.draft.assignments[input.at] = { ...current(input), ...patch }
}

function changeAll(input: EffectInput, patch: (assignment: Assignment) => Assignment): void {
  input.draft.assignments = input.draft.assignments.map((assignment) =>
    assignment.state === 'returned' ? assignment : patch(assignment),
  )
}

function setFact(input: EffectInput, patch: Partial<OrderFacts>): void {
  input.draft.facts = { ...input.draft.facts, ...patch }
}

function count(input: EffectInput, fact: 'circulations' | 'reminders' | 'reworks' | 'callbacks'): void {
  setFact(input, { [fact]: input.draft.facts[fact] + 1 })
}

/** `act` has checked the fields a row needs; a missing one here is a defect of the table. */
function required<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined)
    throw new Error('a value the life-cycle table promises is missing')
  return value
}
