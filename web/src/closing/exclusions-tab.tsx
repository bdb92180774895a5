import { useQuery } from '@tanstack/react-query'
import type { ExclusionView } from '@yihu/contract/closing-routes'
import { App, Button, Empty, Flex, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { formatInstant } from '../language/format-time.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { closingQuery, exclusionsQuery, usePeriodChange } from './closing-queries.ts'
import type { PeriodOfScheme } from './closing-queries.ts'
import { useClosingWords } from './labels.ts'
import { PlainTable } from './plain-table.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** What is left out of the rates of a period: one asks, another decides. */
export function ExclusionsTab(of: PeriodOfScheme) {
  const t = useClosingWords()
  const { permissions } = useSession()
  const [isAsking, setAsking] = useState(false)
  const [deciding, setDeciding] = useState<{ exclusion: ExclusionView; state: 'granted' | 'refused' } | null>(
    null,
  )
  const isClosed = Boolean(useQuery(closingQuery(of)).data?.closing)
  const { data, error } = useQuery(exclusionsQuery(of.period))
  const decide = usePeriodChange(
    (input: { exclusionId: string; state: 'granted' | 'refused'; note: string }) =>
      callRoute('decideExclusion', {
        params: { exclusionId: input.exclusionId },
        body: { state: input.state, note: input.note },
      }),
    () => setDeciding(null),
  )
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Loading />
  const mayDecide = permissions.includes('exclusion.decide') && !isClosed
  return (
    <div className="stack">
      <p className="soft">{t('exclusionHint')}</p>
      {permissions.includes('exclusion.request') && !isClosed && (
        <Flex>
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('request')}
          </Button>
        </Flex>
      )}
      {data.length === 0 && <Empty description={t('noExclusions')} />}
      {data.length > 0 && (
        <PlainTable
          caption={t('tab.exclusions')}
          heads={[t('order'), t('unit'), t('leftOutOf'), t('reason'), t('requestedBy'), t('state')]}
          rows={data.map((exclusion) => ({
            key: exclusion.exclusionId,
            cells: [
              <Link key="order" to={paths.order(exclusion.orderId)}>
                {exclusion.orderNo}
              </Link>,
              exclusion.unit ?? '–',
              t(`leftOutOf.${exclusion.leftOutOf}`),
              exclusion.reason,
              `${exclusion.requestedBy} ${formatInstant(exclusion.requestedAt)}`,
              <State
                key="state"
                exclusion={exclusion}
                {...(mayDecide ? { onDecide: (state) => setDeciding({ exclusion, state }) } : {})}
              />,
            ],
          }))}
        />
      )}
      {isAsking && <RequestExclusion period={of.period} onClose={() => setAsking(false)} />}
      {deciding && (
        <ReasonDialog
          title={t(deciding.state === 'granted' ? 'grant' : 'refuse')}
          hint={`${deciding.exclusion.orderNo}：${deciding.exclusion.reason}`}
          label={t('decision')}
          isPending={decide.isPending}
          error={decide.error}
          onOk={(note) =>
            decide.mutate({ exclusionId: deciding.exclusion.exclusionId, state: deciding.state, note })
          }
          onClose={() => setDeciding(null)}
        />
      )}
    </div>
  )
}

interface StateProps {
  readonly exclusion: ExclusionView
  readonly onDecide?: (state: 'granted' | 'refused') => void
}

function State({ exclusion: { exclusionId, state, isOwn, decidedBy, decisionNote }, onDecide }: StateProps) {
  const t = useClosingWords()
  const { message } = App.useApp()
  const withdraw = usePeriodChange(
    () => callRoute('withdrawExclusion', { params: { exclusionId } }),
    () => undefined,
  )
  return (
    <>
      <div>{t(`state.${state}`)}</div>
      {decidedBy !== null && (
        <p className="soft">
          {decidedBy}：{decisionNote}
        </p>
      )}
      {state === 'requested' && isOwn && (
        <>
          <p className="soft">{t('ownRequest')}</p>
          <Button
            size="small"
            onClick={() =>
              withdraw.mutate(undefined, { onError: (error) => void message.error(error.message) })
            }
          >
            {t('withdraw')}
          </Button>
        </>
      )}
      {state === 'requested' && !isOwn && onDecide && (
        <Flex gap={8}>
          <Button size="small" type="primary" onClick={() => onDecide('granted')}>
            {t('grant')}
          </Button>
          <Button size="small" onClick={() => onDecide('refused')}>
            {t('refuse')}
          </Button>
        </Flex>
      )}
    </>
  )
}

function RequestExclusion({ period, onClose }: { readonly period: string; readonly onClose: () => void }) {
  const t = useClosingWords()
  const { message } = App.useApp()
  const { keyFor, forget } = useIdempotencyKey()
  const [orderNo, setOrderNo] = useState('')
  const [leftOutOf, setLeftOutOf] = useState<'time' | 'satisfaction' | 'both'>('time')
  const ask = usePeriodChange(
    (reason: string) => {
      const body = { orderNo: orderNo.trim(), period, leftOutOf, reason }
      return callRoute('requestExclusion', { body, idempotencyKey: keyFor(body) })
    },
    () => {
      forget()
      void message.success(t('requested'))
      onClose()
    },
  )
  return (
    <ReasonDialog
      title={t('request')}
      hint={t('exclusionHint')}
      isPending={ask.isPending}
      error={ask.error}
      onOk={(reason) => ask.mutate(reason)}
      onClose={onClose}
    >
      <Form.Item label={t('orderNo')} htmlFor="exclusion-order">
        <Input id="exclusion-order" value={orderNo} onChange={(event) => setOrderNo(event.target.value)} />
      </Form.Item>
      <Form.Item label={t('leftOutOf')}>
        <Radio.Group
          value={leftOutOf}
          onChange={(event) => setLeftOutOf(event.target.value as typeof leftOutOf)}
          options={(['time', 'satisfaction', 'both'] as const).map((value) => ({
            value,
            label: t(`leftOutOf.${value}`),
          }))}
        />
      </Form.Item>
    </ReasonDialog>
  )
}
