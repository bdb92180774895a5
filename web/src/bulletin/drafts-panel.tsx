import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { draftStateLabels } from '@yihu/core/bulletin/review-chain'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { useDraftWords } from './draft-labels.ts'
import { draftQuery, draftsQuery } from './draft-queries.ts'

interface DraftsPanelProps {
  readonly template: string
  readonly period: string
  /** Without figures there is nothing to write about. */
  readonly isReady: boolean
}

/** The drafts of this bulletin and where each stands; editors begin one here. */
export function DraftsPanel({ template, period, isReady }: DraftsPanelProps) {
  const t = useDraftWords()
  const { pick } = useLanguage()
  const { data, error, refetch } = useQuery(draftsQuery)
  const shown = (data ?? []).filter((draft) => draft.template === template && draft.period === period)
  const mayBegin = useSession().permissions.includes('bulletin.edit')
  const isOpen = shown.some(({ state }) => state !== 'issued')
  return (
    <section className="panel" aria-labelledby="bulletin-drafts">
      <div className="bulletin-head">
        <h2 id="bulletin-drafts">{t('drafts')}</h2>
        {mayBegin && !isOpen && <BeginDraft template={template} period={period} isReady={isReady} />}
      </div>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && shown.length === 0 && <p className="soft">{t('noDrafts')}</p>}
      {shown.length > 0 && (
        <div className="scroll-x">
          <table className="plain-table">
            <caption className="visually-hidden">{t('drafts')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('title')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col">{t('issueNo')}</th>
                <th scope="col">{t('editedBy')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((draft) => (
                <tr key={draft.draftId}>
                  <th scope="row">
                    <Link to={paths.draft(draft.draftId)}>{t('open')}</Link>
                  </th>
                  <td>{pick(draftStateLabels[draft.state])}</td>
                  <td>{draft.issueNo ?? '—'}</td>
                  <td>
                    {draft.editedBy} {formatInstant(draft.editedAt)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function BeginDraft({ template, period, isReady }: DraftsPanelProps) {
  const t = useDraftWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const begin = useMutation({
    mutationFn: (order: { template: string; period: string }) =>
      callRoute('beginDraft', { body: order, idempotencyKey: keyFor(order) }),
    onSuccess: async (draft) => {
      forget()
      queries.setQueryData(draftQuery(draft.draftId).queryKey, draft)
      await queries.invalidateQueries({ queryKey: draftsQuery.queryKey, exact: true })
      await navigate(paths.draft(draft.draftId))
    },
  })
  return (
    <>
      {begin.error && <ProblemAlert error={begin.error} />}
      <Button
        disabled={!isReady}
        loading={begin.isPending}
        onClick={() => begin.mutate({ template, period })}
      >
        {t('begin')}
      </Button>
    </>
  )
}
