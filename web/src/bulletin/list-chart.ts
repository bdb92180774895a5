import type { EChartsCoreOption } from 'echarts/core'
import type { FigureListView } from './figure-origin.ts'

/** A pie can be read up to this many parts, and only when they are comparable parts of one whole. */
const pieParts = 6

/** Pie for few parts of a whole, bars for many or for a list without shares (hot topics are a choice, no whole). */
export function listChart(list: FigureListView): EChartsCoreOption {
  const shares = list.items.reduce((sum, { share }) => sum + Number.parseFloat(share), 0)
  // Shares of another total (other channels, in percent of all orders) would make a pie that is wrong to look at.
  const isWhole = Math.abs(shares - 100) < 1
  return isWhole && list.items.length <= pieParts ? pie(list) : bars(list)
}

/** Labels print the share of the list, never one the chart computed: it rounds otherwise (the parts would sum to 100). */
function pie({ items, label }: FigureListView): EChartsCoreOption {
  const share = new Map(items.map((item) => [item.name, item.share]))
  return {
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: ({ name, value }: Slice) => `${name}：${value}（${share.get(name) ?? ''}）`,
    },
    series: [
      {
        name: label,
        type: 'pie',
        radius: ['34%', '62%'],
        label: { formatter: ({ name }: Slice) => `${name} ${share.get(name) ?? ''}`, color: '#1c2733' },
        data: items.map(({ name, count }) => ({ name, value: count })),
      },
    ],
  }
}

interface Slice {
  readonly name: string
  readonly value: number
}

function bars({ items, label }: FigureListView): EChartsCoreOption {
  return {
    tooltip: { trigger: 'item', confine: true },
    grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#e5ebef' } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: items.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: { width: 130, overflow: 'truncate', color: '#1c2733' },
    },
    series: [
      {
        name: label,
        type: 'bar',
        barMaxWidth: 16,
        data: items.map(({ count }) => count),
        label: { show: true, position: 'right', color: '#1c2733' },
      },
    ],
  }
}
