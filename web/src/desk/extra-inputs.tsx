import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import { Input } from 'antd'
import { useLanguage } from '../language/language.ts'
import { CodeSelect } from './code-select.tsx'
import { DeskField } from './desk-field.tsx'
import type { InputProps } from './desk-field.tsx'
import { useWords } from './labels.ts'

interface ExtraInputsProps {
  readonly fields: readonly ExtraField[]
  readonly answers: Readonly<Record<string, string>>
  readonly problems: ReadonlyMap<string, string>
  readonly onChange: (answers: Readonly<Record<string, string>>) => void
}

/** The questions of the kind and of the desk; which there are is data of the centre. */
export function ExtraInputs({ fields, answers, problems, onChange }: ExtraInputsProps) {
  const { pick } = useLanguage()
  return fields.map((field) => (
    <DeskField
      key={field.key}
      label={pick(field)}
      problem={problems.get(`extra.${field.key}`)}
      isNeeded={field.required}
    >
      {(input) => (
        <ExtraInput
          field={field}
          input={input}
          value={answers[field.key] ?? ''}
          onChange={(answer) => onChange({ ...answers, [field.key]: answer })}
        />
      )}
    </DeskField>
  ))
}

interface ExtraInputProps {
  readonly field: ExtraField
  readonly input: InputProps
  readonly value: string
  readonly onChange: (answer: string) => void
}

function ExtraInput({ field, input, value, onChange }: ExtraInputProps) {
  const t = useWords()
  if (field.type === 'choice')
    return (
      <CodeSelect
        {...input}
        options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
        value={value}
        onChange={onChange}
        placeholder={t('choose')}
      />
    )
  // A date is typed, not picked: at the telephone eight digits are faster than a calendar.
  return (
    <Input
      {...input}
      value={value}
      maxLength={500}
      autoComplete="off"
      {...(field.type === 'number' ? { inputMode: 'decimal' as const } : {})}
      {...(field.type === 'date' ? { placeholder: t('dateHint') } : {})}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
