import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'

import { fillBulletin } from './bulletin-docx.ts'
import { sampleFigures, sampleScorecard, sampleText } from './sample-figures.test-data.ts'
import { makeDocx } from './template-maker/docx-package.ts'
import { xiangtanMonthly } from './template-maker/xiangtan-monthly.ts'
import type { TemplateProblem } from './template-problems.ts'

const template = new Uint8Array(
  readFileSync(new URL('../../data/templates/xiangtan-monthly.docx', import.meta.url)),
)
const figures = sampleFigures()
const text = sampleText()
const ranking = sampleScorecard()

describe('the monthly bulletin in the centre’s own template', () => {
  let bytes = new Uint8Array()
  let parts: Record<string, Uint8Array> = {}
  let document = ''

  beforeAll(async () => {
    bytes = await filled(template)
    parts = unzipSync(bytes)
    document = part('word/document.xml')
  })

  const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array())

  it('leaves no tag unfilled, in no part', () => {
    const texts = Object.keys(parts).filter((path) => /^word\/.*\.xml$/.test(path))
    expect(texts.length).toBeGreaterThan(8)
    expect(texts.filter((path) => /[{}｛｝]/.test(plainText(part(path))))).toEqual([])
  })

  it('prints every single figure, and the wording of every change', () => {
    const printed = plainText(document)
    for (const figure of Object.values(figures.values)) {
      expect(printed).toContain(figure.wording ?? figure.printed)
    }
    expect(printed).toContain('共计受理有效工单 32961 件，环比上升 0.32%；')
    expect(printed).toContain('接通率为 92.63%，环比下降 1.5%。')
  })

  it('prints lists in sentences, without the item that belongs to the chart only', () => {
    const printed = plainText(document)
    expect(printed).toContain('涉及湘潭县 1944 通、湘乡市 1849 通、韶山市 789 通。')
    expect(printed).toContain('其中市人大代表来电 3 件，县市区人大代表来电 4 件。')
    for (const item of figures.lists['hot_topics']?.items ?? []) {
      expect(printed).toContain(`${item.name} ${item.count} 件`)
    }
  })

  it('prints the sections in the order of the office, and all cases, difficulties and advice', () => {
    const printed = plainText(document)
    const marks = [
      '一、',
      '（一）总体',
      '二、诉求',
      '三、其他平台',
      '四、优秀案例',
      '五、工单办理',
      '六、工作建议',
      '附件：1.',
    ]
    const places = marks.map((mark) => printed.indexOf(mark))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    for (const written of Object.values(text.parts).flatMap((part) =>
      part.kind === 'cases' ? part.cases : [],
    )) {
      expect(printed).toContain(written.title)
      for (const paragraph of written.body) expect(printed).toContain(paragraph)
    }
  })

  it('prints annex 1 cell by cell as the scorecard has it, a header of two repeated rows on each table', () => {
    const tables = tablesOf(document).slice(0, ranking.groups.length)
    for (const [index, group] of ranking.groups.entries()) {
      const expected = group.tiers.flatMap((tier) => [
        ...(tier.title === null ? [] : [[tier.title]]),
        ...tier.rows.map((row) => [
          String(row.rank),
          row.unit,
          ...Object.values(row.cells).map((cell) => cell.printed),
        ]),
      ])
      const rows = tables[index] ?? []
      expect(rows.slice(2).map((row) => row.cells)).toEqual(expected)
      expect(rows.map((row) => row.repeated)).toEqual(rows.map((_, row) => row < 2))
      expect(plainText(document)).toContain(group.title)
    }
    const rows = tables.flat().filter((row) => row.cells.length > 20 && !row.repeated)
    expect(rows).toHaveLength(55)
  })

  it('prints annex 2 with the cells of one kind merged', () => {
    const rows = tablesOf(document)[ranking.groups.length] ?? []
    const seen = new Set<number>()
    const expected = figures.ledger.map((entry) => {
      const first = !seen.has(entry.seq)
      seen.add(entry.seq)
      const merged = first ? [String(entry.seq), entry.kind] : ['', '']
      return [...merged, entry.unit, entry.reasons.join(''), entry.points]
    })
    expect(rows.slice(1).map((row) => row.cells)).toEqual(expected)
    const restarts = rows.slice(1).map((row) => row.merge)
    expect(restarts).toEqual(expected.map(([seq]) => (seq === '' ? 'continue' : 'restart')))
  })

  it.each([
    [1, 'channels', 'pieChart', true],
    [2, 'calls_by_county', 'pieChart', true],
    [3, 'appeal_types', 'pieChart', true],
    [4, 'hot_topics', 'barChart', false],
    [5, 'civilization_topics', 'barChart', false],
  ] as const)('puts figure %i (%s) into the native chart and its workbook', (number, key, kind, share) => {
    const list = figures.lists[key]
    const names = list?.items.map((item) => (share ? `${item.name} ${item.share}` : item.name)) ?? []
    const counts = list?.items.map((item) => String(item.count)) ?? []
    const chart = part(`word/charts/chart${number}.xml`)
    expect(chart).toContain(`<c:${kind}>`)
    expect(chart).not.toContain('<c:title>')
    expect(chart).toMatch(/<c:autoTitleDeleted val="1"\/>/)
    expect(cached(chart, 'cat')).toEqual(names)
    expect(cached(chart, 'val')).toEqual(counts)
    const workbook = unzipSync(parts[`word/embeddings/chart${number}.xlsx`] ?? new Uint8Array())
    const shared = valuesOf(strFromU8(workbook['xl/sharedStrings.xml'] ?? new Uint8Array()), 't')
    const sheet = strFromU8(workbook['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const cells = [...sheet.matchAll(/<c r="([AB])\d+"([^>]*)>\s*<v>([^<]*)<\/v>/g)].slice(2)
    const column = (letter: string) => cells.filter(([, at]) => at === letter)
    expect(column('A').map(([, , , value]) => shared[Number(value)])).toEqual(names)
    expect(column('B').map(([, , , value]) => value)).toEqual(counts)
  })

  it('gives the same bytes for the same input', async () => {
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await filled(template)))).toBe(0)
  })

  it('fills a month without cases, ledger and document number as well', async () => {
    const result = await fillBulletin(
      template,
      { ...figures, ledger: [] },
      {
        ...text,
        parts: Object.fromEntries(
          Object.entries(text.parts).map(([key, part]) => [
            key,
            part.kind === 'cases' ? { ...part, cases: [] } : part,
          ]),
        ),
      },
    )
    if (!result.ok) throw new Error(JSON.stringify(result))
    expect(
      plainText(strFromU8(unzipSync(result.value)['word/document.xml'] ?? new Uint8Array())),
    ).not.toMatch(/[{}]/)
  })

  const missing = ['soffice', 'pdfinfo', 'pdftotext'].filter((program) => !runs(program))
  if (missing.length > 0)
    process.stdout.write(`PDF check skipped: not on this machine: ${missing.join(', ')}\n`)
  it.skipIf(missing.length > 0)(
    'opens in LibreOffice and makes a PDF of more than five pages',
    { timeout: 180_000 },
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'yihu-bulletin-'))
      try {
        writeFileSync(join(folder, 'bulletin.docx'), bytes)
        const profile = `-env:UserInstallation=file://${folder}/profile`
        execFileSync(
          'soffice',
          [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'bulletin.docx')],
          { stdio: 'ignore' },
        )
        const info = execFileSync('pdfinfo', [join(folder, 'bulletin.pdf')], { encoding: 'utf8' })
        expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeGreaterThan(5)
        const printed = execFileSync('pdftotext', ['-layout', join(folder, 'bulletin.pdf'), '-'], {
          encoding: 'utf8',
        }).replaceAll(/\s/g, '')
        for (const expected of [
          '受理有效工单32961件，环比上升0.32%',
          '图5：文明创建诉求情况统计',
          '县市区（合计5家）',
          '—1—',
        ]) {
          expect(printed).toContain(expected)
        }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})

