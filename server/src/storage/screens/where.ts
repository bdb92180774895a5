import type { Where, WhereKey } from '@yihu/core/assessment/where'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { listCoded } from '../reference.ts'
import type { CodedTable } from '../reference.ts'
import type { Transaction } from '../storage.ts'

/** Where each choice stands on an order, and the list its codes are of (none: the house's own words). */
const columns: Readonly<Record<WhereKey, { column: string; list?: CodedTable }>> = {
  channel: { column: 'channel_code', list: 'channels' },
  kind: { column: 'appeal_kind' },
  category: { column: 'category_code', list: 'categories' },
  desk: { column: 'desk_code', list: 'desks' },
  programmeTag: { column: 'programme_tag', list: 'programme_tags' },
  division: { column: 'division_code', list: 'divisions' },
  urgency: { column: 'urgency' },
}

/** The condition on `orders o` for a choice; each code stands for itself and all codes below it. */
export type Choose = (where: Where) => RawBuilder<boolean>

/** Reads the lists the choices need once, and makes conditions of them. */
export async function chooser(tx: Transaction, wheres: readonly Where[]): Promise<Choose> {
  const below = new Map<WhereKey, (code: string) => string[]>()
  for (const key of new Set(wheres.flatMap((where) => Object.keys(where)))) {
    if (!isWhereKey(key)) continue
    const { list } = columns[key]
    const coded = list === undefined ? [] : await listCoded(tx, list)
    below.set(key, (code) => withBelow(coded, code))
  }
  return (where) => {
    const conditions = Object.entries(where).flatMap(([key, codes]) => {
      if (!isWhereKey(key) || codes.length === 0) return []
      const all = codes.flatMap((code) => below.get(key)?.(code) ?? [code])
      return [sql<boolean>`${sql.ref(`o.${columns[key].column}`)} = any(${all}::text[])`]
    })
    return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`
  }
}

function withBelow(coded: readonly { code: string; parentCode: string | null }[], code: string): string[] {
  const children = coded.filter(({ parentCode }) => parentCode === code)
  return [code, ...children.flatMap((child) => withBelow(coded, child.code))]
}

function isWhereKey(key: string): key is WhereKey {
  return Object.hasOwn(columns, key)
}
