import { useQuery } from '@tanstack/react-query'
import { Alert, Progress } from 'antd'
import type { Overview } from '@yihu/contract/overview'
import { overviewQuery, useReferenceData } from '../api/queries.ts'
import { PageTitle } from '../layout/page-title.tsx'
import { PeriodSelect, usePeriod } from '../layout/period-select.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { Loading } from '../layout/loading.tsx'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { KeyFigures } from './key-figures.tsx'
import { OverviewCharts } from './overview-charts.tsx'
import { UnitTable } from './unit-table.tsx'
import { Waiting } from './waiting.tsx'

/** The month at a glance, and what waits for the person looking. */
export function HomePage() {
  const { t } = useLanguage()
  const { period, setPeriod } = usePeriod()
  const isEmpty = useReferenceData()?.periods.length === 0
  const { data, error, refetch } = useQuery(overviewQuery(period))
  return (
    <div className="stack">
      <PageTitle title={t('home.title')}>
        <PeriodSelect period={period} onChange={setPeriod} />
      </PageTitle>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isEmpty && period === '' && <Alert type="info" showIcon title={t('home.empty')} />}
      {!data && !error && !isEmpty && <Loading />}
      {data && (
        <>
          <ReplayBanner replay={data.replay} />
          <Waiting waiting={data.waiting} />
          <KeyFigures overview={data} />
          <OverviewCharts overview={data} />
          <UnitTable overview={data} />
          <p className="soft">{t('home.asOf', { time: formatInstant(data.asOf) })}</p>
        </>
      )}
    </div>
  )
}

function ReplayBanner({ replay }: { readonly replay: Overview['replay'] }) {
  const { t } = useLanguage()
  if (!replay?.isRunning) return null
  const share = replay.total === 0 ? 0 : Math.floor((replay.done / replay.total) * 100)
  return (
    <Alert
      type="info"
      showIcon
      title={t('home.replay', { done: replay.done, total: replay.total })}
      description={<Progress percent={share} size="small" aria-label={t('home.replayShort')} />}
    />
  )
}
