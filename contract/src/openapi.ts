import { z } from 'zod'
import { createDocument } from 'zod-openapi'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import type { ErrorCode } from './errors.ts'
import { errors } from './errors.ts'
import { routes } from './routes.ts'
import type { Route } from './routes.ts'

/** RFC 9457 problem details, as every refusal is answered. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    detailEn: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    instance: z.string().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>

/** Refusals any route may answer with. */
const everywhere: readonly ErrorCode[] = [
  'badRequest',
  'notSignedIn',
  'notPermitted',
  'serverError',
  'unavailable',
]

/** The OpenAPI 3.1 document of the whole API. */
export function openApiDocument(version: string) {
  const paths: ZodOpenApiPathsObject = {}
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '一呼 Yihu',
      version,
      description: '12345 政务服务热线平台接口。The API of the hotline platform.',
    },
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yihu_session' } } },
    paths,
  })
}

function operation(name: string, route: Route): ZodOpenApiOperationObject {
  const status = String(route.replyStatus ?? 200) as `${number}`
  const header = route.creates ? z.object({ 'idempotency-key': z.string().min(8).max(100) }) : undefined
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.path.split('/')[2] ?? 'api'],
    ...(route.permission ? { security: [{ session: [] }], 'x-permission': route.permission } : {}),
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      ...(header ? { header } : {}),
    },
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }
      : {}),
    ...(route.upload ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } } : {}),
    responses: { [status]: goodReply(route), ...refusalReplies(route) },
  }
}

function goodReply(route: Route) {
  if (route.reply === 'nothing') return { description: 'Done' }
  if (route.reply === 'events')
    return { description: 'Server-sent events', content: { 'text/event-stream': {} } }
  if (route.reply === 'file') return { description: 'The file', content: { 'application/octet-stream': {} } }
  return { description: 'Done', content: { 'application/json': { schema: route.reply } } }
}

function refusalReplies(route: Route) {
  const byStatus = Map.groupBy([...everywhere, ...route.refuses], (code) => errors[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\` ${errors[code].zh} ${errors[code].en}`).join('\n\n'),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
}
