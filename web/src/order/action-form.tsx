import type { PresentPerson } from '@yihu/contract/live'
import type { OrderView } from '@yihu/contract/orders'
import { refusalOf } from '@yihu/core/order/act'
import type { ActionRow } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'
import type { ActionFields } from '@yihu/core/order/command'
import { Alert, App, Button, Drawer, Flex, Form } from 'antd'
import { useCallback, useState } from 'react'
import { purposeOfAction } from '../attachment/action-purpose.ts'
import { AttachmentField } from '../attachment/attachment-field.tsx'
import type { FieldState } from '../attachment/attachment-field.tsx'
import { useAttachmentWords } from '../attachment/labels.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useLanguage } from '../language/language.ts'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { ChangedMeanwhile } from '../presence/changed-meanwhile.tsx'
import { SomebodyElse } from '../presence/somebody-else.tsx'
import { useSession } from '../session/session-context.ts'
import { ActionInputs, fieldsOf } from './action-inputs.tsx'
import type { Offer } from './offers.ts'
import { orderFromView } from './order-from-view.ts'
import { refusalText } from './refusal-text.ts'
import { useAct } from './use-act.ts'
import { usePolicy } from './use-policy.ts'

interface ActionFormProps {
  readonly view: OrderView
  readonly offer: Offer
  /** Others who have the order open. */
  readonly others: readonly PresentPerson[]
  readonly onClose: () => void
}

/** The form of any action, made from its row of the life-cycle table; the rules are asked before the server is. */
export function ActionForm({ view, offer, others, onClose }: ActionFormProps) {
  useReturnFocus()
  const { t, pick, language } = useLanguage()
  const session = useSession()
  const policy = usePolicy(view.acceptedAt)
  const [form] = Form.useForm<Record<string, unknown>>()
  const [refusal, setRefusal] = useState<string>()
  const words = useAttachmentWords()
  const { message } = App.useApp()
  const [attached, setAttached] = useState<FieldState>()
  const purpose = purposeOfAction(offer.action)
  const noticeFiles = useCallback((state: FieldState) => {
    setAttached(state)
    // Whoever was asked to wait is not asked any longer.
    if (!state.isBusy) setRefusal(undefined)
  }, [])
  const [seen, setSeen] = useState(Math.max(view.version, offer.version ?? 0))
  const [isWarned, setIsWarned] = useState(() => others.some(isEditing))
  const filling = others.filter(isEditing)
  // Whoever was filling in has gone: nothing stands before the form any more, now or when the next one comes.
  if (isWarned && filling.length === 0) setIsWarned(false)
  const act = useAct(view, seen, onClose)
  const hasChanged = view.version > seen
  const row: ActionRow = actions[offer.action]
  const unit = view.assignments.find(({ assignmentId }) => assignmentId === offer.assignmentId)

  function cancel() {
    // What was uploaded is part of the order, with or without the action: nothing vanishes unsaid.
    if (attached && attached.added > 0) void message.info(words('stays', { count: attached.added }))
    onClose()
  }

  function submit(values: Record<string, unknown>) {
    if (attached?.isBusy) return setRefusal(words('waitForUpload'))
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)))
    const { action, assignmentId } = offer
    // The form has been checked by the contract's schemas, so its values have the types of the fields.
    const command = { action, assignmentId, fields: filled as ActionFields }
    // On an order that has changed unseen the server decides, which knows the change.
    const isBehind = view.version < seen
    const refused =
      hasChanged || isBehind
        ? undefined
        : refusalOf(orderFromView(view), command, { actor: session, now: new Date(), policy })
    setRefusal(refused && refusalText(refused, language))
    if (!refused) act.mutate(command)
  }

  return (
    <Drawer
      open
      size={560}
      title={[pick(row), unit?.unitName].filter(Boolean).join(' · ')}
      onClose={cancel}
      closable={{ 'aria-label': t('cancel') }}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={cancel}>{t('cancel')}</Button>
          <Button type="primary" disabled={isWarned} loading={act.isPending} onClick={() => form.submit()}>
            {t('action.confirm', { action: pick(row) })}
          </Button>
        </Flex>
      }
    >
      <div className="stack">
        <p className="soft" style={{ margin: 0 }}>
          {view.orderNo} · {view.appeal.title}
        </p>
        {isWarned && <SomebodyElse others={filling} onInsist={() => setIsWarned(false)} />}
        {fieldsOf(row).length === 0 && !isWarned && <p>{t('action.noFields', { action: pick(row) })}</p>}
        <Form
          form={form}
          layout="vertical"
          hidden={isWarned}
          initialValues={initialValues(offer, view)}
          scrollToFirstError={{ focus: true }}
          onFinish={submit}
          onValuesChange={(changed) => {
            // An unreached call-back can only be unrated.
            if (changed['isReached'] === false) form.setFieldValue('satisfaction', 'unrated')
          }}
        >
          <ActionInputs view={view} offer={offer} form={form} />
        </Form>
        {purpose && (
          <div className="stack" style={{ gap: 6 }}>
            <span aria-hidden>{words('field')}</span>
            <AttachmentField
              view={view}
              purpose={purpose}
              assignmentId={offer.assignmentId}
              onState={noticeFiles}
              keepsAdded
            />
          </div>
        )}
        {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
        {act.error && <ProblemAlert error={act.error} />}
        {hasChanged && (
          <ChangedMeanwhile
            view={view}
            seen={seen}
            offer={offer}
            onAccept={() => {
              setSeen(view.version)
              act.reset()
            }}
          />
        )}
      </div>
    </Drawer>
  )
}

function isEditing({ editingAction }: PresentPerson): boolean {
  return editingAction !== null
}

function initialValues({ action, initial = {} }: Offer, view: OrderView): Record<string, unknown> {
  if (action !== 'recordCallback') return { ...initial }
  return { method: view.state === 'closed' ? 'spotCheck' : 'manual' }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
