import type { EChartsCoreOption } from 'echarts/core'
import type { PrintedChart } from '@yihu/core/bulletin/printed-block'
import { ink, outline, palette, squares, still } from './chart-look.ts'

/**
 * The pie at the left, all items beside it at the right, as in the Word file. Undefined where there is nothing to share
 * out, or no room to name each part.
 */
export function pieOption({ names, series, width, height }: PrintedChart): EChartsCoreOption | undefined {
  const values = names.map((_, index) => series[0]?.values[index] ?? 0)
  const room = width * 0.52
  const fontSize = sizeOfLegend(names, room, height - 8)
  if (fontSize === undefined || values.every((value) => value <= 0)) return undefined
  return {
    color: palette,
    series: [
      {
        type: 'pie',
        ...still,
        radius: Math.min(height * 0.45, width * 0.19),
        center: [width * 0.21, height / 2],
        label: { show: false },
        itemStyle: outline,
        data: names.map((name, index) => ({ name, value: values[index] })),
      },
    ],
    legend: {
      ...squares,
      orient: 'vertical',
      left: width * 0.43,
      top: 'middle',
      itemGap: fontSize * legendGap,
      textStyle: { fontSize, lineHeight: fontSize * legendLine, color: ink, width: room, overflow: 'break' },
    },
  }
}

const legendLine = 1.2
const legendGap = 0.5

/** The largest letters in which all names stand below each other; long ones take several lines. */
function sizeOfLegend(names: readonly string[], width: number, height: number): number | undefined {
  return [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6].find((size) => {
    const lines = names.reduce((sum, name) => sum + Math.ceil((name.length * size) / width), 0)
    return (lines * legendLine + (names.length - 1) * legendGap) * size <= height
  })
}
