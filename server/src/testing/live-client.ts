import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { LiveEventName } from '@yihu/contract/live'
import { liveEvents } from '@yihu/contract/live'

/** An open page's stream: every event is held against the contract. */
export interface Live {
  /** The next event of that name that was not taken yet; waits for it. */
  next(name: LiveEventName): Promise<unknown>
  /** All of that name so far. */
  said(name: LiveEventName): readonly unknown[]
  text(): string
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>
  close(): Promise<void>
}

const patience = 8000

export async function openLive(origin: string, cookie: string, tabId?: string): Promise<Live> {
  const query = tabId === undefined ? '' : `?tabId=${tabId}`
  const reply = await answerOf(`${origin}/api/live${query}`, cookie)
  if (reply.statusCode !== 200) throw new Error(`the stream was refused: ${reply.statusCode}`)
  let isClosed = false
  const events: { name: LiveEventName; data: unknown }[] = []
  const taken = new Map<LiveEventName, number>()
  let text = ''
  let arrived = Promise.withResolvers<void>()
  const reading = (async () => {
    let rest = ''
    for await (const part of reply.setEncoding('utf8') as AsyncIterable<string>) {
      text += part
      const blocks = (rest + part).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
        if (!name || !data) continue
        const known = name as LiveEventName
        events.push({ name: known, data: liveEvents[known].strict().parse(JSON.parse(data)) })
      }
      arrived.resolve()
      arrived = Promise.withResolvers()
    }
  })().catch((error: unknown) => {
    if (!isClosed) throw error
  })
  const said = (name: LiveEventName) => events.filter((event) => event.name === name).map(({ data }) => data)
  return {
    said,
    text: () => text,
    next: async (name) => {
      const place = taken.get(name) ?? 0
      const until = Date.now() + patience
      while (said(name).length <= place) {
        const left = until - Date.now()
        if (left <= 0) throw new Error(`no event “${name}” in ${patience} ms; there came: ${text}`)
        const { promise, resolve } = Promise.withResolvers<void>()
        const timer = setTimeout(resolve, left)
        await Promise.race([arrived.promise, promise])
        clearTimeout(timer)
      }
      taken.set(name, place + 1)
      return said(name)[place]
    },
    ended: reading,
    close: async () => {
      isClosed = true
      reply.destroy()
      await reading
    },
  }
}

function answerOf(url: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { cookie } }, resolve).on('error', reject).end()
  })
}
