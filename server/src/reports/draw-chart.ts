import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import type { EChartsCoreOption } from 'echarts/core'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { PrintedChart } from '@yihu/core/bulletin/printed-block'
import { axesOption } from './axes-option.ts'
import { ink } from './chart-look.ts'
import { pieOption } from './pie-option.ts'
import { plainSvg } from './plain-svg.ts'

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, SVGRenderer])

/** `Hans` is the font of the PDF; a browser takes one of the others. */
const fontFamily = 'Hans,Noto Sans SC,PingFang SC,Microsoft YaHei,sans-serif'

/**
 * A chart of a bulletin as SVG of the size it has in Word: the same items in the same order, the same numbers beside
 * them. Only plain shapes and letters, so that PDF and browsers draw it alike; the same chart gives the same text.
 * Undefined for a chart whose values are printed instead: of a kind not drawn, or without any item.
 */
export function drawChart(chart: PrintedChart): string | undefined {
  const option = optionOf(chart)
  if (option === undefined || chart.names.length === 0) return undefined
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width: chart.width, height: chart.height })
  try {
    drawn.setOption({ animation: false, textStyle: { fontFamily, color: ink }, ...option })
    return plainSvg(drawn.renderToSVGString(), chart.label)
  } finally {
    drawn.dispose()
  }
}

function optionOf(chart: PrintedChart): EChartsCoreOption | undefined {
  if (chart.form === 'pie') return pieOption(chart)
  if (chart.form === 'other') return undefined
  return axesOption(chart, chart.form)
}
