import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Transaction } from '../storage.ts'

export interface Words {
  readonly condition: RawBuilder<boolean>
  /** More titles have the words than a list counts: what has them is soon met on the way through all orders. */
  readonly isCommon: boolean
}

/** The condition on `orders o` that its number begins or ends so, or that its title has these words. */
export async function wordsCondition(tx: Transaction, text: string, counted: number): Promise<Words> {
  // Digits only, so there is no sign that means something in a pattern.
  if (/^\d{4,}$/.test(text))
    return {
      condition: sql`(o.order_no like ${`%${text}`} or o.order_no like ${`${text}%`})`,
      isCommon: false,
    }
  const appealIds = await appealsTitled(tx, text, counted)
  if (appealIds !== undefined)
    return { condition: sql`o.appeal_id = any(${appealIds}::uuid[])`, isCommon: false }
  const escaped = text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  // Within `case` the planner does not guess how rare it is, and walks; by itself it is thought to be very rare.
  return {
    condition: sql`case when o.title ilike ${`%${escaped}%`} then true else false end`,
    isCommon: Array.from(text).length >= 2,
  }
}

/**
 * The appeals whose title has the words, as PostgreSQL writes an array: thousands of them go there and back without
 * being taken apart. Undefined: more than a list counts, or one character, which has no pair to look up.
 */
async function appealsTitled(tx: Transaction, text: string, counted: number): Promise<string | undefined> {
  if (Array.from(text).length < 2) return undefined
  const { rows } = await sql<{ ids: string; count: number }>`
    select ids::text, coalesce(array_length(ids, 1), 0) as count
    from (select array(select appeals_titled(${text}, ${counted + 1})) as ids) found`.execute(tx)
  const [found] = rows
  return found && found.count <= counted ? found.ids : undefined
}
