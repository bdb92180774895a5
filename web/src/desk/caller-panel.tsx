import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import type { InputRef } from 'antd'
import type { RefObject } from 'react'
import { useState } from 'react'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { CallerOrders } from './caller-orders.tsx'
import { CodeSelect } from './code-select.tsx'
import type { DeskDraft, DraftChange } from './desk-draft.ts'
import { DeskField } from './desk-field.tsx'
import { callerQuery } from './desk-queries.ts'
import { useWords } from './labels.ts'

interface CallerPanelProps {
  readonly draft: DeskDraft
  readonly problems: ReadonlyMap<string, string>
  readonly numberInput: RefObject<InputRef | null>
  readonly onChange: (change: DraftChange) => void
}

/** Who calls: the number and what the centre knows of it, the name, and through which door. */
export function CallerPanel({ draft, problems, numberInput, onChange }: CallerPanelProps) {
  const t = useWords()
  const { t: say } = useLanguage()
  const { lists } = useNames()
  // Only a finished number is looked up, since each look-up is written down.
  const [asked, setAsked] = useState(draft.number)
  const caller = useQuery(callerQuery(asked))
  const desks = [{ value: '', label: t('noDesk') }, ...lists.desks]
  return (
    <section className="panel desk-caller" aria-label={t('caller')}>
      <DeskField label={t('number')} problem={problems.get('number')} aside={<kbd aria-hidden>F2</kbd>}>
        {(input) => (
          <div className="number-line">
            <Input
              {...input}
              ref={numberInput}
              value={draft.number}
              maxLength={20}
              inputMode="tel"
              autoComplete="off"
              aria-keyshortcuts="F2"
              onChange={(event) => onChange({ number: event.target.value })}
              onPressEnter={() => setAsked(draft.number.trim())}
              onBlur={() => setAsked(draft.number.trim())}
            />
            <Button tabIndex={-1} onClick={() => setAsked(draft.number.trim())}>
              {t('lookUp')}
            </Button>
          </div>
        )}
      </DeskField>
      <DeskField label={t('name')} problem={problems.get('name')}>
        {(input) => (
          <Input
            {...input}
            value={draft.name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </DeskField>
      <div className="desk-wishes">
        <Checkbox
          checked={draft.isAnonymous}
          onChange={(event) => onChange({ isAnonymous: event.target.checked })}
        >
          {say('appellant.anonymous')}
        </Checkbox>
        <Checkbox
          checked={draft.isConfidential}
          onChange={(event) => onChange({ isConfidential: event.target.checked })}
        >
          {say('appellant.confidential')}
        </Checkbox>
      </div>
      <CallerOrders caller={caller.data} error={caller.error} isLoading={caller.isFetching} number={asked} />
      <div className="desk-source">
        <DeskField label={t('channel')} problem={problems.get('channelCode')}>
          {(input) => (
            <CodeSelect
              {...input}
              options={lists.channels}
              value={draft.channelCode}
              onChange={(channelCode) => onChange({ channelCode })}
              placeholder={t('choose')}
            />
          )}
        </DeskField>
        {lists.desks.length > 0 && (
          <DeskField label={t('desk')}>
            {(input) => (
              <CodeSelect
                {...input}
                options={desks}
                value={draft.deskCode}
                onChange={(deskCode) => onChange({ deskCode })}
                placeholder={t('noDesk')}
              />
            )}
          </DeskField>
        )}
      </div>
    </section>
  )
}
