import { useConnection } from './use-connection.ts'
import type { Outbox } from './use-outbox.ts'
import { useWords } from './labels.ts'

/** Whether drafts are kept, whether there is a line, and what waits for it. */
export function DeskStatus({ isKept, outbox }: { readonly isKept: boolean; readonly outbox: Outbox }) {
  const t = useWords()
  const isOnline = useConnection()
  return (
    <output className="desk-status">
      {outbox.waiting > 0 && (
        <strong title={t('waitingText')} className="waiting-count">
          {t('waiting', { count: outbox.waiting })}
        </strong>
      )}
      {outbox.waitingOfOthers > 0 && <span>{t('waitingOfOthers', { count: outbox.waitingOfOthers })}</span>}
      {!isOnline && <strong className="is-offline">{t('offline')}</strong>}
      {isOnline && outbox.waiting === 0 && (
        <span className={isKept ? 'soft' : 'is-offline'}>{isKept ? t('kept') : t('notKept')}</span>
      )}
    </output>
  )
}
