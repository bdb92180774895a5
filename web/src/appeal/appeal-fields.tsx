import { newAppeal } from '@yihu/contract/orders'
import type { NewAppeal } from '@yihu/core/appeal/appeal'
import { urgencies, urgencyLabels } from '@yihu/core/appeal/appeal'
import { Checkbox, Flex, Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { problemOf } from '../language/issue-text.ts'
import type { LabelKey } from '../language/language.ts'
import { useLanguage } from '../language/language.ts'
import type { Option } from '../language/use-names.ts'
import { useNames } from '../language/use-names.ts'

type Field = keyof NewAppeal

const needed: readonly Field[] = ['channelCode', 'kind', 'title', 'content', 'categoryCode']

/** The inputs of an appeal in the order of a call: who and how, what, where. */
export function AppealFields() {
  const { t, pick } = useLanguage()
  const { lists } = useNames()
  return (
    <div className="form-grid">
      <AppealField name="channelCode" label="filter.channelCode">
        <PickOne options={lists.channels} />
      </AppealField>
      <AppealField name="kind" label="filter.kind">
        <PickOne options={lists.kinds} />
      </AppealField>
      <AppealField name="urgency" label="filter.urgency">
        <Radio.Group
          options={urgencies.map((urgency) => ({ value: urgency, label: pick(urgencyLabels[urgency]) }))}
        />
      </AppealField>
      {lists.desks.length > 0 && (
        <AppealField name="deskCode" label="filter.deskCode">
          <PickOne options={lists.desks} />
        </AppealField>
      )}
      <AppealField name="appellantName" label="appellant.name">
        <Input maxLength={60} autoComplete="off" />
      </AppealField>
      <AppealField name="appellantPhone" label="appellant.phone">
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </AppealField>
      <Form.Item label={t('appellant.wishes')}>
        <Flex gap={16}>
          <Form.Item name="isAnonymous" valuePropName="checked" noStyle>
            <Checkbox>{t('appellant.anonymous')}</Checkbox>
          </Form.Item>
          <Form.Item name="isConfidential" valuePropName="checked" noStyle>
            <Checkbox>{t('appellant.confidential')}</Checkbox>
          </Form.Item>
        </Flex>
      </Form.Item>
      <AppealField name="title" label="appeal.title" isWide>
        <Input maxLength={120} showCount />
      </AppealField>
      <AppealField name="content" label="appeal.content" isWide>
        <Input.TextArea maxLength={8000} showCount autoSize={{ minRows: 5, maxRows: 16 }} />
      </AppealField>
      <AppealField name="categoryCode" label="filter.categoryCode" isWide>
        <PickOne options={lists.categories} />
      </AppealField>
      <AppealField name="divisionCode" label="appeal.division">
        <PickOne options={lists.divisions} />
      </AppealField>
      <AppealField name="address" label="appellant.address">
        <Input maxLength={200} autoComplete="off" />
      </AppealField>
      {lists.programmeTags.length > 0 && (
        <AppealField name="programmeTag" label="filter.programmeTag">
          <PickOne options={lists.programmeTags} />
        </AppealField>
      )}
      <AppealField name="sourceRef" label="appeal.sourceRef">
        <Input maxLength={80} />
      </AppealField>
    </div>
  )
}

interface AppealFieldProps {
  readonly name: Field
  readonly label: LabelKey
  readonly isWide?: boolean
  readonly children: ReactNode
}

function AppealField({ name, label, isWide = false, children }: AppealFieldProps) {
  const { t, language } = useLanguage()
  const isNeeded = needed.includes(name)
  return (
    <Form.Item
      name={name}
      label={t(label)}
      className={isWide ? 'wide' : ''}
      required={isNeeded}
      rules={[
        {
          validator: (_, value: unknown) => {
            const problem = problemOf(newAppeal.shape[name], value, isNeeded, language)
            return problem === undefined ? Promise.resolve() : Promise.reject(new Error(problem))
          },
        },
      ]}
    >
      {children}
    </Form.Item>
  )
}

interface PickOneProps {
  readonly options: readonly Option[]
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (value: string | undefined) => void
}

function PickOne({ options, value, onChange, ...rest }: PickOneProps) {
  const { t } = useLanguage()
  return (
    <Select<string>
      {...rest}
      value={value ?? null}
      onChange={(chosen: string | undefined) => onChange?.(chosen)}
      options={[...options]}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={t('choose')}
    />
  )
}
