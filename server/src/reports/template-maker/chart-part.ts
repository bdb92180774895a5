import { strToU8, zipSync } from 'fflate'

import { escapeXml } from './ooxml.ts'

export type ChartKind = 'pie' | 'bar' | 'column'

/** Colours a black-and-white printer still tells apart; the first is the blue of most hotline bulletins. */
const palette = [
  '2F5597',
  'C55A11',
  'BF9000',
  '7F7F7F',
  '5B9BD5',
  '548235',
  '1F3864',
  '843C0C',
  '404040',
  '806000',
]
const placeholder = [
  { name: '甲', value: 60 },
  { name: '乙', value: 30 },
  { name: '丙', value: 10 },
]

/**
 * A native chart with a placeholder series. Its title is the tag the figures are put in by; filling replaces the
 * series, the cached values and the cells of the embedded workbook, and takes the title away (the caption stands
 * below the figure).
 */
export function chartXml(kind: ChartKind, tag: string): string {
  const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1000"/><a:t>{${tag}}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  const plot = kind === 'pie' ? pie() : bars(kind)
  const legend =
    kind === 'pie'
      ? `<c:legend><c:legendPos val="r"/>${manualLayout(0.44, 0.55)}<c:overlay val="0"/>${textProperties(1050)}</c:legend>`
      : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea>${kind === 'pie' ? manualLayout(0.03, 0.36, 'inner') : '<c:layout/>'}${plot}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(1050)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

/** The workbook Word opens at “edit data”. Its sheet name must be the one the series' formulas name. */
export function chartWorkbook(mtime: Date): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packageRels = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const strings = [' ', '数量', ...placeholder.map((item) => item.name)]
  const cells = placeholder.map(
    (item, index) =>
      `<row r="${index + 2}"><c r="A${index + 2}" t="s"><v>${index + 2}</v></c><c r="B${index + 2}"><v>${item.value}</v></c></row>`,
  )
  const files = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${content}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${content}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageRels}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRels}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><cols><col min="1" max="1" width="36" customWidth="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>${cells.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="SimSun"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
  }
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(head + xml)])),
    { mtime },
  )
}

function pie(): string {
  const slices = palette.map(
    (colour, index) =>
      `<c:dPt><c:idx val="${index}"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr></c:dPt>`,
  )
  return `<c:pieChart><c:varyColors val="1"/>${series(slices.join(''))}<c:firstSliceAng val="0"/></c:pieChart>`
}

function bars(kind: 'bar' | 'column'): string {
  const fill = `<c:spPr><a:solidFill><a:srgbClr val="${palette[0]}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`
  const labels = `<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(1000)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
  // A bar chart counts its categories upwards; the axis is turned so that the first topic stands on top.
  const direction = kind === 'bar' ? 'maxMin' : 'minMax'
  const line = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
  const categoryAxis = `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="${direction}"/></c:scaling><c:delete val="0"/><c:axPos val="${kind === 'bar' ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${line}${textProperties(1050)}<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`
  const valueAxis = `<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="${kind === 'bar' ? 't' : 'l'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`
  const dir = kind === 'bar' ? 'bar' : 'col'
  return `<c:barChart><c:barDir val="${dir}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series(fill + labels)}<c:gapWidth val="${kind === 'bar' ? 45 : 120}"/><c:axId val="111"/><c:axId val="222"/></c:barChart>${categoryAxis}${valueAxis}`
}

function series(formatting: string): string {
  const points = (pick: (item: { name: string; value: number }) => string | number) =>
    placeholder.map((item, index) => `<c:pt idx="${index}"><c:v>${pick(item)}</c:v></c:pt>`).join('')
  const count = `<c:ptCount val="${placeholder.length}"/>`
  const last = placeholder.length + 1
  return `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>数量</c:v></c:pt></c:strCache></c:strRef></c:tx>${formatting}<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f><c:strCache>${count}${points((item) => item.name)}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$B$2:$B$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>${count}${points((item) => item.value)}</c:numCache></c:numRef></c:val></c:ser>`
}

/** Pie at the left, legend at the right, both over nearly the whole height; lengths are shares of the frame. */
function manualLayout(x: number, width: number, target?: 'inner'): string {
  const layoutTarget = target === undefined ? '' : `<c:layoutTarget val="${target}"/>`
  return `<c:layout><c:manualLayout>${layoutTarget}<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${x}"/><c:y val="0.05"/><c:w val="${width}"/><c:h val="0.9"/></c:manualLayout></c:layout>`
}

function textProperties(size: number): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="Times New Roman"/><a:ea typeface="SimSun"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
}
