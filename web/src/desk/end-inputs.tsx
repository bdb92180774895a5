import { Input } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { CodeSelect } from './code-select.tsx'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import { DeskField } from './desk-field.tsx'
import type { InputProps } from './desk-field.tsx'
import type { End, EndField } from './ends.ts'
import { endFieldLabel, fieldsOfEnd } from './ends.ts'
import { useWords } from './labels.ts'
import { TextProblems } from './text-problem-list.tsx'

interface EndInputsProps {
  readonly draft: DeskDraft
  readonly end: End
  readonly problems: ReadonlyMap<string, string>
  readonly onChange: (change: DraftChange) => void
}

/** What the chosen end asks: a reply, a unit, a reason, as the life-cycle table says. */
export function EndInputs({ draft, end, problems, onChange }: EndInputsProps) {
  const { pick } = useLanguage()
  return fieldsOfEnd(end).map(({ name, isNeeded }) => (
    <DeskField
      key={name}
      label={pick(endFieldLabel(name))}
      problem={problems.get(name)}
      isNeeded={isNeeded}
      isWide={name === 'reply' || name === 'reason'}
    >
      {(input) => <EndInput name={name} draft={draft} input={input} onChange={onChange} />}
    </DeskField>
  ))
}

interface EndInputProps {
  readonly name: EndField
  readonly draft: DeskDraft
  readonly input: InputProps
  readonly onChange: (change: DraftChange) => void
}

function EndInput({ name, draft, input, onChange }: EndInputProps) {
  const t = useWords()
  const { lists } = useNames()
  const change = (value: string) => onChange({ [name]: value })
  // Where suggestions for the unit come from the server, they belong above this list.
  if (name === 'unitId')
    return (
      <CodeSelect
        {...input}
        options={lists.units}
        value={draft.unitId}
        onChange={change}
        placeholder={t('choose')}
      />
    )
  if (name === 'declineCategory')
    return (
      <CodeSelect
        {...input}
        options={lists.declineCategories}
        value={draft.declineCategory}
        onChange={change}
        placeholder={t('choose')}
      />
    )
  if (name === 'opinion')
    return (
      <Input
        {...input}
        value={draft.opinion}
        maxLength={4000}
        placeholder={t('optional')}
        onChange={(event) => change(event.target.value)}
      />
    )
  return (
    <>
      <Input.TextArea
        {...input}
        name={name}
        value={draft[name]}
        maxLength={4000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => change(event.target.value)}
      />
      {name === 'reply' && <TextProblems field="reply" text={draft.reply} />}
    </>
  )
}
