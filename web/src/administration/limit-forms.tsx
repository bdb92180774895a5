import type { LimitView } from '@yihu/contract/administration'
import { urgencies, urgencyLabels } from '@yihu/core/appeal/appeal'
import { limitText } from '@yihu/core/deadline/limit-text'
import { Alert, Checkbox, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { useReferenceData } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { ChangeForm } from './change-form.tsx'
import { EndForm } from './end-form.tsx'
import { ChoiceField, DayField, Field, orNull, TextField, todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import { calendarOf, clocks, limitUnits, previewLimit, rowsWithout } from './limit-reading.ts'
import type { useSearchState } from './search-state.ts'

type LimitFields = Omit<LimitView, 'limitId' | 'version'>
interface LimitFormsProps {
  readonly limits: readonly LimitView[]
  readonly calendar: Parameters<typeof calendarOf>[0]
  readonly state: ReturnType<typeof useSearchState>
}

/** The form that the address bar asks for: add a limit, replace one from a day on, or end it. */
export function LimitForms({ limits, calendar, state }: LimitFormsProps) {
  const w = useAdministrationWords()
  const [form] = Form.useForm<LimitFields>()
  const { act, close: onClose } = state
  const limit = limits.find(({ limitId }) => limitId === state.on)
  if (act === 'close' && limit)
    return (
      <EndForm
        title={`${w('limits.end')} · ${limit.clause}`}
        text={w('limits.holds')}
        onClose={onClose}
        end={(on, reason) =>
          callRoute('changeLimit', {
            params: { limitId: limit.limitId },
            body: { change: 'close', on, version: limit.version, reason },
          })
        }
      />
    )
  const isReplacing = act === 'replace' && limit !== undefined
  if (act !== 'add' && !isReplacing) return null
  return (
    <ChangeForm<LimitFields>
      title={isReplacing ? `${w('limits.replace')} · ${limit.clause}` : w('limits.add')}
      form={form}
      initial={
        isReplacing
          ? { ...limit, validFrom: todayThere() }
          : { clock: 'handle', unit: 'workingDays', validFrom: todayThere(), isLawOverride: false }
      }
      onClose={onClose}
      save={({ reason, ...values }) => {
        const row = complete(values)
        return isReplacing
          ? callRoute('changeLimit', {
              params: { limitId: limit.limitId },
              body: { change: 'replace', row, version: limit.version, reason },
            })
          : callRoute('addLimit', { body: { ...row, reason } })
      }}
      footnote={
        <Preview form={form} limits={limits} replaced={isReplacing ? limit : undefined} calendar={calendar} />
      }
    >
      <LimitInputs />
    </ChangeForm>
  )
}

function LimitInputs() {
  const w = useAdministrationWords()
  const { pick } = useLanguage()
  const { lists } = useNames()
  return (
    <>
      <div className="two-columns">
        <ChoiceField
          name="clock"
          label="limits.clock"
          options={clocks.map((one) => ({ value: one, label: w(`limits.clock.${one}`) }))}
        />
        <TextField name="clause" label="limits.clause" hint="limits.clauseHint" maxLength={200} />
        <Field name="amount" label="limits.amount">
          <InputNumber min={1} precision={0} style={{ width: '100%' }} />
        </Field>
        <ChoiceField
          name="unit"
          label="limits.unit"
          options={limitUnits.map((one) => ({ value: one, label: w(`limits.unit.${one}`) }))}
        />
        <ChoiceField
          name="urgency"
          label="limits.urgency"
          options={urgencies.map((one) => ({ value: one, label: pick(urgencyLabels[one]) }))}
          isOptional
        />
        <ChoiceField name="appealKind" label="limits.kind" options={lists.kinds} isOptional />
        <ChoiceField name="channelCode" label="limits.channel" options={lists.channels} isOptional />
        <ChoiceField name="deskCode" label="limits.desk" options={lists.desks} isOptional />
        <ChoiceField name="categoryCode" label="limits.category" options={lists.categories} isOptional />
        <Field name="unitLevel" label="limits.level" isOptional>
          <InputNumber min={1} max={9} precision={0} style={{ width: '100%' }} placeholder={w('any')} />
        </Field>
        <DayField name="validFrom" label="validFrom" />
        <DayField name="validUntil" label="lastDay" isOptional />
      </div>
      <Form.Item name="isLawOverride" valuePropName="checked">
        <Checkbox>
          {w('limits.law')}（{w('limits.lawHint')}）
        </Checkbox>
      </Form.Item>
    </>
  )
}

/** Computed by the rules as the fields are filled: what would contradict, else when such an order were due. */
function Preview({
  form,
  limits,
  replaced,
  calendar,
}: Pick<LimitFormsProps, 'limits' | 'calendar'> & {
  readonly form: ReturnType<typeof Form.useForm<LimitFields>>[0]
  readonly replaced: LimitView | undefined
}) {
  const w = useAdministrationWords()
  const { language } = useLanguage()
  const categories = useReferenceData()?.categories ?? []
  const [now] = useState(() => new Date())
  const values = Form.useWatch([], form) as Partial<LimitFields> | undefined
  if (!values?.clock || !values.amount || !values.unit || !values.validFrom) return null
  const row = complete(values)
  const others = rowsWithout(limits, replaced, row.validFrom)
  const { contradicts, preview } = previewLimit(row, others, calendarOf(calendar), categories, now)
  if (contradicts)
    return (
      <Alert
        type="warning"
        showIcon
        title={w('limits.contradiction', {
          clause: contradicts.clause,
          limit: limitText(contradicts.limit, language),
        })}
      />
    )
  if (!preview) return null
  const { start, due, isOther } = preview
  const clause = preview.clause || '…'
  return (
    <Alert
      type={isOther ? 'warning' : 'success'}
      showIcon
      title={w('limits.preview', { start, due, clause, clock: w(`limits.clock.${row.clock}`) })}
      {...(isOther ? { description: w('limits.previewOther') } : {})}
    />
  )
}

function complete(values: Partial<LimitFields>): LimitFields {
  return {
    clock: values.clock ?? 'handle',
    appealKind: orNull(values.appealKind),
    urgency: orNull(values.urgency),
    channelCode: orNull(values.channelCode),
    deskCode: orNull(values.deskCode),
    categoryCode: orNull(values.categoryCode),
    unitLevel: orNull(values.unitLevel),
    amount: values.amount ?? 1,
    unit: values.unit ?? 'workingDays',
    isLawOverride: values.isLawOverride === true,
    validFrom: values.validFrom ?? '',
    validUntil: orNull(values.validUntil),
    clause: values.clause ?? '',
  }
}
