import type { Readable } from 'node:stream'
import type { ErrorCode } from '@yihu/contract/errors'
import type { routes } from '@yihu/contract/routes'
import type { RouteName } from '@yihu/contract/routes'
import type { Actor } from '@yihu/core/access/roles'
import type { Result } from '@yihu/core/refusal'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Context } from '../operations/context.ts'
import type { UserRow } from '../operations/sessions.ts'
import type { Platform } from './platform.ts'

type Routes = typeof routes
type Parsed<Name extends RouteName, Part extends string> =
  Routes[Name] extends Record<Part, infer Schema extends z.ZodType> ? z.infer<Schema> : undefined

/** A request after the one place where it was parsed, its sender identified and permitted. */
export interface ApiRequest<Name extends RouteName> {
  readonly platform: Platform
  readonly params: Parsed<Name, 'params'>
  readonly query: Parsed<Name, 'query'>
  readonly body: Parsed<Name, 'body'>
  /** Undefined only on routes open to everybody. */
  readonly user: UserRow
  readonly actor: Actor
  readonly context: Context
  readonly idempotency: { readonly key: string; readonly requestHash: string } | undefined
  readonly raw: FastifyRequest
  readonly reply: FastifyReply
}

export interface FileReply {
  /** Whole, or in parts as they are made. */
  readonly bytes: Uint8Array | Readable | AsyncIterable<Uint8Array>
  readonly fileName: string
  readonly type: string
  /** Length of a stream, so that one that ends too early is seen to. */
  readonly size?: number
  /** Shown by the browser instead of saved, in a sandbox where nothing runs. */
  readonly isInline?: boolean
  /** What the browser may keep and ask again about; without one it keeps nothing. */
  readonly etag?: string
}

export type ReplyOf<Name extends RouteName> = Routes[Name]['reply'] extends z.ZodType
  ? z.input<Routes[Name]['reply']>
  : Routes[Name]['reply'] extends 'file'
    ? FileReply
    : Routes[Name]['reply'] extends 'events'
      ? Readable
      : undefined

/** The answer of a route: its reply, or a refusal of the catalogue. */
export type Handler<Name extends RouteName> = (
  request: ApiRequest<Name>,
) => Promise<Result<ReplyOf<Name>, ErrorCode>>

export type Handlers = { readonly [Name in RouteName]: Handler<Name> }
