import type { DeskSettings } from '@yihu/contract/settings'
import { deskCallbacks } from '@yihu/core/callback/callback'
import { Button, Checkbox, Flex, Form, Input, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { ChangeForm } from './change-form.tsx'
import { useAdministrationWords } from './labels.ts'
import { useRulesWords } from './rules-labels.ts'

type Values = Pick<DeskSettings, 'callback' | 'fields'>
const types = ['text', 'number', 'date', 'choice'] as const

/** How a desk calls back, and the questions it asks besides the common ones. */
export function DeskForm({ desk, onClose }: { readonly desk: DeskSettings; readonly onClose: () => void }) {
  const words = useRulesWords()
  return (
    <ChangeForm<Values>
      title={`${words('edit')} · ${desk.name}`}
      width={640}
      initial={{ callback: desk.callback, fields: desk.fields }}
      onClose={onClose}
      save={({ callback, fields, reason }) =>
        callRoute('changeDesk', {
          params: { code: desk.code },
          body: { callback, fields: fields.map(complete), version: desk.version, reason },
        })
      }
    >
      <Form.Item name="callback" label={words('callback')}>
        <Select options={deskCallbacks.map((one) => ({ value: one, label: words(`callback.${one}`) }))} />
      </Form.Item>
      <fieldset className="plain">
        <legend>{words('questions')}</legend>
        <Form.List name="fields">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <QuestionInputs key={key} at={name} onRemove={() => remove(name)} />
              ))}
              {fields.length < 20 && (
                <Button
                  onClick={() => add({ key: '', zh: '', en: '', type: 'text', required: false })}
                  style={{ marginBottom: 16 }}
                >
                  {words('questionAdd')}
                </Button>
              )}
            </>
          )}
        </Form.List>
      </fieldset>
    </ChangeForm>
  )
}

function QuestionInputs({ at, onRemove }: { readonly at: number; readonly onRemove: () => void }) {
  const w = useAdministrationWords()
  const words = useRulesWords()
  const field = Form.useWatch<Partial<Values['fields'][number]> | undefined>(['fields', at])
  const required = [{ required: true, message: w('required') }]
  return (
    <fieldset className="question" aria-label={field?.zh || words('ofNumber', { index: at + 1 })}>
      <div className="two-columns">
        <Form.Item name={[at, 'zh']} label={words('questionZh')} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name={[at, 'en']} label={words('questionEn')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name={[at, 'key']}
          label={words('questionKey')}
          extra={words('questionKeyHint')}
          rules={[{ required: true, pattern: /^[a-z][A-Za-z0-9]{0,39}$/, message: words('questionKeyHint') }]}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name={[at, 'type']} label={words('questionType')}>
          <Select options={types.map((one) => ({ value: one, label: words(`type.${one}`) }))} />
        </Form.Item>
      </div>
      {field?.type === 'choice' && (
        <Form.Item name={[at, 'choices']} label={words('questionChoices')} rules={required}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      )}
      <Flex gap={16} wrap align="baseline">
        <Form.Item name={[at, 'required']} valuePropName="checked">
          <Checkbox>{words('questionRequired')}</Checkbox>
        </Form.Item>
        <Form.Item name={[at, 'identifies']} valuePropName="checked">
          <Checkbox>{words('questionIdentifies')}</Checkbox>
        </Form.Item>
        <Button
          size="small"
          danger
          aria-label={words('questionRemove', { name: field?.zh || String(at + 1) })}
          onClick={onRemove}
        >
          {words('questionRemove', { name: '' })}
        </Button>
      </Flex>
    </fieldset>
  )
}

/** What a question of its type has, and nothing left over from another. */
function complete(field: Values['fields'][number]): Values['fields'][number] {
  const { key, zh, en, type, required, identifies, choices } = field
  return {
    key,
    zh,
    en,
    type,
    required,
    ...(identifies === true ? { identifies } : {}),
    ...(type === 'choice' ? { choices: choices ?? [] } : {}),
  }
}
