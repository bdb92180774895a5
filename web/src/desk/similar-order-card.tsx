import type { SimilarOrder } from '@yihu/contract/desk'
import { orderStateLabels } from '@yihu/core/order/states'
import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import type { End } from './ends.ts'
import { useWords } from './labels.ts'
import { LikenessReasons } from './likeness-reasons.tsx'
import { SupplementForm } from './supplement-form.tsx'
import { TreatmentProposal } from './treatment-proposal.tsx'

interface SimilarOrderCardProps {
  readonly order: SimilarOrder
  readonly draft: DeskDraft
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onChange: (change: DraftChange) => void
  readonly onProposedEnd: (end: End) => void
  readonly onSupplemented: (orderId: string, orderNo: string) => void
}

/** One earlier order: what it is, why it is shown, and what can be done instead of a second order. */
export function SimilarOrderCard(props: SimilarOrderCardProps) {
  const { order, draft, isOpen, onOpen, onChange, onProposedEnd, onSupplemented } = props
  const t = useWords()
  const { pick } = useLanguage()
  return (
    <li>
      <Link to={paths.order(order.orderId)} target="_blank">
        {order.title}
      </Link>
      <span className="soft">
        <Tag color="blue">{pick(orderStateLabels[order.state])}</Tag>
        {order.orderNo} {order.leadUnitName}
      </span>
      <LikenessReasons likenesses={order.likenesses} />
      {isOpen ? (
        <SupplementForm
          order={order}
          draft={draft}
          onCancel={() => onOpen(false)}
          onDone={() => onSupplemented(order.orderId, order.orderNo)}
        />
      ) : (
        <div className="card-keys">
          <Button size="small" onClick={() => onOpen(true)}>
            {t('supplement')}
          </Button>
          <Button
            size="small"
            aria-pressed={draft.earlier?.orderId === order.orderId}
            onClick={() => onChange({ earlier: { orderId: order.orderId, orderNo: order.orderNo } })}
          >
            {t('link')}
          </Button>
        </div>
      )}
      <TreatmentProposal order={order} draft={draft} onChange={onChange} onProposedEnd={onProposedEnd} />
    </li>
  )
}
