import { createStore, del, entries, get, set } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import type { DeskDraft } from './desk-draft.ts'
import type { WaitingAppeal } from './outbox.ts'

/**
 * What the desk keeps in this browser: drafts and appeals not yet sent, each under the person they belong to. The
 * browser's own database and not its settings, since it survives a crash and holds many drafts.
 */
let store: UseStore | undefined
const kept = () => (store ??= createStore('yihu-desk', 'kept'))

const draftKey = (userId: string, draftId: string) => `draft/${userId}/${draftId}`
const waitingKey = (userId: string, key: string) => `waiting/${userId}/${key}`

export async function readDrafts(userId: string): Promise<DeskDraft[]> {
  const drafts = await readAll<DeskDraft>(`draft/${userId}/`)
  return drafts.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
}

export async function keepDraft(userId: string, draft: DeskDraft): Promise<void> {
  await set(draftKey(userId, draft.draftId), draft, kept())
}

export async function dropDraft(userId: string, draftId: string): Promise<void> {
  await del(draftKey(userId, draftId), kept())
}

export async function readWaiting(userId: string): Promise<WaitingAppeal[]> {
  const waiting = await readAll<WaitingAppeal>(`waiting/${userId}/`)
  return waiting.toSorted((a, b) => String(a.body.takenAt).localeCompare(String(b.body.takenAt)))
}

export async function keepWaiting(userId: string, appeal: WaitingAppeal): Promise<void> {
  await set(waitingKey(userId, appeal.key), appeal, kept())
}

/** Once it is sent nothing of it stays here. */
export async function dropWaiting(userId: string, key: string): Promise<void> {
  await del(waitingKey(userId, key), kept())
}

/** Drafts of this person, at an explicit sign-out. */
export async function dropDraftsOf(userId: string): Promise<void> {
  await dropWhere((key) => key.startsWith(`draft/${userId}/`))
}

/**
 * Seats are shared: when somebody signs in, drafts of everybody else are wiped. Appeals of others that wait to be sent
 * stay, for they were taken and the caller was told so; they go out when their agent signs in again.
 */
export async function wipeDraftsOfOthers(userId: string): Promise<void> {
  await dropWhere((key) => key.startsWith('draft/') && !key.startsWith(`draft/${userId}/`))
}

export async function countWaitingOfOthers(userId: string): Promise<number> {
  const all = await entries<string, unknown>(kept())
  return all.filter(([key]) => key.startsWith('waiting/') && !key.startsWith(`waiting/${userId}/`)).length
}

export async function isDraftKept(userId: string, draftId: string): Promise<boolean> {
  return (await get(draftKey(userId, draftId), kept())) !== undefined
}

async function readAll<Value>(prefix: string): Promise<Value[]> {
  const all = await entries<string, Value>(kept())
  return all.filter(([key]) => key.startsWith(prefix)).map(([, value]) => value)
}

async function dropWhere(isGone: (key: string) => boolean): Promise<void> {
  const all = await entries<string, unknown>(kept())
  await Promise.all(all.filter(([key]) => isGone(key)).map(([key]) => del(key, kept())))
}
