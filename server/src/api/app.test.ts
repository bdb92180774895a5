import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '@yihu/contract/routes'
import type { Route, RouteName } from '@yihu/contract/routes'
import { signedIn, someone } from '../testing/api-client.ts'
import { useTestApp } from '../testing/test-app.ts'
import { openStorage } from '../storage/storage.ts'
import { createApp } from './app.ts'
import { makePlatform } from './platform.ts'
import type { Platform } from './platform.ts'

const api = useTestApp()

describe('before the database is there', () => {
  let app: FastifyInstance
  let platform: Platform | undefined
  beforeAll(async () => {
    app = await createApp({ platform: () => platform, version: '0.0.0-test' })
  })
  afterAll(() => app.close())

  it('the process is alive, not ready, and the API says 503 on every route', async () => {
    expect((await app.inject('/healthz')).statusCode).toBe(200)
    const ready = await app.inject('/readyz')
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'starting' }])
    for (const name of Object.keys(routes) as RouteName[]) {
      const { problem } = await someone(app, 'yihu_session=old.signature').call(name, {
        params: { orderId: '1', bulletinId: '1', file: '1', attachmentId: '1' },
      })
      expect(problem, name).toMatchObject({ status: 503, code: 'unavailable' })
    }
  })

  it('is ready as soon as it is, without a new start', async () => {
    platform = await makePlatform(api.database.storage, noWriter, api.blobs)
    expect((await app.inject('/readyz')).statusCode).toBe(200)
    expect((await someone(app).call('whoAmI')).problem.code).toBe('notSignedIn')
    expect((await (await signedIn(app, 'agent')).call('whoAmI')).status).toBe(200)
  })

  it('and not ready again when it is lost: 503, alive all the while', async () => {
    const nowhere = openStorage({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' }, 1)
    platform = platform && { ...platform, storage: nowhere }
    expect((await app.inject('/readyz')).statusCode).toBe(503)
    expect((await app.inject('/healthz')).statusCode).toBe(200)
    const { problem } = await someone(app).call('signIn', { body: { login: 'agent', password: 'x' } })
    expect(problem).toMatchObject({ status: 503, code: 'unavailable' })
    await nowhere.close()
  })
})

it('behind a proxy a client is who the proxy says, whatever it writes into the header itself', async () => {
  const platform = await makePlatform(api.database.storage, noWriter, api.blobs)
  const app = await createApp({ platform: () => platform, version: '0.0.0-test', isSecure: true })
  const guess = async (from: string, number: number) => {
    const headers = { 'x-forwarded-for': `203.0.113.${number}, ${from}` }
    return (await app.inject({ url: `/api/callback-links/guess${number}`, headers })).statusCode
  }
  for (let number = 0; number < 30; number++) expect(await guess('198.51.100.1', number)).toBe(404)
  expect(await guess('198.51.100.1', 31)).toBe(429)
  expect(await guess('198.51.100.2', 32)).toBe(404)
  await app.close()
})

it('an address that is none is a problem like every other', async () => {
  const answer = await api.app.inject('/api/nowhere')
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.json()).toMatchObject({ code: 'notFound', status: 404, instance: '/api/nowhere' })
})

it('answers carry the headers that keep a browser safe', async () => {
  const { headers } = await api.app.inject('/api/session')
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-frame-options']).toBe('SAMEORIGIN')
  expect(headers['x-powered-by']).toBeUndefined()
})

describe('the OpenAPI document', () => {
  interface Operation {
    operationId: string
    summary: string
    parameters?: { name: string; in: string; required?: boolean }[]
    requestBody?: { content: Record<string, { schema: unknown }> }
    responses: Record<string, { description: string; content?: Record<string, { schema?: unknown }> }>
    security?: unknown[]
    'x-permission'?: string
  }
  interface Document {
    openapi: string
    info: { title: string; version: string }
    paths: Record<string, Record<string, Operation>>
    components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> }
  }
  let document: Document
  beforeAll(async () => {
    document = (await api.app.inject('/api/openapi.json')).json()
  })
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    )

  it('is of version 3.1, with every route of the contract and no other', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      info: { title: expect.any(String), version: '0.0.0-test' },
    })
    const listed = operations().map(
      ({ path, method, operation }) => `${operation.operationId} ${method} ${path}`,
    )
    const expected = (Object.entries(routes) as [RouteName, Route][]).map(
      ([name, route]) => `${name} ${route.method.toLowerCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
    )
    expect(listed.toSorted()).toEqual(expected.toSorted())
  })

  it('describes every parameter of a path, the key of what creates, body, replies and permission', () => {
    for (const { path, operation } of operations()) {
      const route: Route = routes[operation.operationId as RouteName]
      const parameters = operation.parameters ?? []
      const inPath = parameters.filter((parameter) => parameter.in === 'path')
      expect(
        inPath.map(({ name }) => `{${name}}`),
        path,
      ).toEqual(path.match(/\{\w+\}/g) ?? [])
      expect(
        inPath.every(({ required }) => required === true),
        path,
      ).toBe(true)
      const key = parameters.find(({ name }) => name === 'idempotency-key')
      expect(key?.required === true, path).toBe(route.creates === true)
      expect(operation.requestBody !== undefined, path).toBe((route.body ?? route.upload) !== undefined)
      expect(operation.responses[String(route.replyStatus ?? 200)]?.description, path).toBeTruthy()
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description, `${path} ${status}`).toBeTruthy()
        if (Number(status) >= 400)
          expect(Object.keys(response.content ?? {}), path).toEqual(['application/problem+json'])
      }
      expect(operation['x-permission'], path).toBe(route.permission ?? undefined)
      expect(operation.security !== undefined, path).toBe(route.permission !== null)
    }
  })

  it('refers only to what it defines', () => {
    const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? []
    expect(references.length).toBeGreaterThan(20)
    for (const reference of new Set(references)) {
      const path = reference.slice(8, -1).replace(/^#\//, '').split('/')
      const target = path.reduce<unknown>(
        (node, name) => (node as Record<string, unknown> | undefined)?.[name],
        document,
      )
      expect(target, reference).toBeTypeOf('object')
    }
  })

  it('says nothing that OpenAPI 3.1 no longer has', () => {
    const text = JSON.stringify(document)
    expect(text).not.toContain('"nullable":')
    expect(text).not.toContain('"exclusiveMinimum":true')
  })
})

function never(): never {
  throw new Error('nothing is written here')
}

const noWriter = { document: never, annex: never, blocks: never, page: never, pdf: never, orders: never }
