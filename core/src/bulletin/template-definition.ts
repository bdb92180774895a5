import { parse } from 'yaml'
import { accepted, refused } from '../refusal.ts'
import type { Result } from '../refusal.ts'

/** What is counted apart in a bulletin: valid orders by one of their codes, or answered calls by where they came from. */
export const dimensions = ['channel', 'kind', 'category', 'desk', 'programmeTag', 'callDivision'] as const
export type Dimension = (typeof dimensions)[number]

/** The data beside a Word template: which figures and lists it prints, by which scheme (design law 5). */
export interface TemplateDefinition {
  readonly key: string
  readonly name: string
  /** File name of the .docx. */
  readonly document: string
  readonly scheme: string
  readonly counts: readonly CountDefinition[]
  readonly lists: readonly ListDefinition[]
  readonly changes: readonly ChangeDefinition[]
}

/** A single count: the orders with a code, or with a code below it. */
export interface CountDefinition {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly by: Dimension
  readonly code: string
}

/** A list of counts: named codes, the codes below one, the largest ones, or all that have none below them. */
export interface ListDefinition {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly by: Dimension
  readonly codes?: readonly string[]
  readonly under?: string
  readonly top?: number
  /** Name of the item that holds what the listed codes leave; it belongs to the chart, not to the sentence. */
  readonly rest?: string
}

/** A change against the month before; rates change by percentage points, counts by percent (R18.2). */
export interface ChangeDefinition {
  readonly key: string
  readonly of: string
  readonly as: 'percent' | 'points'
}

/** Reads a definition; the refusal's `problems` name what is wrong in words for whoever edits the file. */
export function readTemplateDefinition(yaml: string): Result<TemplateDefinition, 'invalidTemplate'> {
  let value: unknown
  try {
    value = parse(yaml)
  } catch (error) {
    return refused('invalidTemplate', { problems: [String(error instanceof Error ? error.message : error)] })
  }
  const problems = problemsOf(value)
  return isDefinition(value, problems) ? accepted(value) : refused('invalidTemplate', { problems })
}

function isDefinition(_value: unknown, problems: readonly string[]): _value is TemplateDefinition {
  return problems.length === 0
}

function problemsOf(value: unknown): string[] {
  if (!isRecord(value)) return ['模板说明应为“键: 值”的形式 / the definition must be a mapping']
  const problems: string[] = []
  for (const key of ['key', 'name', 'document', 'scheme'])
    if (typeof value[key] !== 'string') problems.push(`缺少 ${key} / ${key} is missing`)
  for (const part of partNames)
    if (!Array.isArray(value[part])) problems.push(`${part} 应为列表 / ${part} must be a list`)
  for (const part of partNames)
    for (const [index, entry] of asList(value[part]).entries()) {
      const where = `${part}[${index + 1}]`
      if (!isRecord(entry)) {
        problems.push(`${where} 应为“键: 值”的形式 / ${where} must be a mapping`)
        continue
      }
      for (const key of texts[part])
        if (typeof entry[key] !== 'string')
          problems.push(`${where}: 缺少 ${key} / ${where}: ${key} is missing`)
      const { by, as } = entry
      if (part !== 'changes' && !(dimensions as readonly unknown[]).includes(by))
        problems.push(
          `${where}: by 应为 ${dimensions.join('、')} 之一 / by must be one of them (${String(by)})`,
        )
      if (part === 'changes' && as !== 'percent' && as !== 'points')
        problems.push(`${where}: as 应为 percent 或 points / as must be percent or points (${String(as)})`)
    }
  return problems
}

const partNames = ['counts', 'lists', 'changes'] as const

/** What each entry must say in words. */
const texts: Readonly<Record<(typeof partNames)[number], readonly string[]>> = {
  counts: ['key', 'label', 'unit', 'code'],
  lists: ['key', 'label', 'unit'],
  changes: ['key', 'of'],
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
