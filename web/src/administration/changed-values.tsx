import type { ChangeValues } from '@yihu/core/administration/changes'
import { useLanguage } from '../language/language.ts'
import { useValueWords } from './changed-value-words.ts'
import { changedFieldLabels } from './changed-field-labels.ts'

interface ChangedValuesProps {
  readonly before: ChangeValues | null
  readonly after: ChangeValues | null
}

/** Each field that differs, the old value struck out beside the new one. */
export function ChangedValues({ before, after }: ChangedValuesProps) {
  const { t, pick } = useLanguage()
  // In the order of the labels: the database keeps the fields of a value in an order of its own.
  const fields = Object.keys({ ...changedFieldLabels, ...before, ...after }).filter(
    (field) => !isNothing(before?.[field]) || !isNothing(after?.[field]),
  )
  const wordOf = useValueWords()
  const text = (field: string, value: ChangeValues[string] | undefined) =>
    typeof value === 'boolean' ? t(value ? 'yes' : 'no') : wordOf(field, String(value))
  if (fields.length === 0) return <>—</>
  return (
    <ul className="changes-list">
      {fields.map((field) => (
        <li key={field}>
          <span className="soft">
            {pick(changedFieldLabels[field] ?? { zh: field, en: field })}
            {t('colon')}
          </span>
          {!isNothing(before?.[field]) && <del>{text(field, before?.[field])}</del>}
          {!isNothing(before?.[field]) && !isNothing(after?.[field]) && ' → '}
          {!isNothing(after?.[field]) && <ins>{text(field, after?.[field])}</ins>}
        </li>
      ))}
    </ul>
  )
}

function isNothing(value: ChangeValues[string] | undefined): boolean {
  return value === undefined || value === null || value === '' || value === false
}