describe('a template the office has edited', () => {
  it('is refused when a tag has no figure, naming near matches in Chinese and English', async () => {
    const problems = await problemsOf(edited('{valid_orders}', '{valid_oders}'), 'unknownTag')
    expect(problems[0]?.tag).toBe('{valid_oders}')
    expect(problems[0]?.near).toContain('valid_orders')
    expect(problems[0]?.zh).toContain('valid_orders')
    expect(problems[0]?.en).toContain('valid_orders')
  })

  it('is refused when a loop, a chart, or a tag inside a loop is unknown', async () => {
    const loop = await problemsOf(edited('{#hot_topics}', '{#hot_topic}'), 'unknownTag')
    expect(loop[0]?.near).toContain('hot_topics')
    const inside = await problemsOf(edited('{tier_title}', '{tier_tittle}'), 'unknownTag')
    expect(inside[0]?.near).toContain('tier_title')
    const chart = await problemsOf(
      edited('{chart_hot_topics}', '{chart_hot_topic}', 'word/charts/chart4.xml'),
      'unknownTag',
    )
    expect(chart[0]?.near).toContain('chart_hot_topics')
  })

  it('is refused when a chart tag stands in the text', async () => {
    const problems = await problemsOf(edited('{dispatched}', '{chart_hot_topics}'), 'unknownTag')
    expect(problems[0]?.en).toContain('title of a chart')
  })

  it('is refused when a tag is written with full-width braces', async () => {
    const problems = await problemsOf(edited('{dispatched}', '｛dispatched｝'), 'unknownTag')
    expect(problems[0]?.near).toEqual(['{dispatched}'])
  })

  it('is refused when a loop is not closed or a brace is missing', async () => {
    const [problem] = await problemsOf(edited('{/hot_topics}', ''), 'brokenTemplate')
    expect(problem).toMatchObject({ tag: '{#hot_topics}', near: ['{/hot_topics}'] })
    await problemsOf(edited('{/ledger}', ''), 'brokenTemplate')
    await problemsOf(edited('{dispatched}', '{dispatched'), 'brokenTemplate')
  })

  it('is refused when it is no Word document', async () => {
    const [problem] = await problemsOf(strToU8('not a zip'), 'notADocx')
    expect(problem?.zh).toContain('.docx')
    await problemsOf(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'notADocx')
  })

  it('is filled when Word has cut a tag into several runs', async () => {
    const cut = edited('{valid_orders} 件', '{valid_</w:t></w:r><w:r><w:t xml:space="preserve">orders} 件')
    const document = unzipSync(await filled(cut))['word/document.xml'] ?? new Uint8Array()
    expect(plainText(strFromU8(document))).toContain('有效工单 32961 件')
  })
})

