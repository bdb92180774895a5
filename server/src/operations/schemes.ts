import { createHash } from 'node:crypto'
import { loadScheme } from '@yihu/core/assessment/load-scheme'
import type { Problem, Scheme } from '@yihu/core/assessment/types'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { listDataFiles, readDataFile } from './data-files.ts'

/** A scheme with the text it was written in. */
export interface SchemeSource {
  readonly scheme: Scheme
  readonly source: string
  readonly hash: string
}

/** Loads a scheme by its key; refuses an unknown key with the known ones, a broken file with line and column. */
export async function readScheme(
  key: string,
): Promise<Result<SchemeSource, 'unknownScheme' | 'invalidScheme'>> {
  const bytes = await readDataFile('schemes', `${key}.yaml`)
  if (!bytes) return refused('unknownScheme', { scheme: key, known: await listDataFiles('schemes', '.yaml') })
  return parseScheme(bytes.toString('utf8'), `${key}.yaml`)
}

export function parseScheme(source: string, fileName: string): Result<SchemeSource, 'invalidScheme'> {
  const loaded = loadScheme(source, fileName)
  if (!loaded.ok)
    return refused('invalidScheme', { problems: loaded.problems.map((problem) => placed(fileName, problem)) })
  return accepted({ scheme: loaded.scheme, source, hash: createHash('sha256').update(source).digest('hex') })
}

/** The schemes that come with the product and are in order. */
export async function listSchemes() {
  const loaded = await Promise.all((await listDataFiles('schemes', '.yaml')).map(readScheme))
  return loaded.flatMap((result) => {
    if (!result.ok) return []
    const { key, name, version, validFrom } = result.value.scheme
    return [{ key, name: name.zh, version, validFrom }]
  })
}

/** A problem as one line of text, `file:line:column: what is wrong`. */
export function placed(fileName: string, problem: Problem): string {
  const place = problem.line === undefined ? problem.path : `${problem.line}:${problem.column ?? 1}`
  return `${fileName}:${place}: ${problem.zh} / ${problem.en}`
}
