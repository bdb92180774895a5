import { describe, expect, it } from 'vitest'
import { roles } from '../access/roles.ts'
import type { ActionRow } from './actions.ts'
import { actionNames, actions } from './actions.ts'
import { conditions, conditionTexts } from './conditions.ts'
import { effects } from './effects.ts'
import { sampleFields } from './life-cycle.test-data.ts'
import type { AssignmentState, OrderState } from './states.ts'
import {
  assignmentStateLabels,
  assignmentStates,
  openStates,
  orderStateLabels,
  orderStates,
} from './states.ts'

const rows = actionNames.map((name): [string, ActionRow] => [name, actions[name]])

/** States a row can leave an order in that was in `from`; a derived one comes from the assignments. */
function statesAfter(row: ActionRow, from: OrderState): readonly OrderState[] {
  if (row.to === 'derived') return ['accepted', 'dispatched', 'answered']
  return [row.to === 'same' ? from : row.to]
}

describe('the life-cycle table as a whole', () => {
  it('reaches every state of an order from its acceptance', () => {
    const reached = new Set<OrderState>(['accepted'])
    // A set iterates over what is added on the way.
    for (const state of reached)
      for (const [, row] of rows)
        if (row.from.includes(state)) for (const next of statesAfter(row, state)) reached.add(next)
    expect([...reached].toSorted()).toEqual([...orderStates].toSorted())
  })

  it('leads every order on, until it is archived', () => {
    const stuck = orderStates.filter(
      (state) =>
        !rows.some(
          ([, row]) => row.from.includes(state) && statesAfter(row, state).some((next) => next !== state),
        ),
    )
    expect(stuck).toEqual(['archived'])
    expect(rows.filter(([, row]) => row.from.includes('archived'))).toEqual([])
  })

  it('calls open what can still be withdrawn, and lets every other state go to the archive', () => {
    expect([...actions.withdraw.from]).toEqual([...openStates])
    const ended = orderStates.filter((state) => !openStates.includes(state) && state !== 'archived')
    expect([...actions.archive.from].toSorted()).toEqual(ended.toSorted())
  })

  it('changes an assignment to every state but those an effect sets', () => {
    const set = new Set<AssignmentState>(rows.flatMap(([, row]) => row.assignment?.to ?? []))
    // New ones are toSign; finishAssignments makes them done.
    expect(assignmentStates.filter((state) => !set.has(state))).toEqual(['toSign', 'done'])
  })

  it('uses every condition, every effect and every field there is', () => {
    const used = {
      conditions: new Set(rows.flatMap(([, row]) => row.conditions ?? [])),
      effects: new Set(rows.flatMap(([, row]) => row.effect ?? [])),
      fields: new Set<string>(rows.flatMap(([, row]) => [...row.needs, ...(row.takes ?? [])])),
    }
    expect([...used.conditions].toSorted()).toEqual(Object.keys(conditions).toSorted())
    expect([...used.effects].toSorted()).toEqual(Object.keys(effects).toSorted())
    expect([...used.fields].toSorted()).toEqual(Object.keys(sampleFields).toSorted())
  })

  it.each(['zh', 'en'] as const)('gives actions and states labels that tell them apart (%s)', (language) => {
    for (const labels of [
      rows.map(([, row]) => row[language]),
      Object.values(orderStateLabels).map((label) => label[language]),
      Object.values(assignmentStateLabels).map((label) => label[language]),
      Object.values(conditionTexts).map((text) => text[language]),
    ]) {
      expect(labels).not.toContain('')
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
    }
  })

  it('counts each thing in one place, so that no assessment counts it twice', () => {
    const counted = rows.flatMap(([, row]) => row.countsAs ?? [])
    expect(counted.length).toBeGreaterThan(5)
    expect(counted.filter((name, index) => counted.indexOf(name) !== index)).toEqual([])
  })
})

describe('the rows', () => {
  /** Names of the rows of which something is not as it should be. */
  const wrong = (isRight: (row: ActionRow) => boolean) =>
    rows.filter(([, row]) => !isRight(row)).map(([name]) => name)
  const onlyKnown = (list: readonly string[], known: readonly string[]) =>
    list.every((name, index) => known.includes(name) && list.indexOf(name) === index)

  it('name where they come from', () => {
    expect(wrong(({ clause }) => /^(R\d+\.\d+|A\d+)/.test(clause))).toEqual([])
  })

  it('have states to start from and roles that exist, none twice', () => {
    expect(wrong(({ from }) => from.length > 0 && onlyKnown(from, orderStates))).toEqual([])
    expect(wrong((row) => row.roles.length > 0 && onlyKnown(row.roles, roles))).toEqual([])
    expect(
      wrong(
        ({ assignment }) =>
          !assignment || (assignment.from.length > 0 && onlyKnown(assignment.from, assignmentStates)),
      ),
    ).toEqual([])
  })

  it('need and take fields that exist, each once', () => {
    expect(
      wrong(({ needs, takes = [] }) => onlyKnown([...needs, ...takes], Object.keys(sampleFields))),
    ).toEqual([])
  })

  it('never touch an assignment that was returned', () => {
    expect(wrong(({ assignment }) => !assignment?.from.includes('returned'))).toEqual([])
  })

  it('are on an assignment if handlers may take them, and with others only where a superior decides', () => {
    const ofHandlers = rows.filter(([, row]) => row.roles.includes('handler'))
    expect(ofHandlers.length).toBeGreaterThan(3)
    const isRight = (row: ActionRow) =>
      row.assignment && (row.roles.length === 1 || row.conditions?.includes('decidedAbove'))
    expect(ofHandlers.filter(([, row]) => !isRight(row))).toEqual([])
  })

  it('are on an assignment if their conditions look at one', () => {
    const look: readonly string[] = [
      'nothingPending',
      'returnRequested',
      'extensionRequested',
      'beforeDue',
      'signOverdue',
      'subUnitsFedBack',
      'notDesignated',
      'inReturnWindow',
      'returnWasRefused',
      'fromTheCentre',
      'decidedAbove',
      'extensionsLeft',
      'assistingFedBack',
      'contactMade',
    ]
    expect(
      wrong(
        ({ assignment, conditions = [] }) =>
          assignment !== undefined || !conditions.some((name) => look.includes(name)),
      ),
    ).toEqual([])
  })

  it('derive a state exactly where an effect works it out', () => {
    const derived = rows.filter(([, row]) => row.to === 'derived').map(([, row]) => row.effect)
    expect(derived).toEqual(['approveReturn', 'giveFeedback'])
  })
})
