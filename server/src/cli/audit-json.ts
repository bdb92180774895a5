import type { AuditDocument } from '@yihu/core/audit/types'
import type { Bilingual } from '@yihu/core/assessment/types'
import { z } from 'zod'

const cell = z.string()
const table = z
  .strictObject({
    title: z.string().default(''),
    header: z.array(cell).min(1),
    rows: z.array(z.array(cell)),
  })
  .superRefine(({ header, rows }, context) => {
    for (const [index, row] of rows.entries())
      if (row.length > header.length)
        context.addIssue({
          code: 'custom',
          path: ['rows', index],
          params: { cells: row.length, columns: header.length },
        })
  })
/** A document in JSON: text and tables, all cells as they are printed. */
const auditDocument = z.strictObject({
  paragraphs: z.array(z.string()).default([]),
  tables: z.array(table).default([]),
})

export type AuditJson =
  | { readonly ok: true; readonly document: AuditDocument }
  | { readonly ok: false; readonly problems: readonly Bilingual[] }

/** Most problems that are told: one fault is often the fault of all rows. */
const most = 10

/** Reads the JSON form of a document; says what is wrong and where, as the office counts: table 1, row 1, column 1. */
export function auditJson(text: string): AuditJson {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    return { ok: false, problems: [{ zh: `不是 JSON（${reason}）`, en: `it is no JSON (${reason})` }] }
  }
  const read = auditDocument.safeParse(value)
  if (read.success) return { ok: true, document: read.data }
  const problems = read.error.issues.map(told)
  const left = problems.length - most
  const more = { zh: `……另有 ${left} 处`, en: `… and ${left} more` }
  return { ok: false, problems: left > 0 ? [...problems.slice(0, most), more] : problems }
}

function told(issue: z.core.$ZodIssue): Bilingual {
  const place = placeOf(issue.path)
  const what = whatOf(issue)
  return { zh: `${place.zh}${what.zh}`, en: `${place.en}${what.en}` }
}

function whatOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join('、')
    return {
      zh: `不认识“${keys}”，可用 paragraphs、tables；表中可用 title、header、rows`,
      en: `“${keys}” is not known; use paragraphs and tables, and in a table title, header, rows`,
    }
  }
  if (issue.code === 'too_small') return { zh: '不能为空', en: 'must not be empty' }
  if (issue.code === 'custom')
    return {
      zh: `有 ${issue.params?.['cells']} 格，表头只有 ${issue.params?.['columns']} 列`,
      en: `has ${issue.params?.['cells']} cells, the header has ${issue.params?.['columns']} columns`,
    }
  if (issue.code === 'invalid_type')
    return expected[issue.expected] ?? { zh: issue.message, en: issue.message }
  return { zh: issue.message, en: issue.message }
}

const expected: Readonly<Record<string, Bilingual>> = {
  string: {
    zh: '应为文字（数字也写成印出的样子，如 "99.30%"）',
    en: 'must be text (figures too, as printed: "99.30%")',
  },
  array: { zh: '应为列表 […]', en: 'must be a list […]' },
  object: {
    zh: '应为 { "paragraphs": […], "tables": [{ "title", "header", "rows" }] } 的形式',
    en: 'must have the form { "paragraphs": […], "tables": [{ "title", "header", "rows" }] }',
  },
}

const parts: Readonly<Record<string, string>> = {
  paragraphs: '文字',
  tables: '附表',
  title: '标题',
  header: '表头',
  rows: '各行',
}

/** `tables.0.rows.2.1` in words, with the path itself for who wrote the program. */
function placeOf(path: readonly PropertyKey[]): Bilingual {
  if (path.length === 0) return { zh: '整个文件', en: 'the file ' }
  const numbers: Readonly<Record<string, (at: number) => Bilingual>> = {
    paragraphs: (at) => ({ zh: `第 ${at} 段`, en: `paragraph ${at}` }),
    tables: (at) => ({ zh: `表 ${at}`, en: `table ${at}` }),
    header: (at) => ({ zh: `表头第 ${at} 列`, en: `heading ${at}` }),
    rows: (at) => ({ zh: `第 ${at} 行`, en: `row ${at}` }),
  }
  const words: Bilingual[] = path.flatMap((part, index): Bilingual[] => {
    const name = path[index - 1]
    if (typeof part !== 'number')
      return typeof path[index + 1] === 'number'
        ? []
        : [{ zh: parts[String(part)] ?? String(part), en: String(part) }]
    const of = typeof name === 'string' ? numbers[name] : undefined
    return [of?.(part + 1) ?? { zh: `第 ${part + 1} 列`, en: `column ${part + 1}` }]
  })
  const written = path.map(String).join('.')
  return {
    zh: `${words.map(({ zh }) => zh).join(' ')}（${written}）`,
    en: `${words.map(({ en }) => en).join(', ')} (${written}) `,
  }
}
