import { fieldLabels } from '@yihu/contract/fields'
import { urgencies, urgencyLabels } from '@yihu/core/appeal/appeal'
import { supervisionKindLabels, supervisionKinds } from '@yihu/core/supervision/supervision'
import {
  callbackMethodLabels,
  callbackMethods,
  satisfactionLabels,
  satisfactions,
} from '@yihu/core/callback/callback'
import type { ActionName } from '@yihu/core/order/actions'
import type { FieldName } from '@yihu/core/order/command'
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import type { ComponentProps } from 'react'
import { useLanguage } from '../language/language.ts'
import type { Option } from '../language/use-names.ts'
import { useNames } from '../language/use-names.ts'
import { LeadOrderSelect } from './lead-order-select.tsx'
import { useUnitsBelow } from './use-units-below.ts'

/** What the form hands to each input: antd's `Form.Item` gives `id`, `value` and `onChange`. */
interface FieldInputProps {
  readonly field: FieldName
  readonly action: ActionName
  readonly orderId: string
  /** The unit whose assignment is acted on. */
  readonly unitId?: string
  readonly id?: string
  // Each field has its own type; the contract's schema, not this component, decides what is right.
  readonly value?: unknown
  readonly onChange?: (value: unknown) => void
  readonly 'aria-required'?: boolean | 'true' | 'false'
  readonly 'aria-invalid'?: boolean | 'true' | 'false'
  readonly 'aria-describedby'?: string
}

/** One input for each field of the life-cycle table. */
export function FieldInput({ field, action, orderId, unitId, value, onChange, ...rest }: FieldInputProps) {
  const { t, pick } = useLanguage()
  const { lists } = useNames()
  const below = useUnitsBelow(unitId)
  const label = pick(fieldLabels[field])
  const select = (options: readonly Option[], mode?: 'multiple') => (
    <Select
      {...rest}
      {...(mode ? { mode } : {})}
      value={value ?? null}
      onChange={(chosen: unknown) => onChange?.(chosen)}
      options={[...options]}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('choose')}
      allowClear
      aria-label={label}
    />
  )
  const radio = (options: readonly { value: string | boolean; label: string }[]) => (
    <Radio.Group
      {...rest}
      aria-label={label}
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
      options={[...options]}
    />
  )

  switch (field) {
    case 'unitId':
      return select(action === 'passDown' ? below : lists.units)
    case 'suggestedUnitId':
      return select(lists.units)
    case 'assistingUnitIds':
      return select(lists.units, 'multiple')
    case 'reasonCode':
      return select(action === 'rework' ? lists.reworkReasons : lists.returnReasons)
    case 'categoryCode':
      return select(lists.categories)
    case 'userId':
      return select(lists.staff)
    case 'urgency':
      return radio(urgencies.map((code) => ({ value: code, label: pick(urgencyLabels[code]) })))
    case 'supervisionKind':
      return radio(
        supervisionKinds.map((code) => ({ value: code, label: pick(supervisionKindLabels[code]) })),
      )
    case 'declineCategory':
      return select(lists.declineCategories)
    case 'leadOrderId':
      return (
        <LeadOrderSelect
          {...rest}
          orderId={orderId}
          label={label}
          value={asText(value)}
          onChange={(chosen) => onChange?.(chosen)}
        />
      )
    case 'satisfaction':
      return radio(satisfactions.map((code) => ({ value: code, label: pick(satisfactionLabels[code]) })))
    case 'method':
      // The system's call-back is the appellant's own answer; nobody enters one.
      return radio(
        callbackMethods
          .filter((code) => code !== 'system')
          .map((code) => ({ value: code, label: pick(callbackMethodLabels[code]) })),
      )
    case 'isReached':
    case 'isResponded':
    case 'isResolved':
    case 'isTrue':
      return radio([
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ])
    case 'appellantTold':
      return (
        <Checkbox
          {...rest}
          checked={value === true}
          onChange={(event) => onChange?.(event.target.checked || undefined)}
        >
          {t('field.appellantTold')}
        </Checkbox>
      )
    case 'workingDays':
      return (
        <InputNumber
          {...rest}
          min={1}
          max={60}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={(days) => onChange?.(days)}
        />
      )
    case 'reviewOn':
      return (
        <Input
          {...rest}
          type="date"
          value={asText(value) ?? ''}
          onChange={(event) => onChange?.(event.target.value)}
          style={{ width: 180 }}
        />
      )
    case 'contactNumber':
      return (
        <Input
          {...rest}
          maxLength={200}
          inputMode="tel"
          value={asText(value) ?? ''}
          onChange={(event) => onChange?.(event.target.value)}
        />
      )
    default:
      return (
        <LongText
          {...rest}
          value={asText(value) ?? ''}
          onChange={(event) => onChange?.(event.target.value)}
        />
      )
  }
}

function LongText(props: ComponentProps<typeof Input.TextArea>) {
  return <Input.TextArea {...props} maxLength={4000} showCount autoSize={{ minRows: 3, maxRows: 12 }} />
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
