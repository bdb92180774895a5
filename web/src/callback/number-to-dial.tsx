import { PhoneOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { Button, Flex } from 'antd'
import { callRoute } from '../api/call.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useWords } from './labels.ts'

/** The number, masked until it is to be dialled: one click, logged with the standing reason, gone with the attempt. */
export function NumberToDial({ view }: { readonly view: OrderView }) {
  const words = useWords()
  const { appellantPhone, appellantName } = view.appeal
  const reveal = useMutation({
    mutationFn: () =>
      // The reason is written into the log, which is kept in Chinese.
      callRoute('revealAppellant', { params: { orderId: view.orderId }, body: { reason: '回访' } }),
  })
  if (appellantPhone === null) return <p className="soft call-number">{words('noNumber')}</p>
  const number = reveal.data?.phone
  return (
    <div>
      <Flex gap={12} align="center" wrap aria-live="polite">
        <span className="soft">{words('dial')}</span>
        <strong className="call-number">
          {number ? <a href={`tel:${number}`}>{number}</a> : appellantPhone}
        </strong>
        <span>{reveal.data?.name ?? appellantName}</span>
        {!number && (
          <Button
            icon={<PhoneOutlined aria-hidden />}
            loading={reveal.isPending}
            title={words('revealNote')}
            onClick={() => reveal.mutate()}
          >
            {words('show')}
          </Button>
        )}
      </Flex>
      {reveal.error && <ProblemAlert error={reveal.error} />}
    </div>
  )
}
