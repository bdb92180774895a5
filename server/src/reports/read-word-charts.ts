import { DOMParser } from '@xmldom/xmldom'
import type { Document, Element } from '@xmldom/xmldom'
import type { ChartSeries, PrintedChart } from '@yihu/core/bulletin/printed-block'
import { strFromU8 } from 'fflate'
import { attributeOf, descendantsOf, elementsOf } from './word-elements.ts'

type Parts = Readonly<Record<string, Uint8Array>>

/** Parts of a Word document its charts are in, beside the text. */
export function isChartPart(name: string): boolean {
  return name === relationships || /^word\/charts\/[^/]+\.xml$/.test(name)
}

const relationships = 'word/_rels/document.xml.rels'

/**
 * Reads the native charts of a document: kind, order and numbers as its chart parts keep them for printing, which is
 * what the figures were filled into. A chart that cannot be read is left out.
 */
export function chartReader(parts: Parts): (paragraphOrTable: Element) => PrintedChart[] {
  const targets = new Map(
    elementsOf(parsed(parts[relationships])?.documentElement).map((element) => [
      element.getAttribute('Id'),
      element.getAttribute('Target') ?? '',
    ]),
  )
  return (element) =>
    descendantsOf(element, 'drawing').flatMap((drawing) => {
      const [reference] = descendantsOf(drawing, 'chart')
      const target = targets.get(reference?.getAttribute('r:id') ?? '')
      if (target === undefined) return []
      const path = target.startsWith('/') ? target.slice(1) : `word/${target}`
      const space = parsed(parts[path])?.documentElement
      return space ? chartOf(drawing, space) : []
    })
}

const forms: Readonly<Record<string, PrintedChart['form']>> = {
  pieChart: 'pie',
  pie3DChart: 'pie',
  doughnutChart: 'pie',
  barChart: 'column',
  bar3DChart: 'column',
  lineChart: 'line',
  line3DChart: 'line',
}

function chartOf(drawing: Element, space: Element): PrintedChart[] {
  const [area] = descendantsOf(space, 'plotArea')
  const plots = elementsOf(area).filter(({ localName }) => localName?.endsWith('Chart') === true)
  const [plot] = plots
  if (!plot) return []
  const lines = plots.flatMap((one) => elementsOf(one).filter(({ localName }) => localName === 'ser'))
  const names = namesOf(lines[0])
  const series = lines.map((line) => seriesOf(line, names.length))
  const form = formOf(plots, series.length)
  // Word counts the items of a lying bar chart upwards, unless the axis is turned.
  const isUpward = form === 'bar' && !isTurned(area)
  const [extent] = descendantsOf(drawing, 'extent')
  const points = (side: string, other: number) => Number(extent?.getAttribute(side) ?? other * 12700) / 12700
  const [properties] = descendantsOf(drawing, 'docPr')
  return [
    {
      kind: 'chart',
      form,
      label: properties?.getAttribute('descr') || properties?.getAttribute('name') || '',
      width: points('cx', 411),
      height: points('cy', 160),
      names: isUpward ? names.toReversed() : names,
      series: isUpward ? series.map((one) => ({ ...one, values: one.values.toReversed() })) : series,
    },
  ]
}

/** Several kinds over each other, stacks, and pies in pies are not drawn. */
function formOf(plots: readonly Element[], lines: number): PrintedChart['form'] {
  const [plot] = plots
  const form = forms[plot?.localName ?? ''] ?? 'other'
  const grouping = attributeOf(plot, 'grouping', 'val') ?? 'standard'
  if (plots.length > 1 || !['standard', 'clustered'].includes(grouping)) return 'other'
  if (form === 'pie' && lines > 1) return 'other'
  return form === 'column' && attributeOf(plot, 'barDir', 'val') === 'bar' ? 'bar' : form
}

function isTurned(area: Element | undefined): boolean {
  const axis = elementsOf(area).find(({ localName }) => localName === 'catAx')
  const scaling = elementsOf(axis).find(({ localName }) => localName === 'scaling')
  return attributeOf(scaling, 'orientation', 'val') === 'maxMin'
}

function namesOf(line: Element | undefined): string[] {
  const points = pointsOf(line, 'cat')
  return Array.from({ length: points.count }, (_, index) => points.texts.get(index) ?? '')
}

function seriesOf(line: Element, count: number): ChartSeries {
  const { texts } = pointsOf(line, 'val')
  return {
    name: pointsOf(line, 'tx').texts.get(0) ?? '',
    values: Array.from({ length: count }, (_, index) => {
      const value = Number(texts.get(index) ?? Number.NaN)
      return Number.isFinite(value) ? value : null
    }),
  }
}

/** What a series keeps of its name (`tx`), its categories or its values; a point may be missing. */
function pointsOf(line: Element | undefined, part: 'tx' | 'cat' | 'val') {
  const owner = elementsOf(line).find(({ localName }) => localName === part)
  const texts = new Map(
    descendantsOf(owner, 'pt')
      .toReversed()
      .map((point) => [
        Number(point.getAttribute('idx')),
        elementsOf(point).find(({ localName }) => localName === 'v')?.textContent ?? '',
      ]),
  )
  const [counted] = descendantsOf(owner, 'ptCount')
  return { texts, count: Math.min(1000, Number(counted?.getAttribute('val') ?? texts.size)) }
}

function parsed(part: Uint8Array | undefined): Document | undefined {
  if (part === undefined) return undefined
  try {
    return new DOMParser({ onError: () => undefined }).parseFromString(strFromU8(part), 'text/xml')
  } catch {
    return undefined
  }
}
