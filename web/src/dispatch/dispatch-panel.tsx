import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { Button, Flex, Form } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useActOnSeen } from '../order/use-act-on-seen.ts'
import { AppealText } from './appeal-text.tsx'
import { DecisionForm, filled, WordsField } from './decision-form.tsx'
import { suggestedUnitsQuery } from './dispatch-queries.ts'
import { phrases, useWords } from './labels.ts'
import { MergeCandidates } from './merge-candidates.tsx'
import { SuggestedUnits } from './suggested-units.tsx'
import { UnitSelect } from './unit-select.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { useRefusal } from './use-refusal.ts'

interface Values {
  unitId?: string
  assistingUnitIds?: string[]
  opinion?: string
}

/** An order to dispatch: what was said, who should have it and why, and a form that one key fills in. */
export function DispatchPanel({ view, next }: { readonly view: OrderView; readonly next: () => void }) {
  const { pick, t } = useLanguage()
  const words = useWords()
  const [form] = Form.useForm<Values>()
  const act = useActOnSeen(view, next)
  const refusal = useRefusal(view)
  const { data: suggestions } = useQuery(suggestedUnitsQuery(view.orderId))
  const mayNot = refusal('dispatch')
  const unitId = Form.useWatch('unitId', form)
  const assisting = Form.useWatch('assistingUnitIds', form) ?? []
  const take = (index: number) => {
    const chosen = suggestions?.[index]
    if (!chosen) return
    form.setFieldsValue({ unitId: chosen.unitId, assistingUnitIds: without(assisting, chosen.unitId) })
    document.getElementById('dispatch_opinion')?.focus()
  }
  useDeskKeys({
    n: next,
    ...(mayNot === undefined ? { 1: () => take(0), 2: () => take(1), 3: () => take(2) } : {}),
  })

  return (
    <section className="panel desk-lead" aria-label={words('dispatchForm')}>
      <div className="stack">
        <AppealText view={view} />
        <MergeCandidates view={view} mayMerge={refusal('merge') === undefined} onDone={next} />
      </div>
      <div className="stack">
        <SuggestedUnits
          view={view}
          suggestions={suggestions}
          isChosen={(id) => id === unitId}
          onTake={take}
          onAssist={(id) => form.setFieldValue('assistingUnitIds', [...without(assisting, id), id])}
        />
        {mayNot === undefined ? (
          <DecisionForm<Values>
            name="dispatch"
            form={form}
            confirm={words('dispatch')}
            isPending={act.isPending}
            error={act.error}
            onSubmit={(values) => act.mutate({ action: 'dispatch', fields: filled(values) })}
          >
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
            <WordsField name="opinion" label={words('opinion')} />
            <Flex gap={4} wrap className="phrases">
              {phrases.map((phrase) => (
                <Button
                  key={phrase.zh}
                  size="small"
                  onClick={() => {
                    const written = form.getFieldValue('opinion') as string | undefined
                    form.setFieldValue('opinion', `${written ?? ''}${pick(phrase)}`)
                  }}
                >
                  {pick(phrase)}
                </Button>
              ))}
            </Flex>
          </DecisionForm>
        ) : (
          <p className="soft">{mayNot}</p>
        )}
      </div>
    </section>
  )
}

function without(list: readonly string[], unitId: string): string[] {
  return list.filter((one) => one !== unitId)
}
