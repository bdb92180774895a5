import { act } from '@yihu/core/order/act'
import { actions } from '@yihu/core/order/actions'
import { newFacts } from '@yihu/core/order/accept'
import type { ActionName, ActionRow } from '@yihu/core/order/actions'
import type { FieldName } from '@yihu/core/order/command'
import { openPolicy } from '@yihu/core/order/policy'
import type { Assignment, Order } from '@yihu/core/order/order'
import { assignmentStates, orderStates } from '@yihu/core/order/states'
import type { AssignmentState, OrderState } from '@yihu/core/order/states'

/**
 * The states an order can be in after an action. Where the table says `derived`, the rules are asked: the action is
 * taken on every order of one or two assignments on which it is allowed.
 */
export function statesAfter(name: ActionName, from: OrderState): readonly OrderState[] {
  const row: ActionRow = actions[name]
  if (row.to === 'same') return [from]
  if (row.to !== 'derived') return [row.to]
  const reached = new Set<OrderState>()
  for (const order of ordersFor(row, from)) {
    for (const role of row.roles) {
      const command = { action: name, assignmentId: 'acted', fields: fieldsOf(row.needs) }
      const actor = { userId: 'somebody', roles: [role], unitIds: ['acted'] }
      const context = { actor, now, policy: openPolicy, newId: () => 'new', timing, textProblems: () => [] }
      const result = act(order, command, context)
      if (result.ok) reached.add(result.value.order.state)
    }
  }
  if (reached.size === 0) throw new Error(`no order was found on which ${name} can be taken`)
  return orderStates.filter((state) => reached.has(state))
}

const now = new Date('2024-01-02T02:00:00Z')
const later = new Date('2024-01-09T02:00:00Z')
const timing = {
  signDueAt: () => later,
  contactDueAt: () => later,
  handlingDueAt: () => later,
  reviewDueAt: () => later,
  callbackDueAt: () => later,
  workingDaysLater: () => later,
  extendedDueAt: () => later,
  resumedDueAt: () => later,
}

function* ordersFor(row: ActionRow, from: OrderState): Generator<Order> {
  for (const state of row.assignment?.from ?? [])
    for (const role of ['lead', 'assisting'] as const)
      for (const asked of [false, true]) {
        const acted = assignment('acted', role, state, asked)
        yield order(from, [acted])
        for (const other of assignmentStates)
          for (const otherRole of ['lead', 'assisting'] as const)
            yield order(from, [acted, assignment('other', otherRole, other, false)])
      }
}

function order(state: OrderState, assignments: Assignment[]): Order {
  return {
    orderId: 'order',
    orderNo: '1',
    state,
    appealKind: 'complaint',
    urgency: 'normal',
    channelCode: 'call',
    categoryCode: 'category',
    deskCode: null,
    accusedUnitId: null,
    acceptedAt: now,
    version: 1,
    facts: newFacts,
    assignments,
  }
}

function assignment(
  id: string,
  role: Assignment['role'],
  state: AssignmentState,
  asked: boolean,
): Assignment {
  return {
    assignmentId: id,
    unitId: id,
    role,
    parentId: null,
    state,
    dispatchedAt: now,
    dispatchedBy: null,
    signDueAt: later,
    signedAt: null,
    returnUntil: null,
    contactDueAt: null,
    handlingStartedAt: now,
    handlingDueAt: later,
    pausedAt: null,
    contactedAt: null,
    contactAttempts: 0,
    fedBackAt: null,
    handledBy: null,
    returnRequested: asked,
    extensionRequested: null,
    extensionsGranted: 0,
    returnsRefused: 0,
  }
}

/** Values do not matter for the state; only that they are there. */
function fieldsOf(needs: readonly FieldName[]): Record<string, unknown> {
  return Object.fromEntries(needs.map((field) => [field, field === 'workingDays' ? 1 : 'x']))
}
