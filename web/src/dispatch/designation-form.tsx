import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { Checkbox, Form } from 'antd'
import { callRoute } from '../api/call.ts'
import type { CallInput } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { DecisionForm, filled, WordsField } from './decision-form.tsx'
import { suggestedUnitsQuery } from './dispatch-queries.ts'
import { useWords } from './labels.ts'
import { SuggestedUnits } from './suggested-units.tsx'
import { UnitSelect } from './unit-select.tsx'
import { useDeskCall } from './use-desk-call.ts'

type Designation = Omit<CallInput<'designateUnit'>['body'], 'version'>
interface Values {
  unitId?: string
  assistingUnitIds?: string[]
  reason?: string
  legalBasis?: string
  opinion?: string
  isPrecedent?: boolean
}

/** Fixes who leads and who assists, as the conferral concluded; kept in the responsibility list unless unticked. */
export function DesignationForm({ view }: { readonly view: OrderView }) {
  const { t } = useLanguage()
  const { nameIn } = useNames()
  const words = useWords()
  const [form] = Form.useForm<Values>()
  const send = useDeskCall<Designation>(
    view,
    words('designate'),
    (sent) => callRoute('designateUnit', sent),
    () => undefined,
  )
  const { data: suggestions } = useQuery(suggestedUnitsQuery(view.orderId))
  const unitId = Form.useWatch('unitId', form)
  const assisting = Form.useWatch('assistingUnitIds', form) ?? []
  const last = view.conferrals.at(-1)
  const { divisionCode } = view.appeal
  const division = divisionCode === null ? words('everywhere') : nameIn('divisions', divisionCode)
  return (
    <>
      {suggestions !== undefined && suggestions.length > 0 && (
        <SuggestedUnits
          view={{ ...view, assignments: [] }}
          suggestions={suggestions}
          isChosen={(id) => id === unitId}
          onTake={(index) => form.setFieldValue('unitId', suggestions[index]?.unitId)}
          onAssist={(id) => form.setFieldValue('assistingUnitIds', [...new Set([...assisting, id])])}
        />
      )}
      <DecisionForm<Values>
        name="designate"
        form={form}
        initialValues={{
          reason: last?.conclusion ?? '',
          legalBasis: last?.legalBasis ?? '',
          isPrecedent: true,
        }}
        confirm={words('confirmDesignate')}
        isPending={send.isPending}
        error={send.error}
        onSubmit={({ isPrecedent = false, unitId: lead = '', reason = '', legalBasis = '', ...rest }) =>
          send.mutate({
            unitId: lead,
            reason: reason.trim(),
            legalBasis: legalBasis.trim(),
            isPrecedent,
            ...filled(rest),
          })
        }
      >
        <div className="form-grid">
          <Form.Item name="unitId" label={words('lead')} rules={[{ required: true, message: t('choose') }]}>
            <UnitSelect label={words('lead')} without={[view.accusedUnitId, ...assisting]} />
          </Form.Item>
          <Form.Item name="assistingUnitIds" label={words('assisting')}>
            <UnitSelect
              label={words('assisting')}
              without={[view.accusedUnitId, unitId ?? null]}
              isMultiple
            />
          </Form.Item>
        </div>
        <WordsField name="reason" label={words('designateReason')} isRequired />
        <WordsField name="legalBasis" label={words('legalBasis')} isRequired rows={1} />
        <WordsField name="opinion" label={words('opinion')} rows={1} />
        <Form.Item
          name="isPrecedent"
          valuePropName="checked"
          extra={words('precedentText', { category: nameIn('categories', view.categoryCode), division })}
        >
          <Checkbox>{words('precedent')}</Checkbox>
        </Form.Item>
      </DecisionForm>
    </>
  )
}
