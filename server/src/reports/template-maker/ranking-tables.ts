import type { CellStyle } from './ooxml.ts'
import { cell, paragraph, row, run, table } from './ooxml.ts'

const small = { font: 'SimSun', halfPoints: 15, line: 200 } as const
export const headerShade = 'F2F2F2'

/** A column: its tag, its heading, its width in twips. */
export interface RankingColumn {
  readonly tag: string
  readonly heading: string
  readonly width: number
}

export interface RankingBlock {
  /** Heading over several columns; none: the column's own heading fills both header rows. */
  readonly over?: string
  readonly columns: readonly RankingColumn[]
}

export const column = (tag: string, heading: string, width: number): RankingColumn => ({
  tag,
  heading,
  width,
})

/**
 * The ranking `key` as the office prints it: one table per group with two header rows, then per tier its heading and its
 * units; after them the total row, where the scheme has one.
 */
export function rankingTables(
  key: string,
  blocks: readonly RankingBlock[],
  options: { readonly hasTotal?: boolean } = {},
): string {
  const columns = blocks.flatMap((block) => block.columns)
  const widths = columns.map((item) => item.width)
  const heading = (text: string, style: CellStyle) =>
    cell(text, { ...small, bold: true, shade: headerShade, keepNext: true, ...style })
  const upper = blocks.map((block) => {
    const width = block.columns.reduce((sum, item) => sum + item.width, 0)
    return block.over === undefined
      ? heading(block.columns[0]?.heading ?? '', { width, merge: 'restart' })
      : heading(block.over, { width, span: block.columns.length })
  })
  const lower = blocks.flatMap((block) =>
    block.columns.map((item) =>
      block.over === undefined
        ? heading('', { width: item.width, merge: 'continue' })
        : heading(item.heading, { width: item.width }),
    ),
  )
  const total = widths.reduce((sum, width) => sum + width, 0)
  const tierText = '{#tiers}{#titled [loopOver: "row"]}{tier_title}{/titled}'
  const tierHeading = cell(tierText, {
    ...small,
    bold: true,
    keepNext: true,
    width: total,
    span: columns.length,
  })
  const unit = columns.map((item, index) => {
    const opening = index === 0 ? '{#rows}' : ''
    const closing = index === columns.length - 1 ? '{/rows}{/tiers}' : ''
    const align = item.tag === 'unit' ? 'left' : 'center'
    return cell(`${opening}{${item.tag}}${closing}`, { ...small, align, width: item.width })
  })
  const rows = [
    row(upper, { header: true, minHeight: 340 }),
    row(lower, { header: true, minHeight: 560 }),
    row([tierHeading], { minHeight: 300 }),
    row(unit, { minHeight: 300 }),
  ]
  const title = paragraph(
    [run(`{#${key}_groups [loopOver: "paragraph"]}{group_title}`, { font: 'SimHei', halfPoints: 24 })],
    {
      align: 'center',
      line: 400,
      before: 120,
      after: 60,
      keepNext: true,
    },
  )
  const end = paragraph([run(`{/${key}_groups}`, { halfPoints: 12 })], { line: 120 })
  if (options.hasTotal !== true) return title + table(widths, rows) + end
  const sums = columns.map((item, index) => {
    const text = index === 0 ? '' : index === 1 ? '{title}' : `{${item.tag}}`
    const opening = index === 0 ? `{#${key}_total}` : ''
    const closing = index === columns.length - 1 ? `{/${key}_total}` : ''
    return cell(`${opening}${text}${closing}`, { ...small, bold: true, align: 'center', width: item.width })
  })
  return title + table(widths, rows) + end + table(widths, [row(sums, { minHeight: 300 })])
}
