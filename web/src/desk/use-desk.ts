import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import { useState } from 'react'
import { newKey } from '../api/use-idempotency-key.ts'
import type { DeskDraft } from './desk-draft.ts'
import { takenFrom } from './desk-draft.ts'
import type { End } from './ends.ts'
import type { Sending } from './outbox.ts'
import type { Sent } from './sent-notice.tsx'
import type { Drafts } from './use-drafts.ts'
import type { Outbox } from './use-outbox.ts'
import { useOutbox } from './use-outbox.ts'
import { keepUsualChannel } from './usual-channel.ts'

export interface DeskState {
  readonly outbox: Outbox
  readonly sent: Sent | undefined
  readonly isBusy: boolean
  /** Ends the call of a draft that has no problems. */
  finish(draft: DeskDraft, end: End, fields: readonly ExtraField[]): Promise<void>
  supplemented(draft: DeskDraft, orderId: string, orderNo: string): void
}

/**
 * Sending, and what became of it. Whatever happens the desk is ready for the next call, or the draft is back.
 * What is taken during a leaders' answering day goes into its ledger.
 */
export function useDesk(userId: string, drafts: Drafts, answeringDayId: string | null): DeskState {
  const [sent, setSent] = useState<Sent>()
  const [isBusy, setIsBusy] = useState(false)
  const outbox = useOutbox(userId, tell)

  function tell(sending: Sending) {
    if (sending.kind === 'sent') {
      const { orderId, orderNo, state } = sending.order
      setSent({ kind: 'sent', orderId, orderNo, state })
      return
    }
    drafts.restore(sending.appeal.draft)
    setSent({ kind: 'refused', error: sending.error })
  }

  return {
    outbox,
    sent,
    isBusy,
    finish: async (draft, end, fields) => {
      // A second press of the key while the first is on its way would be a second order.
      if (isBusy) return
      setIsBusy(true)
      try {
        keepUsualChannel(draft.channelCode)
        const body = { ...takenFrom(draft, end, fields, new Date()), answeringDayId }
        const outcome = await outbox.take({ key: newKey(), body, draft })
        if (outcome === 'refused') return
        if (outcome === 'waiting') setSent({ kind: 'queued' })
        drafts.finish(draft.draftId, true)
      } finally {
        setIsBusy(false)
      }
    },
    supplemented: (draft, orderId, orderNo) => {
      setSent({ kind: 'supplemented', orderId, orderNo })
      drafts.finish(draft.draftId, false)
    },
  }
}
