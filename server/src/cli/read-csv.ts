import { readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import type { TableRecord } from '@yihu/core/assessment/counts-header'
import { Stop } from './settings.ts'

/**
 * Reads a CSV file as records with their line numbers. UTF-8 with or without mark, and GB 18030 as Chinese Excel
 * writes it; a file that is no table is refused with the line.
 */
export async function readCsv(file: string): Promise<TableRecord[]> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Stop(
      `读不了文件 ${file}（${error.code ?? ''}）\nThe file ${file} cannot be read (${error.code ?? ''})`,
      2,
    )
  })
  try {
    const records = parse(decode(bytes), {
      bom: true,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Stop(
      `${file}: 不是有效的 CSV：${error.message}\n${file}: not a valid CSV file: ${error.message}`,
      2,
    )
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** A CSV text of ours as objects by its header. */
export function recordsOf(text: string): Record<string, string>[] {
  return parse<Record<string, string>>(text, { bom: true, columns: true, skipEmptyLines: true })
}
