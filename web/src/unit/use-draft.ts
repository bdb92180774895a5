import { useEffect, useState } from 'react'
import { useSession } from '../session/session-context.ts'
import { draftKey, readDraft, wipeDraft, wipeOldDrafts, writeDraft } from './draft.ts'
import type { Draft } from './draft.ts'

/** The draft of a form: what was typed before, and the means to keep and to wipe it. */
export function useDraft(orderId: string, action: string, isKept: boolean) {
  const { userId } = useSession()
  const key = draftKey(userId, orderId, action)
  const [initial] = useState<Draft | undefined>(() => (isKept ? readDraft(localStorage, key) : undefined))
  const [savedAt, setSavedAt] = useState(initial?.savedAt)
  useEffect(() => wipeOldDrafts(localStorage, new Date()), [])
  return {
    initialValues: initial?.values,
    savedAt,
    keep: (values: Draft['values']) => {
      if (!isKept) return
      const now = new Date()
      writeDraft(localStorage, key, values, now)
      setSavedAt(readDraft(localStorage, key) ? now.toISOString() : undefined)
    },
    wipe: () => {
      wipeDraft(localStorage, key)
      setSavedAt(undefined)
    },
  }
}
