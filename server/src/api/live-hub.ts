import { setTimeout as wait } from 'node:timers/promises'
import { PassThrough } from 'node:stream'
import type { Readable } from 'node:stream'
import type { LiveEvent, LiveEventName } from '@yihu/contract/live'
import type { Scope } from '@yihu/core/access/permissions'
import type { Context } from '../operations/context.ts'
import { loseTab } from '../operations/be-present.ts'
import { choosePlaces } from './live-places.ts'

/** Whom a stream belongs to, and what that person may hear of. */
export interface Listener {
  readonly centreId: string
  readonly userId: string
  readonly scope: Scope
  readonly tabId: string | undefined
  /** Whether the session is still what it was; asked now and then. */
  readonly isStillIn: () => Promise<boolean>
}

export interface LiveStream extends Listener {
  send<Name extends LiveEventName>(name: Name, data: LiveEvent<Name>): void
  end(): void
}

export interface LiveHub {
  /**
   * A stream for somebody, or undefined when that person has too many. It begins when news is heard, so that nothing
   * falls between what a page reads after `hello` and what it hears.
   */
  join(listener: Listener): Promise<{ readonly events: Readable; readonly stream: LiveStream } | undefined>
  /** How many streams are open. */
  size(): number
  close(): void
}

const mostOfOnePerson = 12
const beat = 20_000
const patience = 5000
/** A tab whose stream was only cut is back before this. */
const untilGone = 5000
/** A reader who takes nothing is cut off, and asks for everything again when it comes back. */
const mostWaiting = 256 * 1024

/** Passes the news of the database on to the open pages of this process, to each what is in its scope. */
export function makeLiveHub(storage: Context['storage']): LiveHub {
  const streams = new Set<LiveStream>()
  const leaving = new Set<ReturnType<typeof setTimeout>>()
  let isClosed = false
  let listening: ReturnType<typeof storage.listen> | undefined
  let delivered = Promise.resolve()

  function listen() {
    listening ??= storage.listen({
      // One batch after the other, so that no page hears of an older version last.
      hear: (news) => {
        delivered = delivered.then(() => choosePlaces(storage, news, [...streams])).catch(toMissed)
      },
      missed: toMissed,
    })
    return listening.ready
  }
  function toMissed() {
    for (const stream of streams) stream.send('missed', {})
  }

  /** The end of a stream is the one thing a browser never fails to say when a page is left. */
  function forgetLater({ centreId, userId, tabId }: Listener) {
    if (isClosed || tabId === undefined) return
    const timer = setTimeout(() => {
      leaving.delete(timer)
      if ([...streams].some((stream) => stream.userId === userId && stream.tabId === tabId)) return
      const gone = storage.transact(centreId, (tx) => loseTab(tx, userId, tabId, new Date()))
      gone.catch(() => undefined)
    }, untilGone)
    timer.unref()
    leaving.add(timer)
  }

  return {
    join: async (listener) => {
      await Promise.race([listen(), wait(patience, undefined, { ref: false })])
      const own = [...streams].filter((stream) => stream.userId === listener.userId)
      if (own.length >= mostOfOnePerson) return undefined
      const opened = openStream(listener, (stream) => {
        streams.delete(stream)
        forgetLater(stream)
      })
      streams.add(opened.stream)
      return opened
    },
    size: () => streams.size,
    close: () => {
      isClosed = true
      for (const timer of leaving) clearTimeout(timer)
      for (const stream of streams) stream.end()
    },
  }
}

function openStream(listener: Listener, onEnd: (stream: LiveStream) => void) {
  const events = new PassThrough()
  const stream: LiveStream = {
    ...listener,
    send: (name, data) => {
      if (events.writableEnded || events.destroyed) return
      if (events.writableLength > mostWaiting) events.destroy()
      else events.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    end: () => void events.end(),
  }
  let beats = 0
  const timer = setInterval(() => {
    stream.send('beat', {})
    beats++
    if (beats % 3 === 0) void endIfOut(stream)
  }, beat)
  timer.unref()
  const ended = () => {
    clearInterval(timer)
    onEnd(stream)
  }
  events.once('close', ended)
  events.on('error', ended)
  // Browsers wait as long before they come again.
  events.write('retry: 3000\n\n')
  return { events, stream }
}

async function endIfOut(stream: LiveStream): Promise<void> {
  if (!(await stream.isStillIn().catch(() => true))) stream.end()
}
