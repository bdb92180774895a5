/** What somebody has typed and not sent; kept in their browser only, under their name and the order's. */
export interface Draft {
  readonly savedAt: string
  readonly values: Readonly<Record<string, unknown>>
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'yihu.draft.'
/** Drafts may say something of the appellant: what nobody came back to does not stay in the browser. */
const longestDays = 14

export function draftKey(userId: string, orderId: string, action: string): string {
  return `${prefix}${userId}.${orderId}.${action}`
}

export function readDraft(store: Store, key: string): Draft | undefined {
  const text = store.getItem(key)
  const draft: unknown = text === null ? undefined : parsed(text)
  return isDraft(draft) ? draft : undefined
}

/** Keeps what is typed; a form without content keeps nothing. */
export function writeDraft(store: Store, key: string, values: Draft['values'], at: Date): void {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  if (filled.length === 0) return store.removeItem(key)
  try {
    store.setItem(key, JSON.stringify({ savedAt: at.toISOString(), values: Object.fromEntries(filled) }))
  } catch {
    // A browser whose store is full or shut keeps no draft; the form itself is not disturbed.
  }
}

export function wipeDraft(store: Store, key: string): void {
  store.removeItem(key)
}

/** Wipes the drafts of everybody at this browser that are older than two weeks. */
export function wipeOldDrafts(store: Store, now: Date): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index))
  for (const key of keys) {
    if (!key?.startsWith(prefix)) continue
    const draft = readDraft(store, key)
    const age = draft ? now.getTime() - Date.parse(draft.savedAt) : Infinity
    if (!(age < longestDays * 86_400_000)) store.removeItem(key)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'savedAt' in value &&
    typeof value.savedAt === 'string' &&
    'values' in value &&
    typeof value.values === 'object' &&
    value.values !== null
  )
}
