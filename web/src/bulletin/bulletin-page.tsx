import { useQuery } from '@tanstack/react-query'
import { Alert, Empty, Select } from 'antd'
import { Link } from 'react-router'
import { ProblemError } from '../api/problem-error.ts'
import { useReferenceData } from '../api/queries.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { PeriodSelect, usePeriod } from '../layout/period-select.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { BuildBulletin } from './build-bulletin.tsx'
import { figuresQuery } from './bulletin-queries.ts'
import './bulletin.css'
import { BuiltBulletins } from './built-bulletins.tsx'
import { DraftsPanel } from './drafts-panel.tsx'
import { FigureSections } from './figure-sections-view.tsx'
import { useBulletinWords } from './labels.ts'
import { useAddress, withValues } from '../layout/use-address.ts'

/** The figures a bulletin will print, where each comes from, and the bulletins built from them. */
export function BulletinPage() {
  const t = useBulletinWords()
  const [search, setSearch] = useAddress()
  const { period, setPeriod } = usePeriod()
  const reference = useReferenceData()
  const templates = reference?.templates ?? []
  const template = search.get('template') ?? templates[0]?.key ?? ''
  const { data: figures, error, isFetching, refetch } = useQuery(figuresQuery(template, period))

  if (reference === undefined) return <Loading />
  const isNotAssessed = error instanceof ProblemError && error.code === 'notAssessed'
  return (
    <div className="stack">
      <PageTitle title={t('title')}>
        <BuildBulletin template={template} period={period} isReady={figures !== undefined} />
      </PageTitle>
      <div className="bulletin-choice">
        <label className="labelled">
          <span>{t('template')}</span>
          <Select
            value={template || null}
            options={templates.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(key) => setSearch((now) => withValues(now, { template: key ?? '' }))}
            aria-label={t('template')}
            popupMatchSelectWidth={false}
          />
        </label>
        <PeriodSelect period={period} onChange={setPeriod} />
      </div>
      {template === '' && <Empty description={t('noTemplates')} />}
      {template !== '' && period === '' && <Empty description={t('noPeriods')} />}
      {isNotAssessed && (
        <Alert
          type="info"
          showIcon
          title={t('notAssessed', { period })}
          action={<Link to={paths.assessment({ period })}>{t('toAssessment')}</Link>}
        />
      )}
      {error && !isNotAssessed && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {template !== '' && period !== '' && (
        <DraftsPanel template={template} period={period} isReady={figures !== undefined} />
      )}
      <BuiltBulletins template={template} period={period} />
      {!figures && isFetching && <Loading />}
      {figures && <FigureSections figures={figures} />}
    </div>
  )
}
