import type { Problem } from '@yihu/contract/openapi'
import type { Route, RouteName } from '@yihu/contract/routes'
import { routes } from '@yihu/contract/routes'
import type { z } from 'zod'
import { foreignProblem, ProblemError } from './problem-error.ts'

type Routes = typeof routes
type Part<Name extends RouteName, Key extends string, Given extends string> = Routes[Name] extends {
  readonly [K in Key]: infer Schema extends z.ZodType
}
  ? { readonly [K in Given]: z.input<Schema> }
  : object

/** What a call of the route must be given: the parts its row in the contract names, and no others. */
export type CallInput<Name extends RouteName> = Part<Name, 'params', 'params'> &
  Part<Name, 'query', 'query'> &
  Part<Name, 'body', 'body'> &
  (Routes[Name] extends { readonly creates: true } ? { readonly idempotencyKey: string } : object) & {
    readonly signal?: AbortSignal
    /** Goes out even while the page is being left. */
    readonly keepalive?: true
  }

/** What the route answers; a file comes as a Blob. */
export type CallReply<Name extends RouteName> = Routes[Name]['reply'] extends z.ZodType
  ? z.output<Routes[Name]['reply']>
  : Routes[Name]['reply'] extends 'file'
    ? Blob
    : undefined

interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>
  readonly body?: unknown
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
  readonly keepalive?: true
}

/**
 * Calls a route of the contract. Throws `ProblemError` when the server refuses, `TypeError` when it cannot be reached.
 * A route that creates wants an `idempotencyKey`: see `use-idempotency-key.ts`.
 */
export async function callRoute<Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallReply<Name>> {
  const route: Route = routes[name]
  const given = input as AnyInput
  const reply = await fetch(callUrl(name, given), {
    method: route.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json, application/problem+json, */*',
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(given.idempotencyKey === undefined ? {} : { 'idempotency-key': given.idempotencyKey }),
    },
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    ...(given.keepalive === undefined ? {} : { keepalive: given.keepalive }),
    ...(given.signal === undefined ? {} : { signal: given.signal }),
  })
  if (!reply.ok) throw new ProblemError(await readProblem(reply))
  return (await readReply(route, reply)) as CallReply<Name>
}

/** Path and query of a call; `undefined` and empty values are left out. */
export function callUrl(name: RouteName, { params, query }: Pick<AnyInput, 'params' | 'query'>): string {
  const path = routes[name].path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(params?.[key])),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  return search.size === 0 ? path : `${path}?${search}`
}

async function readReply(route: Route, reply: Response): Promise<unknown> {
  if (route.reply === 'nothing') return undefined
  return route.reply === 'file' ? reply.blob() : reply.json()
}

async function readProblem(reply: Response): Promise<Problem> {
  if (!reply.headers.get('content-type')?.includes('json')) return foreignProblem(reply.status)
  const body = (await reply.json()) as Partial<Problem>
  return { ...foreignProblem(reply.status), ...body, status: reply.status }
}
