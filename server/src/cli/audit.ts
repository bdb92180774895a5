import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { auditDocument } from '@yihu/core/audit/audit-document'
import { readPlainText } from '@yihu/core/audit/read-plain-text'
import type { AuditDocument, Finding } from '@yihu/core/audit/types'
import { checkByScheme } from '@yihu/core/audit/check-by-scheme'
import { readWordDocument } from '../reports/read-word-document.ts'
import { auditJson } from './audit-json.ts'
import { schemeSource } from './assess.ts'
import { Stop } from './settings.ts'

export interface AuditOptions {
  readonly format: string
  /** Keys or YAML files of the schemes the tables are recomputed by. */
  readonly scheme: readonly string[]
}

/**
 * `yihu audit FILE`: the figure audit of any bulletin, wherever it was made (R18.7). Reads Word, plain text and JSON; prints
 * what contradicts itself and exits with 1 when something does. What is only worth knowing does not count. With `--scheme`
 * the scores, ranks and grades of a table are recomputed as well.
 */
export async function auditCommand(file: string, options: AuditOptions): Promise<void> {
  if (!['text', 'json'].includes(options.format))
    throw new Stop(
      `没有格式“${options.format}”，可用 text、json\nThere is no format “${options.format}”; use text or json`,
      2,
    )
  const document = await readDocument(file)
  const findings = auditDocument(document)
  for (const name of options.scheme) {
    const { scheme } = await schemeSource(name)
    const { compared, findings: own } = checkByScheme(document, scheme)
    if (compared === 0)
      throw new Stop(
        `“${file}”中没有能按方案“${scheme.name.zh}”重算的表：单位和表头须与方案相符\n“${file}” has no table that can be recomputed by “${scheme.name.en}”: units and headings must be those of the scheme`,
        2,
      )
    // A rate the table itself contradicts is told already.
    const isTold = (one: Finding) =>
      findings.some(
        ({ place, printed, recomputed }) =>
          place.endsWith(one.place) && printed === one.printed && recomputed === one.recomputed,
      )
    findings.push(...own.filter((one) => !isTold(one)))
  }
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
  const read = auditJson(text)
  if (read.ok) return read.document
  throw new Stop(
    `“${file}”不能审核：\n${read.problems.map(({ zh }) => `  ${zh}`).join('\n')}\n“${file}” cannot be audited:\n${read.problems.map(({ en }) => `  ${en}`).join('\n')}`,
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
