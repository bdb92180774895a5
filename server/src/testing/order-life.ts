import type { NewAppeal } from '@yihu/core/appeal/appeal'
import type { Outcome } from '@yihu/core/order/act'
import type { ActionName } from '@yihu/core/order/actions'
import type { ActionFields } from '@yihu/core/order/command'
import type { Order } from '@yihu/core/order/order'
import type { Result } from '@yihu/core/refusal'
import { acceptAppeal } from '../operations/accept-appeal.ts'
import { actOnOrder } from '../operations/act-on-order.ts'
import type { ActOnOrderRefusal } from '../operations/act-on-order.ts'
import type { SmallCentre, UnitName } from './small-centre.ts'

export const appeal: NewAppeal = {
  channelCode: 'phone',
  kind: 'complaint',
  urgency: 'normal',
  title: '路面塌陷',
  content: '建设路与书院路口路面塌陷，车辆无法通行。',
  categoryCode: 'road',
  divisionCode: '430300',
  address: '建设路12号',
  appellantName: '欧阳小明',
  appellantPhone: '13812345621',
  isAnonymous: false,
  isConfidential: false,
  deskCode: null,
  programmeTag: null,
  sourceRef: null,
  callId: null,
  accusedUnitId: null,
}

const hour = 60 * 60 * 1000

export interface Step {
  readonly fields?: ActionFields
  /** Unit whose assignment is acted on. */
  readonly of?: UnitName
  /** Hours after the step before; one, when left out. */
  readonly after?: number
  /** Version the decision was made on; as it is now, when left out. */
  readonly seenVersion?: number
  /** Whether the step causes jobs; none, when left out. */
  readonly causesJobs?: boolean
}

/** An order of the small centre on a clock of its own, led through its life by the operations the API uses. */
export interface OrderLife {
  readonly orderId: string
  readonly orderNo: string
  order: Order
  now: Date
  /** Does a step that must be accepted. */
  act(login: string, action: ActionName, step?: Step): Promise<Order>
  /** Does a step that may be refused; the order kept here stays as it was. */
  tryToAct(login: string, action: ActionName, step?: Step): Promise<Result<Outcome, ActOnOrderRefusal>>
}

/** Accepts an appeal at an instant; by default on the first working day after the holidays of October 2023. */
export async function acceptOne(
  small: SmallCentre,
  change: Partial<NewAppeal> = {},
  at = new Date('2023-10-09T01:00:00Z'),
): Promise<OrderLife> {
  const { storage, centre } = small
  const result = await storage.transact(centre.centreId, (tx) =>
    acceptAppeal(tx, small.contextOf('agent', at), { ...appeal, ...change }),
  )
  if (!result.ok) throw new Error(`the appeal was refused: ${result.code}`)
  const life: OrderLife = {
    orderId: result.value.order.orderId,
    orderNo: result.value.order.orderNo,
    order: result.value.order,
    now: at,
    tryToAct: async (login, action, { fields = {}, of, seenVersion = null, causesJobs = false } = {}) => {
      const unitId = of === undefined ? undefined : small.unitId(of)
      const assignment = life.order.assignments.findLast((one) => one.unitId === unitId)
      const command = { action, fields, assignmentId: assignment?.assignmentId }
      const context = { ...small.contextOf(login, life.now), causesJobs }
      return storage.transact(centre.centreId, (tx) =>
        actOnOrder(tx, context, life.orderId, command, seenVersion),
      )
    },
    act: async (login, action, step = {}) => {
      life.now = new Date(life.now.getTime() + (step.after ?? 1) * hour)
      const acted = await life.tryToAct(login, action, step)
      if (!acted.ok)
        throw new Error(`${action} was refused: ${acted.code} ${JSON.stringify(acted.details ?? {})}`)
      life.order = acted.value.order
      return life.order
    },
  }
  return life
}

/** Fields of the steps most tests take. */
export const said = {
  return: { reasonCode: 'notOurs', reason: '不属本单位职责' },
  extension: { workingDays: 3, reason: '需现场勘查', appellantTold: true },
  conferral: { participants: '热线办、岳塘区、医保局', conclusion: '由岳塘区牵头办理' },
  contact: { contactNumber: '13812345621', contactResult: '已电话告知' },
  feedback: { findings: '情况属实', measures: '已修复路面', isResolved: true },
  callback: { method: 'manual', isReached: true, isResolved: true, satisfaction: 'satisfied' },
} as const satisfies Record<string, ActionFields>
