import type { TemplateFigure } from './docx-package.ts'
import { figureParagraphs } from './docx-package.ts'
import { bodyText, cell, paragraph, row, run, table } from './ooxml.ts'

/** 一、 */
export function headingOne(text: string): string {
  return paragraph(text, { font: 'SimHei', firstLineChars: 200, keepNext: true })
}

/** （一） */
export function headingTwo(text: string): string {
  return paragraph(text, { font: 'KaiTi', firstLineChars: 200, keepNext: true })
}

/** A paragraph that begins with its title in bold. */
export function item(title: string, text: string): string {
  return bodyText([run(title, { bold: true }), run(text)])
}

/** 附件 and its title above it; on a page of its own where it does not begin a section. */
export function annexHeading(
  number: string,
  title: string,
  style: { readonly halfPoints: number; readonly onNewPage?: boolean },
): string[] {
  const pageBreakBefore = style.onNewPage ?? false
  return [
    paragraph(number, { font: 'SimHei', align: 'left', line: 480, pageBreakBefore }),
    paragraph(title, {
      font: 'SimSun',
      bold: true,
      halfPoints: style.halfPoints,
      align: 'center',
      line: 600,
      after: 140,
    }),
  ]
}

/** What staff wrote for a part of the template: items with a title, a lead and the paragraphs that follow; （一） or `1.` */
export function writtenItems(part: string, number = '（{numeral}）'): string[] {
  return [
    bodyText([run(`{#${part} [loopOver: "paragraph"]}${number}{title}。`, { bold: true }), run('{lead}')]),
    bodyText(`{#following [loopOver: "paragraph"]}{text}{/following}{/${part}}`),
  ]
}

/** 附件： and its numbered titles under one another; a title that runs on stays clear of the number. */
export function annexList(titles: readonly string[]): string[] {
  return titles.map((title, index) =>
    paragraph(`${index === 0 ? '附件：' : ''}${index + 1}.${title}`, {
      align: 'left',
      leftChars: 600,
      hangingChars: index === 0 ? 400 : 100,
      before: index === 0 ? 480 : 0,
      keepNext: true,
    }),
  )
}

/** 报、送、发 between rules, as the lower edge of a document has them. */
export function distributionList(lines: readonly string[], width: number): string {
  const style = { halfPoints: 28, line: 480, leftChars: 300, hangingChars: 200, align: 'both' } as const
  return table(
    [width],
    lines.map((text) => row([cell(text, { ...style, width })])),
    { borders: 'rules' },
  )
}

/** What staff wrote under a table: 注. */
export function tableNotes(part: string): string {
  return paragraph(`{#${part} [loopOver: "paragraph"]}{text}{/${part}}`, {
    halfPoints: 21,
    line: 320,
    align: 'left',
  })
}

/** The chart of that number, counted from 1, of a template's own. */
export function figureOf(figures: readonly TemplateFigure[], number: number): string[] {
  const drawn = figures[number - 1]
  return drawn === undefined ? [] : figureParagraphs(number, drawn)
}
