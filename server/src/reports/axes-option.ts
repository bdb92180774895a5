import type { EChartsCoreOption } from 'echarts/core'
import type { PrintedChart } from '@yihu/core/bulletin/printed-block'
import { blue, ink, outline, palette, soft, squares, still } from './chart-look.ts'

/** Bars, columns and lines: the names on one axis, the numbers beside the items, or on the other axis where they crowd. */
export function axesOption(
  { names, series, width, height }: PrintedChart,
  form: 'bar' | 'column' | 'line',
): EChartsCoreOption {
  const isLying = form === 'bar'
  const slot = (width - 20) / names.length
  const isMany = names.length > 12
  const hasLegend = series.length > 1
  const bars = form === 'line' ? 1 : series.length
  // Where numbers beside the items would stand in each other's way, the axis has them.
  const hasLabels =
    !(form === 'line' && hasLegend) && (isLying ? height / names.length / bars >= 9 : slot / bars >= 22)
  const values = series.flatMap((one) => one.values)
  const items = {
    type: 'category',
    data: names,
    // A lying chart counts upwards; what is read first stands on top.
    inverse: isLying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: soft, width: 0.75 } },
    axisLabel: {
      color: ink,
      // Most topics have four characters, which stay on one line as long as they can be read.
      fontSize: isLying ? (isMany ? 8 : 10) : Math.max(8, Math.min(10, (slot - 5) / 4)),
      // With it the labels of a lying chart would take all the width they may.
      ...(isLying ? {} : { lineHeight: 12 }),
      interval: 0,
      overflow: 'break',
      width: isLying ? width * 0.4 : slot - 1,
    },
  }
  const numbers = {
    type: 'value',
    show: !hasLabels,
    axisLabel: { color: ink, fontSize: 8 },
    splitLine: { lineStyle: { color: '#d9d9d9', width: 0.5 } },
  }
  return {
    color: hasLegend ? palette : [blue],
    grid: {
      left: 10,
      right: isLying ? 8 + 6 * Math.max(0, ...values.map((value) => String(value ?? '').length)) : 10,
      top: hasLegend ? 34 : isLying ? 4 : 18,
      bottom: 4,
      outerBoundsMode: 'same',
    },
    ...(hasLegend
      ? {
          legend: {
            ...(form === 'line' ? { selectedMode: false } : squares),
            top: 2,
            textStyle: { color: ink, fontSize: 10 },
          },
        }
      : {}),
    xAxis: isLying ? numbers : items,
    yAxis: isLying ? items : numbers,
    series: series.map(({ name, values: own }, index) => ({
      name,
      data: own.map((value) => value ?? '-'),
      ...still,
      label: {
        show: hasLabels,
        position: isLying ? 'right' : 'top',
        distance: 3,
        color: ink,
        fontSize: isMany ? 8 : 9.5,
      },
      ...(form === 'line' ? lineLook(index) : barLook(form, hasLegend)),
    })),
  }
}

function barLook(form: 'bar' | 'column', isOutlined: boolean) {
  return {
    type: 'bar',
    barMaxWidth: form === 'bar' ? 12 : 36,
    ...(isOutlined ? { itemStyle: outline } : {}),
  }
}

/** Lines differ by dashes and marks, not by colour alone. */
function lineLook(index: number) {
  return {
    type: 'line',
    symbol: ['circle', 'rect', 'triangle', 'diamond'][index % 4],
    symbolSize: 5,
    lineStyle: { width: 1.5, type: (['solid', 'dashed', 'dotted'] as const)[index % 3] },
  }
}
