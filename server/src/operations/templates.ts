import { readTemplateDefinition } from '@yihu/core/bulletin/load-template'
import type { TemplateDefinition } from '@yihu/core/bulletin/template-definition'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Scheme } from '@yihu/core/assessment/types'
import { listDataFiles, readDataFile } from './data-files.ts'
import { readScheme } from './schemes.ts'

export interface Template {
  readonly definition: TemplateDefinition
  readonly document: Uint8Array
}

/** Loads a bulletin template: the Word file and what stands beside it. */
export async function readTemplate(
  key: string,
): Promise<Result<Template, 'unknownTemplate' | 'invalidTemplate'>> {
  const yaml = await readDataFile('templates', `${key}.yaml`)
  if (!yaml)
    return refused('unknownTemplate', { template: key, known: await listDataFiles('templates', '.yaml') })
  const definition = readTemplateDefinition(yaml.toString('utf8'))
  if (!definition.ok) return definition
  const document = await readDataFile('templates', definition.value.document)
  if (!document)
    return refused('invalidTemplate', { problems: [`${definition.value.document}: 找不到文件 / not found`] })
  return accepted({ definition: definition.value, document })
}

/** The schemes of a template's tables by key of the table, in the versions a period is assessed by. */
export async function schemesOf(
  { definition }: Template,
  period: string,
): Promise<Result<ReadonlyMap<string, Scheme>, 'invalidTemplate'>> {
  const schemes = new Map<string, Scheme>()
  for (const { key, scheme } of definition.tables) {
    if (scheme === undefined) continue
    const read = await readScheme(scheme, period)
    if (!read.ok)
      return refused('invalidTemplate', {
        problems: [
          `${definition.key}: 附表 ${key} 的方案“${scheme}”无法使用 / the scheme of table ${key} cannot be used`,
        ],
      })
    schemes.set(key, read.value.scheme)
  }
  return accepted(schemes)
}

export async function listTemplates() {
  const loaded = await Promise.all((await listDataFiles('templates', '.yaml')).map(readTemplate))
  return loaded.flatMap((result) =>
    result.ok ? [{ key: result.value.definition.key, name: result.value.definition.name }] : [],
  )
}
