import type { PrintedBlock } from '@yihu/core/bulletin/printed-block'
import { describe, expect, it } from 'vitest'
import { bulletinPage } from './bulletin-page.ts'
import { bulletinPdf } from './bulletin-pdf.ts'

const head = {
  title: '通报 <2023-10>',
  issueNo: '2023 年第 6 期',
  issuer: '中心',
  issuedOn: '2023-11-17',
  seal: 'ab',
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

describe('the web page of a bulletin', () => {
  const html = new TextDecoder().decode(bulletinPage(blocks, head))

  it('says what the document says, with number, issuer, date and seal', () => {
    expect(html).toContain('<p class="centred">运行情况通报</p>')
    expect(html).toContain('<h2>一、总体情况</h2>')
    expect(html).toContain('<tr><th colspan="3">县市区</th></tr>')
    expect(html).toContain('<td>98.50</td>')
    expect(html).toContain('2023 年第 6 期　中心　2023年11月17日')
    expect(html).toContain('<code>ab</code>')
  })

  it('runs nothing and fetches nothing, whatever was typed', () => {
    expect(html).not.toContain('<script')
    expect(html).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; 共 16 件。')
    expect(html).toContain('<title>通报 &#60;2023-10&#62;</title>')
    expect(html).not.toMatch(/(?:src|href)=|@import|url\(/)
  })
})

it('the PDF of a bulletin has its letters with it', async () => {
  const bytes = Buffer.from(await bulletinPdf(blocks, head)).toString('latin1')
  expect(bytes.startsWith('%PDF-')).toBe(true)
  expect(bytes).toContain('/FontFile3')
  expect(bytes).toMatch(/\+NotoSansHans/)
}, 30_000)
