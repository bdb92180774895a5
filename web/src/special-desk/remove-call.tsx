import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnsweringDayView, LedgerLine } from '@yihu/contract/special-desk-routes'
import { App, Button, Popconfirm } from 'antd'
import { callRoute } from '../api/call.ts'
import { errorMessage } from '../api/problem-error.ts'
import { answeringDayQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { useWords } from './labels.ts'

interface RemoveCallProps {
  readonly day: AnsweringDayView
  readonly line: LedgerLine
}

/** Takes an order that was added wrongly off the session; the order itself stays. */
export function RemoveCall({ day, line }: RemoveCallProps) {
  const words = useWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const { answeringDayId } = day
  const remove = useMutation({
    mutationFn: () =>
      callRoute('removeFromAnsweringDay', { params: { answeringDayId, orderId: line.orderId } }),
    onSuccess: (page) => queryClient.setQueryData(answeringDayQuery(answeringDayId).queryKey, page),
    onError: (error) => void message.error(errorMessage(error, language)),
  })
  return (
    <Popconfirm
      title={words('removeAsk')}
      okText={words('remove')}
      cancelText={words('cancel')}
      onConfirm={() => remove.mutate()}
    >
      <Button size="small" loading={remove.isPending} aria-label={words('removeOne', { no: line.orderNo })}>
        {words('remove')}
      </Button>
    </Popconfirm>
  )
}
