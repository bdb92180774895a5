import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Actor } from '../access/roles.ts'
import { roles } from '../access/roles.ts'
import { callbackMethods, satisfactions } from '../callback/callback.ts'
import { act, refusalOf } from './act.ts'
import type { ActionName, ActionRow } from './actions.ts'
import { actionNames, actions } from './actions.ts'
import type { Command } from './command.ts'
import { conditions } from './conditions.ts'
import {
  actorOf,
  after,
  contextOf,
  fieldsFor,
  hour,
  newOrder,
  startAt,
  strictPolicy,
} from './life-cycle.test-data.ts'
import type { OrderPolicy } from './policy.ts'
import { openPolicy } from './policy.ts'
import type { Order } from './order.ts'
import { checkAsking, checkClock, checkEntry, checkGrowth, checkState } from './promises.test-data.ts'

/*
 * Orders on random walks through the life cycle: whatever anybody tries, in whatever order, these things hold after
 * each step. The seed is fixed; the last test makes sure the walks have been everywhere.
 */
const stepsInWalk = 80
const walks = 1500
const units = ['u1', 'u2', 'u3', 'u11', 'u12']
/** How often an action is tried that is possible, else 10: ends and detours seldom, or few orders would be closed. */
const weights: Partial<Record<ActionName, number>> = {
  answerAtDesk: 1,
  decline: 1,
  markInvalid: 1,
  withdraw: 1,
  voidOrder: 1,
  merge: 1,
  archive: 2,
  redispatch: 2,
  suspend: 2,
  remind: 2,
  supervise: 2,
  liftSupervision: 2,
  markHardCase: 3,
  markNuisance: 1,
  restore: 6,
  confirmEnd: 2,
  reclassify: 2,
  addNote: 1,
  take: 2,
  handOver: 2,
  letGo: 2,
  confer: 4,
  designate: 8,
  approveReturn: 20,
  markUnreasonable: 1,
  requestSuspension: 3,
  review: 20,
  releaseHardCase: 2,
  signBySystem: 2,
  sign: 20,
  recordContact: 20,
  requestExtension: 16,
  grantExtension: 30,
  raiseDispute: 20,
  refuseReturn: 20,
  passDown: 4,
  giveFeedback: 20,
  recordCallback: 40,
  rework: 4,
}

interface Choice {
  readonly pick: number
  readonly by: 'possible' | 'heldBack' | 'any'
  readonly actor: number
  readonly unit: string
  readonly assisting: readonly string[]
  readonly hours: number
  readonly method: (typeof callbackMethods)[number]
  readonly isReached: boolean
  readonly satisfaction: (typeof satisfactions)[number]
  readonly leadOrderId: string
  readonly leavesOut: boolean
  readonly workingDays: number
  readonly givesBasis: boolean
  /** With a new order, when the one before is in the archive. */
  readonly startsAnew: boolean
  /** Instead of what fits, whatever came up. */
  readonly triesMethod: boolean
  readonly triesRating: boolean
}

const choices: fc.Arbitrary<Choice> = fc.record({
  pick: fc.nat(9999),
  by: fc.constantFrom('possible', 'possible', 'possible', 'possible', 'heldBack', 'any'),
  actor: fc.nat(9999),
  unit: fc.constantFrom(...units),
  assisting: fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...units), { maxLength: 3 })),
  hours: fc.oneof({ weight: 6, arbitrary: fc.nat(8) }, { weight: 1, arbitrary: fc.nat(300) }),
  method: fc.constantFrom(...callbackMethods),
  isReached: fc.boolean(),
  satisfaction: fc.constantFrom(...satisfactions),
  leadOrderId: fc.constantFrom('other-order', 'other-order', 'o1'),
  startsAnew: fc.boolean(),
  triesMethod: fc.nat(3).map((number) => number === 0),
  triesRating: fc.boolean(),
  workingDays: fc.integer({ min: 1, max: 14 }),
  givesBasis: fc.boolean(),
  leavesOut: fc.nat(11).map((number) => number === 0),
})

const acceptedCount = new Map<ActionName, number>()
const refusalCount = new Map<string, number>()
let walked = 0

it('keeps what the house promises on every walk', () => {
  fc.assert(
    fc.property(
      fc.array(choices, { minLength: stepsInWalk, maxLength: stepsInWalk, size: 'max' }),
      fc.constantFrom(openPolicy, strictPolicy),
      walk,
    ),
    { numRuns: walks, seed: 20_231_009 },
  )
  expect(walked).toBe(walks)
  // Takes 4 seconds on a machine that does nothing else.
}, 60_000)

