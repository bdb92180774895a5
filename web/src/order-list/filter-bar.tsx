import { orderFilterLabels } from '@yihu/contract/order-filter-labels'
import type { OrderFilter } from '@yihu/contract/orders'
import { unitQueues } from '@yihu/contract/orders'
import type { InputRef } from 'antd'
import { urgencies, urgencyLabels } from '@yihu/core/appeal/appeal'
import { orderStateLabels, orderStates } from '@yihu/core/order/states'
import { Button, Grid, Input, Select } from 'antd'
import type { ReactNode, Ref } from 'react'
import { useState } from 'react'
import { useLanguage } from '../language/language.ts'
import type { Option } from '../language/use-names.ts'
import { useNames } from '../language/use-names.ts'
import type { NarrowingKey } from './filter-in-url.ts'
import { activeKeys } from './filter-in-url.ts'
import { useListWords } from './labels.ts'

type Change = { [Key in keyof OrderFilter]?: OrderFilter[Key] | undefined }

interface FilterBarProps {
  readonly filter: OrderFilter
  readonly onChange: (change: Change) => void
  readonly searchRef: Ref<InputRef>
}

const folded = [
  'mine',
  'light',
  'below',
  'reworked',
  'circulations',
  'reviewDue',
  'divisionCode',
  'urgency',
  'deskCode',
  'programmeTag',
  'from',
  'until',
  'supervised',
  'hardCase',
  'pending',
] as const

/** Everything the list can be narrowed by; each choice goes to the address bar at once. */
export function FilterBar({ filter, onChange, searchRef }: FilterBarProps) {
  const { t, pick } = useLanguage()
  const words = useListWords()
  const { known: lists } = useNames()
  const [isOpen, setIsOpen] = useState(() => folded.some((key) => activeKeys(filter).includes(key)))
  const yesNo: Option[] = [
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ]
  const pending: Option[] = [
    { value: 'return', label: t('pending.return') },
    { value: 'extension', label: t('pending.extension') },
  ]
  // On a phone the orders come first: words and state, the rest behind the button.
  const isShort = Grid.useBreakpoint().sm === false && !isOpen
  const yes: Option[] = [{ value: 'true', label: t('yes') }]
  const queues = unitQueues.map((queue) => ({ value: queue, label: words(`mine.${queue}`) }))
  const lights = (['green', 'yellow', 'red'] as const).map((light) => ({
    value: light,
    label: t(`light.${light}`),
  }))
  const rounds: Option[] = ['1', '2', '3', '5'].map((times) => ({ value: times, label: times }))
  const states = orderStates.map((state) => ({ value: state, label: pick(orderStateLabels[state]) }))
  const levels = urgencies.map((urgency) => ({ value: urgency, label: pick(urgencyLabels[urgency]) }))

  const choice = (key: NarrowingKey, options: readonly Option[]) => (
    <Choice
      label={key}
      value={filter[key] === undefined ? undefined : String(filter[key])}
      options={options}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  const day = (key: 'from' | 'until') => (
    <Field label={key}>
      <Input
        type="date"
        value={filter[key] ?? ''}
        onChange={(event) => onChange({ [key]: event.target.value || undefined })}
      />
    </Field>
  )
  return (
    <search>
      <div className="filters">
        <Field label="q">
          <Input.Search
            key={filter.q ?? ''}
            ref={searchRef}
            defaultValue={filter.q ?? ''}
            placeholder={t('filter.qHint')}
            maxLength={100}
            allowClear
            onSearch={(value) => onChange({ q: value.trim() || undefined })}
          />
        </Field>
        <Field label="state">
          <Select
            mode="multiple"
            maxTagCount="responsive"
            allowClear
            placeholder={t('filter.any')}
            value={filter.state?.split(',') ?? []}
            options={states}
            onChange={(values: string[]) => onChange({ state: values.join(',') || undefined })}
            aria-label={pick(orderFilterLabels.state)}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Field>
        {!isShort && (
          <>
            {choice('unitId', lists.units)}
            {choice('kind', lists.kinds)}
            {choice('channelCode', lists.channels)}
            {choice('categoryCode', lists.categories)}
            {choice('overdue', yesNo)}
          </>
        )}
        {isOpen && (
          <>
            {choice('mine', queues)}
            {choice('light', lights)}
            {filter.unitId !== undefined && choice('below', yes)}
            {choice('urgency', levels)}
            {choice('pending', pending)}
            {choice('supervised', yesNo)}
            {choice('hardCase', yesNo)}
            {choice('reworked', yesNo)}
            {choice('circulations', rounds)}
            {choice('reviewDue', yes)}
            {lists.divisions.length > 0 && choice('divisionCode', lists.divisions)}
            {day('from')}
            {day('until')}
            {lists.desks.length > 0 && choice('deskCode', lists.desks)}
            {lists.programmeTags.length > 0 && choice('programmeTag', lists.programmeTags)}
          </>
        )}
      </div>
      <Button
        type="link"
        size="small"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        style={{ paddingInline: 0 }}
      >
        {isOpen ? t('filter.less') : t('filter.more')}
      </Button>
    </search>
  )
}

interface ChoiceProps {
  readonly label: NarrowingKey
  readonly value: string | undefined
  readonly options: readonly Option[]
  readonly onChange: (value: string | undefined) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const { t, pick } = useLanguage()
  return (
    <Field label={label}>
      <Select<string>
        allowClear
        placeholder={t('filter.any')}
        value={value ?? null}
        options={[...options]}
        onChange={(chosen: string | undefined) => onChange(chosen)}
        aria-label={pick(orderFilterLabels[label])}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
      />
    </Field>
  )
}

function Field({ label, children }: { readonly label: NarrowingKey; readonly children: ReactNode }) {
  const { pick } = useLanguage()
  return (
    // The control is in `children`.
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control
    <label>
      <span>{pick(orderFilterLabels[label])}</span>
      {children}
    </label>
  )
}
