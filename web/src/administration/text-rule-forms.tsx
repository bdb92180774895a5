import type { TextRuleRow } from '@yihu/contract/rules'
import { fieldLabels } from '@yihu/contract/fields'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { textRuleKinds, textRuleNeeds } from '@yihu/core/quality/text-rules'
import { Form, InputNumber, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { ChangeForm } from './change-form.tsx'
import { checkedFields } from './checked-fields.ts'
import { EndForm } from './end-form.tsx'
import { DayField, TextField, todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import { useRulesWords } from './rules-labels.ts'
import type { useSearchState } from './search-state.ts'

type Values = Omit<TextRuleRow, 'ruleId' | 'version' | 'validUntil'>
interface TextRuleFormsProps {
  readonly rules: readonly TextRuleRow[]
  readonly state: ReturnType<typeof useSearchState>
}

/** The form that the address bar asks for: add a text rule, change one from a day on, or end it. */
export function TextRuleForms({ rules, state }: TextRuleFormsProps) {
  const words = useRulesWords()
  const { pick } = useLanguage()
  const { act, close: onClose } = state
  const rule = rules.find(({ ruleId }) => ruleId === state.on)
  if (act === 'close' && rule)
    return (
      <EndForm
        title={`${words('textEnd')} · ${pick(textRuleNeeds[rule.kind])} ${rule.clause}`}
        text={words('keeps')}
        onClose={onClose}
        end={(on, reason) =>
          callRoute('changeTextRule', {
            params: { ruleId: rule.ruleId },
            body: { change: 'close', on, version: rule.version, reason },
          })
        }
      />
    )
  const isReplacing = act === 'replace' && rule !== undefined
  if (act !== 'add' && !isReplacing) return null
  const validFrom = addDays(todayThere(), 1)
  return (
    <ChangeForm<Values>
      title={isReplacing ? `${words('textReplace')} · ${rule.clause}` : words('textAdd')}
      initial={isReplacing ? { ...rule, validFrom } : { kind: 'forbidden', fields: ['measures'], validFrom }}
      onClose={onClose}
      said={() => words('savedLater')}
      save={({ reason, ...values }) => {
        const row = complete(values)
        return isReplacing
          ? callRoute('changeTextRule', {
              params: { ruleId: rule.ruleId },
              body: { change: 'replace', row, version: rule.version, reason },
            })
          : callRoute('addTextRule', { body: { ...row, reason } })
      }}
    >
      <TextRuleInputs />
    </ChangeForm>
  )
}

function TextRuleInputs() {
  const w = useAdministrationWords()
  const words = useRulesWords()
  const { pick } = useLanguage()
  const kind = Form.useWatch<Values['kind'] | undefined>('kind')
  const needs = kind && textRuleNeeds[kind].needs
  const required = [{ required: true, message: w('required') }]
  return (
    <>
      <Form.Item name="kind" label={words('textKind')} rules={required}>
        <Select options={textRuleKinds.map((one) => ({ value: one, label: pick(textRuleNeeds[one]) }))} />
      </Form.Item>
      <Form.Item name="fields" label={words('textFields')} rules={required}>
        <Select
          mode="multiple"
          options={checkedFields.map((one) => ({ value: one, label: pick(fieldLabels[one]) }))}
        />
      </Form.Item>
      {kind !== undefined && needs === 'amount' && (
        <Form.Item
          name="amount"
          label={words(kind === 'minChinese' ? 'textAmountMin' : 'textAmountCopy')}
          rules={required}
        >
          <InputNumber min={1} max={textRuleNeeds[kind].most} precision={0} />
        </Form.Item>
      )}
      {needs === 'phrases' && (
        <Form.Item
          name="phrases"
          label={words('textPhrases')}
          extra={words('textPhrasesHint')}
          rules={required}
        >
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      )}
      <div className="two-columns">
        <DayField name="validFrom" label="validFrom" />
        <TextField name="clause" label="limits.clause" maxLength={200} />
      </div>
    </>
  )
}

function complete({ fields, kind, amount, phrases, validFrom, clause }: Values): Values {
  return { fields, kind, amount: amount ?? null, phrases: phrases ?? [], validFrom, clause }
}
