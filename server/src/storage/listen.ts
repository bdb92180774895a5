import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { PoolConfig } from 'pg'
import { newsChannel, newsFrom } from './news.ts'
import type { News } from './news.ts'

export interface Listening {
  /** Resolves once the connection stands for the first time. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

export interface Ears {
  hear(news: readonly News[]): void
  /** The connection stands, for the first time or again after it was lost: news from before was missed. */
  missed(): void
}

const pulse = 30_000
const longestWait = 10_000

/**
 * Listens for news on a connection of its own, one for a process, and connects again when it is lost. A connection cut
 * off in the middle says nothing by itself, so it is asked for a sign of life now and then.
 */
export function listenForNews(connection: PoolConfig, ears: Ears): Listening {
  const stopping = new AbortController()
  const { promise: ready, resolve } = Promise.withResolvers<void>()
  const begun = () => {
    ears.missed()
    resolve()
  }
  const done = keepListening(connection, { ...ears, missed: begun }, stopping.signal)
  return {
    ready,
    close: async () => {
      stopping.abort()
      await done
    },
  }
}

async function keepListening(connection: PoolConfig, ears: Ears, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const client = new Client({ ...connection, application_name: 'yihu news', keepAlive: true })
    try {
      const lost = new Promise<void>((resolve) => {
        client.on('error', () => resolve())
        client.on('end', () => resolve())
      })
      client.on('notification', ({ payload }) => ears.hear(newsFrom(payload)))
      await client.connect()
      await client.query(`listen ${newsChannel}`)
      failures = 0
      ears.missed()
      await untilLost(client, lost, signal)
    } catch {
      failures++
    } finally {
      await client.end().catch(() => undefined)
    }
    await pause(Math.min(250 * 2 ** failures, longestWait), signal)
  }
}

/** Ends when the connection does, when it gives no sign of life, or when it is not wanted any more. */
async function untilLost(client: Client, lost: Promise<void>, signal: AbortSignal): Promise<void> {
  let isLost = false
  void lost.then(() => (isLost = true))
  while (!signal.aborted && !isLost) {
    await Promise.race([lost, pause(pulse, signal)])
    if (!signal.aborted && !isLost) await Promise.race([client.query('select 1'), tooLong(signal)])
  }
}

async function tooLong(signal: AbortSignal): Promise<never> {
  await pause(pulse, signal)
  throw new Error('the connection gives no sign of life')
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
}
