import type { PrintedChart } from '@yihu/core/bulletin/printed-block'
import { DOMParser } from '@xmldom/xmldom'
import type { Element } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { drawChart } from './draw-chart.ts'
import { descendantsOf } from './word-elements.ts'

const topics = [
  '社会保险',
  '消费维权',
  '医疗/生育保险',
  '退休服务',
  '劳动维权',
  '通信管理',
  '物业管理',
  '生活噪音',
]
const counts = [3497, 3042, 1384, 1101, 1049, 726, 605, 585]
const chart = (form: PrintedChart['form'], change: Partial<PrintedChart> = {}): PrintedChart => ({
  kind: 'chart',
  form,
  label: '图 4：全市诉求热点',
  width: 411,
  height: 200,
  names: topics,
  series: [{ name: '诉求热点', values: counts }],
  ...change,
})
const twoLines = chart('line', {
  names: ['一月', '二月', '三月'],
  series: [
    { name: '本年', values: [30, null, 50] },
    { name: '上年', values: [20, 25, 28] },
  ],
})

describe.each(['pie', 'bar', 'column', 'line'] as const)('a %s chart', (form) => {
  it('names every item, the numbers beside all but a pie, whose shares are in the names', () => {
    const words = textsOf(chart(form))
      .map(({ text }) => text)
      .join('')
    for (const name of topics) expect(words).toContain(name)
    if (form === 'pie') expect(words).not.toContain('3497')
    else for (const count of counts) expect(words).toContain(String(count))
  })

  it('is plain: nothing to run, to fetch or to style, no name another drawing could have', () => {
    const svg = drawn(chart(form))
    expect(svg).not.toMatch(/<(?:script|style|animate|image|use|foreignObject|defs)\b/)
    expect(svg).not.toMatch(/ (?:id|class|style|href|on\w+|ecmeta_\w+|pointer-events)=|url\(/)
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 411 200"[^>]*role="img" aria-label="图 4：全市诉求热点"/)
    expect(svg).toContain('font-family="Hans,')
  })

  it('is the same text every time', () => {
    expect(drawn(chart(form))).toBe(drawn(chart(form)))
  })
})

describe('the labels of a chart', () => {
  it('stand in the order of the items: from the top, from the left', () => {
    const order = (form: PrintedChart['form'], axis: 'x' | 'y') => {
      const found = textsOf(chart(form)).filter(({ text }) => topics.includes(text))
      return found.toSorted((a, b) => a[axis] - b[axis]).map(({ text }) => text)
    }
    expect(order('bar', 'y')).toEqual(topics)
    expect(order('pie', 'y')).toEqual(topics)
    expect(order('column', 'x')).toEqual(topics.filter((name) => name.length === 4))
  })

  it('do not run into each other, however many and long they are', () => {
    const names = Array.from({ length: 14 }, (_, index) => `第${index + 1}个很长的诉求类别名称`)
    const values = names.map((_, index) => 15_000 - index)
    const many = { names, series: [{ name: '件', values }] }
    const twice = { names, series: [...many.series, { name: '上年', values }] }
    for (const form of ['column', 'bar', 'pie'] as const) {
      const texts = textsOf(chart(form, many))
      expect(texts.map(({ text }) => text).join('')).toContain('第14个')
      for (const [index, one] of texts.entries())
        for (const other of texts.slice(index + 1))
          expect(overlap(one, other), `${form}: ${one.text} / ${other.text}`).toBe(false)
    }
    // The numbers of two columns side by side have no room: the axis has them.
    expect(textsOf(chart('column', twice)).map(({ text }) => text)).not.toContain('15000')
    expect(textsOf(chart('column', many)).map(({ text }) => text)).toContain('15000')
  })

  it('are letters, whatever was typed', () => {
    const svg = drawn(chart('bar', { names: ['<b>&"'], series: [{ name: '', values: [1] }], label: '"<' }))
    expect(svg).toContain('&lt;b')
    expect(svg).not.toContain('<b')
  })
})

it('two lines are told apart without colour and named above; a gap stays a gap', () => {
  const svg = drawn(twoLines)
  expect(svg).toMatch(/stroke-dasharray/)
  const words = textsOf(twoLines).map(({ text }) => text)
  expect(words).toEqual(expect.arrayContaining(['本年', '上年']))
  expect(words).not.toContain('null')
})

it('neighbours of a pie differ on a black-and-white printer', () => {
  const fills = [...drawn(chart('pie')).matchAll(/ fill="#([0-9a-f]{6})"/g)]
    .map(([, colour = '']) => colour)
    .slice(0, topics.length)
  const greys = fills.map((colour) => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/../g) ?? []).map((part) =>
      Number.parseInt(part, 16),
    )
    return 0.299 * red + 0.587 * green + 0.114 * blue
  })
  for (const [index, grey] of greys.entries())
    expect(Math.abs(grey - (greys[(index + 1) % greys.length] ?? 0))).toBeGreaterThan(40)
})

it('what is not drawn has no drawing: another kind, no items, too many, nothing to share out', () => {
  expect(drawChart(chart('other'))).toBeUndefined()
  expect(drawChart(chart('pie', { names: [], series: [{ name: '', values: [] }] }))).toBeUndefined()
  const names = Array.from({ length: 40 }, (_, index) => `第${index}项`)
  expect(
    drawChart(chart('pie', { names, series: [{ name: '', values: names.map(() => 1) }] })),
  ).toBeUndefined()
  expect(drawChart(chart('pie', { series: [{ name: '', values: counts.map(() => 0) }] }))).toBeUndefined()
})

function drawn(one: PrintedChart): string {
  const svg = drawChart(one)
  if (svg === undefined) throw new Error('not drawn')
  return svg
}

interface Placed {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The words of a drawing with the box each is in; a Chinese letter is as wide as it is high, others about half. */
function textsOf(one: PrintedChart): Placed[] {
  const root = new DOMParser().parseFromString(drawn(one), 'image/svg+xml').documentElement
  return descendantsOf(root, 'text').map((element) => {
    const text = element.textContent ?? ''
    const size = number(element, 'font-size')
    const narrow = (text.match(/[ -~]/g) ?? []).length
    const width = (text.length - 0.4 * narrow) * size
    const [, left = '0', top = '0'] =
      /translate\(([-\d.]+) ([-\d.]+)\)/.exec(element.getAttribute('transform') ?? '') ?? []
    const anchor = element.getAttribute('text-anchor')
    const shift = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0
    const [x, y] = [
      Number(left) + number(element, 'x') - shift,
      Number(top) + number(element, 'y') - size / 2,
    ]
    return { text, x, y, width, height: size }
  })
}

function number(element: Element, attribute: string): number {
  return Number.parseFloat(element.getAttribute(attribute) ?? '0')
}

function overlap(one: Placed, other: Placed): boolean {
  const [across, down] = (['x', 'y'] as const).map((axis) => {
    const size = axis === 'x' ? 'width' : 'height'
    return Math.min(one[axis] + one[size], other[axis] + other[size]) - Math.max(one[axis], other[axis])
  }) as [number, number]
  return across > 0.5 && down > 0.5
}
