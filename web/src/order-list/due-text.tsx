import { formatDue, formatDuration } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNow } from './use-now.ts'

interface Due {
  readonly dueAt: string | null
  /** Nobody has to do anything any more: only the date is of interest. */
  readonly isDone: boolean
}

/** A due time and how far it is: `2023-10-12 18:00（还有 2 天 3 小时）`. */
export function DueText({ dueAt, isDone }: Due) {
  const { t, language } = useLanguage()
  const now = useNow()
  if (dueAt === null) return <>—</>
  const left = new Date(dueAt).getTime() - now
  const distance = formatDuration(left, language)
  return (
    <>
      <time dateTime={dueAt}>{formatDue(dueAt)}</time>
      {!isDone && (
        <div className="soft">{left >= 0 ? t('due.left', { distance }) : t('due.over', { distance })}</div>
      )}
    </>
  )
}
