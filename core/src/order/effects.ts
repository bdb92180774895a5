import type { ActContext, Command } from './command.ts'
import type { Urgency } from '../appeal/appeal.ts'
import { nextColour } from '../supervision/supervision.ts'
import type { Assignment, Order, OrderFacts } from './order.ts'
import type { OrderState } from './states.ts'
import { activeAssignments, leadsReturned, noRound } from './order.ts'

/* Over 300 lines, for it is the one list of what actions do to an order, an entry each, read beside `actions.ts`. */

/** What an effect works on: the order as it will be. Effects change the draft and nothing else. */
export interface Draft {
  state: OrderState
  facts: OrderFacts
  assignments: Assignment[]
  categoryCode: string
  urgency: Urgency
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
    // What was decided was decided of the unit before.
    if (before.role === 'lead') setFact(input, { isDesignated: false })
    addAssignment(input, required(input.command.fields.unitId), before.role, before.parentId)
  },
  designate: (input) => {
    const { fields } = input.command
    const before = leadOf(input)?.unitId
    input.draft.assignments = input.draft.assignments.map(returned)
    if (before !== undefined && before !== fields.unitId) count(input, 'circulations')
    designateOne(input, required(fields.unitId), 'lead')
    for (const unitId of fields.assistingUnitIds ?? []) designateOne(input, unitId, 'assisting')
    setFact(input, { isDesignated: true, isDisputed: false, suspensionRequested: false })
  },
  confer: (input) => count(input, 'conferrals'),
  raiseDispute: (input) => setFact(input, { isDisputed: true }),
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
      const { disputeAfter } = input.context.policy.returns
      const isDisputed = disputeAfter !== null && leadsReturned(input.draft.assignments) >= disputeAfter
      setFact(input, { isDisputed: isDisputed || input.draft.facts.isDisputed, suspensionRequested: false })
    } else settleState(input)
  },
  requestExtension: (input) =>
    change(input, { extensionRequested: required(input.command.fields.workingDays) }),
  refuseExtension: (input) => change(input, { extensionRequested: null }),
  grantExtension: (input) => {
    const { handlingDueAt, extensionRequested, extensionsGranted, parentId } = current(input)
    const due = input.context.timing.extendedDueAt(required(handlingDueAt), required(extensionRequested))
    change(input, {
      extensionRequested: null,
      extensionsGranted: extensionsGranted + 1,
      handlingDueAt: nested(input, parentId, due, required(handlingDueAt)),
    })
  },
  recordContact: (input) => {
    const { contactedAt, contactAttempts } = current(input)
    // Records of before the question was asked do not say; they are of appellants who were reached.
    const isReached = input.command.fields.isReached !== false
    change(input, {
      contactedAt: contactedAt ?? (isReached ? input.context.now : null),
      contactAttempts: contactAttempts + 1,
    })
  },
  giveFeedback: (input) => {
    change(input, { fedBackAt: input.context.now, handledBy: input.context.actor.userId })
    setFact(input, { round: noRound, firstReviewBy: null })
    settleState(input)
  },
  rework: (input) => {
    const { now, timing } = input.context
    count(input, 'reworks')
    setFact(input, { round: noRound, firstReviewBy: null })
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
  reviewFirst: (input) => setFact(input, { firstReviewBy: input.context.actor.userId }),
  recordCallback: (input) => {
    const { isReached = false, isResolved, satisfaction = 'unrated', method } = input.command.fields
    count(input, 'callbacks')
    const { facts } = input.draft
    const isRated = satisfaction !== 'unrated'
    setFact(input, {
      firstSatisfaction: facts.firstSatisfaction ?? (isRated ? satisfaction : null),
      finalSatisfaction: isRated ? satisfaction : facts.finalSatisfaction,
    })
    // A sample of closed orders asks again; it is no part of the round that closed the order.
    if (method === 'spotCheck') return
    setFact(input, {
      round: {
        attempts: facts.round.attempts + 1,
        lastAttemptAt: input.context.now,
        isReached: facts.round.isReached || isReached,
        isAgainst: isReached
          ? satisfaction === 'dissatisfied' || isResolved === false
          : facts.round.isAgainst,
      },
    })
  },
  markUnreasonable: (input) => setFact(input, { isUnreasonable: true }),
  finishAssignments: (input) => {
    input.draft.assignments = input.draft.assignments.map((assignment) =>
      assignment.state === 'returned'
        ? assignment
        : { ...assignment, state: 'done', returnRequested: false, extensionRequested: null },
    )
  },
  endEarly: (input) => setFact(input, { endedBy: input.context.actor.userId }),
  markNuisance: (input) => {
    effects.endEarly(input)
    setFact(input, { isNuisance: true })
  },
  withdraw: (input) => {
    effects.finishAssignments(input)
    effects.endEarly(input)
  },
  confirmEnd: (input) => setFact(input, { isEndConfirmed: true }),
  /** Back at the dispatcher's, as if no unit had it; what was counted stays counted. */
  restore: (input) => {
    input.draft.assignments = input.draft.assignments.map(returned)
    setFact(input, {
      endedBy: null,
      isEndConfirmed: false,
      isNuisance: false,
      leadOrderId: null,
      isDesignated: false,
      // Asked for by, or decided for, units that have the order no more.
      suspensionRequested: false,
      reviewOn: null,
    })
  },
  reclassify: (input) => {
    const { categoryCode, urgency } = input.command.fields
    input.draft.categoryCode = required(categoryCode)
    input.draft.urgency = urgency ?? input.draft.urgency
  },
  take: (input) => setFact(input, { takenBy: input.context.actor.userId }),
  handOver: (input) => setFact(input, { takenBy: required(input.command.fields.userId) }),
  letGo: (input) => setFact(input, { takenBy: null }),
  merge: (input) => {
    effects.finishAssignments(input)
    setFact(input, { leadOrderId: required(input.command.fields.leadOrderId) })
  },
  requestSuspension: (input) => setFact(input, { suspensionRequested: true }),
  refuseSuspension: (input) => setFact(input, { suspensionRequested: false }),
  pause: (input) => {
    setFact(input, { suspensionRequested: false, reviewOn: required(input.command.fields.reviewOn) })
    changeAll(input, (assignment) => ({ ...assignment, pausedAt: input.context.now }))
  },
  resume: (input) => {
    setFact(input, { reviewOn: null })
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
    })
  },
  remind: (input) => count(input, 'reminders'),
  supervise: (input) =>
    setFact(input, { supervision: { colour: 'blue', replyDueAt: replyDueAt(input), isAnswered: false } }),
  escalateSupervision: (input) => {
    const { colour } = required(input.draft.facts.supervision)
    setFact(input, {
      supervision: { colour: nextColour(colour), replyDueAt: replyDueAt(input), isAnswered: false },
    })
  },
  replySupervision: (input) =>
    setFact(input, { supervision: { ...required(input.draft.facts.supervision), isAnswered: true } }),
  liftSupervision: (input) => setFact(input, { supervision: null }),
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
  const { windowWorkingDays } = input.context.policy.returns
  input.draft.assignments.push({
    assignmentId: newId(),
    unitId,
    role,
    parentId,
    state: 'toSign',
    dispatchedAt: now,
    dispatchedBy: input.context.actor.userId,
    signDueAt: timing.signDueAt(now),
    signedAt: null,
    // The clock of handling starts at dispatch, so that nobody gains time by not signing (domain A4).
    handlingStartedAt: now,
    handlingDueAt: nested(input, parentId, timing.handlingDueAt(now)),
    returnUntil: windowWorkingDays === null ? null : timing.workingDaysLater(now, windowWorkingDays),
    contactDueAt: timing.contactDueAt(now),
    pausedAt: null,
    contactedAt: null,
    contactAttempts: 0,
    fedBackAt: null,
    handledBy: null,
    returnRequested: false,
    extensionRequested: null,
    extensionsGranted: 0,
    returnsRefused: 0,
  })
}

