import { readTemplateDefinition } from '@yihu/core/bulletin/template-definition'
import type { TemplateDefinition } from '@yihu/core/bulletin/template-definition'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { listDataFiles, readDataFile } from './data-files.ts'

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

export async function listTemplates() {
  const loaded = await Promise.all((await listDataFiles('templates', '.yaml')).map(readTemplate))
  return loaded.flatMap((result) =>
    result.ok ? [{ key: result.value.definition.key, name: result.value.definition.name }] : [],
  )
}
