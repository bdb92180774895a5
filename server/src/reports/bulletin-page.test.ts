import { inflateSync } from 'node:zlib'
import type { PrintedBlock } from '@yihu/core/bulletin/printed-block'
import { describe, expect, it } from 'vitest'
import { bulletinPage } from './bulletin-page.ts'
import { bulletinPdf } from './bulletin-pdf.ts'

const head = {
  title: '通报 <2023-10>',
  issueNo: '2023 年第 6 期',
  issuer: '中心',
  issuedOn: '2023-11-17',
  documentHash: 'ab',
}
const blocks: readonly PrintedBlock[] = [
  { kind: 'paragraph', text: '运行情况通报', isCentred: true },
  { kind: 'paragraph', text: '一、总体情况', isCentred: false },
  { kind: 'paragraph', text: '<script>alert("1")</script> & 共 16 件。', isCentred: false },
  {
    kind: 'table',
    header: ['序号', '单位', '得分'],
    rows: [
      ['县市区', '县市区', '县市区'],
      ['1', '甲局', '98.50'],
    ],
  },
]
const chart = {
  kind: 'chart',
  form: 'column',
  label: '图 1：<各类>诉求',
  width: 411,
  height: 150,
  names: ['求助', '投诉'],
  series: [{ name: '件数', values: [31, null] }],
} as const
const withChart: readonly PrintedBlock[] = [
  chart,
  { kind: 'paragraph', text: '图 1：<各类>诉求', isCentred: true },
  { kind: 'paragraph', text: '二、诉求情况', isCentred: false },
]

describe('the web page of a bulletin', () => {
  const html = new TextDecoder().decode(bulletinPage(blocks, head))

  it('says what the document says, with number, issuer, date and the hash of its Word file', () => {
    expect(html).toContain('<p class="centred">运行情况通报</p>')
    expect(html).toContain('<h2>一、总体情况</h2>')
    expect(html).toContain('<tr><th colspan="3">县市区</th></tr>')
    expect(html).toContain('<td>98.50</td>')
    expect(html).toContain('<div class="table" role="group" aria-label="表格" tabindex="0">')
    expect(html).toContain('2023 年第 6 期　中心　2023年11月17日')
    expect(html).toContain('Word 正文 SHA-256 <code>ab</code>')
  })

  it('runs nothing and fetches nothing, whatever was typed', () => {
    expect(html).not.toContain('<script')
    expect(html).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; 共 16 件。')
    expect(html).toContain('<title>通报 &#60;2023-10&#62;</title>')
    expect(html).not.toMatch(/(?:src|href)=|@import|url\(/)
  })

  it('draws a chart over its caption, and says its numbers to who cannot see it', () => {
    const page = new TextDecoder().decode(bulletinPage(withChart, head))
    expect(page).toMatch(/<svg [^>]*role="img" aria-label="图 1：&lt;各类&gt;诉求"/)
    expect(page.match(/<figcaption>图 1：&#60;各类&#62;诉求<\/figcaption>/g)).toHaveLength(1)
    expect(page).not.toContain('<p class="centred">图 1')
    expect(page).toMatch(/<details><summary>.*<th scope="col">件数<\/th>/)
    expect(page).toContain('<tr><th scope="row">求助</th><td>31</td></tr>')
    expect(page).toContain('<tr><th scope="row">投诉</th><td></td></tr>')
    expect(page).toContain('<h2>二、诉求情况</h2>')
    expect(page).not.toMatch(/<script|<style[^>]*>[^<]*zr|(?:src|href)=/)
  })

  it('prints the numbers of a chart of a kind that is not drawn, and says when there are none', () => {
    const page = new TextDecoder().decode(bulletinPage([{ ...chart, form: 'other' }], head))
    expect(page).not.toContain('<svg')
    expect(page).toContain('<figure class="chart"><table>')
    const none = new TextDecoder().decode(bulletinPage([{ ...chart, names: [] }], head))
    expect(none).toContain('<figure class="chart"><p class="centred">无数据</p></figure>')
  })
})

describe('the PDF of a bulletin', () => {
  it('has its letters with it', async () => {
    const bytes = Buffer.from(await bulletinPdf(blocks, head)).toString('latin1')
    expect(bytes.startsWith('%PDF-')).toBe(true)
    expect(bytes).toContain('/FontFile3')
    expect(bytes).toMatch(/\+NotoSansHans/)
  }, 30_000)

  it('draws a chart in the letters of the bulletin', async () => {
    const blue = /0\.184\d* 0\.333\d* 0\.592\d* scn/
    const pdf = await bulletinPdf(withChart, head)
    expect(drawnIn(pdf)).toMatch(blue)
    expect(drawnIn(await bulletinPdf(blocks, head))).not.toMatch(blue)
    // Its own two fonts, and none a drawing brought.
    const fonts = Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/BaseFont \/([\w+-]+)/g)
    for (const [, font] of fonts) expect(font).toContain('NotoSansHans')
    const values = await bulletinPdf([{ ...chart, form: 'other' }], head)
    expect(drawnIn(values)).not.toMatch(blue)
  }, 30_000)

  it('is of the day of issue, and the same bytes whenever it is made', async () => {
    const pdf = Buffer.from(await bulletinPdf(withChart, head))
    expect(pdf.toString('latin1')).toContain('(D:20231117000000Z)')
    expect(Buffer.compare(pdf, Buffer.from(await bulletinPdf(withChart, head)))).toBe(0)
  }, 30_000)

  it('ends with what is printed last, on no empty page', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, row) => [`${row}`, '甲局', '1'])
    const pages = async (count: number) => {
      const pdf = await bulletinPdf(
        [{ kind: 'table', header: ['序号', '单位', '分'], rows: rows(count) }],
        head,
      )
      return Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length
    }
    // 47 rows fill the first page to its edge.
    expect(await pages(47)).toBe(1)
    expect(await pages(48)).toBe(2)
  }, 30_000)
})

/** What the pages of a PDF are drawn by. */
function drawnIn(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf)
  const starts = [...bytes.toString('latin1').matchAll(/\/FlateDecode\n?>>\nstream\n/g)]
  return starts
    .map(({ index, 0: { length } }) => {
      const end = bytes.indexOf('endstream', index)
      return inflateSync(bytes.subarray(index + length, end)).toString('latin1')
    })
    .join('\n')
}
