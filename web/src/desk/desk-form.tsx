import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import { urgencies, urgencyLabels } from '@yihu/core/appeal/appeal'
import type { AppealKind, Urgency } from '@yihu/core/appeal/appeal'
import { Button, Input, Radio, Tag } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { CodeSelect } from './code-select.tsx'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import { asksPlace, mayAccuse } from './desk-draft.ts'
import { DeskField } from './desk-field.tsx'
import { EndInputs } from './end-inputs.tsx'
import type { End } from './ends.ts'
import { ExtraInputs } from './extra-inputs.tsx'
import { useWords } from './labels.ts'
import { PlaceInputs } from './place-inputs.tsx'

interface DeskFormProps {
  readonly draft: DeskDraft
  readonly end: End
  readonly fields: readonly ExtraField[]
  readonly problems: ReadonlyMap<string, string>
  readonly onChange: (change: DraftChange) => void
}

/** What the call is about, in the order people tell it; only what this kind and desk need. */
export function DeskForm({ draft, end, fields, problems, onChange }: DeskFormProps) {
  const t = useWords()
  const { pick } = useLanguage()
  const { lists } = useNames()
  return (
    <div className="desk-grid">
      <DeskField label={t('kind')} isWide>
        {({ id }) => (
          <Radio.Group
            id={id}
            optionType="button"
            buttonStyle="solid"
            aria-label={t('kind')}
            value={draft.kind}
            options={lists.kinds}
            onChange={(event) => onChange({ kind: event.target.value as AppealKind })}
          />
        )}
      </DeskField>
      <DeskField label={t('subject')} problem={problems.get('title')} isWide isNeeded>
        {(input) => (
          <>
            <Input
              {...input}
              value={draft.title}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => onChange({ title: event.target.value })}
            />
          </>
        )}
      </DeskField>
      <DeskField label={t('content')} problem={problems.get('content')} isWide isNeeded>
        {(input) => (
          <>
            <Input.TextArea
              {...input}
              value={draft.content}
              maxLength={8000}
              placeholder={t('contentHint')}
              autoSize={{ minRows: 4, maxRows: 10 }}
              onChange={(event) => onChange({ content: event.target.value })}
            />
          </>
        )}
      </DeskField>
      <DeskField label={t('category')} problem={problems.get('categoryCode')} isNeeded>
        {(input) => (
          <CodeSelect
            {...input}
            options={lists.categories}
            value={draft.categoryCode}
            onChange={(categoryCode) => onChange({ categoryCode })}
            placeholder={t('categoryHint')}
            hasCodes
          />
        )}
      </DeskField>
      <DeskField label={t('urgency')}>
        {({ id }) => (
          <Radio.Group
            id={id}
            optionType="button"
            aria-label={t('urgency')}
            value={draft.urgency}
            options={urgencies.map((urgency) => ({ value: urgency, label: pick(urgencyLabels[urgency]) }))}
            onChange={(event) => onChange({ urgency: event.target.value as Urgency })}
          />
        )}
      </DeskField>
      {asksPlace(draft.kind) && <PlaceInputs draft={draft} problems={problems} onChange={onChange} />}
      {mayAccuse(draft.kind) && (
        <DeskField label={t('accusedUnit')}>
          {(input) => (
            <CodeSelect
              {...input}
              options={lists.units}
              value={draft.accusedUnitId}
              onChange={(accusedUnitId) => onChange({ accusedUnitId })}
              placeholder={t('accusedUnitHint')}
            />
          )}
        </DeskField>
      )}
      <ExtraInputs
        fields={fields}
        answers={draft.extra}
        problems={problems}
        onChange={(extra) => onChange({ extra })}
      />
      <EndInputs draft={draft} end={end} problems={problems} onChange={onChange} />
      {draft.earlier && (
        <div className="desk-field is-wide">
          <Tag>{t('linked', { orderNo: draft.earlier.orderNo })}</Tag>
          <Button size="small" type="link" onClick={() => onChange({ earlier: null })}>
            {t('unlink')}
          </Button>
        </div>
      )}
    </div>
  )
}
