import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { assess } from '@yihu/core/assessment/assess'
import { readCounts } from '@yihu/core/assessment/counts-csv'
import { applyLedger } from '@yihu/core/assessment/ledger'
import { scorecardToJson } from '@yihu/core/assessment/scorecard-json'
import type { LedgerItem, Problem, Scorecard } from '@yihu/core/assessment/types'
import { errorText } from '@yihu/contract/errors'
import type { ErrorCode } from '@yihu/contract/errors'
import type { Refusal } from '@yihu/core/refusal'
import { periodSpan } from '../operations/period.ts'
import { runAssessment } from '../operations/run-assessment.ts'
import { parseScheme, placed, readScheme } from '../operations/schemes.ts'
import type { SchemeSource } from '../operations/schemes.ts'
import { scorecardWorkbook } from '../reports/annex-xlsx.ts'
import { commandContext } from './centre.ts'
import { readCsv } from './read-csv.ts'
import { openForCommand } from './open-storage.ts'
import { scorecardTable } from './scorecard-table.ts'
import { Stop } from './settings.ts'
import type { Settings } from './settings.ts'
import { writeWhole } from './write-whole.ts'

export interface AssessOptions {
  readonly scheme: string
  readonly period?: string
  readonly counts?: string
  readonly ledger?: string
  readonly centre?: string
  readonly format: string
  readonly out?: string
}

/** `yihu assess`: by a scheme, from the database or from a table of counts; prints or writes the result. */
export async function assessCommand(settings: Settings, options: AssessOptions): Promise<void> {
  if (!['json', 'table', 'xlsx'].includes(options.format))
    throw new Stop(
      `没有格式“${options.format}”，可用 json、table、xlsx\nThere is no format “${options.format}”; use json, table or xlsx`,
      2,
    )
  if (options.format === 'xlsx' && options.out === undefined)
    throw new Stop('xlsx 须用 --out 指明文件\nxlsx needs a file: --out FILE', 2)
  if (options.ledger !== undefined && options.counts === undefined)
    throw new Stop('--ledger 须与 --counts 同用\n--ledger goes with --counts', 2)
  const source = await schemeSource(options.scheme, options.period)
  const period = options.period ?? ''
  if (period === '' && options.counts === undefined)
    throw new Stop('请用 --period 指明考核周期\nSay the period with --period', 2)
  if (period !== '') {
    const span = periodSpan(period, 'Asia/Shanghai', source.scheme.period)
    if (!span.ok) throw stopFor(span)
  }
  const scorecard =
    options.counts === undefined
      ? await fromDatabase(settings, source, period, options.centre)
      : await fromTable(source, period, options.counts, options.ledger)
  await print(scorecard, source, options)
}

/** A scheme by its key, the version in force in the period where one is given, or from a YAML file. */
export async function schemeSource(name: string, period?: string): Promise<SchemeSource> {
  const isFile = /\.ya?ml$/.test(name)
  const result = isFile
    ? parseScheme((await readFile(name).catch(cannotRead(name))).toString('utf8'), basename(name))
    : await readScheme(name, period)
  if (!result.ok) throw stopFor(result)
  return result.value
}

async function fromDatabase(
  settings: Settings,
  source: SchemeSource,
  period: string,
  centre: string | undefined,
): Promise<Scorecard> {
  const opened = await openForCommand(settings, () => undefined, { orRunning: true })
  try {
    const context = await commandContext(opened.storage, centre)
    const result = await opened.storage.transact(context.centre.centreId, (tx) =>
      runAssessment(tx, context, source, period),
    )
    if (!result.ok) throw stopFor(result)
    return result.value.scorecard
  } finally {
    await opened.close()
  }
}

/** Last month's spreadsheet through this month's scheme: nothing is stored, no database is needed. */
async function fromTable(
  source: SchemeSource,
  period: string,
  countsFile: string,
  ledgerFile: string | undefined,
): Promise<Scorecard> {
  const { scheme } = source
  const items = ledgerFile === undefined ? undefined : await readLedger(ledgerFile)
  const supplied =
    items === undefined
      ? []
      : scheme.inputs.filter(({ measure }) => measure?.startsWith('ledger:')).map(({ key }) => key)
  const counts = readCounts(scheme, await readCsv(countsFile), supplied)
  if (!counts.ok) throw stopForProblems(countsFile, counts.problems)
  const rows = items === undefined ? counts : applyLedger(scheme, counts.rows, items)
  if (!rows.ok) throw stopForProblems(ledgerFile ?? countsFile, rows.problems)
  const assessed = assess(scheme, rows.rows, period)
  if (!assessed.ok) throw stopForProblems(countsFile, assessed.problems)
  return assessed.scorecard
}

async function readLedger(file: string): Promise<LedgerItem[]> {
  const [header, ...records] = await readCsv(file)
  const names: Readonly<Record<string, keyof LedgerItem>> = {
    unit: 'unit',
    单位: 'unit',
    kind: 'kind',
    item: 'kind',
    加减分项: 'kind',
    reason: 'reason',
    加减分事由: 'reason',
    points: 'points',
    分数: 'points',
    '分数（分）': 'points',
  }
  const columns = header?.cells.map((cell) => names[cell.trim()])
  for (const needed of ['unit', 'kind', 'points'] as const)
    if (!columns?.includes(needed))
      throw new Stop(
        `${file}:1: 缺少“${needed}”列（单位、加减分项、分数）\n${file}:1: the column “${needed}” is missing`,
        2,
      )
  return records.map(({ cells }) => {
    const item: Record<string, string> = { reason: '' }
    for (const [index, name] of (columns ?? []).entries()) if (name) item[name] = cells[index]?.trim() ?? ''
    return item as unknown as LedgerItem
  })
}

async function print(scorecard: Scorecard, source: SchemeSource, options: AssessOptions): Promise<void> {
  const { columns } = source.scheme
  if (options.format === 'xlsx')
    return writeWhole(options.out ?? '', await scorecardWorkbook(scorecard, columns))
  const json = { ...scorecardToJson(scorecard), scheme: source.scheme.key }
  const text =
    options.format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : scorecardTable(scorecard, columns)
  if (options.out === undefined) process.stdout.write(text)
  else await writeWhole(options.out, Buffer.from(text))
}

function stopForProblems(file: string, problems: readonly Problem[]): Stop {
  return new Stop(problems.map((problem) => placed(basename(file), problem)).join('\n'), 2)
}

/** A refusal of the catalogue as the end of a command; lists of problems one a line. */
export function stopFor({ code, details }: Refusal): Stop {
  const problems = details?.['problems']
  if (Array.isArray(problems)) return new Stop(problems.join('\n'), 2)
  const known = code as ErrorCode
  return new Stop(`${errorText(known, 'zh', details)}\n${errorText(known, 'en', details)}`, 2)
}

function cannotRead(file: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw new Stop(
      `读不了文件 ${file}（${error.code ?? error.message}）\nThe file ${file} cannot be read (${error.code ?? error.message})`,
      2,
    )
  }
}
