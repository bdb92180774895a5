import type { ChangeValues } from '@yihu/core/administration/changes'
import { useLanguage } from '../language/language.ts'
import { changedFieldLabels } from './changed-field-labels.ts'
import { useValueWords } from './changed-value-words.ts'

/** A field of an entry that was changed, in words; null where it had no value. */
export interface ChangedField {
  readonly field: string
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** Each field that an entry of the log of changes gave, took or changed. */
export function useChangedFields(): (
  before: ChangeValues | null,
  after: ChangeValues | null,
) => readonly ChangedField[] {
  const { t, pick } = useLanguage()
  const wordOf = useValueWords()
  const text = (field: string, value: ChangeValues[string] | undefined) => {
    if (isNothing(value)) return null
    return typeof value === 'boolean' ? t(value ? 'yes' : 'no') : wordOf(field, String(value))
  }
  return (before, after) =>
    // In the order of the labels: the database keeps the fields of a value in an order of its own.
    Object.keys({ ...changedFieldLabels, ...before, ...after })
      .map((field) => ({
        field,
        label: pick(changedFieldLabels[field] ?? { zh: field, en: field }),
        before: text(field, before?.[field]),
        after: text(field, after?.[field]),
      }))
      .filter((changed) => changed.before !== null || changed.after !== null)
}

/** `名称：旧 → 新；级别：1`, for a file. */
export function changedFieldsText(fields: readonly ChangedField[]): string {
  return fields
    .map(({ label, before, after }) => {
      const values = [before, after].filter((value) => value !== null)
      return `${label}：${values.join(' → ')}${after === null ? ' → ∅' : ''}`
    })
    .join('；')
}

function isNothing(value: ChangeValues[string] | undefined): boolean {
  return value === undefined || value === null || value === '' || value === false
}
