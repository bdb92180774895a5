import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Flex, Tabs } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { PlainTable } from '../closing/plain-table.tsx'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { PeriodSelect, usePeriod } from '../layout/period-select.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useAddress, withValues } from '../layout/use-address.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { CountiesTab } from './counties-tab.tsx'
import { campaignsQuery } from './dial-test-queries.ts'
import { useDialTestWords } from './labels.ts'
import { PlanCampaign } from './plan-campaign.tsx'

/** What the counties' own platforms report of a month, and the calls the centre tests them with (R13). */
export function DialTestsPage() {
  const t = useDialTestWords()
  const [search, setSearch] = useAddress()
  const { period, setPeriod } = usePeriod()
  const tab = search.get('tab') === 'counties' ? 'counties' : 'campaigns'
  return (
    <div className="stack">
      <PageTitle title={t('title')}>
        <PeriodSelect period={period} onChange={setPeriod} />
      </PageTitle>
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => setSearch((now) => withValues(now, { tab: key }))}
        items={[
          { key: 'campaigns', label: t('tab.campaigns'), children: <CampaignsTab period={period} /> },
          { key: 'counties', label: t('tab.counties'), children: <CountiesTab period={period} /> },
        ]}
      />
    </div>
  )
}

function CampaignsTab({ period }: { readonly period: string }) {
  const t = useDialTestWords()
  const mayPlan = useSession().permissions.includes('dialTest.plan')
  const [isPlanning, setPlanning] = useState(false)
  const { data, error } = useQuery(campaignsQuery(period))
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Loading />
  return (
    <div className="stack">
      {mayPlan && (
        <Flex>
          <Button type="primary" onClick={() => setPlanning(true)}>
            {t('plan')}
          </Button>
        </Flex>
      )}
      {data.length === 0 && <Empty description={t('noCampaigns')} />}
      {data.length > 0 && (
        <PlainTable
          caption={t('tab.campaigns')}
          heads={[t('name'), t('days'), t('times'), t('progress'), t('state')]}
          rows={data.map((campaign) => ({
            key: campaign.campaignId,
            cells: [
              <Link key="name" to={paths.dialCampaign(campaign.campaignId)}>
                {campaign.name}
              </Link>,
              `${campaign.fromOn} – ${campaign.untilOn}`,
              `${campaign.startsAt} – ${campaign.endsAt}`,
              t('made', { made: campaign.made, planned: campaign.planned }),
              t(`state.${campaign.state}`),
            ],
          }))}
        />
      )}
      {isPlanning && <PlanCampaign period={period} onClose={() => setPlanning(false)} />}
    </div>
  )
}
