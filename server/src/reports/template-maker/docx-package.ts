import { strToU8, zipSync } from 'fflate'

import { chartWorkbook, chartXml } from './chart-part.ts'
import type { ChartKind } from './chart-part.ts'
import { paragraph } from './ooxml.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRels = 'http://schemas.openxmlformats.org/package/2006/relationships'
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A zip stores local time without a zone; local parts keep the bytes the same everywhere. */
const mtime = new Date(2024, 0, 1)

/** What one template differs in from another. */
export interface TemplateSource {
  readonly title: string
  /** The body of `word/document.xml`, sections included. */
  readonly body: readonly string[]
  readonly figures: readonly TemplateFigure[]
}

/** A chart of the document, in printed order. */
export interface TemplateFigure {
  readonly kind: ChartKind
  /** `chart_LIST`; `…_share` puts the printed share behind each name, so that the legend is the reading. */
  readonly tag: string
  readonly caption: string
  /** Height in millimetres; the width is the same for all. */
  readonly height: number
}

/** The parts of a .docx around a body: styles, fonts, footers, charts with their workbooks. Same source, same bytes. */
export function makeDocx({ title, body, figures }: TemplateSource): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(figures.length)),
    '_rels/.rels': strToU8(
      relationships([
        ['rId1', `${office}/officeDocument`, 'word/document.xml'],
        [
          'rId2',
          'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          'docProps/core.xml',
        ],
      ]),
    ),
    'docProps/core.xml': strToU8(
      `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`,
    ),
    'word/document.xml': strToU8(documentXml(body)),
    'word/styles.xml': strToU8(styles()),
    'word/settings.xml': strToU8(
      `${head}<w:settings ${main}><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    ),
    'word/fontTable.xml': strToU8(fontTable()),
    'word/footer-odd.xml': strToU8(footer('right')),
    'word/footer-even.xml': strToU8(footer('left')),
    'word/_rels/document.xml.rels': strToU8(
      relationships([
        ['rIdStyles', `${office}/styles`, 'styles.xml'],
        ['rIdSettings', `${office}/settings`, 'settings.xml'],
        ['rIdFonts', `${office}/fontTable`, 'fontTable.xml'],
        ['rIdOdd', `${office}/footer`, 'footer-odd.xml'],
        ['rIdEven', `${office}/footer`, 'footer-even.xml'],
        ...figures.map((_, index): Relationship => [
          `rIdChart${index + 1}`,
          `${office}/chart`,
          `charts/chart${index + 1}.xml`,
        ]),
      ]),
    ),
  }
  for (const [index, figure] of figures.entries()) {
    const number = index + 1
    files[`word/charts/chart${number}.xml`] = strToU8(chartXml(figure.kind, figure.tag))
    files[`word/charts/_rels/chart${number}.xml.rels`] = strToU8(
      relationships([['rId1', `${office}/package`, `../embeddings/chart${number}.xlsx`]]),
    )
    files[`word/embeddings/chart${number}.xlsx`] = chartWorkbook(mtime)
  }
  return zipSync(files, { mtime })
}

type Relationship = readonly [id: string, type: string, target: string]

function relationships(list: readonly Relationship[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  )
  return `${head}<Relationships xmlns="${packageRels}">${items.join('')}</Relationships>`
}

function contentTypes(charts: number): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const overrides = [
    ['/word/document.xml', `${word}.document.main+xml`],
    ['/word/styles.xml', `${word}.styles+xml`],
    ['/word/settings.xml', `${word}.settings+xml`],
    ['/word/fontTable.xml', `${word}.fontTable+xml`],
    ['/word/footer-odd.xml', `${word}.footer+xml`],
    ['/word/footer-even.xml', `${word}.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...Array.from({ length: charts }, (_, index) => [
      `/word/charts/chart${index + 1}.xml`,
      'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
    ]),
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>${overrides.join('')}</Types>`
}

function styles(): string {
  return `${head}<w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="FangSong"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>`
}

/** A machine without a font takes the other name: 仿宋_GB2312 of older Windows, the songti for the rest. */
function fontTable(): string {
  const fonts = [
    ['FangSong', '仿宋'],
    ['SimSun', '宋体'],
    ['SimHei', '黑体'],
    ['KaiTi', '楷体'],
  ].map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`,
  )
  return `${head}<w:fonts ${main}>${fonts.join('')}</w:fonts>`
}

/** GB/T 9704: “— 3 —” in 四号, odd pages at the right, even pages at the left, one character in from the edge. */
function footer(side: 'left' | 'right'): string {
  const properties =
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun"/><w:sz w:val="28"/></w:rPr>'
  const text = (value: string) => `<w:r>${properties}<w:t xml:space="preserve">${value}</w:t></w:r>`
  const field = `<w:fldSimple w:instr=" PAGE "><w:r>${properties}<w:t>1</w:t></w:r></w:fldSimple>`
  const indent = side === 'left' ? { leftChars: 100 } : { rightChars: 100 }
  const content = paragraph([text('— '), field, text(' —')], {
    align: side,
    line: 320,
    halfPoints: 28,
    ...indent,
  })
  return `${head}<w:ftr ${main}>${content}</w:ftr>`
}

function documentXml(body: readonly string[]): string {
  const namespaces = [
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  ]
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${namespaces.join(' ')}><w:body>${body.join('')}</w:body></w:document>`
}

/** The paragraph that holds chart `number` of the document, with its caption below. */
export function figureParagraphs(number: number, { caption, height }: TemplateFigure): string[] {
  const millimetre = 36000
  const extent = `cx="${145 * millimetre}" cy="${height * millimetre}"`
  const frame = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${number}" name="${caption}" descr="${caption}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rIdChart${number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  return [
    paragraph([frame], { align: 'center', line: null, before: 120, keepNext: true }),
    paragraph(caption, { align: 'center', font: 'KaiTi', halfPoints: 28, after: 160 }),
  ]
}
