import type { Pool } from 'pg'

/**
 * What open pages are told: that something has changed, never what. The page asks again by the API, which knows what
 * its reader may see.
 */
export type News =
  | { readonly kind: 'order'; readonly centreId: string; readonly orderId: string; readonly version: number }
  | { readonly kind: 'notice'; readonly centreId: string; readonly userIds: readonly string[] }
  | {
      readonly kind: 'presence'
      readonly centreId: string
      readonly orderId: string
      /** Those who have the order open. */
      readonly userIds: readonly string[]
    }

/** The channel of PostgreSQL's LISTEN and NOTIFY all servers of an installation share. */
export const newsChannel = 'yihu_news'

export interface Announcer {
  announce(news: readonly News[]): void
  /** Sends what is still waiting. */
  flush(): Promise<void>
}

const gatheredFor = 50
/** NOTIFY refuses 8000 bytes. */
const mostBytes = 7000

/**
 * Sends the news of committed transactions to every server, those of a moment together. After the commit and not inside
 * the transaction: commits that notify queue for one lock of the whole cluster and are flushed one by one. News lost
 * with a process is no loss: pages ask again when they connect, and the order is what the database says.
 */
export function announcerOn(pool: Pool): Announcer {
  let waiting: News[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    const payloads = payloadsOf(waiting)
    waiting = []
    if (payloads.length === 0) return
    await pool
      .query('select pg_notify($1, payload) from unnest($2::text[]) payload', [newsChannel, payloads])
      .catch(() => undefined)
  }
  return {
    announce: (news) => {
      waiting.push(...news)
      if (news.length > 0) timer ??= setTimeout(() => void flush(), gatheredFor)
    },
    flush,
  }
}

/** News as texts small enough to be sent. */
export function payloadsOf(news: readonly News[]): string[] {
  const payloads: string[] = []
  let part: string[] = []
  let bytes = 0
  for (const one of news.flatMap(inSmallParts)) {
    const text = JSON.stringify(one)
    if (bytes + text.length > mostBytes) {
      payloads.push(`[${part.join()}]`)
      part = []
      bytes = 0
    }
    part.push(text)
    bytes += text.length + 1
  }
  if (part.length > 0) payloads.push(`[${part.join()}]`)
  return payloads
}

/** What a notification says; nothing, where somebody else has written into the channel by hand. */
export function newsFrom(payload: string | undefined): readonly News[] {
  try {
    const news: unknown = JSON.parse(payload ?? '[]')
    return Array.isArray(news) ? (news as News[]) : []
  } catch {
    return []
  }
}

const mostUsers = 100

function inSmallParts(news: News): News[] {
  if (news.kind === 'order' || news.userIds.length <= mostUsers) return [news]
  const [first, rest] = [news.userIds.slice(0, mostUsers), news.userIds.slice(mostUsers)]
  return [{ ...news, userIds: first }, ...inSmallParts({ ...news, userIds: rest })]
}
