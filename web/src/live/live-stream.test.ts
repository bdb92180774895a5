import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLiveStream } from './live-stream.ts'

/** The browser's side of a stream, spoken to by the test. */
class Source extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static opened: Source[] = []
  readyState = 1
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    Source.opened.push(this)
  }
  close() {
    this.readyState = Source.CLOSED
  }
  says(name: string, data: unknown = {}) {
    this.dispatchEvent(Object.assign(new Event(name), { data: JSON.stringify(data) }))
  }
}

const page = Object.assign(new EventTarget(), { hidden: false })
const latest = () => Source.opened.at(-1) ?? expect.fail('no stream was opened')
const open = () => Source.opened.filter(({ readyState }) => readyState !== Source.CLOSED).length
const listener = {
  hello: vi.fn<(event: unknown, isFirst: boolean) => void>(),
  order: vi.fn<(event: unknown) => void>(),
  notice: vi.fn<(event: unknown) => void>(),
  presence: vi.fn<(event: unknown) => void>(),
  missed: vi.fn<() => void>(),
  isLive: vi.fn<(isLive: boolean) => void>(),
}
let close: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  Source.opened = []
  page.hidden = false
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('document', page)
  close = openLiveStream(listener)
})
afterEach(() => {
  close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what the server says reaches the page, held against the contract', () => {
  latest().says('hello', { unread: 2 })
  latest().says('order', { orderId: '018b0f3e-0000-7000-8000-000000000001', version: 4 })
  expect(latest().url).toMatch(/^\/api\/live\?tabId=[0-9a-f-]{32,36}$/)
  expect(listener.hello).toHaveBeenCalledWith({ unread: 2 }, true)
  expect(listener.order).toHaveBeenCalledWith({ orderId: '018b0f3e-0000-7000-8000-000000000001', version: 4 })
  expect(() => latest().says('beat')).not.toThrow()
})

test('a short break is mended by the browser and not spoken of', () => {
  latest().says('hello', { unread: 0 })
  latest().dispatchEvent(new Event('error'))
  vi.advanceTimersByTime(4_000)
  latest().says('hello', { unread: 0 })
  vi.advanceTimersByTime(10_000)
  expect(listener.isLive.mock.calls).toEqual([[true], [true]])
  // What happened in between must be read again.
  expect(listener.hello).toHaveBeenLastCalledWith({ unread: 0 }, false)
})

test('a longer one turns to polling, and back when the stream stands again', () => {
  latest().says('hello', { unread: 0 })
  for (let tries = 0; tries < 3; tries++) {
    latest().dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(3_000)
  }
  expect(listener.isLive).toHaveBeenLastCalledWith(false)
  latest().says('hello', { unread: 0 })
  expect(listener.isLive).toHaveBeenLastCalledWith(true)
})

test('a refusal is asked again later, since the browser gives up', () => {
  latest().close()
  latest().dispatchEvent(new Event('error'))
  expect(Source.opened).toHaveLength(1)
  vi.advanceTimersByTime(16_000)
  expect(Source.opened).toHaveLength(2)
})

test('silence longer than two beats is a cut connection', () => {
  latest().says('hello', { unread: 0 })
  vi.advanceTimersByTime(40_000)
  latest().says('beat')
  vi.advanceTimersByTime(40_000)
  expect(Source.opened).toHaveLength(1)
  vi.advanceTimersByTime(15_000)
  expect(Source.opened).toHaveLength(2)
  expect(open()).toBe(1)
})

test('a hidden tab gives the stream up after a minute, and takes it again when it is looked at', () => {
  latest().says('hello', { unread: 0 })
  page.hidden = true
  page.dispatchEvent(new Event('visibilitychange'))
  vi.advanceTimersByTime(30_000)
  latest().says('beat')
  expect(open()).toBe(1)
  vi.advanceTimersByTime(31_000)
  expect(open()).toBe(0)
  vi.advanceTimersByTime(600_000)
  expect(open()).toBe(0)
  page.hidden = false
  page.dispatchEvent(new Event('visibilitychange'))
  expect(open()).toBe(1)
})
