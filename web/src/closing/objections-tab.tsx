import { useQuery } from '@tanstack/react-query'
import type { ObjectionView } from '@yihu/contract/closing-routes'
import { App, Button, Empty, Flex } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { callRoute } from '../api/call.ts'
import { formatInstant } from '../language/format-time.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { closingQuery, objectionsQuery, usePeriodChange } from './closing-queries.ts'
import type { PeriodOfScheme } from './closing-queries.ts'
import { DecideObjection } from './decide-objection.tsx'
import { FileObjection } from './file-objection.tsx'
import { useClosingWords } from './labels.ts'
import { PlainTable } from './plain-table.tsx'

/** Objections to the results of a period: a unit sees and makes its own, the assessor decides. */
export function ObjectionsTab(of: PeriodOfScheme) {
  const t = useClosingWords()
  const { permissions } = useSession()
  const [isFiling, setFiling] = useState(false)
  const [deciding, setDeciding] = useState<ObjectionView | null>(null)
  const { data, error } = useQuery(objectionsQuery(of))
  const isClosed = Boolean(useQuery(closingQuery(of)).data?.closing)
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Loading />
  return (
    <div className="stack">
      {permissions.includes('objection.file') && !isClosed && (
        <Flex>
          <Button type="primary" onClick={() => setFiling(true)}>
            {t('file')}
          </Button>
        </Flex>
      )}
      {data.length === 0 && <Empty description={t('noObjections')} />}
      {data.length > 0 && (
        <PlainTable
          caption={t('tab.objections')}
          heads={[t('unit'), t('column'), t('ground'), t('order'), t('printed'), t('filedAt'), t('state')]}
          rows={data.map((objection) => ({
            key: objection.objectionId,
            cells: [
              objection.unit,
              objection.cellLabel,
              <Ground key="ground" objection={objection} />,
              <Orders key="orders" orders={objection.orders} />,
              objection.printedAfter !== null && objection.printedAfter !== objection.printed
                ? `${objection.printed} → ${objection.printedAfter}`
                : objection.printed,
              `${objection.filedBy} ${formatInstant(objection.filedAt)}`,
              <State key="state" objection={objection} onDecide={setDeciding} />,
            ],
          }))}
        />
      )}
      {isFiling && <FileObjection {...of} onClose={() => setFiling(false)} />}
      {deciding && <DecideObjection objection={deciding} of={of} onClose={() => setDeciding(null)} />}
    </div>
  )
}

function Ground({ objection: { ground, evidence } }: { readonly objection: ObjectionView }) {
  return (
    <>
      {ground}
      {evidence !== '' && <p className="soft">{evidence}</p>}
    </>
  )
}

function Orders({ orders }: Pick<ObjectionView, 'orders'>) {
  if (orders.length === 0) return '–'
  return orders.map(({ orderId, orderNo }) => (
    <div key={orderId}>
      <Link to={paths.order(orderId)}>{orderNo}</Link>
    </div>
  ))
}

interface StateProps {
  readonly objection: ObjectionView
  readonly onDecide: (objection: ObjectionView) => void
}

function State({ objection, onDecide }: StateProps) {
  const t = useClosingWords()
  const { message } = App.useApp()
  const { permissions, unitIds } = useSession()
  const withdraw = usePeriodChange(
    (objectionId: string) => callRoute('withdrawObjection', { params: { objectionId } }),
    () => undefined,
  )
  const { state, effect, effectPoints, decidedBy, decisionNote, objectionId, unitId } = objection
  return (
    <>
      <div>
        {t(`state.${state}`)}
        {state === 'upheld' &&
          effect &&
          ` · ${t(`effectShort.${effect}`)}${effectPoints ? ` ${effectPoints}` : ''}`}
      </div>
      {decidedBy !== null && (
        <p className="soft">
          {decidedBy}：{decisionNote}
        </p>
      )}
      {state === 'filed' && permissions.includes('objection.decide') && (
        <Button size="small" onClick={() => onDecide(objection)}>
          {t('decide')}
        </Button>
      )}
      {state === 'filed' && permissions.includes('objection.file') && unitIds.includes(unitId) && (
        <Button
          size="small"
          loading={withdraw.isPending}
          onClick={() =>
            withdraw.mutate(objectionId, { onError: (error) => void message.error(error.message) })
          }
        >
          {t('withdraw')}
        </Button>
      )}
    </>
  )
}
