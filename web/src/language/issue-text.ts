import type { z } from 'zod'
import type { Language } from './language.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

type Issue = z.core.$ZodIssue

/**
 * What is wrong with one value of a form, in the person's language. The schemas are the contract's; the words are ours,
 * because the library's own ("Too small: expected string to have >=1 characters") are not for officials.
 */
export function issueText(issue: Issue, language: Language): string {
  const words = language === 'zh' ? zh : en
  const fill = (text: string, limit: number | bigint) => text.replace('{{limit}}', String(limit))
  switch (issue.code) {
    case 'too_small':
      if (issue.origin !== 'string') return fill(words['issue.atLeast'], issue.minimum)
      return Number(issue.minimum) <= 1 ? words['issue.missing'] : fill(words['issue.short'], issue.minimum)
    case 'too_big':
      return fill(issue.origin === 'string' ? words['issue.long'] : words['issue.atMost'], issue.maximum)
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? words['issue.missing'] : words['issue.wrong']
    case 'invalid_value':
      return words['issue.choose']
    default:
      return words['issue.wrong']
  }
}

/** The first problem of a value, or undefined when the schema takes it. An empty value counts as missing. */
export function problemOf(
  schema: z.ZodType,
  value: unknown,
  isRequired: boolean,
  language: Language,
): string | undefined {
  const isEmpty =
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  if (isEmpty) return isRequired ? (language === 'zh' ? zh : en)['issue.missing'] : undefined
  const read = schema.safeParse(value)
  const issue = read.success ? undefined : read.error.issues[0]
  return issue && issueText(issue, language)
}
