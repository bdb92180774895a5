import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnsweringDayView } from '@yihu/contract/special-desk-routes'
import { Button, Flex, Input } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { answeringDayQuery } from '../api/queries.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useSession } from '../session/session-context.ts'
import { useWords } from './labels.ts'

/** Adds an order to the session by the number that the desk shows after accepting. */
export function AddCall({ day }: { readonly day: AnsweringDayView }) {
  const words = useWords()
  const queryClient = useQueryClient()
  const { permissions } = useSession()
  const [orderNo, setOrderNo] = useState('')
  const { answeringDayId } = day
  const add = useMutation({
    mutationFn: () =>
      callRoute('addToAnsweringDay', { params: { answeringDayId }, body: { orderNo: orderNo.trim() } }),
    onSuccess: (page) => {
      setOrderNo('')
      queryClient.setQueryData(answeringDayQuery(answeringDayId).queryKey, page)
    },
  })
  if (!permissions.includes('appeal.accept')) return null
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (orderNo.trim() !== '') add.mutate()
      }}
    >
      <Flex gap={8} align="end" wrap>
        <label>
          <span>{words('orderNo')}</span>
          <Input
            value={orderNo}
            onChange={(event) => setOrderNo(event.target.value)}
            placeholder={words('orderNoHint')}
            maxLength={40}
          />
        </label>
        <Button htmlType="submit" loading={add.isPending}>
          {words('add')}
        </Button>
      </Flex>
      {add.error && <ProblemAlert error={add.error} />}
    </form>
  )
}
