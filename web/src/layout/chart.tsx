import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([LineChart, BarChart, PieChart, GridComponent, TooltipComponent, LegendComponent, CanvasRenderer])

export interface ChartProps {
  readonly option: EChartsCoreOption
  /** What the picture shows, for those who cannot see it; the numbers stand in a table beside it. */
  readonly description: string
  /** Called with the index of the series' data a click falls on. */
  readonly onPick?: (index: number) => void
}

/** One ECharts drawing that follows the size of its box. Load it lazily: the library is large. */
export function Chart({ option, description, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  })

  useEffect(() => {
    if (!box.current) return undefined
    const drawn = init(box.current)
    chart.current = drawn
    drawn.on('click', ({ dataIndex }) => {
      if (typeof dataIndex === 'number') pick.current?.(dataIndex)
    })
    const watcher = new ResizeObserver(() => drawn.resize())
    watcher.observe(box.current)
    return () => {
      watcher.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => chart.current?.setOption({ ...quiet, ...option }, true), [option])

  // A drawing in a canvas is an image to those who read with their ears; an <img> it is not.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <div ref={box} className="chart" role="img" aria-label={description} />
}

const quiet: EChartsCoreOption = {
  // Ten colours far enough apart in lightness to be told apart in grey print.
  color: [
    '#0b5a73',
    '#d98a1f',
    '#5b9fb5',
    '#7a3e65',
    '#8aa84f',
    '#b5483a',
    '#3f6fb0',
    '#c3a85a',
    '#4a4f5a',
    '#9aa7b3',
  ],
  textStyle: { fontFamily: 'inherit' },
  animation: false,
}