/**
 * A unit that has the order when it is designated goes on with the clock it has (首接负责, domain A4): disputing what was
 * refused must not be rewarded with a new limit. Whoever has fed back begins anew, as after rework.
 */
function designateOne(input: EffectInput, unitId: string, role: Assignment['role']): void {
  addAssignment(input, unitId, role, null)
  const held = activeAssignments(input.order).find((one) => one.unitId === unitId)
  if (held === undefined || held.fedBackAt !== null) return
  const { handlingStartedAt, handlingDueAt, contactDueAt, contactedAt, extensionsGranted } = held
  const made = input.draft.assignments.length - 1
  input.draft.assignments[made] = {
    ...required(input.draft.assignments[made]),
    handlingStartedAt,
    handlingDueAt,
    contactDueAt,
    contactedAt,
    extensionsGranted,
  }
}

/** A limit passed down nests in the one it came from (domain A3): never later than it, nor earlier than it was. */
function nested(input: EffectInput, parentId: string | null, due: Date, atLeast?: Date): Date {
  const parent = input.order.assignments.find((assignment) => assignment.assignmentId === parentId)
  const inside = parent?.handlingDueAt && parent.handlingDueAt < due ? parent.handlingDueAt : due
  return atLeast && inside < atLeast ? atLeast : inside
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

function leadOf(input: EffectInput): Assignment | undefined {
  return input.order.assignments.find(
    ({ role, state, parentId }) => role === 'lead' && state !== 'returned' && parentId === null,
  )
}

function replyDueAt({ command, context }: EffectInput): Date {
  const days = command.fields.workingDays ?? context.policy.supervision.replyWorkingDays
  return context.timing.workingDaysLater(context.now, days)
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

function count(
  input: EffectInput,
  fact: 'circulations' | 'reminders' | 'reworks' | 'callbacks' | 'conferrals',
): void {
  setFact(input, { [fact]: input.draft.facts[fact] + 1 })
}

/** `act` has checked the fields a row needs; a missing one here is a defect of the table. */
function required<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined)
    throw new Error('a value the life-cycle table promises is missing')
  return value
}
