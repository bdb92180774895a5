import type { ReplyTemplateView } from '@yihu/contract/administration'
import {
  fillTemplate,
  placeholders,
  replyPurposeLabels,
  replyPurposes,
} from '@yihu/core/reply/reply-template'
import type { Placeholder } from '@yihu/core/reply/reply-template'
import { Button, Flex, Form, Input } from 'antd'
import type { ComponentRef } from 'react'
import { useRef } from 'react'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { ChangeForm } from './change-form.tsx'
import { EndForm } from './end-form.tsx'
import { ChoiceField, Field, orNull, TextField } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import type { useSearchState } from './search-state.ts'

type Values = Pick<ReplyTemplateView, 'name' | 'purpose' | 'categoryCode' | 'appealKind' | 'body'>
interface TemplateFormsProps {
  readonly templates: readonly ReplyTemplateView[]
  readonly state: ReturnType<typeof useSearchState>
}

/** The form that the address bar asks for: add, edit, close or reopen a template. */
export function TemplateForms({ templates, state }: TemplateFormsProps) {
  const w = useAdministrationWords()
  const { act, close: onClose } = state
  const template = templates.find(({ templateId }) => templateId === state.on)
  const isEditing = act === 'edit' && template !== undefined
  if (act === 'add' || isEditing)
    return (
      <ChangeForm<Values>
        title={isEditing ? `${w('edit')} · ${template.name}` : w('templates.add')}
        width={640}
        initial={isEditing ? template : { purpose: 'deskAnswer', body: '' }}
        onClose={onClose}
        save={({ reason, ...values }) =>
          isEditing
            ? callRoute('changeReplyTemplate', {
                params: { templateId: template.templateId },
                body: { change: 'edit', version: template.version, reason, ...complete(values) },
              })
            : callRoute('addReplyTemplate', { body: { ...complete(values), reason } })
        }
      >
        <TemplateFields />
      </ChangeForm>
    )
  if (!template) return null
  const { templateId, version, name } = template
  if (act === 'close')
    return (
      <EndForm
        title={`${w('close')} · ${name}`}
        onClose={onClose}
        end={(on, reason) =>
          callRoute('changeReplyTemplate', {
            params: { templateId },
            body: { change: 'close', on, version, reason },
          })
        }
      />
    )
  if (act === 'reopen')
    return (
      <ChangeForm<object>
        title={`${w('reopen')} · ${name}`}
        initial={{}}
        onClose={onClose}
        save={({ reason }) =>
          callRoute('changeReplyTemplate', {
            params: { templateId },
            body: { change: 'reopen', version, reason },
          })
        }
      />
    )
  return null
}

function TemplateFields() {
  const w = useAdministrationWords()
  const { pick, language } = useLanguage()
  const { lists } = useNames()
  const form = Form.useFormInstance<Values>()
  const area = useRef<ComponentRef<typeof Input.TextArea>>(null)
  const body = Form.useWatch('body', form) ?? ''
  const insert = (name: string) => {
    const input = area.current?.resizableTextArea?.textArea
    const at = input?.selectionStart ?? body.length
    form.setFieldValue('body', `${body.slice(0, at)}{${name}}${body.slice(input?.selectionEnd ?? at)}`)
    input?.focus()
  }
  return (
    <>
      <div className="two-columns">
        <ChoiceField
          name="purpose"
          label="templates.purpose"
          options={replyPurposes.map((one) => ({ value: one, label: pick(replyPurposeLabels[one]) }))}
        />
        <TextField name="name" label="name" />
        <ChoiceField name="categoryCode" label="templates.category" options={lists.categories} isOptional />
        <ChoiceField name="appealKind" label="templates.kind" options={lists.kinds} isOptional />
      </div>
      <Field name="body" label="templates.body" hint="templates.bodyHint">
        <Input.TextArea ref={area} rows={7} maxLength={2000} showCount />
      </Field>
      <Flex gap={6} wrap style={{ marginBottom: 16 }}>
        {Object.entries(placeholders).map(([name, { en }]) => (
          <Button
            key={name}
            size="small"
            title={language === 'en' ? en : name}
            aria-label={w('templates.insert', { name })}
            onClick={() => insert(name)}
          >
            {`{${name}}`}
          </Button>
        ))}
      </Flex>
      {body !== '' && (
        <div className="panel" style={{ marginBottom: 16 }}>
          <h3>{w('templates.preview')}</h3>
          <p className="pre" style={{ margin: 0 }}>
            {fillTemplate(body, sample)}
          </p>
        </div>
      )}
    </>
  )
}

/** Values to look at a template with. */
const sample: Readonly<Partial<Record<Placeholder, string>>> = {
  编号: '040020261008000123',
  标题: '小区门口路灯不亮',
  事项分类: '城市管理',
  承办单位: '市城管执法局',
  受理日期: '2026-10-08',
  截止时间: '2026-10-22 24:00',
}

function complete(values: Values) {
  return {
    name: values.name,
    purpose: values.purpose,
    categoryCode: orNull(values.categoryCode),
    appealKind: orNull(values.appealKind),
    body: values.body,
  }
}
