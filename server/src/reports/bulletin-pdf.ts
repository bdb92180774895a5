import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { captionOf, chartRows, headingOf } from '@yihu/core/bulletin/printed-block'
import type { PageHead, PrintedBlock, PrintedChart } from '@yihu/core/bulletin/printed-block'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import pdfmake from 'pdfmake'
import { chineseDate } from './bulletin-tags.ts'
import { drawChart } from './draw-chart.ts'

const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts')

pdfmake.setFonts({
  Hans: { normal: join(fonts, 'NotoSansHans-Regular.otf'), bold: join(fonts, 'NotoSansHans-Bold.otf') },
})
// Nothing a bulletin says makes the server fetch or open anything but the font.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts + sep))

/** A4 less its margins, in points. */
const textWidth = 483

/**
 * A bulletin as PDF, made from what stands in its Word document; Chinese letters are embedded, so that it prints the same
 * on any machine. Tables of many columns get a page across. Its time is the day of issue: the same bulletin gives the
 * same bytes.
 */
export async function bulletinPdf(blocks: readonly PrintedBlock[], head: PageHead): Promise<Uint8Array> {
  const footer = [head.issueNo, head.issuer, chineseDate(head.issuedOn)]
    .filter((text) => text !== '')
    .join('　')
  const definition: TDocumentDefinitions = {
    info: { title: head.title, author: head.issuer, creationDate: new Date(head.issuedOn || '2000-01-01') },
    pageSize: 'A4',
    pageMargins: [56, 56, 56, 56],
    defaultStyle: { font: 'Hans', fontSize: 11, lineHeight: 1.35 },
    content: withPages(blocks),
    // No heading stands at the foot of a page with nothing below it but others.
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel === 1 &&
      getFollowingNodesOnPage().every((node) => node.headlineLevel === 1 || isFooter(node.text, footer)),
    footer: (page, pages) => ({
      text: `${footer}　第 ${page} 页，共 ${pages} 页`,
      alignment: 'center',
      fontSize: 8,
      margin: [0, 20, 0, 0],
    }),
  }
  return pdfmake.createPdf(definition).getBuffer()
}

function isFooter(text: unknown, footer: string): boolean {
  return typeof text === 'string' && text.startsWith(`${footer}　第`)
}

/** A wide table turns its page, from its heading on; what follows goes on upright. */
function withPages(blocks: readonly PrintedBlock[]): Content[] {
  const headed = new Set(blocks.flatMap((block, index) => (isWide(block) ? headingsOf(blocks, index) : [])))
  let isAcross = false
  return blocks.flatMap((block, index): Content[] => {
    // A caption is printed with its chart.
    if (captionOf(blocks, index - 1) !== undefined) return []
    const turns = (isWide(block) || headed.has(index)) !== isAcross
    if (turns) isAcross = !isAcross
    const page = turns
      ? ({ pageBreak: 'before', pageOrientation: isAcross ? 'landscape' : 'portrait' } as const)
      : {}
    // Room below the last of all would open an empty page.
    const end = index === blocks.length - 1 ? { margin: [0, 0, 0, 0] } : {}
    return [{ ...contentOf(block, captionOf(blocks, index)), ...page, ...end } as Content]
  })
}

function contentOf(block: PrintedBlock, caption: string | undefined) {
  if (block.kind === 'table') return tableContent(block)
  return block.kind === 'chart' ? chartContent(block, caption) : paragraphContent(block)
}

/** A chart and its caption stay on one page. */
function chartContent(chart: PrintedChart, caption = '') {
  const svg = drawChart(chart)
  const header = ['项目', ...chart.series.map(({ name }) => name)]
  const drawing =
    svg === undefined
      ? chart.names.length === 0
        ? { text: '无数据', alignment: 'center', margin: [0, 6, 0, 4] }
        : tableContent({ kind: 'table', header, rows: chartRows(chart) })
      : { svg, width: Math.min(chart.width, textWidth), alignment: 'center', margin: [0, 6, 0, 4] }
  const words = { text: caption, bold: true, fontSize: 10, alignment: 'center', margin: [0, 0, 0, 8] }
  return { stack: caption === '' ? [drawing] : [drawing, words], unbreakable: svg !== undefined }
}

function isWide(block: PrintedBlock): boolean {
  return block.kind === 'table' && block.header.length > 8
}

/** The paragraphs that head a table, by index: those centred right above it, and 附件 1 above them. */
function headingsOf(blocks: readonly PrintedBlock[], table: number): number[] {
  const headings: number[] = []
  for (let index = table - 1; index >= 0; index -= 1) {
    const block = blocks[index]
    if (block?.kind !== 'paragraph') break
    const isAnnex = /^附件\s*\d*$/.test(block.text)
    if (!isAnnex && !block.isCentred) break
    headings.push(index)
    if (isAnnex) break
  }
  return headings
}

function paragraphContent({ text, isCentred }: Extract<PrintedBlock, { kind: 'paragraph' }>) {
  const isHeading =
    isCentred ||
    (/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/.test(text) && text.length < 40)
  return {
    // Two letters of room before a paragraph, as official documents have it; spaces in front would be trimmed.
    text: isCentred ? text : `\u3000\u3000${text}`,
    preserveLeadingSpaces: true,
    bold: isHeading,
    ...(isHeading ? { headlineLevel: 1 } : {}),
    margin: [0, 0, 0, 5],
    ...(isCentred ? { alignment: 'center' } : {}),
  }
}

function tableContent({ header, rows }: Extract<PrintedBlock, { kind: 'table' }>) {
  const width = Math.max(header.length, ...rows.map((row) => row.length))
  const full = (row: readonly string[]) => Array.from({ length: width }, (_, column) => row[column] ?? '')
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columnWidths(rows.filter((row) => headingOf(row) === undefined).map(full), width),
      body: [
        full(header).map((text) => ({ text, bold: true, fillColor: '#eef2f5' })),
        ...rows.map((row) => {
          const heading = headingOf(row)
          if (heading === undefined) return full(row)
          return [{ text: heading, bold: true, colSpan: width }, ...full([]).slice(1)]
        }),
      ],
    },
    fontSize: width > 12 ? 6 : width > 8 ? 7 : 9,
    lineHeight: 1.1,
    alignment: 'center',
    margin: [0, 4, 0, 10],
  }
}

/** Room by what stands in a column: a number needs little, a reason much; in percent of what borders and padding leave. */
function columnWidths(rows: readonly (readonly string[])[], width: number): string[] {
  const weights = Array.from({ length: width }, (_, column) =>
    Math.min(30, Math.max(5, ...rows.map((row) => (row[column] ?? '').length))),
  )
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return weights.map((weight) => `${((100 * weight) / sum).toFixed(2)}%`)
}
