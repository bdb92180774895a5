import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DraftView } from '@yihu/contract/bulletin-routes'
import { draftStateLabels } from '@yihu/core/bulletin/review-chain'
import { Alert, Button, Flex, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { callRoute } from '../api/call.ts'
import { ProblemError } from '../api/problem-error.ts'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useAddress, withValues } from '../layout/use-address.ts'
import { paths } from '../paths.ts'
import './bulletin.css'
import { DraftChain } from './draft-chain.tsx'
import { DraftFindings } from './draft-findings.tsx'
import { useDraftWords } from './draft-labels.ts'
import { DraftParts } from './draft-parts.tsx'
import { DraftProof } from './draft-proof.tsx'
import { draftQuery, proofQuery } from './draft-queries.ts'
import './draft.css'
import { FigureSections } from './figure-sections-view.tsx'
import { useDraftText } from './use-draft-text.ts'
import type { DraftText } from './use-draft-text.ts'

/** The draft of one bulletin: what is printed on one side, what staff write on the other (R18.4, R18.8). */
export function DraftPage() {
  const { draftId = '' } = useParams()
  const { data, error, refetch } = useQuery(draftQuery(draftId))
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return <DraftEditor key={draftId} draft={data} />
}

function DraftEditor({ draft }: { readonly draft: DraftView }) {
  const t = useDraftWords()
  const { pick } = useLanguage()
  const draftText = useDraftText(draft)
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const [, setSearch] = useAddress()
  const { data: proof, error, refetch } = useQuery(proofQuery(draft.draftId))
  const { template, period, state, openSteps } = draft
  const goTo = (at: string) => setSearch((now) => withValues(now, { view: '', at }))
  return (
    <div className="stack">
      <PageTitle title={`${t('title')} ${period}`} note={pick(draftStateLabels[state])}>
        <Link to={paths.bulletin({ template, period })}>{t('back')}</Link>
      </PageTitle>
      {draft.isOutdated && <Recount draft={draft} draftText={draftText} />}
      <div className="draft-sides">
        <div className="stack">
          {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
          <Printed draft={draft} blocks={proof?.blocks} />
        </div>
        <div className="stack">
          <DraftChain
            draft={draft}
            version={draftText.version}
            isDirty={draftText.isDirty}
            reasons={reasons}
          />
          {proof && (
            <DraftFindings
              proof={proof}
              text={draftText.text}
              reasons={openSteps.includes('issue') ? reasons : undefined}
              onReason={(key, reason) => setReasons((now) => ({ ...now, [key]: reason }))}
              onGoTo={goTo}
            />
          )}
          <section className="panel" aria-labelledby="draft-text">
            <Flex justify="space-between" wrap gap={8}>
              <h2 id="draft-text">{t('text')}</h2>
              {draft.mayWrite && <SaveState draftText={draftText} />}
            </Flex>
            {!draft.mayWrite && state !== 'drafting' && <p className="soft">{t('readOnly')}</p>}
            {draftText.error && <NotSaved draft={draft} draftText={draftText} />}
            <DraftParts
              draft={draft}
              text={draftText.text}
              isReadOnly={!draft.mayWrite}
              onChange={draftText.change}
            />
          </section>
        </div>
      </div>
    </div>
  )
}

interface PrintedProps {
  readonly draft: DraftView
  readonly blocks: Parameters<typeof DraftProof>[0]['blocks'] | undefined
}

/** The proof, or the figures it is made of; a number of the proof leads to its figure. */
function Printed({ draft, blocks }: PrintedProps) {
  const t = useDraftWords()
  const [search, setSearch] = useAddress()
  const view = search.get('view') === 'figures' ? 'figures' : 'proof'
  const at = search.get('at') ?? ''
  useEffect(() => {
    if (view === 'figures' && at !== '') document.getElementById(at)?.scrollIntoView({ block: 'center' })
  }, [view, at])
  return (
    <section className="panel draft-printed" aria-labelledby="draft-printed">
      <Flex justify="space-between" align="center" wrap gap={8}>
        <h2 id="draft-printed">{t('printed')}</h2>
        <Segmented<'proof' | 'figures'>
          size="small"
          aria-label={t('view')}
          value={view}
          onChange={(chosen) =>
            setSearch((now) => withValues(now, { view: chosen === 'proof' ? '' : chosen, at: '' }))
          }
          options={[
            { value: 'proof', label: t('proof') },
            { value: 'figures', label: t('figures') },
          ]}
        />
      </Flex>
      <p className="soft">
        {view === 'proof' ? t('proofHint') : t('figuresAt', { at: formatInstant(draft.figuresAt) })}
      </p>
      {view === 'figures' && <FigureSections figures={draft.figures} />}
      {view === 'proof' && !blocks && <Loading />}
      {view === 'proof' && blocks && (
        <DraftProof
          blocks={blocks}
          figures={draft.figures}
          at={at}
          onFigure={(anchor) => setSearch((now) => withValues(now, { view: 'figures', at: anchor }))}
        />
      )}
    </section>
  )
}

function SaveState({ draftText: { isSaving, isDirty, error, version } }: { readonly draftText: DraftText }) {
  const t = useDraftWords()
  const words = error
    ? t('saveFailed')
    : isSaving
      ? t('saving')
      : isDirty
        ? t('unsaved')
        : t('saved', { version })
  return <output className={error ? 'draft-unsaved' : 'soft'}>{words}</output>
}

/** Somebody was faster, or the server is out of reach: nothing is overwritten, nothing is dropped unasked. */
function NotSaved({ draft, draftText }: { readonly draft: DraftView; readonly draftText: DraftText }) {
  const t = useDraftWords()
  const queries = useQueryClient()
  const { error } = draftText
  const isStale = error instanceof ProblemError && error.status === 409
  const latest = async () =>
    draftText.takeOver(await queries.fetchQuery({ ...draftQuery(draft.draftId), staleTime: 0 }))
  return (
    <div className="stack draft-not-saved">
      <ProblemAlert error={draftText.error} {...(isStale ? {} : { onRetry: draftText.retry })} />
      {isStale && <Button onClick={() => void latest()}>{t('loadLatest')}</Button>}
    </div>
  )
}

function Recount({ draft, draftText }: { readonly draft: DraftView; readonly draftText: DraftText }) {
  const t = useDraftWords()
  const queries = useQueryClient()
  const recount = useMutation({
    mutationFn: () =>
      callRoute('recountDraft', { params: { draftId: draft.draftId }, body: { version: draftText.version } }),
    onSuccess: async (after) => {
      queries.setQueryData(draftQuery(draft.draftId).queryKey, after)
      await queries.invalidateQueries({ queryKey: proofQuery(draft.draftId).queryKey })
    },
  })
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('outdated')}
        action={
          draft.mayWrite && (
            <Button loading={recount.isPending} disabled={draftText.isDirty} onClick={() => recount.mutate()}>
              {t('recount')}
            </Button>
          )
        }
      />
      {recount.error && <ProblemAlert error={recount.error} />}
    </>
  )
}
