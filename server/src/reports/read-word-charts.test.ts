import { readFileSync } from 'node:fs'
import type { PrintedBlock, PrintedChart } from '@yihu/core/bulletin/printed-block'
import { captionOf } from '@yihu/core/bulletin/printed-block'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fillBulletin } from './bulletin-docx.ts'
import { readWordBlocks } from './read-word-document.ts'
import { sampleFigures, sampleText } from './sample-figures.test-data.ts'

describe('the charts of a bulletin, read back out of its Word file', async () => {
  const figures = sampleFigures()
  const blocks = await bulletin()
  const charts = chartsOf(blocks)

  it('stand before their captions, in order', () => {
    const captions = blocks.flatMap((_, index) => captionOf(blocks, index) ?? [])
    expect(captions.map((caption) => caption.slice(0, 4))).toEqual([
      '图 1：',
      '图 2：',
      '图 3：',
      '图 4：',
      '图 5：',
    ])
    expect(charts.map(({ label }) => label)).toEqual(captions)
    const first = blocks.findIndex(({ kind }) => kind === 'chart')
    expect(blocks[first - 1]).toMatchObject({ text: expect.stringContaining('（各项占比见图 1）') as string })
  })

  it.each([
    [1, 'channels', 'pie', true],
    [2, 'calls_by_county', 'pie', true],
    [3, 'appeal_types', 'pie', true],
    [4, 'hot_topics', 'bar', false],
    [5, 'civilization_topics', 'column', false],
  ] as const)('chart %i has the items of %s with their numbers', (number, key, form, isShare) => {
    const items = figures.lists[key]?.items ?? []
    expect(charts[number - 1]).toMatchObject({
      form,
      names: items.map(({ name, share }) => (isShare ? `${name} ${share}` : name)),
      series: [{ name: figures.lists[key]?.label, values: items.map(({ count }) => count) }],
    })
    // 145 mm in points.
    expect(charts[number - 1]?.width).toBeCloseTo(411, 0)
  })
})

describe('a chart an office has put in itself', () => {
  const line = (points: string) =>
    `<c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>甲</c:v></c:pt></c:strCache></c:strRef></c:tx>
    <c:cat><c:strRef><c:strCache><c:ptCount val="3"/><c:pt idx="0"><c:v>一月</c:v></c:pt><c:pt idx="1"><c:v>二月</c:v></c:pt><c:pt idx="2"><c:v>三月</c:v></c:pt></c:strCache></c:strRef></c:cat>
    <c:val><c:numRef><c:numCache>${points}</c:numCache></c:numRef></c:val></c:ser>`
  const points = line('<c:pt idx="0"><c:v>3</c:v></c:pt><c:pt idx="2"><c:v>1.5</c:v></c:pt>')
  const bars = (axis: string) =>
    `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>${points}</c:barChart>${axis}`

  it('keeps a gap where it has no number', () => {
    const [chart] = chartsOf(document(`<c:lineChart><c:grouping val="standard"/>${points}</c:lineChart>`))
    expect(chart).toMatchObject({ form: 'line', series: [{ name: '甲', values: [3, null, 1.5] }] })
  })

  it('is read from the top: Word counts lying bars upwards, unless their axis is turned', () => {
    const [upward] = chartsOf(document(bars('')))
    expect(upward).toMatchObject({ names: ['三月', '二月', '一月'], series: [{ values: [1.5, null, 3] }] })
    const turned = '<c:catAx><c:scaling><c:orientation val="maxMin"/></c:scaling></c:catAx>'
    expect(chartsOf(document(bars(turned)))[0]?.names).toEqual(['一月', '二月', '三月'])
  })

  it.each([
    ['stacked', `<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/>${points}</c:barChart>`],
    ['of two kinds', `<c:barChart>${points}</c:barChart><c:lineChart>${points}</c:lineChart>`],
    ['a radar', `<c:radarChart>${points}</c:radarChart>`],
    ['a pie of several rings', `<c:doughnutChart>${points}${points}</c:doughnutChart>`],
  ])('is left to its values when it is %s', (_, plot) => {
    expect(chartsOf(document(plot))[0]).toMatchObject({ form: 'other', names: ['一月', '二月', '三月'] })
  })

  it('is left out when its part is missing or broken, and the text stays', () => {
    for (const part of [undefined, '<c:chartSpace', '<c:chartSpace xmlns:c="c"/>'])
      expect(document('', part)).toEqual([{ kind: 'paragraph', text: '正文', isCentred: false }])
  })
})

function document(plot: string, part?: string): PrintedBlock[] {
  const space = `<c:chartSpace xmlns:c="c"><c:chart><c:plotArea>${plot}</c:plotArea></c:chart></c:chartSpace>`
  const chart = plot === '' ? part : space
  const drawing =
    '<w:drawing><wp:extent cx="1270000" cy="635000"/><wp:docPr descr="图"/><c:chart r:id="rId7"/></w:drawing>'
  const read = readWordBlocks(
    zipSync({
      'word/document.xml': strToU8(
        `<w:document xmlns:w="w" xmlns:c="c" xmlns:r="r" xmlns:wp="wp"><w:body><w:p><w:r>${drawing}</w:r><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>`,
      ),
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId7" Target="charts/chart9.xml"/></Relationships>',
      ),
      ...(chart === undefined ? {} : { 'word/charts/chart9.xml': strToU8(chart) }),
    }),
  )
  if (!read.ok) throw new Error(read.code)
  return read.value
}

async function bulletin(): Promise<PrintedBlock[]> {
  const template = readFileSync(new URL('../../data/templates/xiangtan-monthly.docx', import.meta.url))
  const filled = await fillBulletin(new Uint8Array(template), sampleFigures(), sampleText())
  const read = filled.ok ? readWordBlocks(filled.value) : filled
  if (!read.ok) throw new Error(read.code)
  return read.value
}

function chartsOf(blocks: readonly PrintedBlock[]): PrintedChart[] {
  return blocks.filter((block) => block.kind === 'chart')
}
