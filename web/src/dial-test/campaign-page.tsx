import { useQuery } from '@tanstack/react-query'
import type { DialCampaignPageView, DialTestView } from '@yihu/contract/dial-test-routes'
import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { callRoute } from '../api/call.ts'
import { usePeriodChange } from '../closing/closing-queries.ts'
import { PlainTable } from '../closing/plain-table.tsx'
import { formatInstant } from '../language/format-time.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { campaignQuery } from './dial-test-queries.ts'
import { useDialTestWords } from './labels.ts'
import { RecordCall } from './record-call.tsx'

/** A campaign: what each unit got on average, and the calls as a list to work through. */
export function CampaignPage() {
  const t = useDialTestWords()
  const { campaignId = '' } = useParams()
  const { data, error } = useQuery(campaignQuery(campaignId))
  const [recording, setRecording] = useState<DialTestView | null>(null)
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Loading />
  return (
    <div className="stack">
      <PageTitle title={data.name} note={t(`state.${data.state}`)}>
        <Flex gap={12} align="center">
          <Link to={paths.dialTests({ period: data.period })}>{t('back')}</Link>
          <EndCampaign campaign={data} />
        </Flex>
      </PageTitle>
      <p className="soft">{t('seed', { seed: data.seed })}</p>
      <PlainTable
        caption={t('results')}
        heads={[t('unit'), t('progress'), t('mean'), t('findings')]}
        rows={data.results.map(({ unitId, unitName, made, planned, total, findings }) => ({
          key: unitId,
          cells: [unitName, t('made', { made, planned }), total ?? '–', findings.join('；') || '–'],
        }))}
      />
      <PlainTable
        caption={t('calls')}
        heads={[t('plannedAt'), t('unit'), t('result'), t('findings')]}
        rows={data.tests.map((test) => ({
          key: test.dialTestId,
          cells: [
            formatInstant(test.plannedAt),
            test.unitName,
            <Result key="result" test={test} isOpen={data.state === 'open'} onRecord={setRecording} />,
            test.record?.findings || '–',
          ],
        }))}
      />
      {recording && <RecordCall test={recording} onClose={() => setRecording(null)} />}
    </div>
  )
}

interface ResultProps {
  readonly test: DialTestView
  readonly isOpen: boolean
  readonly onRecord: (test: DialTestView) => void
}

function Result({ test, isOpen, onRecord }: ResultProps) {
  const t = useDialTestWords()
  const mayRecord = useSession().permissions.includes('dialTest.record') && isOpen
  const { record } = test
  const words =
    record === null
      ? t('notYet')
      : `${record.total} · ${t(record.isConnected ? 'connected' : 'notConnected')} · ${record.tester ?? ''}`
  return (
    <Flex gap={8} align="center">
      <span>{words}</span>
      {mayRecord && (
        <Button size="small" onClick={() => onRecord(test)}>
          {t(record === null ? 'record' : 'correct')}
        </Button>
      )}
    </Flex>
  )
}

function EndCampaign({ campaign }: { readonly campaign: DialCampaignPageView }) {
  const t = useDialTestWords()
  const { modal, message } = App.useApp()
  const mayPlan = useSession().permissions.includes('dialTest.plan')
  const end = usePeriodChange(
    () =>
      callRoute('endDialCampaign', {
        params: { campaignId: campaign.campaignId },
        body: { version: campaign.version },
      }),
    () => undefined,
  )
  if (!mayPlan || campaign.state === 'ended') return null
  return (
    <Button
      loading={end.isPending}
      onClick={() => {
        void modal.confirm({
          title: t('end'),
          content: t('endAsk'),
          okText: t('end'),
          cancelText: t('cancel'),
          onOk: () => end.mutate(undefined, { onError: (error) => void message.error(error.message) }),
        })
      }}
    >
      {t('end')}
    </Button>
  )
}
