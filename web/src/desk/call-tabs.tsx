import { Button, Popconfirm } from 'antd'
import { useNow } from '../order-list/use-now.ts'
import type { DeskDraft } from './desk-draft.ts'
import { isWritten } from './desk-draft.ts'
import { useWords } from './labels.ts'

interface CallTabsProps {
  readonly drafts: readonly DeskDraft[]
  readonly currentId: string
  readonly onSelect: (draftId: string) => void
  readonly onAdd: () => void
  readonly onSimulate: () => void
  readonly onDiscard: () => void
}

/** The calls being written down, side by side: a second one comes in while the first is being finished. */
export function CallTabs({ drafts, currentId, onSelect, onAdd, onSimulate, onDiscard }: CallTabsProps) {
  const t = useWords()
  const now = useNow()
  return (
    <fieldset className="call-tabs">
      <legend className="visually-hidden">{t('calls')}</legend>
      {drafts.map((draft) => (
        <Button
          key={draft.draftId}
          type={draft.draftId === currentId ? 'primary' : 'default'}
          aria-pressed={draft.draftId === currentId}
          onClick={() => onSelect(draft.draftId)}
        >
          {titleOf(draft, t('unnamed'))} · {minutes(now - new Date(draft.startedAt).getTime())}
        </Button>
      ))}
      <Button onClick={onAdd} aria-keyshortcuts="Alt+N">
        ＋ {t('newCall')} <kbd aria-hidden>Alt+N</kbd>
      </Button>
      <Button type="text" onClick={onSimulate}>
        {t('simulate')}
      </Button>
      {drafts.some((draft) => draft.draftId === currentId && (isWritten(draft) || drafts.length > 1)) && (
        <Popconfirm
          title={t('discardAsk')}
          okText={t('discard')}
          cancelText={t('cancel')}
          onConfirm={onDiscard}
        >
          <Button type="text">{t('discard')}</Button>
        </Popconfirm>
      )}
    </fieldset>
  )
}

/** The first words of the matter, or the number as it was typed: two unfinished calls must be told apart. */
function titleOf({ number, title }: DeskDraft, unnamed: string): string {
  if (title.trim() !== '') return Array.from(title.trim()).slice(0, 8).join('')
  const digits = number.trim()
  return digits === '' ? unnamed : digits
}

function minutes(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds / 60_000))
  return `${whole}′`
}
