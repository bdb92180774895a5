import { may } from '@yihu/core/access/permissions'
import type { Role } from '@yihu/core/access/roles'
import { viewedLists } from '@yihu/core/workbench/viewed-lists'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { writeAudit } from '../storage/audit-log.ts'
import { dropView, insertView, listViews, setDefaultView, updateView } from '../storage/saved-views.ts'
import type { ViewRow } from '../storage/saved-views.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'

export type { ViewRow }

/** A list with more is no longer a choice; deleted ones can be put back, so this is also what an undo is held to. */
const viewLimit = 30

export async function viewsOf(tx: Transaction, { actor }: Context, list: string): Promise<ViewRow[]> {
  return listViews(tx, actor, list)
}

interface NewView {
  readonly list: string
  readonly name: string
  readonly search: string
  readonly sharedWith: readonly Role[]
}

/** Keeps a list as it is now. Sharing it with a role is for those who lead the centre's work. */
export async function saveView(
  tx: Transaction,
  context: Context,
  view: NewView,
): Promise<Result<string, 'notPermitted' | 'tooManyViews'>> {
  const { actor, now, newId } = context
  if (view.sharedWith.length > 0 && !may(actor, 'view.share'))
    return refused('notPermitted', { permission: 'view.share' })
  const own = (await listViews(tx, actor, view.list)).filter(({ user_id }) => user_id === actor.userId)
  if (own.length >= viewLimit) return refused('tooManyViews', { limit: viewLimit })
  const viewId = newId()
  await insertView(tx, { viewId, userId: actor.userId, at: now, ...view })
  if (view.sharedWith.length > 0) await share(tx, context, viewId, view.name, view.sharedWith)
  return accepted(viewId)
}

interface ViewChange {
  readonly name?: string | undefined
  readonly search?: string | undefined
  readonly sharedWith?: readonly Role[] | undefined
  readonly isDefault?: boolean | undefined
}

/** Everybody chooses what their own list begins with; a view itself is changed by whoever may. */
export async function changeView(
  tx: Transaction,
  context: Context,
  viewId: string,
  change: ViewChange,
): Promise<Result<ViewRow, 'notPermitted' | 'notFound'>> {
  const { actor } = context
  const view = await findView(tx, context, viewId)
  if (!view) return refused('notFound', { what: 'view' })
  const { isDefault, sharedWith, ...rest } = change
  if (sharedWith !== undefined && !may(actor, 'view.share'))
    return refused('notPermitted', { permission: 'view.share' })
  const isChanged = sharedWith !== undefined || Object.keys(rest).length > 0
  if (isChanged && !mayChange(context, view)) return refused('notPermitted', { permission: 'view.share' })
  await updateView(tx, viewId, rest)
  if (sharedWith !== undefined) await share(tx, context, viewId, change.name ?? view.name, sharedWith)
  if (isDefault !== undefined) await setDefaultView(tx, actor.userId, view.list, isDefault ? viewId : null)
  return accepted(view)
}

export async function deleteView(
  tx: Transaction,
  context: Context,
  viewId: string,
): Promise<Result<ViewRow, 'notPermitted' | 'notFound'>> {
  const view = await findView(tx, context, viewId)
  if (!view) return refused('notFound', { what: 'view' })
  if (!mayChange(context, view)) return refused('notPermitted', { permission: 'view.share' })
  await dropView(tx, viewId)
  return accepted(view)
}

/** What others see too is changed only by those who may share; what is one's own, by oneself. */
function mayChange({ actor }: Context, view: ViewRow): boolean {
  return view.user_id === actor.userId || (view.shared_with.length > 0 && may(actor, 'view.share'))
}

async function findView(tx: Transaction, { actor }: Context, viewId: string): Promise<ViewRow | undefined> {
  for (const list of viewedLists) {
    const view = (await listViews(tx, actor, list)).find(({ view_id }) => view_id === viewId)
    if (view) return view
  }
  return undefined
}

async function share(
  tx: Transaction,
  { actor, now }: Context,
  viewId: string,
  name: string,
  sharedWith: readonly Role[],
): Promise<void> {
  await updateView(tx, viewId, { sharedWith })
  await writeAudit(tx, {
    at: now,
    actorId: actor.userId,
    act: 'shareView',
    subject: viewId,
    details: { name, sharedWith },
  })
}
