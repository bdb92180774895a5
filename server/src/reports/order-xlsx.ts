import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { OrderTable } from './order-table.ts'
import { columnName } from './sheet.ts'

/**
 * The list as an Excel file of two sheets: what it is, and the table. It is written row by row while it is sent, where
 * the spreadsheet engine would hold fifty thousand lines in memory and the whole server up with them.
 */
export async function* orderXlsx(table: OrderTable): AsyncIterable<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const part = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    return entry
  }
  const whole = (name: string, text: string) => part(name).push(strToU8(declaration + text), true)
  for (const [name, text] of Object.entries(frame([table.aboutTitle, table.title]))) whole(name, text)
  const about = table.about.map((cells, index) => row(index + 1, cells, 2))
  whole(
    'xl/worksheets/sheet1.xml',
    `<worksheet ${main}>${widths([16, 80])}<sheetData>${about.join('')}</sheetData></worksheet>`,
  )

  const sheet = part('xl/worksheets/sheet2.xml')
  const last = columnName(table.columns.length)
  sheet.push(
    strToU8(
      `${declaration}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths(table.columns.map(({ width }) => width))}<sheetData>${row(
        1,
        table.columns.map(({ label }) => label),
        1,
      )}`,
    ),
  )
  let number = 2
  for await (const batch of table.rows) {
    sheet.push(strToU8(batch.map((cells) => row(number++, cells, 2)).join('')))
    yield* ready.splice(0)
  }
  sheet.push(
    strToU8(`</sheetData><autoFilter ref="A1:${last}${Math.max(number - 1, 1)}"/></worksheet>`),
    true,
  )
  zip.end()
  yield* ready.splice(0)
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts every workbook has. Style 1 is the head of a table, style 2 its text. */
function frame(names: readonly [string, string]): Record<string, string> {
  const sheets = names.map((name, index) => ({ name, id: index + 1 }))
  return {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/>${sheets.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${kinds}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><bookViews><workbookView activeTab="1"/></bookViews><sheets>${sheets.map(({ name, id }) => `<sheet name="${escaped(name)}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${sheets.map(({ id }) => `<Relationship Id="rId${id}" Type="${relations}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><fonts count="2"><font><sz val="10"/><name val="SimSun"/></font><font><b/><sz val="10"/><name val="SimSun"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF3F6"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
  }
}

function widths(list: readonly number[]): string {
  return `<cols>${list.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`
}

/** All cells are text: an order number turned into a number would lose its last digits. */
function row(number: number, cells: readonly string[], style: number): string {
  const list = cells.map((text, index) =>
    text === ''
      ? ''
      : `<c r="${columnName(index + 1)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
  )
  return `<row r="${number}">${list.join('')}</row>`
}

/** XML has no place for control characters, which a title may bring along from another platform. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Cc}/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ''))
}
