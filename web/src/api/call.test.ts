import { afterEach, describe, expect, test, vi } from 'vitest'
import { callRoute, callUrl } from './call.ts'
import { errorMessage, ProblemError } from './problem-error.ts'

afterEach(() => vi.unstubAllGlobals())

describe('a call of a route', () => {
  test('puts params in the path and leaves empty query values out', () => {
    expect(callUrl('getOrder', { params: { orderId: 'a/b' } })).toBe('/api/orders/a%2Fb')
    expect(callUrl('listOrders', { query: { q: '路灯', unitId: undefined, state: '', page: 2 } })).toBe(
      '/api/orders?q=%E8%B7%AF%E7%81%AF&page=2',
    )
  })

  test('carries the idempotency key and the body of what it creates', async () => {
    const fetch = answer(Response.json({}, { status: 201 }))
    await callRoute('runAssessment', {
      body: { scheme: 'monthly', period: '2023-10' },
      idempotencyKey: 'key-00000001',
    })
    const [url, request] = fetch.mock.calls[0] ?? []
    expect(url).toBe('/api/assessments')
    expect(request?.method).toBe('POST')
    expect(new Headers(request?.headers).get('idempotency-key')).toBe('key-00000001')
    expect(request?.body).toBe('{"scheme":"monthly","period":"2023-10"}')
  })

  test('throws a refusal with its code and its words in both languages', async () => {
    answer(Response.json({ code: 'orderNotFound', detail: '找不到', detailEn: 'Not found' }, { status: 404 }))
    const error: unknown = await callRoute('whoAmI', {}).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProblemError)
    expect(error).toMatchObject({ status: 404, code: 'orderNotFound' })
    expect([errorMessage(error, 'zh'), errorMessage(error, 'en')]).toEqual(['找不到', 'Not found'])
  })

  test('a reply of a proxy is a refusal too', async () => {
    answer(new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }))
    await expect(callRoute('whoAmI', {})).rejects.toMatchObject({ status: 502, code: 'unavailable' })
  })

  test('nothing comes of a reply without content', async () => {
    answer(new Response(null, { status: 204 }))
    expect(await callRoute('signOut', {})).toBeUndefined()
  })
})

function answer(reply: Response) {
  const fetch = vi.fn<(url: string, request: RequestInit) => Promise<Response>>(() => Promise.resolve(reply))
  vi.stubGlobal('fetch', fetch)
  return fetch
}
