/// <reference types="node" />
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Actor } from '../access/roles.ts'
import { roles } from '../access/roles.ts'
import { act } from './act.ts'
import type { ActionName, ActionRow } from './actions.ts'
import { actionNames, actions } from './actions.ts'
import type { Step } from './life-cycle.test-data.ts'
import {
  actorOf,
  after,
  contextOf,
  day,
  dispatchIt,
  feedItBack,
  fieldsFor,
  newOrder,
  signIt,
  startAt,
  take,
} from './life-cycle.test-data.ts'
import { throughAnswer, throughClosing, throughReview } from './life-cycle.test-data.ts'
import type { Order } from './order.ts'
import { orderStates } from './states.ts'

/*
 * The table spread out: who may do what in every situation an order can be in, and why the others may not. A change
 * of the table shows here as changed lines, which a reviewer can read without knowing the code.
 */
interface Situation {
  readonly steps: readonly Step[]
  /** The assignment acted on; its unit is `u1` unless the handler says otherwise. */
  readonly on?: string
  readonly handlerOf?: string
  /** Somebody of the unit above: its own unit and the one acted on. */
  readonly superiorOf?: readonly string[]
  readonly now?: Date
}

const withAssisting: Step = { action: 'dispatch', fields: { unitId: 'u1', assistingUnitIds: ['u2'] } }
const closedWithAssisting: readonly Step[] = [
  withAssisting,
  signIt,
  { action: 'sign', on: 'a2' },
  { action: 'giveFeedback', on: 'a2' },
  feedItBack,
  { action: 'review' },
  { action: 'recordCallback' },
  { action: 'close' },
]

const inDispute: readonly Step[] = [
  dispatchIt,
  { action: 'requestReturn', on: 'a1' },
  { action: 'refuseReturn', on: 'a1' },
  { action: 'raiseDispute', on: 'a1' },
]

