import type { EChartsCoreOption } from 'echarts/core'
import type { Overview } from '@yihu/contract/overview'

type Counts = Overview['byKind']

/** Orders by day: bars for accepted, lines for dispatched and closed. */
export function dayOption(
  days: Overview['byDay'],
  names: readonly [string, string, string],
): EChartsCoreOption {
  return {
    tooltip: { trigger: 'axis' },
    legend: { top: 0 },
    grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: days.map(({ on }) => on.slice(5)) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      { name: names[0], type: 'bar', data: days.map(({ accepted }) => accepted), barMaxWidth: 18 },
      { name: names[1], type: 'line', data: days.map(({ dispatched }) => dispatched), symbol: 'circle' },
      {
        name: names[2],
        type: 'line',
        data: days.map(({ closed }) => closed),
        symbol: 'rect',
        lineStyle: { type: 'dashed' },
      },
    ],
  }
}

export function pieOption(counts: Counts): EChartsCoreOption {
  return {
    tooltip: { trigger: 'item', formatter: '{b}：{c}（{d}%）' },
    series: [
      {
        type: 'pie',
        radius: ['36%', '64%'],
        minShowLabelAngle: 4,
        label: { formatter: '{b} {d}%' },
        data: counts.map(({ name, count }) => ({ name, value: count })),
      },
    ],
  }
}

/** Bars from the most to the fewest, longest on top. */
export function topicOption(counts: Counts): EChartsCoreOption {
  return {
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { left: 8, right: 40, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: counts.map(({ name }) => name),
      axisLabel: { width: 150, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        data: counts.map(({ count }) => count),
        label: { show: true, position: 'right' },
        barMaxWidth: 18,
      },
    ],
  }
}
