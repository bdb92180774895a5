import { suggestDivision } from '@yihu/core/appeal/suggest-division'
import { Button, Input } from 'antd'
import { useReferenceData } from '../api/queries.ts'
import { useNames } from '../language/use-names.ts'
import { CodeSelect } from './code-select.tsx'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import { DeskField } from './desk-field.tsx'
import { useWords } from './labels.ts'

interface PlaceInputsProps {
  readonly draft: DeskDraft
  readonly problems: ReadonlyMap<string, string>
  readonly onChange: (change: DraftChange) => void
}

/** Where it happened. A division the address names is put forward and never filled in unasked. */
export function PlaceInputs({ draft, problems, onChange }: PlaceInputsProps) {
  const t = useWords()
  const { lists } = useNames()
  const divisions = useReferenceData()?.divisions ?? []
  const suggested = suggestDivision(`${draft.address} ${draft.title}`, divisions)
  const name = divisions.find(({ code }) => code === suggested)?.name
  return (
    <>
      <DeskField label={t('address')} problem={problems.get('address')}>
        {(input) => (
          <Input
            {...input}
            value={draft.address}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => onChange({ address: event.target.value })}
          />
        )}
      </DeskField>
      <DeskField
        label={t('division')}
        aside={
          suggested !== undefined &&
          name !== undefined &&
          suggested !== draft.divisionCode && (
            <Button size="small" type="link" onClick={() => onChange({ divisionCode: suggested })}>
              {t('divisionSuggest', { name })}
            </Button>
          )
        }
      >
        {(input) => (
          <CodeSelect
            {...input}
            options={lists.divisions}
            value={draft.divisionCode}
            onChange={(divisionCode) => onChange({ divisionCode })}
            placeholder={t('optional')}
            hasCodes
          />
        )}
      </DeskField>
    </>
  )
}
