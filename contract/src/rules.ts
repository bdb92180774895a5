import type { PolicyField } from '@yihu/core/order/policy-fields'
import { policyFieldsOf, policyTopicNames } from '@yihu/core/order/policy-fields'
import type { PolicyTopic } from '@yihu/core/order/policy'
import { textRuleKinds } from '@yihu/core/quality/text-rules'
import { satisfactions } from '@yihu/core/callback/callback'
import { z } from 'zod'
import { fieldNames } from './fields.ts'

/* Rules of the flow and of texts, as an administrator reads and changes them. */

const day = z.iso.date()
const reason = z.string().trim().min(2).max(200)
const clause = z.string().trim().min(1).max(200)
export const policyTopic = z.enum(policyTopicNames)

/** The schema of each topic, made of the table in core: all its values, no others, each within its bounds. */
export const policySchemas = Object.fromEntries(
  policyTopicNames.map((topic) => [topic, schemaOf(topic)]),
) as Readonly<Record<PolicyTopic, z.ZodObject>>

export interface RuleProblem {
  readonly field: string
  readonly zh: string
  readonly en: string
}

/** What is wrong with the values of a rule, in words for whoever sets it; empty when all is well. */
export function ruleProblems(topic: PolicyTopic, value: unknown): readonly RuleProblem[] {
  const read = policySchemas[topic].safeParse(value)
  if (read.success) return []
  const fields = policyFieldsOf(topic)
  const problems = read.error.issues.flatMap(({ path, code, ...issue }): RuleProblem[] => {
    if (code === 'unrecognized_keys' && 'keys' in issue)
      return issue.keys.map((key) => ({
        field: key,
        zh: `没有“${key}”这一项`,
        en: `there is no “${key}”`,
      }))
    const key = String(path[0] ?? '')
    const field = fields[key]
    if (!field) return [{ field: key, zh: '规则的内容有误', en: 'the rule is malformed' }]
    const must = boundsOf(field)
    return [{ field: key, zh: `“${field.zh}”${must.zh}`, en: `“${field.en}” ${must.en}` }]
  })
  return [...new Map(problems.map((problem) => [problem.field, problem])).values()]
}

function schemaOf(topic: PolicyTopic): z.ZodObject {
  const shape = Object.entries(policyFieldsOf(topic)).map(([key, field]) => [key, schemaOfField(field)])
  return z.object(Object.fromEntries(shape)).strict()
}

function schemaOfField(field: PolicyField): z.ZodType {
  switch (field.kind) {
    case 'whole': {
      const number = z.int().min(field.least).max(field.most)
      return field.none ? number.nullable() : number
    }
    case 'yesNo':
      return z.boolean()
    case 'time':
      return z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .nullable()
    case 'categories':
      return z.array(z.string().min(1).max(40)).max(200)
    default:
      return z
        .record(z.string().regex(/^\d$/), z.enum(satisfactions).exclude(['unrated']))
        .refine((keys) => Object.keys(keys).length > 0)
  }
}

function boundsOf(field: PolicyField): { zh: string; en: string } {
  switch (field.kind) {
    case 'whole': {
      const { least, most, none } = field
      return {
        zh: `须是 ${least} 至 ${most} 的整数${none ? `，或留空（${none.zh}）` : ''}`,
        en: `is a whole number from ${least} to ${most}${none ? `, or empty (${none.en})` : ''}`,
      }
    }
    case 'yesNo':
      return { zh: '须是“是”或“否”', en: 'is yes or no' }
    case 'time':
      return { zh: '须是 00:00 至 23:59 的时刻，或留空', en: 'is a time from 00:00 to 23:59, or empty' }
    case 'categories':
      return { zh: '须从事项分类中选择', en: 'is chosen from the categories' }
    default:
      return {
        zh: '至少一个按键（0–9），各对应一种评价',
        en: 'has one digit (0–9) or more, each with a rating',
      }
  }
}

const values = z.record(z.string(), z.unknown())
export const policyHistory = z.object({
  topic: policyTopic,
  /** Grows with every change of the topic; 0 while the centre has decided nothing. */
  version: z.int(),
  rows: z.array(z.object({ validFrom: day, value: values, clause: z.string() })),
})
export type PolicyHistory = z.infer<typeof policyHistory>
export const policyChange = z
  .object({ value: values, validFrom: day, clause, version: z.int().min(0), reason })
  .strict()

const textRuleFields = {
  fields: z.array(z.enum(fieldNames)).min(1).max(10),
  kind: z.enum(textRuleKinds),
  amount: z.int().min(1).max(2000).nullable(),
  phrases: z.array(z.string().trim().min(1).max(60)).max(200),
  validFrom: day,
  clause,
}
export const textRuleInput = z.object({ ...textRuleFields, reason }).strict()
export const textRuleRow = z.object({
  ruleId: z.string(),
  ...textRuleFields,
  validUntil: day.nullable(),
  version: z.int(),
})
export type TextRuleRow = z.infer<typeof textRuleRow>
const seen = { version: z.int().min(1), reason }
export const textRuleChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('replace'), row: z.object(textRuleFields).strict(), ...seen }).strict(),
  z.object({ change: z.literal('close'), on: day, ...seen }).strict(),
  z.object({ change: z.literal('reopen'), ...seen }).strict(),
])
