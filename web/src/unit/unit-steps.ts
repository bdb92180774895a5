import type { OrderView } from '@yihu/contract/orders'
import type { UnitPlace } from '@yihu/core/access/unit-tree'
import { topUnits } from '@yihu/core/access/unit-tree'
import { refusalOf } from '@yihu/core/order/act'
import type { ActionName, ActionRow } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'
import type { AskContext } from '@yihu/core/order/command'
import type { Order } from '@yihu/core/order/order'
import type { Offer } from '../order/offers.ts'

export type AssignmentView = OrderView['assignments'][number]

/** The steps a unit may take on its assignment, in the order in which they are usually taken. */
const unitSteps = [
  'sign',
  'recordContact',
  'giveFeedback',
  'passDown',
  'requestExtension',
  'requestReturn',
  'raiseDispute',
  'requestSuspension',
  'replySupervision',
] as const satisfies readonly ActionName[]

/**
 * The assignment somebody of a unit works on: the own unit's, or else one of a unit below. What was returned is past;
 * of several, rework after a return makes the last one count.
 */
export function ownAssignment(
  view: OrderView,
  units: readonly UnitPlace[],
  unitIds: readonly string[],
): AssignmentView | undefined {
  const active = view.assignments.filter(({ state }) => state !== 'returned')
  const own = topUnits(units, unitIds)
  return (
    active.findLast(({ unitId }) => own.includes(unitId)) ??
    active.find(({ unitId }) => unitIds.includes(unitId))
  )
}

/** What whoever sent the order to the unit wrote to it: the last dispatch or passing down that names the unit. */
export function instructionFor(
  view: OrderView,
  { unitId }: Pick<AssignmentView, 'unitId'>,
): string | undefined {
  const entry = view.log.findLast(({ action, fields }) => {
    const assisting: unknown = fields['assistingUnitIds']
    const names = fields['unitId'] === unitId || (Array.isArray(assisting) && assisting.includes(unitId))
    return names && ['dispatch', 'redispatch', 'designate', 'passDown'].includes(action)
  })
  const opinion: unknown = entry?.fields['opinion']
  return typeof opinion === 'string' ? opinion : undefined
}

/** The steps that belong to the state of the assignment; what a condition holds back is there with its reason. */
export function stepsOf(
  order: Order,
  assignment: Pick<AssignmentView, 'assignmentId' | 'state' | 'returnsRefused'>,
  hasUnitsBelow: boolean,
  context: AskContext,
): readonly Offer[] {
  const { assignmentId, state } = assignment
  return unitSteps
    .filter((action) => {
      const row: ActionRow = actions[action]
      if (!row.assignment?.from.includes(state)) return false
      if (action === 'passDown') return hasUnitsBelow
      // Only somebody whose return was refused, or to whom a notice was sent, has these before them.
      if (action === 'raiseDispute') return assignment.returnsRefused > 0
      if (action === 'replySupervision') return order.facts.supervision !== null
      return true
    })
    .map((action) => ({ action, assignmentId, refusal: refusalOf(order, { action, assignmentId }, context) }))
    .filter(({ refusal }) => refusal?.code !== 'wrongState')
}

/**
 * The step that is due now: the contact before the feedback, until the appellant is reached or was tried often enough;
 * and then what is possible first.
 */
export function nextStep(
  steps: readonly Offer[],
  assignment: Pick<AssignmentView, 'contactedAt' | 'contactAttempts'>,
): ActionName | undefined {
  const possible = steps.filter(({ refusal }) => refusal === undefined).map(({ action }) => action)
  const isTried = assignment.contactAttempts > 0 && possible.includes('giveFeedback')
  if (assignment.contactedAt === null && !isTried && possible.includes('recordContact'))
    return 'recordContact'
  if (steps.some(({ action }) => action === 'giveFeedback')) return 'giveFeedback'
  return possible[0] ?? steps[0]?.action
}
