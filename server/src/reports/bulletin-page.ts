import type { PageHead, PrintedBlock, PrintedChart } from '@yihu/core/bulletin/printed-block'
import { captionOf, chartRows, headingOf } from '@yihu/core/bulletin/printed-block'
import { chineseDate } from './bulletin-tags.ts'
import { drawChart } from './draw-chart.ts'

/**
 * A bulletin as one page that needs nothing else (R18.10): its words, tables and charts as they stand in the Word
 * document, with number, issuer, date and the hash of that document below. Everything is escaped; no script, no address.
 */
export function bulletinPage(blocks: readonly PrintedBlock[], head: PageHead): Uint8Array {
  const footer = [head.issueNo, head.issuer, chineseDate(head.issuedOn)].filter((text) => text !== '')
  return new TextEncoder().encode(`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(head.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${blocks.map((_, index) => blockHtml(blocks, index)).join('\n')}
</main>
<footer>
<p>${escaped(footer.join('　'))}</p>
<p>Word 正文 SHA-256 <code>${escaped(head.documentHash)}</code></p>
</footer>
</body>
</html>
`)
}

function blockHtml(blocks: readonly PrintedBlock[], index: number): string {
  const block = blocks[index]
  // A caption is printed with its chart.
  if (block === undefined || captionOf(blocks, index - 1) !== undefined) return ''
  if (block.kind === 'table') return tableHtml(block)
  if (block.kind === 'chart') return chartHtml(block, captionOf(blocks, index) ?? '')
  const { text, isCentred } = block
  const words = escaped(text)
  if (/^[一二三四五六七八九十]+、/.test(text) && text.length < 40) return `<h2>${words}</h2>`
  if (/^[（(][一二三四五六七八九十]+[）)]/.test(text) && text.length < 40) return `<h3>${words}</h3>`
  return isCentred ? `<p class="centred">${words}</p>` : `<p>${words}</p>`
}

function tableHtml({ header, rows }: Extract<PrintedBlock, { kind: 'table' }>): string {
  const head = header.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')
  const body = rows.map((row) => {
    const heading = headingOf(row)
    return heading === undefined
      ? `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`
      : `<tr><th colspan="${row.length}">${escaped(heading)}</th></tr>`
  })
  return `<div class="table" ${scrolling('表格')}><table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`
}

/** The drawing, its caption, and its numbers for who cannot see it or wants to copy them. */
function chartHtml(chart: PrintedChart, caption: string): string {
  const words = caption === '' ? '' : `<figcaption>${escaped(caption)}</figcaption>`
  if (chart.names.length === 0) return `<figure class="chart"><p class="centred">无数据</p>${words}</figure>`
  const svg = drawChart(chart)
  const rows = chartRows(chart).map(
    ([name = '', ...values]) =>
      `<tr><th scope="row">${escaped(name)}</th>${values.map((value) => `<td>${escaped(value)}</td>`).join('')}</tr>`,
  )
  const head = ['项目', ...chart.series.map(({ name }) => name)]
    .map((text) => `<th scope="col">${escaped(text)}</th>`)
    .join('')
  const table = `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
  if (svg === undefined) return `<figure class="chart">${table}${words}</figure>`
  return `<figure class="chart"><div ${scrolling('统计图')}>${svg}</div>${words}<details><summary>查看图中数据</summary>${table}</details></figure>`
}

/** On a narrow screen it scrolls, which must be possible by keyboard too. */
function scrolling(name: string): string {
  return `role="group" aria-label="${name}" tabindex="0"`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const style = `
body{margin:0;background:#fff;color:#1c2733;font:17px/1.8 "Noto Serif SC","Songti SC",SimSun,serif}
main,footer{max-width:860px;margin:0 auto;padding:24px 16px}
p{margin:0 0 .6em;text-indent:2em}
p.centred{text-align:center;text-indent:0;font-weight:700}
h2{font-size:19px;margin:1.2em 0 .4em}h3{font-size:17px;margin:1em 0 .3em}
.table{overflow-x:auto;margin:1em 0}
.chart{margin:1em 0;text-align:center}.chart>div{overflow-x:auto}
.chart svg{display:block;width:100%;min-width:440px;max-width:640px;height:auto;margin:0 auto}
figcaption{margin-top:6px;font-weight:700;font-size:15px}details{font-size:13px}
details table{width:auto;min-width:50%;margin:.5em auto}summary{cursor:pointer}
table{border-collapse:collapse;font-size:13px;line-height:1.5;width:100%}
th,td{border:1px solid #8a97a3;padding:3px 6px;text-align:center}
th{background:#eef2f5}
footer{border-top:1px solid #8a97a3;font-size:13px}footer p{text-indent:0}code{word-break:break-all}
@media print{h2,h3{break-after:avoid}main,footer{max-width:none;padding:0}thead{display:table-header-group}tr,.chart{break-inside:avoid}details{display:none}.chart svg{max-width:145mm}}
`
