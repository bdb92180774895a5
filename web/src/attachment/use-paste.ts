import { useEffect, useEffectEvent } from 'react'

/** Fields that take pasted files; the newest on the page is the one meant: a form, not the page it was opened from. */
const fields: object[] = []

/**
 * Takes files that are pasted anywhere on the page while the field is there: a screenshot is pasted with the cursor still
 * in the text that describes it. Pasted text is left to the text.
 */
export function usePaste(take: (files: FileList) => void): void {
  const onFiles = useEffectEvent(take)
  useEffect(() => {
    const field = {}
    const onPaste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files
      if (!files || files.length === 0 || fields.at(-1) !== field) return
      event.preventDefault()
      onFiles(files)
    }
    fields.push(field)
    document.addEventListener('paste', onPaste)
    return () => {
      fields.splice(fields.indexOf(field), 1)
      document.removeEventListener('paste', onPaste)
    }
  }, [])
}
