import { DeleteOutlined } from '@ant-design/icons'
import type { CentreSettings } from '@yihu/contract/settings'
import { appealKindLabels, appealKinds } from '@yihu/core/appeal/appeal'
import { Alert, Button, Flex, Form, Input } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { ChangeForm } from './change-form.tsx'
import { useAdministrationWords } from './labels.ts'
import { useRulesWords } from './rules-labels.ts'

type Values = Pick<CentreSettings, 'workingHours' | 'kindNames'>

/** Working hours by spans of the day, and what the centre calls the kinds of appeal. */
export function CentreForm({
  settings,
  onClose,
}: {
  readonly settings: CentreSettings
  readonly onClose: () => void
}) {
  const w = useAdministrationWords()
  const words = useRulesWords()
  const { pick } = useLanguage()
  const required = [{ required: true, message: w('required') }]
  return (
    <ChangeForm<Values>
      title={w('section.settings')}
      initial={{ workingHours: settings.workingHours, kindNames: settings.kindNames }}
      onClose={onClose}
      save={({ workingHours, kindNames, reason }) =>
        callRoute('changeCentre', {
          body: { workingHours, kindNames: named(kindNames), version: settings.version, reason },
        })
      }
    >
      <Alert type="info" showIcon title={words('hoursText')} style={{ marginBottom: 16 }} />
      <fieldset className="plain">
        <legend>{words('hours')}</legend>
        <Form.List name="workingHours">
          {(spans, { add, remove }) => (
            <>
              {spans.map(({ key, name }, index) => (
                <Flex key={key} gap={8} align="baseline">
                  <Form.Item name={[name, 'start']} rules={required}>
                    <Input
                      type="time"
                      aria-label={`${words('hoursStart')} ${words('ofNumber', { index: index + 1 })}`}
                    />
                  </Form.Item>
                  <span>–</span>
                  <Form.Item name={[name, 'end']} rules={required}>
                    <Input
                      type="time"
                      aria-label={`${words('hoursEnd')} ${words('ofNumber', { index: index + 1 })}`}
                    />
                  </Form.Item>
                  {spans.length > 1 && (
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={words('hoursRemove', { index: index + 1 })}
                      onClick={() => remove(name)}
                    />
                  )}
                </Flex>
              ))}
              {spans.length < 6 && (
                <Button size="small" onClick={() => add({ start: '', end: '' })} style={{ marginBottom: 16 }}>
                  {words('hoursAdd')}
                </Button>
              )}
            </>
          )}
        </Form.List>
      </fieldset>
      <fieldset className="plain">
        <legend>
          {words('kinds')} <span className="names">{words('kindsHint')}</span>
        </legend>
        <div className="two-columns">
          {appealKinds.map((kind) => (
            <Form.Item key={kind} name={['kindNames', kind]} label={pick(appealKindLabels[kind])}>
              <Input maxLength={12} placeholder={appealKindLabels[kind].zh} />
            </Form.Item>
          ))}
        </div>
      </fieldset>
    </ChangeForm>
  )
}

/** Kinds that were given a name; an empty one is called as everywhere. */
function named(names: CentreSettings['kindNames']): Record<string, string> {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name && name.trim() !== ''))
}
