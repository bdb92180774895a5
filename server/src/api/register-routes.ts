import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { ErrorCode } from '@yihu/contract/errors'
import type { Route, RouteName } from '@yihu/contract/routes'
import { routes } from '@yihu/contract/routes'
import { may } from '@yihu/core/access/permissions'
import type { Actor } from '@yihu/core/access/roles'
import type { Result } from '@yihu/core/refusal'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { stringify } from 'safe-stable-stringify'
import { z } from 'zod'
import { newId } from '../operations/context.ts'
import { whoIs } from '../operations/sessions.ts'
import type { SessionData } from '../operations/sessions.ts'
import type { FileReply, Handlers } from './handler.ts'
import type { Platform } from './platform.ts'
import { sendProblem } from './problem.ts'
import { sendFile } from './send-file.ts'

declare module 'fastify' {
  interface Session {
    signedIn?: SessionData
  }
}

/**
 * Registers every route of the contract. This is the one place where a request is parsed, its sender identified and
 * the route's permission asked; a handler sees only requests that passed.
 */
export function registerRoutes(
  app: FastifyInstance,
  handlers: Handlers,
  platform: () => Platform | undefined,
): void {
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    const options: RouteOptions = {
      method: route.method,
      url: route.path,
      ...(route.perMinute === undefined
        ? {}
        : { config: { rateLimit: { max: route.perMinute, timeWindow: '1 minute' } } }),
      handler: async (request, reply) => {
        const ready = platform()
        if (!ready) return sendProblem(reply, 'unavailable')
        return answer(name, route, handlers, ready, request, reply)
      },
    }
    if (route.upload) registerUpload(app, options)
    else app.route(options)
  }
}

/** A route whose body is a file: whatever type the sender gives it, it is handed on unread. */
function registerUpload(app: FastifyInstance, options: RouteOptions): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.route(options)
  })
}

async function answer(
  name: RouteName,
  route: Route,
  handlers: Handlers,
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (request.method !== 'GET' && isCrossSite(request)) return sendProblem(reply, 'crossSite')
  const signedIn = request.session.signedIn
  const user = signedIn && (await whoIs(platform.storage, signedIn))
  if (route.permission !== null && !user) return sendProblem(reply, 'notSignedIn')
  const actor: Actor | undefined = user && { userId: user.userId, roles: user.roles, unitIds: user.unitIds }
  if (route.permission !== null && actor && !may(actor, route.permission))
    return sendProblem(reply, 'notPermitted', { permission: route.permission })
  if (user?.mustChangePassword && !beforePassword.includes(name))
    return sendProblem(reply, 'passwordMustChange')

  const parsed: Partial<Record<Part, unknown>> = {}
  for (const part of parts) {
    const schema = route[part]
    if (!schema) continue
    const result = schema.safeParse(request[part] ?? {}, { reportInput: true })
    const problems = result.success ? brokenTexts(result.data) : problemsOf(result.error)
    if (problems.length > 0) return sendProblem(reply, 'badRequest', wrongPlaces(part, problems))
    parsed[part] = result.data
  }
  const idempotency = route.creates ? idempotencyOf(route, request) : undefined
  if (route.creates && !idempotency) return sendProblem(reply, 'keyMissing')

  // The parts were parsed by the route's own schemas just above; the table of handlers is typed by the same ones.
  const handle = handlers[name] as (request: unknown) => Promise<Result<unknown, ErrorCode>>
  const result = await handle({
    platform,
    ...parsed,
    user,
    actor,
    ...(actor && signedIn ? { context: await contextOf(platform, signedIn.centreId, actor) } : {}),
    idempotency,
    raw: request,
    reply,
  })
  if (!result.ok) return sendProblem(reply, result.code, result.details)
  if (route.reply === 'nothing') return reply.code(route.replyStatus ?? 204).send()
  if (route.reply === 'events') return sendEvents(reply, result.value as Readable)
  if (route.reply === 'file') return sendFile(reply, result.value as FileReply)
  return reply.code(route.replyStatus ?? 200).send(result.value)
}

/** What somebody with a one-time password may do before it is changed. */
const beforePassword: readonly RouteName[] = ['signIn', 'whoAmI', 'signOut', 'changePassword']

type Part = 'params' | 'query' | 'body'
const parts: readonly Part[] = ['params', 'query', 'body']

async function contextOf(platform: Platform, centreId: string, actor: Actor) {
  return {
    storage: platform.storage,
    centre: await platform.centre(centreId),
    actor,
    now: new Date(),
    newId,
    causesJobs: true,
  }
}

/** Browsers say where a request comes from; a form on another site must not act with somebody's session. */
function isCrossSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin, host } = request.headers
  return origin !== undefined && URL.parse(origin)?.host !== host
}

function idempotencyOf(
  route: Route,
  request: FastifyRequest,
): { key: string; requestHash: string } | undefined {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 8 || key.length > 100) return undefined
  // The bytes of a file are still on their way; who keeps them adds their hash.
  const content = stringify([request.method, request.url, route.upload ? null : request.body]) ?? ''
  return { key, requestHash: createHash('sha256').update(content).digest('hex') }
}

/** What is wrong with a field, and where it is. */
interface FieldProblem {
  readonly path: string
  readonly zh: string
  readonly en: string
}

const chinese = z.locales.zhCN().localeError

/** Names each wrong field by its path and says in both languages what is expected. */
function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => {
    const zh = chinese(issue as Parameters<typeof chinese>[0])
    return {
      path: issue.path.join('.'),
      zh: (typeof zh === 'object' ? zh?.message : zh) ?? issue.message,
      en: issue.message,
    }
  })
}

/** Texts PostgreSQL cannot keep: the character NUL, and half of a surrogate pair, which is no UTF-8. */
function brokenTexts(value: unknown, path: readonly string[] = []): FieldProblem[] {
  if (typeof value === 'string')
    return value.isWellFormed() && !value.includes('\0')
      ? []
      : [{ path: path.join('.'), zh: '含有无法保存的字符', en: 'contains a character that cannot be kept' }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => brokenTexts(part, [...path, key]))
}

function wrongPlaces(part: Part, problems: readonly FieldProblem[]) {
  const [first] = problems
  const what = { zh: first?.zh ?? '', en: first?.en ?? '' }
  return { where: [part, first?.path].filter(Boolean).join(' '), what, problems }
}

/** Proxies in between must neither keep events back nor pack them; the connection ends with the stream. */
function sendEvents(reply: FastifyReply, events: Readable): FastifyReply {
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-cache, no-transform')
    .header('x-accel-buffering', 'no')
    .header('connection', 'close')
    .send(events)
}
