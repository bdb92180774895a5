import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import { blankDraft, isWritten } from './desk-draft.ts'
import { dropDraft, keepDraft, readDrafts } from './kept-store.ts'

export interface Drafts {
  readonly all: readonly DeskDraft[]
  readonly current: DeskDraft
  readonly isKept: boolean
  change(change: DraftChange): void
  /** A new call beside the one being written down. */
  add(change?: DraftChange): void
  select(draftId: string): void
  /** The call is over: the draft leaves the list, and a blank one is there when it was the last. */
  finish(draftId: string, isKeptElsewhere: boolean): void
  /** A draft that came back from the queue. */
  restore(draft: DeskDraft): void
}

interface State {
  readonly all: readonly DeskDraft[]
  readonly currentId: string
}

/** The calls a person is writing down, kept in the browser with every keystroke; undefined until they have been read. */
export function useDrafts(userId: string): Drafts | undefined {
  const [state, setState] = useState<State>()
  const [isKept, setIsKept] = useState(true)
  // Two changes between two pictures (a suggestion taken, a key typed) must both count.
  const latest = useRef<State>({ all: [], currentId: '' })
  const put = useCallback((all: readonly DeskDraft[], currentId: string) => {
    latest.current = { all, currentId }
    setState(latest.current)
  }, [])

  useEffect(() => {
    let isHere = true
    const start = (kept: readonly DeskDraft[]) => {
      if (!isHere) return
      // The work goes on where it was.
      // What was kept before an input was there begins with that input empty.
      const whole = kept.map((draft) => ({ ...blankDraft({}, new Date()), ...draft }))
      const all = whole.length === 0 ? [blankDraft({}, new Date())] : whole
      put(all, all.at(-1)?.draftId ?? '')
    }
    readDrafts(userId).then(start, () => start([]))
    return () => {
      isHere = false
    }
  }, [userId, put])

  const current = state?.all.find(({ draftId }) => draftId === state.currentId) ?? state?.all[0]
  if (!state || !current) return undefined
  return {
    all: state.all,
    current,
    isKept,
    change: (change) => {
      const { all, currentId } = latest.current
      const before = all.find(({ draftId }) => draftId === currentId)
      if (!before) return
      const changed = { ...before, ...change }
      keep(changed)
      put(
        all.map((draft) => (draft === before ? changed : draft)),
        currentId,
      )
    },
    add: (change = {}) => {
      const draft = blankDraft(change, new Date())
      if (isWritten(draft)) keep(draft)
      // A call that comes in opens beside what is unfinished; a blank form is nothing to keep beside it.
      put([...latest.current.all.filter(isWritten), draft], draft.draftId)
    },
    select: (draftId) => put(latest.current.all, draftId),
    finish: (draftId, isKeptElsewhere) => {
      if (!isKeptElsewhere) void dropDraft(userId, draftId)
      const rest = latest.current.all.filter((draft) => draft.draftId !== draftId)
      const all = rest.length === 0 ? [blankDraft({}, new Date())] : rest
      put(all, all.at(-1)?.draftId ?? '')
    },
    restore: (draft) => {
      const rest = latest.current.all.filter(({ draftId }) => draftId !== draft.draftId)
      put([...rest, draft], draft.draftId)
    },
  }

  function keep(draft: DeskDraft) {
    keepDraft(userId, draft).then(
      () => setIsKept(true),
      () => setIsKept(false),
    )
  }
}