const situations: Readonly<Record<string, Situation>> = {
  accepted: { steps: [] },
  'accepted, taken': { steps: [{ action: 'take' }] },
  'accepted, hard case': { steps: [{ action: 'markHardCase' }] },
  'accepted again/returned': {
    steps: [dispatchIt, { action: 'requestReturn', on: 'a1' }, { action: 'approveReturn', on: 'a1' }],
    on: 'a1',
  },
  'dispatched/toSign': { steps: [dispatchIt], on: 'a1' },
  'dispatched/toSign, sign overdue': { steps: [dispatchIt], on: 'a1', now: after(startAt, 2 * day) },
  'dispatched/toSign, return requested': {
    steps: [dispatchIt, { action: 'requestReturn', on: 'a1' }],
    on: 'a1',
  },
  'dispatched/handling': { steps: [dispatchIt, signIt], on: 'a1' },
  'dispatched/handling, overdue': { steps: [dispatchIt, signIt], on: 'a1', now: after(startAt, 11 * day) },
  'dispatched/handling, return requested': {
    steps: [dispatchIt, signIt, { action: 'requestReturn', on: 'a1' }],
    on: 'a1',
  },
  'dispatched/handling, extension requested': {
    steps: [dispatchIt, signIt, { action: 'requestExtension', on: 'a1' }],
    on: 'a1',
  },
  'dispatched/handling, passed down': {
    steps: [dispatchIt, signIt, { action: 'passDown', on: 'a1', fields: { unitId: 'u11' } }],
    on: 'a1',
  },
  'dispatched/toSign, return refused': {
    steps: [dispatchIt, { action: 'requestReturn', on: 'a1' }, { action: 'refuseReturn', on: 'a1' }],
    on: 'a1',
  },
  'dispatched/toSign, in dispute': { steps: inDispute, on: 'a1' },
  'dispatched/toSign, in dispute and conferred': { steps: [...inDispute, { action: 'confer' }], on: 'a1' },
  'dispatched/toSign, designated': {
    steps: [...inDispute, { action: 'confer' }, { action: 'designate', fields: { unitId: 'u1' } }],
    on: 'a2',
  },
  'dispatched/handling, suspension requested': {
    steps: [dispatchIt, signIt, { action: 'requestSuspension', on: 'a1' }],
    on: 'a1',
  },
  'dispatched/handling, of a sub-unit that asks': {
    steps: [
      dispatchIt,
      signIt,
      { action: 'passDown', on: 'a1', fields: { unitId: 'u11' } },
      { action: 'sign', on: 'a2' },
      { action: 'requestExtension', on: 'a2' },
    ],
    on: 'a2',
    handlerOf: 'u11',
    superiorOf: ['u1', 'u11'],
  },
  'dispatched/handling, supervised, answered': {
    steps: [dispatchIt, signIt, { action: 'supervise' }, { action: 'replySupervision', on: 'a1' }],
    on: 'a1',
  },
  'dispatched/handling, supervised': { steps: [dispatchIt, signIt, { action: 'supervise' }], on: 'a1' },
  'dispatched/fedBack, assisting unit reworks': {
    steps: [
      withAssisting,
      signIt,
      { action: 'sign', on: 'a2' },
      { action: 'giveFeedback', on: 'a2' },
      feedItBack,
      { action: 'rework', on: 'a2' },
    ],
    on: 'a1',
  },
  'dispatched/done, assisting unit reworks': {
    steps: [...closedWithAssisting, { action: 'rework', on: 'a2' }],
    on: 'a1',
  },
  'dispatched/returned, redispatched': {
    steps: [dispatchIt, { action: 'redispatch', on: 'a1', fields: { unitId: 'u3' } }],
    on: 'a1',
  },
  'answered/fedBack': { steps: throughAnswer, on: 'a1' },
  'answered/handling, assisting unit not done': {
    steps: [withAssisting, signIt, { action: 'sign', on: 'a2' }, feedItBack],
    on: 'a2',
    handlerOf: 'u2',
  },
  'awaitingCallback/fedBack': { steps: throughReview, on: 'a1' },
  'awaitingCallback/fedBack, called back': {
    steps: [...throughReview, { action: 'recordCallback' }],
    on: 'a1',
  },
  'awaitingCallback/fedBack, dissatisfied': {
    steps: [...throughReview, { action: 'recordCallback', fields: { satisfaction: 'dissatisfied' } }],
    on: 'a1',
  },
  'closed/done': { steps: throughClosing, on: 'a1' },
  'suspended/toSign': { steps: [dispatchIt, { action: 'suspend' }], on: 'a1' },
  'suspended/handling': { steps: [dispatchIt, signIt, { action: 'suspend' }], on: 'a1' },
  'suspended/handling, supervised hard case': {
    steps: [dispatchIt, signIt, { action: 'supervise' }, { action: 'markHardCase' }, { action: 'suspend' }],
    on: 'a1',
  },
  answeredAtDesk: { steps: [{ action: 'answerAtDesk' }] },
  declined: { steps: [{ action: 'decline' }] },
  invalid: { steps: [{ action: 'markInvalid' }] },
  'invalid, nuisance, confirmed': { steps: [{ action: 'markNuisance' }, { action: 'confirmEnd' }] },
  'invalid/done, voided': { steps: [dispatchIt, { action: 'voidOrder' }], on: 'a1' },
  withdrawn: { steps: [{ action: 'withdraw' }] },
  'withdrawn/done': { steps: [dispatchIt, { action: 'withdraw' }], on: 'a1' },
  merged: { steps: [{ action: 'merge' }] },
  'merged/done': { steps: [dispatchIt, { action: 'merge' }], on: 'a1' },
  'archived/done': { steps: [...throughClosing, { action: 'archive' }], on: 'a1' },
}

