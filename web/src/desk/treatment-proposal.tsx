import type { SimilarOrder } from '@yihu/contract/desk'
import { firstOrderOf, proposeTreatment } from '@yihu/core/duplicate/propose-treatment'
import type { Treatment } from '@yihu/core/duplicate/propose-treatment'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../language/language.ts'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import type { End } from './ends.ts'
import { useWords } from './labels.ts'

interface TreatmentProposalProps {
  readonly order: SimilarOrder
  readonly draft: DeskDraft
  readonly onChange: (change: DraftChange) => void
  readonly onProposedEnd: (end: End) => void
}

/** What the rule proposes for a repetition of this order, with its clause; the agent takes it or does otherwise. */
export function TreatmentProposal({ order, draft, onChange, onProposedEnd }: TreatmentProposalProps) {
  const t = useWords()
  const { t: say, pick } = useLanguage()
  const [hasNewFacts, setHasNewFacts] = useState(false)
  const treatment = proposeTreatment(draft.kind, {
    isSameCaller: order.isSameCaller,
    firstOrder: firstOrderOf(order.state),
    hasNewFacts,
  })
  if (!treatment) return null
  const tells = { progress: t('tellProgress'), result: t('tellResult') }
  return (
    <div className="proposal">
      <Checkbox checked={hasNewFacts} onChange={(event) => setHasNewFacts(event.target.checked)}>
        {t('newFacts')}
      </Checkbox>
      <p>
        {t('proposal')}
        {say('colon')}
        {pick(treatment)}
        {treatment.tells !== null && treatment.proposes === 'dispatch' && `（${tells[treatment.tells]}）`}
        <Button size="small" type="link" onClick={() => adopt(treatment)}>
          {t('adopt')}
        </Button>
        <span className="clause">{treatment.clause ?? t('noClause')}</span>
      </p>
    </div>
  )

  function adopt({ proposes, text }: Treatment) {
    const reply = text === null ? {} : { reply: text.replace('{result}', order.result ?? '') }
    onChange({ ...reply, earlier: { orderId: order.orderId, orderNo: order.orderNo } })
    onProposedEnd(proposes === 'link' ? 'accept' : proposes)
  }
}
