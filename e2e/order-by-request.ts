import { randomUUID } from 'node:crypto'
import type { OrderView } from '@yihu/contract/orders'
import type { ServedCentre } from './served-centre.ts'

/** Acts on orders by plain requests, each person by their own session: what a story begins with, not what it tells. */
export interface Office {
  accept(title: string, change?: Readonly<Record<string, unknown>>): Promise<OrderView>
  act(login: string, order: OrderView, action: string, fields?: object): Promise<OrderView>
  /** Dispatched to `unit01`, handled, fed back and reviewed: it waits for its call-back. */
  reviewed(title: string): Promise<OrderView>
  feedBack(order: OrderView, measures: string): Promise<OrderView>
}

export async function openOffice(centre: ServedCentre): Promise<Office> {
  const cookies = new Map<string, string>()
  async function ask(login: string, path: string, body: unknown): Promise<OrderView> {
    if (!cookies.has(login)) cookies.set(login, await signIn(login))
    const reply = await post(path, body, { cookie: cookies.get(login) ?? '' })
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`)
    return (await reply.json()) as OrderView
  }
  async function signIn(login: string): Promise<string> {
    const reply = await post('/api/session', { login, password: centre.password }, {})
    return reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>>) =>
    fetch(new URL(path, centre.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: JSON.stringify(body),
    })
  const office: Office = {
    accept: (title, change = {}) =>
      ask('agent', '/api/appeals', {
        channelCode: 'phone',
        kind: 'assistance',
        title,
        content: `市民来电反映${title}，希望有关单位尽快处理。`,
        categoryCode: '1404',
        appellantName: '陈小明',
        appellantPhone: '15400012345',
        ...change,
      }),
    act: (login, order, action, fields = {}) => {
      const { version, orderId } = order
      const assignmentId = order.assignments.at(-1)?.assignmentId
      const body = { action, version, fields, ...(assignmentId ? { assignmentId } : {}) }
      return ask(login, `/api/orders/${orderId}/actions`, body)
    },
    feedBack: (order, measures) =>
      office.act('unit01', order, 'giveFeedback', {
        findings: '经现场核实，市民反映的情况属实。',
        measures,
        publicText: measures,
        appellantOpinion: '市民表示认可',
        isResolved: true,
      }),
    reviewed: async (title) => {
      const unitId = await unitIdOf(centre)
      let order = await office.accept(title)
      order = await office.act('dispatcher', order, 'dispatch', { unitId })
      order = await office.act('unit01', order, 'sign')
      order = await office.act('unit01', order, 'recordContact', {
        contactNumber: '15400012345',
        contactResult: '已电话联系市民，约定上门。',
      })
      order = await office.feedBack(order, '已安排人员到场维修，当日恢复正常，并告知市民处理结果。')
      return office.act('dispatcher', order, 'review')
    },
  }
  return office
}

async function unitIdOf({ storage, centreId, unitName }: ServedCentre): Promise<string> {
  const row = await storage.transact(centreId, (tx) =>
    tx
      .selectFrom('units')
      .select('unit_id')
      .where('centre_id', '=', centreId)
      .where('name', '=', unitName)
      .executeTakeFirstOrThrow(),
  )
  return row.unit_id
}
