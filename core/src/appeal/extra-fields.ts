import type { AppealKind } from './appeal.ts'

/** A question more that a desk or a kind of appeal asks (R6.5); data of the desk, dated with it. */
export interface ExtraField {
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly type: 'text' | 'number' | 'date' | 'choice'
  readonly required: boolean
  /** The answer tells who the appellant is: units do not see it where confidentiality was asked for. */
  readonly identifies?: boolean | undefined
  /** Of a `choice`: what there is to choose from. */
  readonly choices?: readonly string[] | undefined
}

/** Answers by key; a number is kept as it was said, `12.50`, so that no digit is lost. */
export type ExtraAnswers = Readonly<Record<string, string>>

export interface ExtraProblem {
  readonly key: string
  readonly problem: 'missing' | 'notANumber' | 'notADate' | 'notAChoice' | 'tooLong' | 'unknown'
}

/** Longest answer, in characters. */
export const longestAnswer = 500

/** Complaints and reports of irregularities are against somebody (国办 65号; R6.3). */
const accused: ExtraField = {
  key: 'accused',
  zh: '被反映对象',
  en: 'Who it is about',
  type: 'text',
  required: true,
}

/** The questions for an appeal: those of its kind, then those of its desk. */
export function extraFieldsOf(kind: AppealKind, deskFields: readonly ExtraField[]): readonly ExtraField[] {
  const ofKind = kind === 'complaint' || kind === 'irregularity' ? [accused] : []
  const asked = new Set(deskFields.map(({ key }) => key))
  return [...ofKind.filter(({ key }) => !asked.has(key)), ...deskFields]
}

/** Answers a unit may see of a confidential appellant: those to questions known not to tell who it is. */
export function answersWithoutIdentity(
  fields: readonly ExtraField[],
  answers: ExtraAnswers,
): Record<string, string> {
  const open = new Set(fields.filter(({ identifies }) => identifies !== true).map(({ key }) => key))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => open.has(key)))
}

/** What is wrong with the answers, each with its field; empty when all is well. Asked in the browser and on the server. */
export function extraProblems(fields: readonly ExtraField[], answers: ExtraAnswers): readonly ExtraProblem[] {
  const known = new Set(fields.map(({ key }) => key))
  const unknown = Object.keys(answers).filter((key) => !known.has(key))
  return [
    ...fields.flatMap((field): ExtraProblem[] => {
      const problem = problemOf(field, (answers[field.key] ?? '').trim())
      return problem === undefined ? [] : [{ key: field.key, problem }]
    }),
    ...unknown.map((key): ExtraProblem => ({ key, problem: 'unknown' })),
  ]
}

function problemOf(field: ExtraField, answer: string): ExtraProblem['problem'] | undefined {
  if (answer === '') return field.required ? 'missing' : undefined
  if (Array.from(answer).length > longestAnswer) return 'tooLong'
  if (field.type === 'number' && !/^\d{1,12}(\.\d{1,4})?$/.test(answer)) return 'notANumber'
  if (field.type === 'date' && !isDate(answer)) return 'notADate'
  if (field.type === 'choice' && !(field.choices ?? []).includes(answer)) return 'notAChoice'
  return undefined
}

/** A day that exists: 2024-02-30 does not. */
function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
  return date.toISOString().startsWith(text)
}
