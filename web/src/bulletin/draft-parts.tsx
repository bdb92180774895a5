import type { BulletinTextView, DraftView } from '@yihu/contract/bulletin-routes'
import { Input } from 'antd'
import { CaseList } from './case-list.tsx'
import { useDraftWords } from './draft-labels.ts'

type Part = BulletinTextView['parts'][string]

interface DraftPartsProps {
  readonly draft: DraftView
  readonly text: BulletinTextView
  readonly isReadOnly: boolean
  readonly onChange: (change: Partial<BulletinTextView>) => void
}

/** What staff write: number, issuer and date, then the parts the template names (R18.3, R18.4). */
export function DraftParts({ draft, text, isReadOnly, onChange }: DraftPartsProps) {
  const t = useDraftWords()
  const line = (key: 'issueNo' | 'documentNo' | 'issuer' | 'issuedOn') => (
    <label className="draft-field">
      <span>{t(key)}</span>
      <Input
        type={key === 'issuedOn' ? 'date' : 'text'}
        value={text[key] ?? ''}
        readOnly={isReadOnly}
        maxLength={80}
        onChange={(event) => onChange({ [key]: event.target.value })}
      />
    </label>
  )
  return (
    <div className="stack">
      <div className="draft-head">
        {line('issueNo')}
        {line('documentNo')}
        {line('issuer')}
        {line('issuedOn')}
      </div>
      {draft.parts.map(({ key, label, kind, required }) => (
        <fieldset key={key} id={`part-${key}`} className="draft-part">
          <legend>
            {label} {required && <span className="soft">{t('required')}</span>}
          </legend>
          <PartField
            draft={draft}
            label={label}
            part={text.parts[key] ?? emptyPart(kind)}
            list={key.replace(/_notes$/, '')}
            isReadOnly={isReadOnly}
            onChange={(part) => onChange({ parts: { ...text.parts, [key]: part } })}
          />
        </fieldset>
      ))}
    </div>
  )
}

interface PartFieldProps {
  readonly draft: DraftView
  readonly label: string
  readonly part: Part
  /** Key of the list a part of notes is about. */
  readonly list: string
  readonly isReadOnly: boolean
  readonly onChange: (part: Part) => void
}

function PartField({ draft, label, part, list, isReadOnly, onChange }: PartFieldProps) {
  const t = useDraftWords()
  if (part.kind === 'cases')
    return (
      <CaseList
        draftId={draft.draftId}
        label={label}
        cases={part.cases}
        isReadOnly={isReadOnly}
        onChange={(cases) => onChange({ kind: 'cases', cases: [...cases] })}
      />
    )
  if (part.kind === 'notes')
    return (draft.figures.lists[list]?.items ?? []).map(({ code, name }) => (
      <label key={code} className="draft-field">
        <span>{name}</span>
        <Input.TextArea
          value={part.notes[code] ?? ''}
          readOnly={isReadOnly}
          maxLength={2000}
          autoSize={{ minRows: 1, maxRows: 6 }}
          onChange={(event) =>
            onChange({ kind: 'notes', notes: { ...part.notes, [code]: event.target.value } })
          }
        />
      </label>
    ))
  const isLine = part.kind === 'line'
  return (
    <Input.TextArea
      aria-label={label}
      value={isLine ? part.text : part.body.join('\n')}
      readOnly={isReadOnly}
      placeholder={isLine ? '' : t('paragraphHint')}
      maxLength={isLine ? 2000 : 20_000}
      autoSize={{ minRows: isLine ? 1 : 3, maxRows: 20 }}
      onChange={({ target: { value } }) =>
        onChange(
          isLine
            ? { kind: 'line', text: value.replaceAll('\n', '') }
            : { kind: 'paragraphs', body: value.split('\n') },
        )
      }
    />
  )
}

function emptyPart(kind: Part['kind']): Part {
  if (kind === 'line') return { kind, text: '' }
  if (kind === 'paragraphs') return { kind, body: [] }
  return kind === 'cases' ? { kind, cases: [] } : { kind, notes: {} }
}
