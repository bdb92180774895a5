import { readdirSync, readFileSync } from 'node:fs'
import { assess, findUnit } from '@yihu/core/assessment/assess'
import { loadScheme } from '@yihu/core/assessment/load-scheme'
import type { Scorecard } from '@yihu/core/assessment/types'
import { readTemplateDefinition } from '@yihu/core/bulletin/load-template'
import { makeFigures } from '@yihu/core/bulletin/make-figures'
import { dimensions } from '@yihu/core/bulletin/template-definition'
import { parsePeriod } from '@yihu/core/calendar/period'
import { parse as parseCsv } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { Fraction } from 'fraction.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fillBulletin } from './bulletin-docx.ts'
import { readBulletinText } from './bulletin-text.ts'
import { sampleScorecard } from './sample-figures.test-data.ts'
import { makeDocx } from './template-maker/docx-package.ts'
import { templateSources } from './template-maker/make-templates.ts'

/* Every template of the product against its definition, and against the text of the period it was made for. */

const data = new URL('../../data/', import.meta.url)
const text = (path: string) => readFileSync(new URL(path, data), 'utf8')
const months = readdirSync(new URL('replays/', data), { withFileTypes: true })
  .map(({ name }) => name)
  .filter((name) => readdirSync(new URL(`replays/${name}/`, data)).includes('month.yaml'))
const monthOf = (template: string) =>
  months
    .map(
      (key) => parse(text(`replays/${key}/month.yaml`)) as { key: string; template: string; period: string },
    )
    .find((month) => month.template === template)

describe.each(Object.keys(templateSources))('the template %s', (key) => {
  const source = templateSources[key]
  const month = monthOf(key)
  const read = readTemplateDefinition(text(`templates/${key}.yaml`))
  if (!source || !month || !read.ok) throw new Error(`${key}: no source, month or definition`)
  const definition = read.value

  it('is what its maker makes: nobody has edited it since', () => {
    const kept = readFileSync(new URL(`templates/${definition.document}`, data))
    expect(Buffer.compare(kept, Buffer.from(makeDocx(source())))).toBe(0)
  })

  it('is filled by its definition and by the text of its period, and no tag is left', async () => {
    const written = readBulletinText(text(`replays/${month.key}/bulletin-text.yaml`), definition.parts)
    if (!written.ok) throw new Error(JSON.stringify(written.problems))
    const scorecards = new Map(
      definition.tables.flatMap(({ key: table, scheme }) =>
        scheme === undefined ? [] : [[table, scorecardOf(scheme, month.key)]],
      ),
    )
    const period = parsePeriod(month.period)
    if (!period) throw new Error(month.period)
    const figures = makeFigures({
      definition,
      centre: { code: 'test', name: '某市12345热线' },
      period: { ...period, label: period.label.zh, year: 2024, month: 1 },
      counts: {
        totals: new Map(),
        lists: new Map(),
        codes: Object.fromEntries(dimensions.map((dimension) => [dimension, []])) as never,
        entered: new Map(),
      },
      scorecards,
      ledger: [],
    })
    const template = readFileSync(new URL(`templates/${definition.document}`, data))
    const filled = await fillBulletin(new Uint8Array(template), figures, written.text)
    if (!filled.ok) throw new Error(JSON.stringify(filled.problems))
    const body = strFromU8(unzipSync(filled.value)['word/document.xml'] ?? new Uint8Array())
    expect(body.replaceAll(/<[^>]*>/g, '')).not.toMatch(/[{}]/)
  })
})

/** The scorecard of a published table, from its printed counts. */
function scorecardOf(scheme: string, month: string): Scorecard {
  if (scheme === 'xiangtan-2023-10') return sampleScorecard()
  const loaded = loadScheme(text(`schemes/${scheme}.yaml`), scheme)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const rows = parseCsv<Record<string, string>>(text(`replays/${month}/annex1.csv`), { columns: true })
    // The first annex stands for every table of the template: only the units a scheme lists are in its.
    .filter(({ unit = '' }) => findUnit(loaded.scheme, unit) !== undefined)
    .map((row) => ({
      unit: row['unit'] ?? '',
      values: Object.fromEntries(loaded.scheme.inputs.map(({ key }) => [key, new Fraction(row[key] ?? 0)])),
    }))
  const assessed = assess(loaded.scheme, rows, month)
  if (!assessed.ok) throw new Error(JSON.stringify(assessed.problems.slice(0, 3)))
  return assessed.scorecard
}
