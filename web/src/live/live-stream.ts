import type { LiveEvent, LiveEventName } from '@yihu/contract/live'
import { liveEvents } from '@yihu/contract/live'
import { callUrl } from '../api/call.ts'
import { tabId } from './tab.ts'

export interface LiveListener {
  /** `isFirst` is false when the stream stood before: what was missed in between must be read again. */
  hello(event: LiveEvent<'hello'>, isFirst: boolean): void
  order(event: LiveEvent<'order'>): void
  notice(event: LiveEvent<'notice'>): void
  presence(event: LiveEvent<'presence'>): void
  missed(): void
  /** Whether changes come by the stream, or the page has to ask for them from time to time. */
  isLive(isLive: boolean): void
}

const silence = 50_000
const untilPolling = 5_000
const again = 15_000
const untilHiddenRests = 60_000

/**
 * Holds the one stream of this tab. A hidden tab gives it up after a minute and takes it again when it is looked at:
 * over HTTP/1.1 a browser has six connections to a server for all its tabs, and streams must not use them up.
 */
export function openLiveStream(listener: LiveListener): () => void {
  let source: EventSource | undefined
  let isFirst = true
  let isCut = false
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const after = (name: string, milliseconds: number, then: () => void) => {
    clearTimeout(timers.get(name))
    timers.set(name, setTimeout(then, milliseconds))
  }
  const cancel = (name: string) => clearTimeout(timers.get(name))

  function connect() {
    source?.close()
    source = new EventSource(callUrl('getLive', { query: { tabId } }))
    source.addEventListener('error', () => {
      cut()
      // The server answered no: the browser does not try again by itself.
      if (source?.readyState === EventSource.CLOSED) after('connect', again, connect)
    })
    hear('hello', (event) => {
      cancel('polling')
      isCut = false
      listener.isLive(true)
      listener.hello(event, isFirst)
      isFirst = false
    })
    hear('order', (event) => listener.order(event))
    hear('notice', (event) => listener.notice(event))
    hear('presence', (event) => listener.presence(event))
    hear('missed', () => listener.missed())
    hear('beat', () => undefined)
    after('silence', silence, connect)
  }

  function hear<Name extends LiveEventName>(name: Name, then: (event: LiveEvent<Name>) => void) {
    source?.addEventListener(name, ({ data }: MessageEvent<string>) => {
      // A connection cut in the middle says nothing; a silence longer than two beats means the same.
      after('silence', silence, () => {
        cut()
        connect()
      })
      then(liveEvents[name].parse(JSON.parse(data)) as LiveEvent<Name>)
    })
  }

  /** Counted from the first failure: each vain try of the browser is another. */
  function cut() {
    if (isCut || document.hidden) return
    isCut = true
    after('polling', untilPolling, () => listener.isLive(false))
  }

  function rest() {
    source?.close()
    source = undefined
    isCut = false
    for (const timer of timers.values()) clearTimeout(timer)
  }

  function onVisibility() {
    if (document.hidden) after('rest', untilHiddenRests, rest)
    else {
      cancel('rest')
      if (source?.readyState === EventSource.OPEN) return
      cut()
      connect()
    }
  }

  document.addEventListener('visibilitychange', onVisibility)
  connect()
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    rest()
  }
}
