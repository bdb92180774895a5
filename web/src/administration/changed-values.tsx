import { useLanguage } from '../language/language.ts'
import type { ChangedField } from './use-changed-fields.ts'

/** Each field that differs, the old value struck out beside the new one. */
export function ChangedValues({ fields }: { readonly fields: readonly ChangedField[] }) {
  const { t } = useLanguage()
  if (fields.length === 0) return <>—</>
  return (
    <ul className="changes-list">
      {fields.map(({ field, label, before, after }) => (
        <li key={field}>
          <span className="soft">
            {label}
            {t('colon')}
          </span>
          {before !== null && <del>{before}</del>}
          {before !== null && after !== null && ' → '}
          {after !== null && <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  )
}
