import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { extraFieldsOf } from '@yihu/core/appeal/extra-fields'
import { Tag } from 'antd'
import { Link } from 'react-router'
import { orderAdditionsQuery, useReferenceData } from '../api/queries.ts'
import { formatInstant } from '../language/format-time.ts'
import { pageLabels, useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { FactsList } from './facts-list.tsx'

const useWords = pageLabels(
  'orderAdditions',
  {
    title: '补充信息',
    earlier: '关联的前一工单',
    later: '关联的后续工单',
    supplements: '来电补记',
    reminder: '催办',
    sameCaller: '原诉求人',
    otherCaller: '其他来电人',
  },
  {
    title: 'Further details',
    earlier: 'Goes on from',
    later: 'Continued by',
    supplements: 'Later calls',
    reminder: 'urges',
    sameCaller: 'same caller',
    otherCaller: 'another caller',
  },
)

/** What the desk asked more, orders of the same matter, and what callers said afterwards; nothing where there is none. */
export function OrderAdditions({ view }: { readonly view: OrderView }) {
  const t = useWords()
  const { pick } = useLanguage()
  const { data } = useQuery(orderAdditionsQuery(view.orderId))
  const desks = useReferenceData()?.desks ?? []
  if (!data || (Object.keys(data.extra).length === 0 && data.links.length + data.supplements.length === 0))
    return null
  const fields = extraFieldsOf(
    view.appealKind,
    desks.find(({ code }) => code === view.deskCode)?.fields ?? [],
  )
  const nameOf = (key: string) => {
    const field = fields.find((one) => one.key === key)
    return field ? pick(field) : key
  }
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('title')}</h2>
      <FactsList
        lines={[
          ...Object.entries(data.extra).map(([key, answer]) => [nameOf(key), answer] as const),
          ...data.links.map(
            (link) =>
              [
                t(link.isEarlier ? 'earlier' : 'later'),
                <Link key={link.orderId} to={paths.order(link.orderId)}>
                  {link.orderNo}
                </Link>,
              ] as const,
          ),
        ]}
      />
      {data.supplements.length > 0 && (
        <div>
          <h3>{t('supplements')}</h3>
          <ol className="timeline">
            {data.supplements.map((said) => (
              <li key={said.at}>
                <div>
                  {formatInstant(said.at)} {said.byName}{' '}
                  <Tag>{t(said.isSameCaller ? 'sameCaller' : 'otherCaller')}</Tag>
                  {said.isReminder && <Tag color="orange">{t('reminder')}</Tag>}
                </div>
                <p className="pre" style={{ margin: 0 }}>
                  {said.text}
                </p>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  )
}
