import { randomUUID } from 'node:crypto'

/* Accepts appeals over HTTP for some seconds with some clients, all in one agent's session (sign-in is rate-limited), and reports the rate. */
const [origin = '', clients = '1', seconds = '1', password = ''] = process.argv.slice(2)
let accepted = 0

const signedIn = await fetch(
  `${origin}/api/session`,
  post({ centreCode: 'intake', login: 'agent', password }),
)
const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
if (!signedIn.ok) throw new Error(`sign-in answered ${signedIn.status}`)
const until = Date.now() + Number(seconds) * 1000
await Promise.all(Array.from({ length: Number(clients) }, client))
process.send?.(accepted / Number(seconds))
process.disconnect?.()

async function client(): Promise<void> {
  while (Date.now() < until) {
    const reply = await fetch(
      `${origin}/api/appeals`,
      post(appeal(), { cookie, 'idempotency-key': randomUUID() }),
    )
    await reply.arrayBuffer()
    if (reply.status !== 201) throw new Error(`an appeal was answered ${reply.status}`)
    accepted++
  }
}

function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

function appeal() {
  return {
    channelCode: 'phone',
    kind: 'complaint',
    title: '小区门口夜间施工噪音扰民',
    content: '市民来电反映小区门口道路夜间施工至凌晨，噪音很大，影响老人和孩子休息，希望相关部门核实处理。',
    categoryCode: '0601',
    appellantName: '王先生',
    appellantPhone: '15400000001',
  }
}
