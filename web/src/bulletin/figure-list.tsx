import type { FiguresView } from '@yihu/contract/bulletins'
import { Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import type { BulletinPeriod, FigureListView } from './figure-origin.ts'
import { listChart } from './list-chart.ts'
import { useBulletinWords } from './labels.ts'
import { OriginView } from './origin-view.tsx'

const Chart = lazy(async () => ({ default: (await import('../layout/chart.tsx')).Chart }))

interface FigureListProps {
  readonly list: FigureListView
  readonly all: FiguresView['values']
  readonly period: BulletinPeriod
}

/** An enumeration with its shares: the table, and beside it the chart filled from the same items. */
export function FigureList({ list, all, period }: FigureListProps) {
  const t = useBulletinWords()
  const option = useMemo(() => listChart(list), [list])
  // A sum is proved by the items above it; its own count may be wider than the list (all orders, not ten topics).
  const isSum = list.total.value === list.items.reduce((sum, { count }) => sum + count, 0)
  const hasShares = list.items.some(({ share }) => share !== '')
  return (
    <section className="bulletin-list">
      <h3>{list.label}</h3>
      <div className="bulletin-list-parts">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keyboard */}
        <section className="scroll-x" aria-label={list.label} tabIndex={0}>
          <table className="plain-table">
            <caption className="visually-hidden">{list.label}</caption>
            <thead>
              <tr>
                <th scope="col">{t('item')}</th>
                <th scope="col" className="number">
                  {t('count')}
                </th>
                {hasShares && (
                  <th scope="col" className="number">
                    {t('share')}
                  </th>
                )}
                <th scope="col">{t('origin')}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((item) => (
                <tr key={item.code}>
                  <th scope="row">{item.name}</th>
                  <td className="number">
                    {item.count}
                    <span className="bulletin-unit">{list.unit}</span>
                  </td>
                  {hasShares && <td className="number">{item.share}</td>}
                  <td>
                    <OriginView origin={item.origin} name={item.name} all={all} period={period} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('total')}</th>
                <td className="number">
                  <strong>
                    {list.total.printed}
                    <span className="bulletin-unit">{list.unit}</span>
                  </strong>
                </td>
                {hasShares && <td className="number">–</td>}
                <td>
                  {isSum ? (
                    <span className="soft">{t('sumOfItems')}</span>
                  ) : (
                    <OriginView
                      origin={list.total.origin}
                      name={list.total.label}
                      all={all}
                      period={period}
                    />
                  )}
                </td>
              </tr>
            </tfoot>
          </table>
        </section>
        {list.items.length > 1 && (
          <Suspense fallback={<Skeleton active />}>
            <Chart option={option} description={t('chart', { name: list.label })} />
          </Suspense>
        )}
      </div>
    </section>
  )
}
