import type { OrderView } from '@yihu/contract/orders'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useActOnSeen } from '../order/use-act-on-seen.ts'
import { DecisionForm, filled, WordsField } from './decision-form.tsx'
import { useWords } from './labels.ts'

interface Values {
  participants?: string
  conclusion?: string
  legalBasis?: string
}

/** Who sat together, what they concluded and on what ground (R11.2); open at once while there is no conferral yet. */
export function ConferralForm({ view, isOpen }: { readonly view: OrderView; readonly isOpen: boolean }) {
  const words = useWords()
  const [form] = Form.useForm<Values>()
  const [isShown, setIsShown] = useState(isOpen)
  const act = useActOnSeen(view, () => {
    form.resetFields()
    setIsShown(false)
  })
  if (!isShown)
    return (
      <div>
        <Button onClick={() => setIsShown(true)}>{words('recordConferral')}</Button>
      </div>
    )
  return (
    <DecisionForm<Values>
      name="confer"
      form={form}
      confirm={words('recordConferral')}
      isPending={act.isPending}
      error={act.error}
      {...(isOpen ? {} : { onClose: () => setIsShown(false) })}
      onSubmit={(values) => act.mutate({ action: 'confer', fields: filled(values) })}
    >
      <WordsField name="participants" label={words('participants')} isRequired rows={1} />
      <WordsField name="conclusion" label={words('conclusion')} isRequired />
      <WordsField name="legalBasis" label={words('legalBasis')} rows={1} />
    </DecisionForm>
  )
}
