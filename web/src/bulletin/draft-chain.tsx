import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DraftView } from '@yihu/contract/bulletin-routes'
import type { ChainStep } from '@yihu/core/bulletin/review-chain'
import { chainStepLabels, draftStateLabels, draftStates } from '@yihu/core/bulletin/review-chain'
import { Alert, App, Button, Flex, Input, Modal, Steps } from 'antd'
import { useState } from 'react'
import { callRoute, callUrl } from '../api/call.ts'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { bulletinsQuery } from './bulletin-queries.ts'
import { useDraftWords } from './draft-labels.ts'
import { draftQuery, draftsQuery } from './draft-queries.ts'
import { IssuedFiles } from './issued-files.tsx'

interface DraftChainProps {
  readonly draft: DraftView
  readonly version: number
  /** Nothing goes on while words are still to be saved. */
  readonly isDirty: boolean
  readonly reasons: Readonly<Record<string, string>>
}

/** Where the draft stands, what this person may do with it, and who did what before (R18.8). */
export function DraftChain({ draft, version, isDirty, reasons }: DraftChainProps) {
  const t = useDraftWords()
  const { pick } = useLanguage()
  const [asked, setAsked] = useState<ChainStep>()
  return (
    <section className="panel" aria-labelledby="draft-chain">
      <h2 id="draft-chain">{t('chain')}</h2>
      <Steps
        size="small"
        current={draftStates.indexOf(draft.state)}
        items={draftStates.map((state) => ({ title: pick(draftStateLabels[state]) }))}
      />
      <Flex gap={8} wrap className="draft-steps">
        {draft.openSteps.map((step) => (
          <Button
            key={step}
            type={step === 'sendBack' ? 'default' : 'primary'}
            disabled={isDirty}
            onClick={() => setAsked(step)}
          >
            {pick(chainStepLabels[step])}
          </Button>
        ))}
      </Flex>
      {draft.bulletinId !== null && (
        <p>
          {t('download')}：
          <IssuedFiles
            hrefOf={(file) => callUrl('downloadBulletin', { params: { bulletinId: draft.bulletinId, file } })}
            of={draft.issueNo ?? ''}
          />
        </p>
      )}
      <h3>{t('history')}</h3>
      {draft.steps.length === 0 && <p className="soft">{t('noSteps')}</p>}
      <ol className="draft-history">
        {draft.steps.map(({ seq, step, takenBy, takenAt, note }) => (
          <li key={seq}>
            {pick(chainStepLabels[step])} · {takenBy} · {formatInstant(takenAt)}
            {note !== null && <div className="soft">{note}</div>}
          </li>
        ))}
      </ol>
      {asked !== undefined && (
        <StepDialog
          draft={draft}
          version={version}
          step={asked}
          reasons={reasons}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}

interface StepDialogProps extends Omit<DraftChainProps, 'isDirty'> {
  readonly step: ChainStep
  readonly onClose: () => void
}

function StepDialog({ draft, version, step, reasons, onClose }: StepDialogProps) {
  useReturnFocus()
  const t = useDraftWords()
  const { pick } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const needsNote = step === 'sendBack'
  const words = pick(chainStepLabels[step])
  const take = useMutation({
    mutationFn: () =>
      callRoute('stepDraft', {
        params: { draftId: draft.draftId },
        body: {
          version,
          step,
          note: note.trim() || null,
          letPass:
            step === 'issue'
              ? Object.entries(reasons)
                  .filter(([, reason]) => reason.trim().length >= 2)
                  .map(([key, reason]) => ({ key, reason }))
              : [],
        },
      }),
    onSuccess: async (after) => {
      queries.setQueryData(draftQuery(draft.draftId).queryKey, after)
      void message.success(t('stepDone', { step: words }))
      onClose()
      await Promise.all([
        queries.invalidateQueries({ queryKey: draftsQuery.queryKey, exact: true }),
        queries.invalidateQueries({ queryKey: bulletinsQuery.queryKey }),
      ])
    },
  })
  return (
    <Modal
      open
      title={words}
      okText={t('confirm', { step: words })}
      cancelText={t('cancel')}
      confirmLoading={take.isPending}
      okButtonProps={{ disabled: needsNote && note.trim() === '' }}
      onOk={() => take.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        {step === 'issue' && <Alert type="info" showIcon title={t('issueConfirm')} />}
        <label className="draft-field">
          <span>{t(needsNote ? 'noteRequired' : 'noteOptional')}</span>
          <Input.TextArea
            value={note}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        {take.error && <ProblemAlert error={take.error} />}
      </div>
    </Modal>
  )
}
