import { accepted } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Context } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Platform } from './platform.ts'

/** What a page of the administration shows, in a transaction of its own. */
export function read<Value>(context: Context, screen: (tx: Transaction) => Promise<Value>): Promise<Value> {
  return context.storage.transact(context.centre.centreId, screen)
}

/**
 * One change in one transaction; a refusal leaves nothing behind. Other servers are told by the database; this one
 * forgets before it answers, so that the next request already sees the change.
 */
export async function change<Value extends JsonObject | null, Code extends string>(
  platform: Platform,
  context: Context,
  work: (tx: Transaction) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code>> {
  const result = await once<Value, Code>(context, undefined, work)
  if (result.ok) platform.forget()
  return result as Result<Value, Code>
}
type JsonObject = { [key: string]: string | number | string[] | null }

/** A change that answers with nothing but that it is done. */
export async function done<Code extends string>(
  platform: Platform,
  context: Context,
  work: (tx: Transaction) => Promise<Result<null, Code>>,
): Promise<Result<undefined, Code>> {
  const result = await change(platform, context, work)
  return result.ok ? accepted(undefined) : result
}
