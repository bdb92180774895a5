import type { OrderView } from '@yihu/contract/orders'
import { refusalOf } from '@yihu/core/order/act'
import type { ActionFields } from '@yihu/core/order/command'
import { actions } from '@yihu/core/order/actions'
import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { ActionInputs } from '../order/action-inputs.tsx'
import type { Offer } from '../order/offers.ts'
import { orderFromView } from '../order/order-from-view.ts'
import { refusalText } from '../order/refusal-text.ts'
import { useAct } from '../order/use-act.ts'
import { useSeenVersion } from '../order/use-seen-version.ts'
import { ChangedMeanwhile } from '../presence/changed-meanwhile.tsx'
import { usePolicy } from '../order/use-policy.ts'
import { useSession } from '../session/session-context.ts'
import { useWords } from './labels.ts'
import { StepBeside } from './step-beside.tsx'
import type { AssignmentView } from './unit-steps.ts'
import { useDraft } from './use-draft.ts'

interface StepFormProps {
  readonly view: OrderView
  readonly assignment: AssignmentView
  readonly offer: Offer
  readonly onDone: () => void
  /** Whether what is typed stays in the browser until it is sent; never where a number is typed. */
  readonly keepsDraft?: boolean
}

/** The form of one step in its place on the page. */
export function StepForm({ view, assignment, offer, onDone, keepsDraft = false }: StepFormProps) {
  const { t, pick, language } = useLanguage()
  const words = useWords()
  const session = useSession()
  const policy = usePolicy(view.acceptedAt)
  const [form] = Form.useForm<Record<string, unknown>>()
  const [refusal, setRefusal] = useState<string>()
  const draft = useDraft(view.orderId, offer.action, keepsDraft)
  const version = useSeenVersion(view, draft.savedAt !== undefined || form.isFieldsTouched())
  const act = useAct(view, version.seen, () => {
    draft.wipe()
    form.resetFields()
    onDone()
  })
  const { action, assignmentId } = offer
  const held = offer.refusal && refusalText(offer.refusal, language)

  function submit(values: Record<string, unknown>) {
    const filled = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
    )
    // The form has been checked by the contract's schemas, so its values have the types of the fields.
    const command = { action, assignmentId, fields: filled as ActionFields }
    const context = { actor: session, now: new Date(), policy }
    const refused = refusalOf(orderFromView(view), command, context)
    setRefusal(refused && refusalText(refused, language))
    if (!refused) act.mutate(command)
  }

  function add(texts: Readonly<Record<string, string>>) {
    for (const [field, text] of Object.entries(texts)) {
      const before: unknown = form.getFieldValue(field)
      const value = typeof before === 'string' && before.trim() !== '' ? `${before.trimEnd()}\n${text}` : text
      form.setFieldValue(field, value)
    }
    draft.keep(form.getFieldsValue())
  }

  return (
    <div className="step">
      <StepBeside view={view} assignment={assignment} action={action} form={form} onAdd={add} />
      <div className="step-main">
        {held && <Alert type="warning" showIcon title={words('notNow', { reason: held })} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ ...draft.initialValues }}
          // What waits for others can be written meanwhile.
          disabled={held !== undefined && !keepsDraft}
          scrollToFirstError={{ focus: true, block: 'center' }}
          onFinish={submit}
          onValuesChange={(_, values) => draft.keep(values)}
        >
          <ActionInputs view={view} offer={offer} form={form} />
        </Form>
        {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
        {act.error && <ProblemAlert error={act.error} />}
        {version.hasChanged && (
          <ChangedMeanwhile
            view={view}
            seen={version.seen}
            offer={offer}
            onAccept={() => {
              version.accept()
              act.reset()
            }}
          />
        )}
        {draft.savedAt !== undefined && (
          <span className="soft step-draft">
            {words('draftKept', { time: formatInstant(draft.savedAt) })}{' '}
            <Button
              type="link"
              size="small"
              onClick={() => {
                draft.wipe()
                form.setFieldsValue(
                  Object.fromEntries(Object.keys(form.getFieldsValue()).map((field) => [field, undefined])),
                )
              }}
            >
              {words('dropDraft')}
            </Button>
          </span>
        )}
        <div className="step-submit">
          <Button
            type="primary"
            size="large"
            loading={act.isPending}
            disabled={held !== undefined}
            onClick={() => form.submit()}
          >
            {t('action.confirm', { action: pick(actions[action]) })}
          </Button>
        </div>
      </div>
    </div>
  )
}
