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
  return problems.length === 0 ? accepted(value as TemplateDefinition) : refused('invalidTemplate', { problems })
}

function problemsOf(value: unknown): string[] {
  if (!isRecord(value)) return ['模板说明应为“键: 值”的形式 / the definition must be a mapping']
  const problems: string[] = []
  for (const key of ['key', 'name', 'document', 'scheme'])
    if (typeof value[key] !== 'string') problems.push(`缺少 ${key} / ${key} is missing`)
  for (const part of ['counts', 'lists', 'changes'])
    if (!Array.isArray(value[part])) problems.push(`${part} 应为列表 / ${part} must be a list`)
  for (const part of ['counts', 'lists'])
    for (const entry of asList(value[part])) {
      const by = isRecord(entry) ? entry['by'] : undefined
      if (!(dimensions as readonly unknown[]).includes(by))
        problems.push(`${part}: by 应为 ${dimensions.join('、')} 之一 / by must be one of them (${String(by)})`)
    }
  return problems
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
