import { sql } from 'kysely'
import type { Transaction } from './storage.ts'

export interface ViewRow {
  readonly view_id: string
  readonly list: string
  readonly name: string
  readonly search: string
  readonly shared_with: readonly string[]
  readonly user_id: string
  readonly is_default: boolean
}

/** The views of a list a person has: those they saved, and those shared with one of their roles. */
export async function listViews(
  tx: Transaction,
  who: { userId: string; roles: readonly string[] },
  list: string,
): Promise<ViewRow[]> {
  return tx
    .selectFrom('saved_views as v')
    .leftJoin('default_views as d', (join) =>
      join
        .onRef('d.centre_id', '=', 'v.centre_id')
        .onRef('d.view_id', '=', 'v.view_id')
        .on('d.user_id', '=', who.userId),
    )
    .select(['v.view_id', 'v.list', 'v.name', 'v.search', 'v.shared_with', 'v.user_id'])
    .select(sql<boolean>`d.view_id is not null`.as('is_default'))
    .where('v.centre_id', '=', tx.centreId)
    .where('v.list', '=', list)
    .where((eb) =>
      eb.or([eb('v.user_id', '=', who.userId), sql<boolean>`v.shared_with && ${[...who.roles]}::text[]`]),
    )
    .orderBy('v.position')
    .orderBy('v.view_id')
    .execute()
}

export async function insertView(
  tx: Transaction,
  view: { viewId: string; userId: string; list: string; name: string; search: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('saved_views')
    .values({
      centre_id: tx.centreId,
      view_id: view.viewId,
      user_id: view.userId,
      list: view.list,
      name: view.name,
      search: view.search,
      saved_at: view.at,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from saved_views where centre_id = ${tx.centreId})`,
    })
    .execute()
}

export async function updateView(
  tx: Transaction,
  viewId: string,
  change: {
    name?: string | undefined
    search?: string | undefined
    sharedWith?: readonly string[] | undefined
  },
): Promise<void> {
  const { name, search, sharedWith } = change
  if (name === undefined && search === undefined && sharedWith === undefined) return
  await tx
    .updateTable('saved_views')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(search === undefined ? {} : { search }),
      ...(sharedWith === undefined ? {} : { shared_with: [...sharedWith] }),
    })
    .where('centre_id', '=', tx.centreId)
    .where('view_id', '=', viewId)
    .execute()
}

export async function dropView(tx: Transaction, viewId: string): Promise<void> {
  await tx
    .deleteFrom('saved_views')
    .where('centre_id', '=', tx.centreId)
    .where('view_id', '=', viewId)
    .execute()
}

/** The view a person's list begins with; null: with none. */
export async function setDefaultView(
  tx: Transaction,
  userId: string,
  list: string,
  viewId: string | null,
): Promise<void> {
  await tx
    .deleteFrom('default_views')
    .where('centre_id', '=', tx.centreId)
    .where('user_id', '=', userId)
    .where('list', '=', list)
    .execute()
  if (viewId !== null)
    await tx
      .insertInto('default_views')
      .values({ centre_id: tx.centreId, user_id: userId, list, view_id: viewId })
      .execute()
}
