/*
 * Makes the first xiangtan-monthly.docx: `node server/src/reports/template-maker/make-xiangtan-monthly.ts`.
 * From then on the office edits the .docx in Word or WPS, and the .docx in data/templates is the original: running
 * this again throws the office's edits away. The same script always gives the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { strToU8, zipSync } from 'fflate'

import { chartWorkbook, chartXml } from './chart-part.ts'
import { paragraph } from './ooxml.ts'
import { documentXml, templateFigures } from './xiangtan-monthly.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRels = 'http://schemas.openxmlformats.org/package/2006/relationships'
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A zip stores local time without a zone; local parts keep the bytes the same everywhere. */
const mtime = new Date(2024, 0, 1)

export function makeXiangtanMonthly(): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes()),
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
      `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>12345热线运行情况通报</dc:title></cp:coreProperties>`,
    ),
    'word/document.xml': strToU8(documentXml()),
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
        ...templateFigures.map((_, index): Relationship => [
          `rIdChart${index + 1}`,
          `${office}/chart`,
          `charts/chart${index + 1}.xml`,
        ]),
      ]),
    ),
  }
  for (const [index, figure] of templateFigures.entries()) {
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

function contentTypes(): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const overrides = [
    ['/word/document.xml', `${word}.document.main+xml`],
    ['/word/styles.xml', `${word}.styles+xml`],
    ['/word/settings.xml', `${word}.settings+xml`],
    ['/word/fontTable.xml', `${word}.fontTable+xml`],
    ['/word/footer-odd.xml', `${word}.footer+xml`],
    ['/word/footer-even.xml', `${word}.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...templateFigures.map((_, index) => [
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

if (import.meta.main) {
  const target = fileURLToPath(new URL('../../../data/templates/xiangtan-monthly.docx', import.meta.url))
  writeFileSync(target, makeXiangtanMonthly())
  process.stdout.write(`${target}\n`)
}
