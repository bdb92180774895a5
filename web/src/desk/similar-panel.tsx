import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isOutOfReach } from '../api/out-of-reach.ts'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import { similarQuery } from './desk-queries.ts'
import type { End } from './ends.ts'
import { useWords } from './labels.ts'
import { SimilarOrderCard } from './similar-order-card.tsx'
import { useSettled } from './use-settled.ts'

interface SimilarPanelProps {
  readonly draft: DeskDraft
  readonly onChange: (change: DraftChange) => void
  readonly onProposedEnd: (end: End) => void
  readonly onSupplemented: (orderId: string, orderNo: string) => void
}

/** Orders that may be about the same matter, found while the call is written down (R9.1). */
export function SimilarPanel({ draft, onChange, onProposedEnd, onSupplemented }: SimilarPanelProps) {
  const t = useWords()
  const [openId, setOpenId] = useState<string>()
  const question = useSettled(
    {
      title: draft.title.trim(),
      content: draft.content.trim(),
      address: draft.address.trim() || null,
      divisionCode: draft.divisionCode || null,
      categoryCode: draft.categoryCode || null,
      number: /^[0-9+\- ]{7,20}$/.test(draft.number.trim()) ? draft.number.trim() : null,
    },
    400,
  )
  const { data, error } = useQuery(similarQuery(question))
  const isAsked = question.title.length + question.content.length >= 4
  const orders = isAsked ? (data ?? []) : []
  return (
    <section className="panel desk-help" aria-label={t('similar')}>
      <h2>
        {t('similar')} {orders.length > 0 && <span className="count">{orders.length}</span>}
      </h2>
      <div className="desk-scroll" aria-live="polite">
        {!isAsked && <p className="soft desk-hint">{t('similarHint')}</p>}
        {isAsked && isOutOfReach(error) && <p className="soft desk-hint">{t('similarOffline')}</p>}
        {isAsked && data?.length === 0 && <p className="soft desk-hint">{t('noSimilar')}</p>}
        <ul className="plain-list">
          {orders.map((order) => (
            <SimilarOrderCard
              key={order.orderId}
              order={order}
              draft={draft}
              isOpen={openId === order.orderId}
              onOpen={(isOpen) => setOpenId(isOpen ? order.orderId : undefined)}
              onChange={onChange}
              onProposedEnd={onProposedEnd}
              onSupplemented={onSupplemented}
            />
          ))}
        </ul>
      </div>
    </section>
  )
}
