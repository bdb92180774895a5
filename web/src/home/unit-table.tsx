import type { Overview } from '@yihu/contract/overview'
import { Table } from 'antd'
import { Link } from 'react-router'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { dispatchedIn, ofLead, openIn, overdueIn } from './month-filter.ts'

type Unit = Overview['byUnit'][number]

/** Units with what they still have to do; each number opens its orders. */
export function UnitTable({ overview }: { readonly overview: Overview }) {
  const { t } = useLanguage()
  const { period } = overview
  const number = (
    key: 'dispatched' | 'open' | 'overdue',
    filterOf: (unit: Unit) => Parameters<typeof paths.orders>[0],
  ) => ({
    title: t(`home.${key}`),
    key,
    align: 'right' as const,
    width: 110,
    sorter: (a: Unit, b: Unit) => a[key] - b[key],
    render: (_: unknown, unit: Unit) =>
      unit[key] === 0 ? 0 : <Link to={paths.orders(filterOf(unit))}>{unit[key]}</Link>,
  })
  return (
    <section className="panel">
      <h2>{t('home.byUnit')}</h2>
      <Table<Unit>
        rowKey="unitId"
        size="small"
        dataSource={[...overview.byUnit]}
        scroll={{ x: 520 }}
        pagination={{ defaultPageSize: 10, hideOnSinglePage: true }}
        locale={{ emptyText: t('home.noData') }}
        columns={[
          { title: t('filter.unitId'), key: 'name', render: (_, unit) => unit.name },
          number('dispatched', ({ unitId }) => ofLead(unitId, period, dispatchedIn(period))),
          number('open', ({ unitId }) => ofLead(unitId, period, openIn(period))),
          number('overdue', ({ unitId }) => ofLead(unitId, period, overdueIn(period))),
        ]}
      />
    </section>
  )
}
