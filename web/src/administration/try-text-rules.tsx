import type { TextRuleRow } from '@yihu/contract/rules'
import { fieldLabels } from '@yihu/contract/fields'
import { textProblems } from '@yihu/core/quality/text-rules'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../language/language.ts'
import { checkedFields } from './checked-fields.ts'
import { todayThere } from './fields.tsx'
import { useRulesWords } from './rules-labels.ts'

/** What the rules find in a text, by the very code that refuses it on the server. */
export function TryTextRules({ rules }: { readonly rules: readonly TextRuleRow[] }) {
  const words = useRulesWords()
  const { pick } = useLanguage()
  const [text, setText] = useState('')
  const [appeal, setAppeal] = useState('')
  const [field, setField] = useState<(typeof checkedFields)[number]>('measures')
  const [on, setOn] = useState(() => addDays(todayThere(), 1))
  const found = text.trim() === '' ? undefined : textProblems(rules, field, text, appeal, on)
  return (
    <section className="panel try-rules" aria-label={words('tryTitle')}>
      <h2>{words('tryTitle')}</h2>
      <div className="two-columns">
        <label className="labelled">
          <span>{words('tryField')}</span>
          <Select
            value={field}
            aria-label={words('tryField')}
            options={checkedFields.map((one) => ({ value: one, label: pick(fieldLabels[one]) }))}
            onChange={setField}
          />
        </label>
        <label className="labelled">
          <span>{words('tryOn')}</span>
          <Input type="date" value={on} onChange={(event) => setOn(event.target.value)} />
        </label>
        <label className="labelled">
          <span>{words('tryText')}</span>
          <Input.TextArea rows={4} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <label className="labelled">
          <span>{words('tryAppeal')}</span>
          <Input.TextArea rows={4} value={appeal} onChange={(event) => setAppeal(event.target.value)} />
        </label>
      </div>
      <div aria-live="polite">
        {found === undefined && <p className="soft">{words('tryStart')}</p>}
        {found?.length === 0 && <p className="is-fine">{words('tryFine')}</p>}
        {found !== undefined && found.length > 0 && (
          <ul className="text-problems">
            {found.map((problem) => (
              <li key={`${problem.ruleId} ${problem.zh}`}>
                {pick(problem)}{' '}
                <span className="names">{rules.find(({ ruleId }) => ruleId === problem.ruleId)?.clause}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
