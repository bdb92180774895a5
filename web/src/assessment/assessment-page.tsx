import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Segmented } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { ProblemError } from '../api/problem-error.ts'
import { useReferenceData } from '../api/queries.ts'
import { ClosingBar } from '../closing/closing-bar.tsx'
import { formatInstant } from '../language/format-time.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { scorecardQuery } from './assessment-queries.ts'
import './assessment.css'
import { ExplanationDrawer } from './explanation-drawer.tsx'
import { useAssessmentWords } from './labels.ts'
import { NotAssessed } from './not-assessed.tsx'
import { RunAssessment } from './run-assessment.tsx'
import { ScoreFilters } from './score-filters.tsx'
import { ScoreTable } from './score-table.tsx'
import { filterGroups, smallSample } from './scorecard-reading.ts'
import { type ScoreScreen, useAssessmentChoice } from './use-assessment-choice.ts'
import { useScoreFocus } from './use-score-focus.ts'

const ScoreChart = lazy(async () => ({ default: (await import('./score-chart.tsx')).ScoreChart }))

/** The ranking as the annex prints it; every number in it opens. */
export function AssessmentPage() {
  const t = useAssessmentWords()
  const reference = useReferenceData()
  const choice = useAssessmentChoice()
  const { scheme, period, open, openCell, group, words } = choice
  const { data: card, error, isFetching, refetch } = useQuery(scorecardQuery(scheme, period))
  const focus = useScoreFocus()
  const lists = useMemo(() => filterGroups(card?.groups ?? [], { group, words }), [card, group, words])

  if (reference === undefined) return <Loading />
  const isNotAssessed = error instanceof ProblemError && error.code === 'notAssessed'
  return (
    <div className="stack">
      <PageTitle title={t('title')}>
        {card && <RunAssessment scheme={scheme} period={period} isAgain />}
      </PageTitle>
      <ScoreFilters choice={choice} card={card} />
      {scheme !== '' && period !== '' && <ClosingBar scheme={scheme} period={period} />}
      {scheme === '' && <Empty description={t('noSchemes')} />}
      {scheme !== '' && period === '' && <Empty description={t('noPeriods')} />}
      {isNotAssessed && <NotAssessed scheme={scheme} period={period} />}
      {error && !isNotAssessed && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!card && isFetching && <Loading />}
      {card && (
        <>
          <div className="score-about">
            <p className="soft">
              {t('guidance', { few: smallSample })}{' '}
              {choice.view === 'table' && <span className="score-keys">{t('keys')}</span>}
            </p>
            <Segmented<ScoreScreen>
              aria-label={t('view')}
              value={choice.view}
              onChange={(view) => choice.narrow('view', view === 'table' ? '' : view)}
              options={[
                { value: 'table', label: t('viewTable') },
                { value: 'chart', label: t('viewChart') },
              ]}
            />
          </div>
          {lists.length === 0 && (
            <Empty description={t('nothingFound')}>
              <Button onClick={choice.clearFilter}>{t('clearFilter')}</Button>
            </Empty>
          )}
          {lists.length > 0 && choice.view === 'table' && (
            <ScoreTable card={card} lists={lists} open={open} onOpen={openCell} focus={focus} />
          )}
          {lists.length > 0 && choice.view === 'chart' && (
            <Suspense fallback={<Loading />}>
              <ScoreChart card={card} lists={lists} onOpen={openCell} />
            </Suspense>
          )}
          <p className="soft">
            {t('assessedAt', {
              scheme: card.scheme.name,
              version: card.scheme.version,
              at: formatInstant(card.assessedAt),
            })}
          </p>
          <ExplanationDrawer
            scheme={scheme}
            period={period}
            columns={card.columns}
            open={open}
            onOpen={openCell}
            afterClose={focus.restore}
          />
        </>
      )}
    </div>
  )
}
