import { Select } from 'antd'
import type { Option } from '../language/use-names.ts'
import type { InputProps } from './desk-field.tsx'

interface CodeSelectProps extends InputProps {
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder: string
  /** Show and search the code too; for lists whose codes people know by heart. */
  readonly hasCodes?: boolean
}

/** Chooses by typing any part of the path or the beginning of the code; Enter takes the first that fits. */
export function CodeSelect({
  options,
  value,
  onChange,
  placeholder,
  hasCodes = false,
  ...input
}: CodeSelectProps) {
  return (
    <Select<string, Option>
      {...input}
      value={value === '' ? null : value}
      onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
      options={[...options]}
      allowClear
      placeholder={placeholder}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (typed, option) => option !== undefined && fits(option, typed, hasCodes) }}
      {...(hasCodes ? { optionRender: codedOption } : {})}
    />
  )
}

function codedOption({ data: option }: { readonly data: Option }) {
  return (
    <span className="coded-option">
      {option.label} <span className="soft">{option.value}</span>
    </span>
  )
}

/** All words typed must be found somewhere in the path, or the code begins so. */
export function fits(option: Option, typed: string, hasCodes: boolean): boolean {
  const words = typed.trim().toLowerCase().split(/\s+/)
  const label = option.label.toLowerCase()
  return words.every(
    (word) => label.includes(word) || (hasCodes && option.value.toLowerCase().startsWith(word)),
  )
}
