import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { orderStateLabels } from '@yihu/core/order/states'
import { Button, Popconfirm } from 'antd'
import { Link } from 'react-router'
import { LikenessReasons } from '../desk/likeness-reasons.tsx'
import { formatDay } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useActOnSeen } from '../order/use-act-on-seen.ts'
import { paths } from '../paths.ts'
import { mergeCandidatesQuery } from './dispatch-queries.ts'
import { useWords } from './labels.ts'

interface MergeCandidatesProps {
  readonly view: OrderView
  readonly mayMerge: boolean
  readonly onDone: () => void
}

/** Open orders that may be about the same matter, and why; one press and a yes merges this order into one of them. */
export function MergeCandidates({ view, mayMerge, onDone }: MergeCandidatesProps) {
  const { pick, t } = useLanguage()
  const words = useWords()
  const { data, error } = useQuery(mergeCandidatesQuery(view.orderId))
  const act = useActOnSeen(view, onDone)
  if (error) return <ProblemAlert error={error} />
  return (
    <section aria-label={words('candidates')}>
      <h3>{words('candidates')}</h3>
      {data?.length === 0 && <p className="soft">{words('noCandidates')}</p>}
      <ul className="candidates">
        {data?.map((one) => (
          <li key={one.orderId}>
            <div>
              <Link to={paths.order(one.orderId)}>{one.orderNo}</Link> {one.title}
              <div className="soft">
                {pick(orderStateLabels[one.state])} · {one.leadUnitName ?? words('noUnit')} ·{' '}
                {formatDay(one.acceptedAt)}
                {one.mergedOrders > 0 && ` · ${words('mergedBefore', { count: one.mergedOrders })}`}
              </div>
            </div>
            <div className="actions">
              <LikenessReasons likenesses={one.likenesses} />
              {mayMerge && (
                <Popconfirm
                  title={words('mergeAsk', { orderNo: one.orderNo })}
                  okText={words('mergeInto')}
                  cancelText={t('cancel')}
                  onConfirm={() => act.mutate({ action: 'merge', fields: { leadOrderId: one.orderId } })}
                >
                  <Button size="small" loading={act.isPending}>
                    {words('mergeInto')}
                  </Button>
                </Popconfirm>
              )}
            </div>
          </li>
        ))}
      </ul>
      {act.error && <ProblemAlert error={act.error} />}
    </section>
  )
}