it('has taken every action and met every refusal on the way', () => {
  expect(actionNames.filter((action) => !acceptedCount.has(action))).toEqual([])
  const expected = [
    'wrongState',
    'wrongAssignmentState',
    'assignmentMissing',
    'roleMayNot',
    'notYourUnit',
    'fieldMissing',
    'unitTwice',
  ]
  expect([...expected, ...Object.keys(conditions)].filter((code) => !refusalCount.has(code))).toEqual([])
})

function walk(path: readonly Choice[], policy: OrderPolicy): void {
  const begin = () => deepFreeze(newOrder({ accusedUnitId: 'u3', categoryCode: 'road' }))
  let order = begin()
  let now = startAt
  const fedBack = new Set<string>()
  for (const choice of path) {
    now = after(now, choice.hours * hour)
    if (order.state === 'archived' && choice.startsAnew) {
      order = begin()
      fedBack.clear()
    }
    const { command, actor } = attempt(order, choice, now, policy)
    const context = contextOf(order, actor, now, policy)
    const result = act(order, deepFreeze(command), context)
    checkAsking(order, command, context, result.ok ? undefined : result.code)
    if (!result.ok) {
      refusalCount.set(result.code, (refusalCount.get(result.code) ?? 0) + 1)
      continue
    }
    acceptedCount.set(command.action, (acceptedCount.get(command.action) ?? 0) + 1)
    if (command.action === 'giveFeedback') fedBack.add(command.assignmentId ?? '')
    const next = deepFreeze(result.value.order)
    checkEntry(order, next, command, actor, now, result.value.entry)
    checkGrowth(order, next, command)
    checkClock(order, next, command, now)
    checkState(next, fedBack)
    order = next
  }
  walked += 1
}

/** Somebody with every post in every unit: what they may not do, nobody may. */
const everybody: Actor = { userId: 'everybody', roles, unitIds: units }
/** But for what nobody of the unit itself may decide. */
const nobodysUnit: Actor = { ...everybody, unitIds: [] }

/** A plausible command mostly, an arbitrary one sometimes. */
function attempt(
  order: Order,
  choice: Choice,
  now: Date,
  policy: OrderPolicy,
): { command: Command; actor: Actor } {
  const all = actionNames.flatMap((action) => {
    const isOnAssignment = 'assignment' in actions[action]
    return (isOnAssignment ? [undefined, ...order.assignments] : [undefined]).map((on) => ({ action, on }))
  })
  const weighted = all
    .filter(({ action, on }) => {
      const ask = (actor: Actor) =>
        refusalOf(order, { action, assignmentId: on?.assignmentId }, { actor, now, policy })?.code
      const code = ask(everybody) === 'decidedAbove' ? ask(nobodysUnit) : ask(everybody)
      return choice.by === 'possible' ? code === undefined : code !== undefined && code in conditions
    })
    .flatMap((one) => Array<typeof one>(weights[one.action] ?? 10).fill(one))
  const { action, on } = pickFrom(choice.by === 'any' || weighted.length === 0 ? all : weighted, choice.pick)
  const row: ActionRow = actions[action]
  const role = choice.by === 'any' ? pickFrom(roles, choice.actor) : pickFrom(row.roles, choice.actor)
  const unitId = choice.actor % 5 === 0 ? choice.unit : (on?.unitId ?? choice.unit)
  const handles = role === 'handler'
  // Now and then somebody holds two posts: only so can a call-back be made by the one who handled the matter.
  const alsoHandler = !handles && choice.actor % 4 === 0
  const actor: Actor =
    handles || alsoHandler
      ? { userId: `of ${unitId}`, roles: alsoHandler ? [role, 'handler'] : [role], unitIds: [unitId] }
      : actorOf(role)
  const fields = {
    ...fieldsFor(action, order, choice.unit, actor),
    ...(row.takes?.includes('assistingUnitIds') ? { assistingUnitIds: choice.assisting } : {}),
    ...(row.needs.includes('method') && choice.triesMethod ? { method: choice.method } : {}),
    ...(row.needs.includes('isReached') && choice.triesRating
      ? { isReached: choice.isReached, satisfaction: choice.satisfaction }
      : {}),
    ...(row.takes?.includes('isReached') && choice.triesRating ? { isReached: choice.isReached } : {}),
    ...(row.needs.includes('workingDays') ? { workingDays: choice.workingDays } : {}),
    ...(row.takes?.includes('legalBasis') && choice.givesBasis ? { legalBasis: '派单目录' } : {}),
    ...(row.needs.includes('leadOrderId') ? { leadOrderId: choice.leadOrderId } : {}),
    ...(choice.leavesOut && row.needs[0] !== undefined ? { [row.needs[0]]: undefined } : {}),
  }
  return { command: { action, assignmentId: row.assignment && on?.assignmentId, fields }, actor }
}

function pickFrom<Item>(items: readonly Item[], number: number): Item {
  const [item] = items.slice(number % items.length)
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** `act` never changes its arguments: a frozen order throws when somebody tries. */
function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
