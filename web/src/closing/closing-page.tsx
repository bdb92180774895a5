import { Tabs } from 'antd'
import { Link } from 'react-router'
import '../assessment/assessment.css'
import { ScoreFilters } from '../assessment/score-filters.tsx'
import { useAssessmentChoice } from '../assessment/use-assessment-choice.ts'
import { PageTitle } from '../layout/page-title.tsx'
import { useAddress, withValues } from '../layout/use-address.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { ClosingBar } from './closing-bar.tsx'
import './closing.css'
import { EntriesTab } from './entries-tab.tsx'
import { ExclusionsTab } from './exclusions-tab.tsx'
import { useClosingWords } from './labels.ts'
import { ObjectionsTab } from './objections-tab.tsx'
import { OutlookTab } from './outlook-tab.tsx'
import { RecountTab } from './recount-tab.tsx'

const tabs = {
  outlook: OutlookTab,
  objections: ObjectionsTab,
  exclusions: ExclusionsTab,
  entries: EntriesTab,
  recount: RecountTab,
} as const

/** Everything between the running month and its closed result, by scheme and period. */
export function ClosingPage() {
  const t = useClosingWords()
  const { permissions } = useSession()
  const [search, setSearch] = useAddress()
  const choice = useAssessmentChoice()
  const { scheme, period } = choice
  const open = (Object.keys(tabs) as (keyof typeof tabs)[]).filter(
    (key) => key !== 'entries' || permissions.includes('assessment.enter'),
  )
  const current = open.find((key) => key === search.get('tab')) ?? 'outlook'
  return (
    <div className="stack">
      <PageTitle title={t('title')}>
        <Link to={paths.assessment({ scheme, period })}>{t('toAssessment')}</Link>
      </PageTitle>
      <ScoreFilters choice={choice} card={undefined} />
      {scheme !== '' && period !== '' && (
        <>
          <ClosingBar scheme={scheme} period={period} isDesk />
          <Tabs
            activeKey={current}
            destroyOnHidden
            onChange={(tab) => setSearch((now) => withValues(now, { tab }))}
            items={open.map((key) => {
              const Tab = tabs[key]
              return { key, label: t(`tab.${key}`), children: <Tab scheme={scheme} period={period} /> }
            })}
          />
        </>
      )}
    </div>
  )
}
