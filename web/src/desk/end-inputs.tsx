import { Input } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useReferenceData } from '../api/queries.ts'
import { useNames } from '../language/use-names.ts'
import { CodeSelect } from './code-select.tsx'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import { DeskField } from './desk-field.tsx'
import type { InputProps } from './desk-field.tsx'
import type { End, EndField } from './ends.ts'
import { endFieldLabel, fieldsOfEnd } from './ends.ts'
import { useWords } from './labels.ts'
import { SuggestedUnits } from './suggested-units.tsx'
import { ReplyProblems } from './text-problem-list.tsx'

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
      {(input) => <EndInput name={name} end={end} draft={draft} input={input} onChange={onChange} />}
    </DeskField>
  ))
}

interface EndInputProps {
  readonly name: EndField
  readonly end: End
  readonly draft: DeskDraft
  readonly input: InputProps
  readonly onChange: (change: DraftChange) => void
}

function EndInput({ name, end, draft, input, onChange }: EndInputProps) {
  const t = useWords()
  const { lists } = useNames()
  const categories = useReferenceData()?.declineCategories ?? []
  const change = (value: string) => onChange({ [name]: value })
  /** The words prescribed for the category, unless the agent has written others. */
  const prescribed = (code: string): DraftChange => {
    const texts = categories.map(({ prescribedText }) => prescribedText)
    const text = categories.find((one) => one.code === code)?.prescribedText
    const isOwn = draft.reply.trim() !== '' && !texts.includes(draft.reply)
    return text == null || isOwn ? {} : { reply: text }
  }
  if (name === 'unitId')
    return (
      <>
        <SuggestedUnits draft={draft} onChoose={change} />
        <CodeSelect
          {...input}
          options={lists.units}
          value={draft.unitId}
          onChange={change}
          placeholder={t('choose')}
        />
      </>
    )
  if (name === 'declineCategory')
    return (
      <CodeSelect
        {...input}
        options={lists.declineCategories}
        value={draft.declineCategory}
        onChange={(code) => onChange({ declineCategory: code, ...prescribed(code) })}
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
      {name === 'reply' && end === 'answerAtDesk' && (
        <ReplyProblems reply={draft.reply} content={draft.content} />
      )}
    </>
  )
}
