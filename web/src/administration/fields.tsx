import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Option } from '../language/use-names.ts'
import { useAdministrationWords } from './labels.ts'
import type { AdministrationWord } from './labels.ts'

interface FieldProps {
  readonly name: string
  readonly label: AdministrationWord
  readonly hint?: AdministrationWord
  readonly isOptional?: boolean
}

/** A field of a change with its label; one that must be filled says so. */
export function Field({
  name,
  label,
  hint,
  isOptional,
  children,
}: FieldProps & { readonly children: ReactNode }) {
  const w = useAdministrationWords()
  return (
    <Form.Item
      name={name}
      label={w(label)}
      {...(hint ? { extra: w(hint) } : {})}
      rules={isOptional ? [] : [{ required: true, message: w('required') }]}
    >
      {children}
    </Form.Item>
  )
}

export function TextField({
  maxLength = 60,
  isDisabled,
  ...field
}: FieldProps & { readonly maxLength?: number; readonly isDisabled?: boolean }) {
  return (
    <Field {...field}>
      <Input maxLength={maxLength} disabled={isDisabled === true} />
    </Field>
  )
}

export function DayField(field: FieldProps) {
  return (
    <Field {...field}>
      <Input type="date" style={{ maxWidth: 200 }} />
    </Field>
  )
}

export function ChoiceField({
  options,
  isMany,
  ...field
}: FieldProps & { readonly options: readonly Option[]; readonly isMany?: boolean }) {
  const w = useAdministrationWords()
  return (
    <Field {...field}>
      <Select
        options={[...options]}
        allowClear={field.isOptional === true}
        placeholder={field.isOptional ? w('any') : undefined}
        showSearch={{ optionFilterProp: 'label' }}
        {...(isMany ? { mode: 'multiple' } : {})}
      />
    </Field>
  )
}

/** Empty texts and choices nobody made are null on the wire. */
export function orNull<Value>(value: Value | undefined | null | ''): Value | null {
  return value === undefined || value === '' ? null : value
}

/** Today at the centre, as days are written. */
export function todayThere(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format()
}
