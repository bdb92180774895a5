import type { EChartsCoreOption } from 'echarts/core'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Link, useNavigate } from 'react-router'
import { useLanguage } from '../language/language.ts'

const Chart = lazy(async () => ({ default: (await import('../layout/chart.tsx')).Chart }))

export interface ChartLine {
  readonly name: string
  /** One number for each of `headers`. */
  readonly counts: readonly number[]
  /** The orders that are counted. */
  readonly to: string
}

interface ChartCardProps {
  readonly title: string
  readonly option: EChartsCoreOption
  readonly headers: readonly string[]
  readonly lines: readonly ChartLine[]
}

/** A chart and, for keyboards, screen readers and careful people, its numbers in a table whose lines open. */
export function ChartCard({ title, option, headers, lines }: ChartCardProps) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  return (
    <section className="panel">
      <h2>{title}</h2>
      {lines.length === 0 ? (
        <p className="soft">{t('home.noData')}</p>
      ) : (
        <>
          <Suspense fallback={<Skeleton active style={{ height: 280 }} />}>
            <Chart
              option={option}
              description={t('home.chart', { title })}
              onPick={(index) => {
                const line = lines[index]
                if (line) void navigate(line.to)
              }}
            />
          </Suspense>
          <details>
            <summary>{t('home.numbers')}</summary>
            <div className="scroll-x">
              <table className="plain-table">
                <caption className="visually-hidden">{title}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('home.name')}</th>
                    {headers.map((header) => (
                      <th key={header} scope="col" className="number">
                        {header}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {lines.map(({ name, counts, to }) => (
                    <tr key={name}>
                      <th scope="row">
                        <Link to={to}>{name}</Link>
                      </th>
                      {counts.map((count, index) => (
                        <td key={headers[index]} className="number">
                          {count}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </section>
  )
}
