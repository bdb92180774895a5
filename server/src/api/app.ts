import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import session from '@fastify/session'
import fastifyStatic from '@fastify/static'
import apiReference from '@scalar/fastify-api-reference'
import { openApiDocument } from '@yihu/contract/openapi'
import Fastify from 'fastify'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { handlers } from './handlers.ts'
import type { Platform } from './platform.ts'
import { sendProblem } from './problem.ts'
import { registerRoutes } from './register-routes.ts'
import { lazySigner, sessionStore } from './session-store.ts'

export interface AppOptions {
  /** Undefined until the database is ready: the process answers, the API says 503. */
  readonly platform: () => Platform | undefined
  readonly version: string
  readonly logger?: FastifyServerOptions['logger']
  /** Behind a proxy that terminates TLS. */
  readonly isSecure?: boolean
}

const webRoot = fileURLToPath(new URL('../../../web/dist/', import.meta.url))
const hours = 60 * 60 * 1000

/** Builds the HTTP application; it does not listen. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logger ?? false,
    bodyLimit: 1024 * 1024,
    // One proxy, the nearest: what stands before its own entry in x-forwarded-for the client may have written, and
    // limits by address would count a new client at each attempt.
    trustProxy: options.isSecure === true ? (_address, hop) => hop < 1 : false,
    routerOptions: { maxParamLength: 200 },
  })
  app.get('/healthz', async () => ({ status: 'alive' }))
  app.get('/readyz', async (_, reply) => {
    const ready = await isReady(options.platform())
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'starting' })
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: { 'img-src': ["'self'", 'data:'], 'upgrade-insecure-requests': null },
    },
    hsts: options.isSecure === true,
  })
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => ({ statusCode: 429, yihu: 'tooManyAttempts' }),
  })
  await app.register(cookie)
  await app.register(session, {
    secret: lazySigner(options.platform),
    cookieName: 'yihu_session',
    saveUninitialized: false,
    // Written at sign-in and sign-out only; a request must not cost a write to say that somebody is still there.
    rolling: false,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: options.isSecure === true,
      maxAge: 12 * hours,
      path: '/',
    },
    store: sessionStore(options.platform, 12 * hours),
  })
  app.setErrorHandler((error, request, reply) => {
    if (isTooMany(error)) return sendProblem(reply, 'tooManyAttempts')
    if (isClientError(error)) return sendProblem(reply, 'badRequest', { where: '', what: error.message })
    request.log.error({ err: error }, 'a request failed')
    if (isConnectionLost(error)) return sendProblem(reply, 'unavailable')
    return sendProblem(reply, 'serverError', { requestId: request.id })
  })
  // A stream has no end of its own, and closing waits for every reply.
  app.addHook('preClose', async () => options.platform()?.live.close())
  registerRoutes(app, handlers, options.platform)
  const document = openApiDocument(options.version)
  app.get('/api/openapi.json', async () => document)
  await app.register(apiReference, {
    routePrefix: '/api/reference',
    configuration: { url: '/api/openapi.json' },
  })
  await serveWeb(app)
  return app
}

/** The built web app; every path that is not a file or the API is the app's own and gets its page. */
async function serveWeb(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(`${webRoot}index.html`)
  if (isBuilt)
    await app.register(fastifyStatic, {
      root: webRoot,
      preCompressed: true,
      // What is in assets/ carries a hash in its name; the page itself is asked for anew each time.
      setHeaders: (reply, path) => {
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  // The link of an invitation has a page of its own, small enough for any telephone.
  if (isBuilt) app.get('/c/:token', async (_, reply) => reply.sendFile('callback-link.html'))
  app.setNotFoundHandler((request, reply) => {
    const isPage = isBuilt && request.method === 'GET' && !request.url.startsWith('/api/')
    return isPage ? reply.sendFile('index.html') : sendProblem(reply, 'notFound', { what: request.url })
  })
}

async function isReady(platform: Platform | undefined): Promise<boolean> {
  if (!platform) return false
  return platform.storage.pool.query('select 1').then(
    () => true,
    () => false,
  )
}

function isTooMany(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'yihu' in error && error.yihu === 'tooManyAttempts'
}

function isClientError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    Number(error.statusCode) >= 400 &&
    Number(error.statusCode) < 500
  )
}

/** 08…: connection lost; 57P…: the server is shutting down; ECONN…: it is not there. */
function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(08|57P|ECONN|ENOENT)/.test(code)
}
