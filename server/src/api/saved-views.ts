import type { SavedView } from '@yihu/contract/saved-views'
import { accepted } from '@yihu/core/refusal'
import type { Context } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import { changeView, deleteView, saveView, viewsOf } from '../operations/saved-views.ts'
import type { ViewRow } from '../operations/saved-views.ts'
import type { Handlers } from './handler.ts'

/** Every change answers with all views of the list, so that its chips are right at once. */
export const savedViewHandlers: Pick<Handlers, 'listViews' | 'saveView' | 'changeView' | 'deleteView'> = {
  listViews: async ({ context, query }) => accepted(await show(context, query.list)),
  saveView: async ({ context, body, idempotency }) => {
    const result = await once(context, idempotency, (tx) => saveView(tx, context, body))
    return result.ok ? accepted(await show(context, body.list)) : result
  },
  changeView: async ({ context, params, body }) => {
    const result = await transact(context, (tx) => changeView(tx, context, params.viewId, body))
    return result.ok ? accepted(await show(context, result.value.list)) : result
  },
  deleteView: async ({ context, params }) => {
    const result = await transact(context, (tx) => deleteView(tx, context, params.viewId))
    return result.ok ? accepted(await show(context, result.value.list)) : result
  },
}

const transact: <Value>(
  context: Context,
  work: Parameters<Context['storage']['transact']>[1] extends (tx: infer Tx) => unknown
    ? (tx: Tx) => Promise<Value>
    : never,
) => Promise<Value> = (context, work) => context.storage.transact(context.centre.centreId, work)

async function show(context: Context, list: string): Promise<SavedView[]> {
  const views = await transact(context, (tx) => viewsOf(tx, context, list))
  return views.map((view) => viewOf(view, context.actor.userId))
}

function viewOf(view: ViewRow, userId: string): SavedView {
  return {
    viewId: view.view_id,
    list: view.list as SavedView['list'],
    name: view.name,
    search: view.search,
    sharedWith: view.shared_with as SavedView['sharedWith'],
    isOwn: view.user_id === userId,
    isDefault: view.is_default,
  }
}
