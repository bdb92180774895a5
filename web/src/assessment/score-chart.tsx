import type { ScorecardView } from '@yihu/contract/assessments'
import { Empty } from 'antd'
import { useMemo } from 'react'
import { useLanguage } from '../language/language.ts'
import { Chart } from '../layout/chart.tsx'
import type { OpenCell } from './cell-trail.ts'
import { useAssessmentWords } from './labels.ts'
import { orderCountColumn, rankedColumn, type ScoreGroup } from './scorecard-reading.ts'

interface ScoreChartProps {
  readonly card: ScorecardView
  readonly lists: readonly ScoreGroup[]
  readonly onOpen: (open: OpenCell) => void
}

const barHeight = 24

/** The ranked column as bars, in the order of the table, one colour for each group. A bar opens its cell. */
export function ScoreChart({ card, lists, onOpen }: ScoreChartProps) {
  const t = useAssessmentWords()
  const { language } = useLanguage()
  const column = useMemo(() => rankedColumn(card), [card])
  const orders = useMemo(() => orderCountColumn(card), [card])
  const rows = useMemo(() => lists.flatMap((list) => list.rows.map((row) => ({ row, list }))), [lists])
  const name = (language === 'zh' ? column?.header : column?.headerEn)?.join(' ') ?? ''
  const option = useMemo(() => {
    const titles = new Map(lists.map((list) => [list.group, list.title]))
    return {
      grid: { left: 8, right: 56, top: 44, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, type: 'scroll' },
      tooltip: { trigger: 'item', confine: true },
      xAxis: { type: 'value', position: 'top', splitLine: { lineStyle: { color: '#e5ebef' } } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ row }) => {
          const count = orders && row.cells[orders.key]?.printed
          return count ? `${row.unit}（${count}）` : row.unit
        }),
        axisTick: { show: false },
        axisLabel: { width: 210, overflow: 'truncate', color: '#1c2733' },
      },
      series: [...titles].map(([group, title]) => ({
        name: title,
        type: 'bar',
        // One bar per row: the series lie over each other, each with the rows of its own group.
        barGap: '-100%',
        barMaxWidth: 14,
        data: rows.map(({ row, list }) =>
          list.group === group && column ? (row.cells[column.key]?.value ?? null) : null,
        ),
        label: {
          show: true,
          position: 'right',
          color: '#1c2733',
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            (column && rows[dataIndex]?.row.cells[column.key]?.printed) ?? '',
        },
      })),
    }
  }, [lists, rows, column, orders])

  if (column === null) return <Empty description={t('nothingFound')} />
  return (
    <div className="panel">
      <p className="soft">{t('chartNote', { column: name })}</p>
      <div className="score-bars" style={{ height: rows.length * barHeight + 70 }}>
        <Chart
          option={option}
          description={t('chartLabel', { period: card.period, column: name })}
          onPick={(index) => {
            const picked = rows[index]?.row
            if (picked) onOpen({ unit: picked.unit, cell: column.key, via: [] })
          }}
        />
      </div>
    </div>
  )
}
