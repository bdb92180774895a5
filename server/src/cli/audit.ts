import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { auditDocument } from '@yihu/core/audit/audit-document'
import { readPlainText } from '@yihu/core/audit/read-plain-text'
import type { AuditDocument, Finding } from '@yihu/core/audit/types'
import { z } from 'zod'
import { readWordDocument } from '../reports/read-word-document.ts'
import { Stop } from './settings.ts'

export interface AuditOptions {
  readonly format: string
}

const table = z.object({
  title: z.string().default(''),
  header: z.array(z.string()),
  rows: z.array(z.array(z.string())),
})
const jsonDocument = z.object({ paragraphs: z.array(z.string()), tables: z.array(table).default([]) })

/**
 * `yihu audit FILE`: the figure audit of any bulletin, wherever it was made (R18.7). Reads Word, plain text and JSON; prints
 * what contradicts itself and exits with 1 when something does. What is only worth knowing does not count.
 */
export async function auditCommand(file: string, options: AuditOptions): Promise<void> {
  if (!['text', 'json'].includes(options.format))
    throw new Stop(
      `没有格式“${options.format}”，可用 text、json\nThere is no format “${options.format}”; use text or json`,
      2,
    )
  const findings = auditDocument(await readDocument(file))
  if (options.format === 'json') console.log(JSON.stringify({ file, findings }, null, 2))
  else print(findings)
  if (findings.some(({ kind }) => kind !== 'rounding')) process.exitCode = 1
}

async function readDocument(file: string): Promise<AuditDocument> {
  const bytes = await readFile(file).catch(() => {
    throw new Stop(`打不开文件“${file}”\nThe file “${file}” cannot be read`, 2)
  })
  const kind = extname(file).toLowerCase()
  if (kind === '.docx') {
    const read = readWordDocument(bytes)
    if (!read.ok)
      throw new Stop(
        `“${file}”不是 Word 文档（.docx），或已损坏\n“${file}” is no Word document (.docx), or it is damaged`,
        2,
      )
    return read.value
  }
  if (kind === '.json') return fromJson(file, bytes.toString('utf8'))
  if (kind === '.txt' || kind === '.md') return readPlainText(bytes.toString('utf8'))
  throw new Stop(
    `不能审核“${kind || file}”：可用 .docx、.txt、.json\n“${kind || file}” cannot be audited; use .docx, .txt or .json`,
    2,
  )
}

function fromJson(file: string, text: string): AuditDocument {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Stop(`“${file}”不是 JSON\n“${file}” is not JSON`, 2)
  }
  const read = jsonDocument.safeParse(value)
  if (read.success) return read.data
  const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`).join('\n')
  throw new Stop(
    `“${file}”应为 { "paragraphs": [文字], "tables": [{ "title", "header", "rows" }] }：\n${problems}\n“${file}” must be { "paragraphs": [text], "tables": [{ "title", "header", "rows" }] }`,
    2,
  )
}

const kinds: Readonly<Record<Finding['kind'], string>> = {
  contradiction: '矛盾 contradiction',
  bases: '口径 bases',
  names: '名称 names',
  rounding: '取整 rounding',
}

function print(findings: readonly Finding[]): void {
  for (const { kind, place, printed, recomputed, why } of findings)
    console.log(
      `${kinds[kind]}  ${place}\n    印出 printed ${printed}；重算 recomputed ${recomputed}\n    ${why.zh} / ${why.en}`,
    )
  const counts = Object.entries(kinds).map(
    ([kind, words]) => `${words} ${findings.filter((finding) => finding.kind === kind).length}`,
  )
  console.log(`${findings.length === 0 ? '' : '\n'}共 ${findings.length} 处 findings：${counts.join('，')}`)
}
