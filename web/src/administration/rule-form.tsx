import type { PolicyHistory } from '@yihu/contract/rules'
import { ruleProblems } from '@yihu/contract/rules'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { openPolicy } from '@yihu/core/order/policy'
import type { PolicyField } from '@yihu/core/order/policy-fields'
import { policyFieldsOf, policyTopics } from '@yihu/core/order/policy-fields'
import { Alert, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { ChangeForm } from './change-form.tsx'
import { todayThere } from './fields.tsx'
import { KeypadInput } from './keypad-input.tsx'
import { useAdministrationWords } from './labels.ts'
import { useRulesWords } from './rules-labels.ts'
import { useSentence } from './use-sentence.ts'

interface RuleValues {
  readonly value: Readonly<Record<string, unknown>>
  readonly validFrom: string
  readonly clause: string
}

/** Sets one topic from a day to come on, with the sentence it makes as it is filled in. */
export function RuleForm({
  history,
  onClose,
}: {
  readonly history: PolicyHistory
  readonly onClose: () => void
}) {
  const { pick, language } = useLanguage()
  const words = useRulesWords()
  const w = useAdministrationWords()
  const sentenceOf = useSentence()
  const [form] = Form.useForm<RuleValues>()
  const { topic, rows, version } = history
  const last = rows.at(-1)
  const tomorrow = addDays(todayThere(), 1)
  const earliest = last !== undefined && last.validFrom > tomorrow ? last.validFrom : tomorrow
  const initial = { ...openPolicy[topic], ...last?.value }
  const value = complete(topic, Form.useWatch('value', form) ?? initial)
  const problems = ruleProblems(topic, value)
  return (
    <ChangeForm<RuleValues>
      title={words('changeOf', { name: pick(policyTopics[topic]) })}
      form={form}
      initial={{ value: initial, validFrom: earliest, clause: '' }}
      onClose={onClose}
      said={() => words('savedLater')}
      isBlocked={problems.length > 0}
      save={({ validFrom, clause, reason, ...values }) =>
        callRoute('changePolicy', {
          params: { topic },
          body: { value: complete(topic, values.value), validFrom, clause, version, reason },
        })
      }
      footnote={
        problems.length > 0 ? (
          <Alert type="warning" showIcon title={problems.map((one) => one[language]).join('；')} />
        ) : (
          <Alert type="success" showIcon title={words('preview')} description={sentenceOf(topic, value)} />
        )
      }
    >
      <Alert type="info" showIcon title={words('keeps')} style={{ marginBottom: 16 }} />
      {Object.entries(policyFieldsOf(topic)).map(([key, field]) => (
        <RuleInput key={key} name={key} field={field} />
      ))}
      <div className="two-columns">
        <Form.Item
          name="validFrom"
          label={w('validFrom')}
          rules={[{ required: true, message: w('required') }]}
        >
          <Input type="date" min={earliest} />
        </Form.Item>
        <Form.Item
          name="clause"
          label={words('clause')}
          extra={words('clauseHint')}
          rules={[{ required: true, whitespace: true, message: w('required') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </div>
    </ChangeForm>
  )
}

function RuleInput({ name, field }: { readonly name: string; readonly field: PolicyField }) {
  const { pick } = useLanguage()
  const words = useRulesWords()
  const { lists } = useNames()
  const path = ['value', name]
  const none = 'none' in field && field.none ? words('empty', { none: pick(field.none) }) : undefined
  switch (field.kind) {
    case 'yesNo':
      return (
        <Form.Item name={path} valuePropName="checked">
          <Checkbox>{pick(field)}</Checkbox>
        </Form.Item>
      )
    case 'whole':
      return (
        <Form.Item name={path} label={pick(field)} {...(none ? { extra: none } : {})}>
          <InputNumber precision={0} style={{ width: 160 }} />
        </Form.Item>
      )
    case 'time':
      return (
        <Form.Item name={path} label={pick(field)} {...(none ? { extra: none } : {})}>
          <Input type="time" style={{ width: 160 }} />
        </Form.Item>
      )
    case 'categories':
      return (
        <Form.Item name={path} label={pick(field)}>
          <Select
            mode="multiple"
            options={[...lists.categories]}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
          />
        </Form.Item>
      )
    default:
      return (
        <Form.Item name={path} label={pick(field)}>
          <KeypadInput />
        </Form.Item>
      )
  }
}

/** Inputs that are empty are null on the wire, and every value of the topic is sent. */
function complete(
  topic: PolicyHistory['topic'],
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(policyFieldsOf(topic)).map((key) => [
      key,
      value[key] === undefined || value[key] === '' ? null : value[key],
    ]),
  )
}
