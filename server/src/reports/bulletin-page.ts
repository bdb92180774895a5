import type { PageHead, PrintedBlock } from '@yihu/core/bulletin/printed-block'
import { headingOf } from '@yihu/core/bulletin/printed-block'
import { chineseDate } from './bulletin-tags.ts'

/**
 * A bulletin as one page that needs nothing else (R18.10): its words and tables as they stand in the Word document, with
 * number, issuer, date and seal below. Everything is escaped; no script, no address.
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
${blocks.map(blockHtml).join('\n')}
</main>
<footer>
<p>${escaped(footer.join('　'))}</p>
${head.seal === '' ? '' : `<p>SHA-256 <code>${escaped(head.seal)}</code></p>`}
</footer>
</body>
</html>
`)
}

function blockHtml(block: PrintedBlock): string {
  if (block.kind === 'table') return tableHtml(block)
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
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`
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
table{border-collapse:collapse;font-size:13px;line-height:1.5;width:100%}
th,td{border:1px solid #8a97a3;padding:3px 6px;text-align:center}
th{background:#eef2f5}
footer{border-top:1px solid #8a97a3;font-size:13px}footer p{text-indent:0}code{word-break:break-all}
@media print{main,footer{max-width:none;padding:0}thead{display:table-header-group}tr{break-inside:avoid}}
`
