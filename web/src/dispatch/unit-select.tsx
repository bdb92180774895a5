import { Select } from 'antd'
import { useReferenceData } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'

interface UnitSelectProps {
  readonly label: string
  /** Units that cannot be chosen here: the one complained about, those that have it. */
  readonly without: readonly (string | null)[]
  readonly isMultiple?: boolean
  readonly placeholder?: string
  // Given by the form's item.
  readonly id?: string
  readonly value?: string | string[]
  readonly onChange?: (value: string | string[] | undefined) => void
}

/** Chooses a unit that may get the order; closed units and those left out are not offered. */
export function UnitSelect({
  label,
  without,
  isMultiple = false,
  placeholder,
  onChange,
  value,
  id,
}: UnitSelectProps) {
  const { t } = useLanguage()
  const units = useReferenceData()?.units ?? []
  const options = units
    .filter(({ unitId, isOpen }) => isOpen && !without.includes(unitId))
    .map(({ unitId, name, groupName }) => ({
      value: unitId,
      label: groupName === '' ? name : `${name}（${groupName}）`,
    }))
  return (
    <Select<string | string[] | undefined>
      {...(id === undefined ? {} : { id })}
      {...(isMultiple ? { mode: 'multiple' as const } : {})}
      // An empty text would be shown as a chosen unit without a name.
      value={value === '' ? undefined : value}
      onChange={(chosen) => onChange?.(chosen)}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={placeholder ?? t('choose')}
      aria-label={label}
    />
  )
}
