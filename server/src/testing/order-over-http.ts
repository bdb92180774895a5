import type { OrderView } from '@yihu/contract/orders'
import type { ActionName } from '@yihu/core/order/actions'
import { appeal } from './order-life.ts'
import type { Answer, Person } from './api-client.ts'
import type { UnitName } from './small-centre.ts'
import type { TestApp } from './test-app.ts'

/** Accepts an appeal over HTTP as the agent. */
export async function acceptOverHttp(
  api: TestApp,
  change: Readonly<Record<string, unknown>> = {},
): Promise<OrderView> {
  const agent = await api.as('agent')
  return (await agent.call('acceptAppeal', { body: { ...appeal, ...change } })).value
}

/** Acts on an order as somebody who sees the given version of it. */
export async function actOverHttp(
  person: Person,
  order: OrderView,
  action: ActionName,
  fields: Readonly<Record<string, unknown>> = {},
  of?: UnitName,
): Promise<Answer<'actOnOrder'>> {
  const assignment = order.assignments.findLast(({ unitName }) => unitName === of)
  const body = {
    action,
    version: order.version,
    fields,
    ...(assignment ? { assignmentId: assignment.assignmentId } : {}),
  }
  return person.call('actOnOrder', { params: { orderId: order.orderId }, body })
}

/** The same, for what must be accepted: the order as it is afterwards. */
export async function actedOverHttp(...given: Parameters<typeof actOverHttp>): Promise<OrderView> {
  return (await actOverHttp(...given)).value
}
