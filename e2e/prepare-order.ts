import { randomUUID } from 'node:crypto'
import type { OrderView } from '@yihu/contract/orders'
import type { Browser } from 'playwright-core'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import type { ServedCentre } from './served-centre.ts'

export interface PreparedOrder {
  readonly title: string
  readonly lead: string
  readonly assisting?: readonly string[]
  readonly content?: string
  readonly isConfidential?: boolean
}

/** Orders as a story about units finds them: accepted by the agent and dispatched by the dispatcher, over the API. */
export async function dispatchOrders(
  browser: Browser,
  centre: ServedCentre,
  orders: readonly PreparedOrder[],
): Promise<OrderView[]> {
  const agent = await signIn(browser, centre, 'agent')
  const dispatcher = await signIn(browser, centre, 'dispatcher')
  const units = (
    await answer<{ units: { unitId: string; name: string }[] }>(
      await dispatcher.page.request.get('/api/reference-data'),
    )
  ).units
  const unitId = (name: string) => units.find((unit) => unit.name === name)?.unitId
  const dispatched: OrderView[] = []
  for (const { title, lead, assisting = [], content, isConfidential = false } of orders) {
    // In order, so that the first one is due first.
    // oxlint-disable-next-line no-await-in-loop
    const order = await post<OrderView>(agent, '/api/appeals', {
      channelCode: 'phone',
      kind: 'assistance',
      title,
      content: content ?? `市民来电反映：${title}，希望有关单位尽快核实处理。`,
      categoryCode: '0701',
      appellantName: '陈小明',
      appellantPhone: '15400012345',
      address: '建设北路28号',
      isConfidential,
    })
    const fields = { unitId: unitId(lead), assistingUnitIds: assisting.map(unitId), opinion: '请核实处理。' }
    const body = { action: 'dispatch', version: order.version, fields }
    // oxlint-disable-next-line no-await-in-loop
    dispatched.push(await post<OrderView>(dispatcher, `/api/orders/${order.orderId}/actions`, body))
  }
  await agent.leave()
  await dispatcher.leave()
  return dispatched
}

async function post<Reply>(desk: Desk, path: string, data: unknown): Promise<Reply> {
  const headers = { 'idempotency-key': randomUUID() }
  return answer(await desk.page.request.post(path, { data, headers }))
}

async function answer<Reply>(response: Awaited<ReturnType<Desk['page']['request']['get']>>): Promise<Reply> {
  if (!response.ok())
    throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`)
  return (await response.json()) as Reply
}
