import type { OutgoingHttpHeaders } from 'node:http'
import { randomUUID } from 'node:crypto'
import { errors } from '@yihu/contract/errors'
import type { ErrorCode } from '@yihu/contract/errors'
import { problem as problemSchema } from '@yihu/contract/openapi'
import type { Problem } from '@yihu/contract/openapi'
import { routes } from '@yihu/contract/routes'
import type { Route, RouteName } from '@yihu/contract/routes'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { z } from 'zod'
import { password } from './small-centre.ts'

export interface Call {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Idempotency-Key; a new one for each call when left out, none when null. */
  readonly key?: string | null
}

type ReplyOf<Name extends RouteName> = (typeof routes)[Name]['reply'] extends infer Schema extends z.ZodType
  ? z.infer<Schema>
  : undefined

export interface Answer<Name extends RouteName> {
  readonly status: number
  readonly text: string
  readonly bytes: Buffer
  readonly headers: OutgoingHttpHeaders
  /** The reply as the contract describes it; throws when the request was refused. */
  readonly value: ReplyOf<Name>
  /** The refusal; throws when there was none. */
  readonly problem: Problem & { readonly code: ErrorCode }
}

/** Somebody at a browser: calls routes of the contract by name and holds every answer against the contract. */
export interface Person {
  call<Name extends RouteName>(name: Name, call?: Call): Promise<Answer<Name>>
  cookie: string | undefined
}

export function someone(app: FastifyInstance, cookie?: string): Person {
  const remoteAddress = nextAddress()
  const person: Person = {
    cookie,
    call: async (name, { params = {}, query = {}, body, headers = {}, key } = {}) => {
      const route: Route = routes[name]
      const path = route.path.replace(/:(\w+)/g, (_, param: string) =>
        encodeURIComponent(params[param] ?? ''),
      )
      const search = new URLSearchParams(
        Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
      )
      const sentKey = key === undefined && route.creates ? randomUUID() : key
      const response = await app.inject({
        method: route.method,
        url: search.size === 0 ? path : `${path}?${search.toString()}`,
        remoteAddress,
        headers: {
          ...(person.cookie === undefined ? {} : { cookie: person.cookie }),
          ...(typeof sentKey === 'string' ? { 'idempotency-key': sentKey } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
        ...(route.reply === 'events' ? { payloadAsStream: true as const } : {}),
      })
      if (route.reply === 'events') return answerOf(name, route, await firstOf(response))
      const set = response.cookies.find((one) => one.name === 'yihu_session')
      if (set) person.cookie = `yihu_session=${set.value}`
      return answerOf(name, route, response)
    },
  }
  return person
}

/** Signs in over HTTP as one of the people of a test centre. */
export async function signedIn(app: FastifyInstance, login: string, centreCode?: string): Promise<Person> {
  const person = someone(app)
  const answer = await person.call('signIn', {
    body: { login, password, ...(centreCode ? { centreCode } : {}) },
  })
  expect(answer.status, `sign-in of ${login}: ${answer.text}`).toBe(200)
  return person
}

type Injected = Awaited<ReturnType<FastifyInstance['inject']>>
type Response = Pick<Injected, 'statusCode' | 'headers' | 'body' | 'rawPayload'>

/** A stream never ends by itself: of an open one only the head is looked at; a refusal is read to its end. */
async function firstOf(response: Injected): Promise<Response> {
  const { statusCode, headers } = response
  const stream = response.stream()
  const parts: Buffer[] = []
  if (statusCode < 400) stream.destroy()
  else for await (const part of stream) parts.push(Buffer.from(part as Uint8Array))
  const rawPayload = Buffer.concat(parts)
  return { statusCode, headers, rawPayload, body: rawPayload.toString('utf8') }
}

function answerOf<Name extends RouteName>(name: Name, route: Route, response: Response): Answer<Name> {
  const { statusCode: status, body: text } = response
  const isGood = status < 400
  const parsed = isGood ? undefined : parsedProblem(name, response)
  if (isGood) expect(status, name).toBe(route.replyStatus ?? 200)
  const value = isGood && route.reply instanceof z.ZodType ? route.reply.parse(JSON.parse(text)) : undefined
  return {
    status,
    text,
    bytes: response.rawPayload,
    headers: response.headers,
    get value() {
      if (!isGood) throw new Error(`${name} was refused: ${text}`)
      return value as ReplyOf<Name>
    },
    get problem() {
      if (!parsed) throw new Error(`${name} was not refused: ${status} ${text}`)
      return parsed
    },
  }
}

/** Every refusal is a problem of RFC 9457 with a code of the catalogue, in both languages. */
function parsedProblem(name: string, { statusCode, headers, body }: Response): Problem & { code: ErrorCode } {
  expect(headers['content-type'], name).toMatch(/^application\/problem\+json/)
  const problem = problemSchema.strict().parse(JSON.parse(body))
  expect(problem.code, name).toBeOneOf(Object.keys(errors))
  const code = problem.code as ErrorCode
  expect(problem.status, name).toBe(statusCode)
  expect(statusCode, `${name} ${code}`).toBe(errors[code].status)
  expect(problem.detail, name).toMatch(/\p{Script=Han}/u)
  expect(problem.detailEn, name).toMatch(/[a-z]{2}/)
  // A place that was not filled in reads `{name}`.
  expect(`${problem.detail}${problem.detailEn}`, name).not.toMatch(/\{\w+\}/)
  return { ...problem, code }
}

let addresses = 0
/** Sign-ins are limited by address: everybody in the tests has one of their own. */
function nextAddress(): string {
  addresses++
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
}
