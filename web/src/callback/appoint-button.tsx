import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Input } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useWords } from './labels.ts'

/** 预约回访: the time the appellant named. The order comes back by itself when the time has come. */
export function AppointButton({ orderId }: { readonly orderId: string }) {
  const words = useWords()
  const queryClient = useQueryClient()
  const { keyFor, forget } = useIdempotencyKey()
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState('')
  const [note, setNote] = useState('')
  const appoint = useMutation({
    mutationFn: () => {
      // Times are the centre's, wherever the browser stands.
      const body = { at: new Date(`${at}:00+08:00`).toISOString(), note: note.trim() || null }
      return callRoute('appointCallback', { params: { orderId }, body, idempotencyKey: keyFor(body) })
    },
    onSuccess: async () => {
      forget()
      setOpen(false)
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['order', orderId] }),
        queryClient.invalidateQueries({ queryKey: ['orders'] }),
      ])
    },
  })
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{words('appoint')}</Button>
  return (
    <div className="stack call-appointment">
      <Flex gap={8} align="end" wrap>
        <label>
          <span>{words('appointAt')}</span>
          <Input type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
        </label>
        <label>
          <span>{words('appointNote')}</span>
          <Input value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
        </label>
        <Button disabled={at === ''} loading={appoint.isPending} onClick={() => appoint.mutate()}>
          {words('appointSave')}
        </Button>
        <Button type="text" onClick={() => setOpen(false)}>
          {words('cancel')}
        </Button>
      </Flex>
      {appoint.error && <ProblemAlert error={appoint.error} />}
    </div>
  )
}
