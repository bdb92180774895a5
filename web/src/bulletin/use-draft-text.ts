import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BulletinTextView, DraftView } from '@yihu/contract/bulletin-routes'
import { useEffect, useState } from 'react'
import { callRoute } from '../api/call.ts'
import { proofQuery } from './draft-queries.ts'

/** Typing rests for so long before it is saved. */
const restMs = 800

/**
 * The words of a draft as they are typed, saved by themselves once typing rests. What somebody else saved meanwhile is
 * never overwritten: the server refuses, and saving stops until this person has looked.
 */
export function useDraftText(draft: DraftView) {
  const queries = useQueryClient()
  const { draftId } = draft
  const [text, setText] = useState(draft.text)
  const [saved, setSaved] = useState({ text: draft.text, version: draft.version })
  const save = useMutation({
    mutationFn: (sent: { text: BulletinTextView; version: number }) =>
      callRoute('saveDraftText', { params: { draftId }, body: sent }),
    onSuccess: async ({ version }, sent) => {
      setSaved({ text: sent.text, version })
      await queries.invalidateQueries({ queryKey: proofQuery(draftId).queryKey })
    },
  })
  const isDirty = text !== saved.text
  // A newer draft is taken over only when nothing of this person would be lost.
  if (!isDirty && draft.version > saved.version) {
    setText(draft.text)
    setSaved({ text: draft.text, version: draft.version })
  }
  const { mutate, isPending, error, reset } = save
  useEffect(() => {
    if (!isDirty || isPending || error) return undefined
    const timer = setTimeout(() => mutate({ text, version: saved.version }), restMs)
    return () => clearTimeout(timer)
  }, [text, saved, isDirty, isPending, error, mutate])
  useEffect(() => {
    if (!isDirty) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty])
  return {
    text,
    change: (part: Partial<BulletinTextView>) => setText((now) => ({ ...now, ...part })),
    version: saved.version,
    isDirty,
    isSaving: isPending,
    error,
    /** Saves again what could not be saved. */
    retry: reset,
    /** Takes over what is stored, and begins to save again. */
    takeOver: (latest: DraftView) => {
      setText(latest.text)
      setSaved({ text: latest.text, version: latest.version })
      reset()
    },
  }
}

export type DraftText = ReturnType<typeof useDraftText>
