import { createHash } from 'node:crypto'
import { loadScheme } from '@yihu/core/assessment/load-scheme'
import { newestOf, versionFor } from '@yihu/core/assessment/scheme-version'
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

/** Where scheme files lie: a name is a key, or a key with its version (`qinghe.v2`). */
export interface SchemeFiles {
  list(): Promise<string[]>
  read(name: string): Promise<Buffer | undefined>
}

const shippedFiles: SchemeFiles = {
  list: () => listDataFiles('schemes', '.yaml'),
  read: (name) => readDataFile('schemes', `${name}.yaml`),
}

/**
 * Loads a scheme by its key, in the version in force when `period` begins, else in the newest. A scheme with a single
 * version is taken for any period: the office may look how an old month comes out by it. Refuses an unknown key with
 * the known ones, a broken file with line and column, a period before the first version with the days of all.
 */
export async function readScheme(
  key: string,
  period?: string,
  files: SchemeFiles = shippedFiles,
): Promise<Result<SchemeSource, 'unknownScheme' | 'invalidScheme'>> {
  const names = (await files.list()).filter((name) => keyOf(name) === key)
  if (names.length === 0) return refused('unknownScheme', { scheme: key, known: await schemeKeys(files) })
  const versions: SchemeSource[] = []
  for (const name of names) {
    const bytes = await files.read(name)
    if (!bytes) return refused('unknownScheme', { scheme: key, known: await schemeKeys(files) })
    const parsed = parseScheme(bytes.toString('utf8'), `${name}.yaml`)
    if (!parsed.ok) return parsed
    versions.push(parsed.value)
  }
  const schemes = versions.map(({ scheme }) => scheme)
  const chosen =
    period === undefined || schemes.length === 1 ? newestOf(schemes) : versionFor(schemes, period)
  const source = versions.find(({ scheme }) => scheme === chosen)
  return source === undefined
    ? refused('invalidScheme', { problems: [notInForce(key, period ?? '', schemes)] })
    : accepted(source)
}

function notInForce(key: string, period: string, versions: readonly Scheme[]): string {
  const spans = versions.map(
    ({ version, validFrom, validUntil }) => `v${version}: ${validFrom} – ${validUntil ?? ''}`,
  )
  return `${key}: ${period} 开始之日没有生效的版本（${spans.join('；')}），请核对各版本的 validFrom / no version is in force when ${period} begins (${spans.join('; ')}); check validFrom of the versions`
}

/** `qinghe` of `qinghe` and `qinghe.v2`. */
function keyOf(name: string): string {
  return name.replace(/\.v\d+$/, '')
}

async function schemeKeys(files: SchemeFiles): Promise<string[]> {
  return [...new Set((await files.list()).map(keyOf))]
}

/** One version of a scheme as its file has it now; undefined when no sound file has it. */
export async function readSchemeVersion(key: string, version: number): Promise<SchemeSource | undefined> {
  for (const name of (await shippedFiles.list()).filter((one) => keyOf(one) === key)) {
    const bytes = await shippedFiles.read(name)
    const parsed = bytes && parseScheme(bytes.toString('utf8'), `${name}.yaml`)
    if (parsed?.ok && parsed.value.scheme.version === version) return parsed.value
  }
  return undefined
}

export function parseScheme(source: string, fileName: string): Result<SchemeSource, 'invalidScheme'> {
  const loaded = loadScheme(source, fileName)
  if (!loaded.ok)
    return refused('invalidScheme', { problems: loaded.problems.map((problem) => placed(fileName, problem)) })
  return accepted({ scheme: loaded.scheme, source, hash: createHash('sha256').update(source).digest('hex') })
}

/** The schemes that come with the product and are in order, each in its newest version. */
export async function listSchemes() {
  const loaded = await Promise.all((await schemeKeys(shippedFiles)).map((key) => readScheme(key)))
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
