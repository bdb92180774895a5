/** The few WordprocessingML pieces the maker needs. Lengths are twips (1/20 pt), font sizes half-points, as in OOXML. */

export interface RunStyle {
  /** East Asian font; Latin letters and digits are always Times New Roman, as official documents print them. */
  readonly font?: 'FangSong' | 'SimSun' | 'SimHei' | 'KaiTi'
  readonly halfPoints?: number
  readonly bold?: boolean
}

export interface ParagraphStyle extends RunStyle {
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** First-line indent in hundredths of a character: 200 is the two characters of official documents. */
  readonly firstLineChars?: number
  readonly leftChars?: number
  readonly hangingChars?: number
  readonly rightChars?: number
  /** Exact line height; `null` lets the line grow, which a paragraph holding a chart needs. */
  readonly line?: number | null
  readonly before?: number
  readonly after?: number
  readonly keepNext?: boolean
  readonly pageBreakBefore?: boolean
}

export interface CellStyle extends ParagraphStyle {
  readonly width: number
  readonly span?: number
  readonly merge?: 'restart' | 'continue'
  readonly shade?: string
}

const bodyStyle = { font: 'FangSong', halfPoints: 32, line: 560 } as const

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export function run(text: string, style: RunStyle = {}): string {
  const { font = bodyStyle.font, halfPoints = bodyStyle.halfPoints, bold = false } = style
  const fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${font}" w:hint="eastAsia"/>`
  const weight = bold ? '<w:b/><w:bCs/>' : ''
  const size = `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
  return `<w:r><w:rPr>${fonts}${weight}${size}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
}

/** `content` is plain text in the paragraph's own style, or runs already made. */
export function paragraph(content: string | readonly string[], style: ParagraphStyle = {}): string {
  const { line = bodyStyle.line, before = 0, after = 0, align = 'both' } = style
  const runs = typeof content === 'string' ? (content === '' ? '' : run(content, style)) : content.join('')
  const spacing =
    line === null
      ? `<w:spacing w:before="${before}" w:after="${after}"/>`
      : `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="exact"/>`
  const properties = [
    style.keepNext === true ? '<w:keepNext/>' : '',
    style.pageBreakBefore === true ? '<w:pageBreakBefore/>' : '',
    spacing,
    indent(style),
    `<w:jc w:val="${align}"/>`,
  ]
  return `<w:p><w:pPr>${properties.join('')}</w:pPr>${runs}</w:p>`
}

/** Body text: 三号 fangsong, first line indented by two characters. */
export function bodyText(content: string | readonly string[]): string {
  return paragraph(content, { firstLineChars: 200 })
}

export function cell(content: string | readonly string[], style: CellStyle): string {
  const properties = [
    `<w:tcW w:w="${style.width}" w:type="dxa"/>`,
    style.span === undefined ? '' : `<w:gridSpan w:val="${style.span}"/>`,
    style.merge === undefined ? '' : `<w:vMerge w:val="${style.merge}"/>`,
    style.shade === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${style.shade}"/>`,
    '<w:vAlign w:val="center"/>',
  ]
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${paragraph(content, { align: 'center', ...style })}</w:tc>`
}

/** Header rows repeat on every page; no row is torn between two pages. */
export function row(
  cells: readonly string[],
  options: { header?: boolean; minHeight?: number } = {},
): string {
  const height =
    options.minHeight === undefined ? '' : `<w:trHeight w:val="${options.minHeight}" w:hRule="atLeast"/>`
  const header = options.header === true ? '<w:tblHeader/>' : ''
  return `<w:tr><w:trPr><w:cantSplit/>${height}${header}<w:jc w:val="center"/></w:trPr>${cells.join('')}</w:tr>`
}

export function table(
  widths: readonly number[],
  rows: readonly string[],
  options: { borders?: 'grid' | 'rules'; padding?: number } = {},
): string {
  const { borders = 'grid', padding = 28 } = options
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const drawn = borders === 'grid' ? sides : ['top', 'bottom', 'insideH']
  const lines = sides.map(
    (side) =>
      `<w:${side} w:val="${drawn.includes(side) ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="000000"/>`,
  )
  const total = widths.reduce((sum, width) => sum + width, 0)
  const margins = `<w:tblCellMar><w:left w:w="${padding}" w:type="dxa"/><w:right w:w="${padding}" w:type="dxa"/></w:tblCellMar>`
  const properties = `<w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${lines.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}`
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

/** Page set-up of GB/T 9704 for upright pages; annex 1 lies across. Odd and even pages have their own footers. */
export function section(kind: 'portrait' | 'landscape'): string {
  const upright = kind === 'portrait'
  const size = upright
    ? '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1418" w:gutter="0"/>'
    : '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="850" w:header="567" w:footer="680" w:gutter="0"/>'
  const footers =
    '<w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>'
  return `<w:sectPr>${footers}<w:type w:val="nextPage"/>${size}</w:sectPr>`
}

/** Ends a section: the section properties sit in the last paragraph of the section. */
export function sectionBreak(kind: 'portrait' | 'landscape'): string {
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${section(kind)}</w:pPr></w:p>`
}

function indent(style: ParagraphStyle): string {
  const characters = [
    style.leftChars === undefined ? '' : ` w:leftChars="${style.leftChars}"`,
    style.rightChars === undefined ? '' : ` w:rightChars="${style.rightChars}"`,
    style.firstLineChars === undefined ? '' : ` w:firstLineChars="${style.firstLineChars}"`,
    style.hangingChars === undefined ? '' : ` w:hangingChars="${style.hangingChars}"`,
  ]
  const halfPoints = style.halfPoints ?? bodyStyle.halfPoints
  // Programs that do not know the character units read the same indent in twips: 100 units are one character.
  const twips = (chars: number) => Math.round((chars * halfPoints) / 10)
  const lengths = [
    style.leftChars === undefined ? '' : ` w:left="${twips(style.leftChars)}"`,
    style.rightChars === undefined ? '' : ` w:right="${twips(style.rightChars)}"`,
    style.firstLineChars === undefined ? '' : ` w:firstLine="${twips(style.firstLineChars)}"`,
    style.hangingChars === undefined ? '' : ` w:hanging="${twips(style.hangingChars)}"`,
  ]
  const all = [...characters, ...lengths].join('')
  return all === '' ? '' : `<w:ind${all}/>`
}
