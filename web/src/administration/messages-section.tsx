import type { FailedMessage } from '@yihu/contract/settings'
import type { ActionRow } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link } from 'react-router'
import { callRoute } from '../api/call.ts'
import { errorMessage } from '../api/problem-error.ts'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { AdminTable } from './admin-table.tsx'
import type { BulkActing } from './bulk-act.tsx'
import { administrationKey } from './administration-queries.ts'
import { useAdministrationWords } from './labels.ts'
import { useRulesWords } from './rules-labels.ts'
import { failedMessagesQuery } from './rules-queries.ts'

/** Messages that were given up, each to be sent again when its cause is mended. */
export function MessagesSection() {
  const w = useAdministrationWords()
  const words = useRulesWords()
  const { language, pick } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(failedMessagesQuery)
  const again = useMutation({
    mutationFn: (messageId: string) => callRoute('sendMessageAgain', { params: { messageId } }),
    onSuccess: () => void message.success(words('sentAgain')),
    onError: (problem) => void message.error(errorMessage(problem, language)),
    onSettled: () => queries.invalidateQueries({ queryKey: administrationKey }),
  })
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const about = (template: string) => {
    const row: ActionRow | undefined = Object.entries(actions).find(([name]) => name === template)?.[1]
    return row ? pick(row) : words('callbackLink')
  }
  const sending: BulkActing<FailedMessage> = {
    label: words('sendAgain'),
    asks: 'consent',
    idOf: ({ messageId }) => messageId,
    nameOf: ({ orderNo, recipient }) => `${orderNo} ${recipient}`,
    fits: ({ canSendAgain }) => canSendAgain,
    act: ({ messageId }) => callRoute('sendMessageAgain', { params: { messageId } }),
  }
  return (
    <>
      {data.total > 0 && <p className="soft">{words('failedCount', { count: data.total })}</p>}
      <AdminTable<FailedMessage>
        rows={data.rows}
        fileName={w('section.messages')}
        bulk={sending}
        size="small"
        rowKey="messageId"
        dataSource={data.rows}
        pagination={false}
        locale={{ emptyText: words('failedNone') }}
        scroll={{ x: 820 }}
        columns={[
          {
            title: words('madeAt'),
            key: 'at',
            width: 140,
            text: (row) => formatInstant(row.madeAt),
            render: (_, row) => formatInstant(row.madeAt),
          },
          {
            title: words('channel'),
            key: 'channel',
            text: (row) => words(`channel.${row.channel}`),
            width: 80,
            render: (_, row) => words(`channel.${row.channel}`),
          },
          {
            title: words('recipient'),
            dataIndex: 'recipient',
            width: 150,
            text: ({ recipient }) => recipient,
          },
          {
            title: words('about'),
            key: 'about',
            width: 110,
            text: (row) => about(row.template),
            render: (_, row) => about(row.template),
          },
          {
            title: words('order'),
            key: 'order',
            text: ({ orderNo }) => orderNo,
            width: 190,
            render: (_, row) => <Link to={paths.order(row.orderId)}>{row.orderNo}</Link>,
          },
          { title: words('tried'), dataIndex: 'attempts', width: 64, align: 'right' },
          {
            title: words('error'),
            key: 'error',
            text: (row) => row.error ?? '',
            render: (_, row) => row.error ?? '—',
          },
          {
            title: <span className="visually-hidden">{w('actions')}</span>,
            key: 'actions',
            width: 120,
            fixed: 'right',
            render: (_, row) =>
              row.canSendAgain ? (
                <Button
                  size="small"
                  disabled={again.isPending}
                  aria-label={words('sendAgainOf', { order: row.orderNo, recipient: row.recipient })}
                  onClick={() => again.mutate(row.messageId)}
                >
                  {words('sendAgain')}
                </Button>
              ) : (
                <span className="names">{words('linkGone')}</span>
              ),
          },
        ]}
      />
    </>
  )
}