it('the maker of the first template always gives the same bytes', () => {
  expect(
    Buffer.compare(Buffer.from(makeDocx(xiangtanMonthly())), Buffer.from(makeDocx(xiangtanMonthly()))),
  ).toBe(0)
})

async function filled(docx: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const result = await fillBulletin(docx, figures, text)
  if (!result.ok) throw new Error(JSON.stringify(result.details))
  return new Uint8Array(result.value)
}

async function problemsOf(docx: Uint8Array, code: string): Promise<readonly TemplateProblem[]> {
  const result = await fillBulletin(docx, figures, text)
  if (result.ok) throw new Error('not refused')
  expect(result.code).toBe(code)
  const { problems } = result
  expect(problems.length).toBeGreaterThan(0)
  for (const problem of problems) expect(problem.zh).toMatch(/[一-鿿]/)
  return problems
}

function edited(from: string, to: string, path = 'word/document.xml'): Uint8Array {
  const parts = unzipSync(template)
  const before = strFromU8(parts[path] ?? new Uint8Array())
  expect(before).toContain(from)
  parts[path] = strToU8(before.replace(from, to))
  return zipSync(parts)
}

function plainText(xml: string): string {
  return unescapeXml(
    [...xml.matchAll(/<[wa]:t(?: [^>]*)?>([^<]*)<\/[wa]:t>/g)].map(([, value]) => value).join(''),
  )
}

interface PrintedRow {
  readonly cells: string[]
  readonly repeated: boolean
  readonly merge: string | undefined
}

function tablesOf(document: string): PrintedRow[][] {
  return [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) => ({
      cells: [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => plainText(cell)),
      repeated: row.includes('<w:tblHeader/>'),
      merge: /<w:vMerge w:val="(\w+)"/.exec(row)?.[1],
    })),
  )
}

function cached(chart: string, axis: 'cat' | 'val'): string[] {
  const block = new RegExp(`<c:${axis}>.*?</c:${axis}>`, 's').exec(chart)?.[0] ?? ''
  return valuesOf(block, 'c:v')
}

function valuesOf(xml: string, element: string): string[] {
  const found = xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'))
  return [...found].map(([, value]) => unescapeXml(value ?? ''))
}

function unescapeXml(value: string): string {
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

function runs(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