/** Each role once, the handler twice: of the unit acted on, and of another. */
function peopleFor({ handlerOf = 'u1', superiorOf }: Situation): readonly { name: string; actor: Actor }[] {
  return [
    ...roles.map((role) => ({
      name: role as string,
      actor: role === 'handler' ? actorOf(role, [handlerOf]) : actorOf(role),
    })),
    { name: 'handlerElsewhere', actor: actorOf('handler', ['u8']) },
    ...(superiorOf ? [{ name: 'handlerAbove', actor: actorOf('handler', superiorOf) }] : []),
  ]
}

function cell(order: Order, situation: Situation, action: ActionName): string {
  const row: ActionRow = actions[action]
  const people = peopleFor(situation)
  const codes = people.map(({ name, actor }) => {
    const fields = fieldsFor(action, order, undefined, actor)
    const command = { action, assignmentId: row.assignment && situation.on, fields }
    const result = act(order, command, contextOf(order, actor, situation.now))
    return { name, code: result.ok ? 'may' : result.code }
  })
  const distinct = [...new Set(codes.map(({ code }) => code))]
  if (distinct.length === 1) return `nobody: ${distinct[0]}`
  const named = (code: string) =>
    codes
      .filter((one) => one.code === code)
      .map(({ name }) => name)
      .join(' ')
  const reasons = distinct
    .filter((code) => code !== 'may' && code !== 'roleMayNot')
    .map((code) => `${code}: ${named(code)}`)
  const others = distinct.includes('roleMayNot') ? ['others roleMayNot'] : []
  return [named('may') || 'nobody', ...reasons, ...others].join('; ')
}

function expand(): string {
  const head = [
    '# Who may do what in every situation of an order, and why the others may not. Written by expansion.test.ts:',
    '#   UPDATE_EXPANSION=1 npx vitest run core/src/order/expansion.test.ts',
    '# state/assignment state, fact | action | roles that may; refusal: roles; others. Actions that the state of the',
    '# order or of the assignment refuses to everybody end a block in one line for each refusal.',
  ]
  const blocks = Object.entries(situations).map(([name, situation]) => {
    const order = take(newOrder(), ...situation.steps)
    const cells = actionNames.map((action) => ({ action, text: cell(order, situation, action) }))
    const open = cells.filter(({ text }) => !text.startsWith('nobody: '))
    const refusals = [...new Set(cells.map(({ text }) => text).filter((text) => text.startsWith('nobody: ')))]
    return [
      ...open.map(({ action, text }) => `${name} | ${action} | ${text}`),
      ...refusals.map(
        (text) =>
          `${name} | ${text} | ${cells
            .filter((one) => one.text === text)
            .map(({ action }) => action)
            .join(' ')}`,
      ),
    ].join('\n')
  })
  return `${head.join('\n')}\n\n${blocks.join('\n\n')}\n`
}

const file = new URL('expansion.txt', import.meta.url)

it('shows every state of an order in at least one situation, by legal steps only', () => {
  const shown = new Set(Object.values(situations).map(({ steps }) => take(newOrder(), ...steps).state))
  expect(orderStates.filter((state) => !shown.has(state))).toEqual([])
})

it('names each situation by the states it is in', () => {
  for (const [name, { steps, on }] of Object.entries(situations)) {
    const order = take(newOrder(), ...steps)
    const state = order.assignments.find(({ assignmentId }) => assignmentId === on)?.state
    const named = name.split(',')[0]?.replace(' again', '')
    expect(named).toBe(state === undefined ? order.state : `${order.state}/${state}`)
  }
})

it('expands to the checked-in lines of expansion.txt', () => {
  const text = expand()
  if (process.env['UPDATE_EXPANSION'] === '1') writeFileSync(file, text)
  expect(
    text,
    'The life cycle allows or refuses something else than expansion.txt says. If the changed lines are meant, write them with UPDATE_EXPANSION=1 npx vitest run core/src/order/expansion.test.ts and let them be reviewed.',
  ).toBe(readFileSync(file, 'utf8'))
})
