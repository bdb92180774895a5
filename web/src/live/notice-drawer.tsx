import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Flex, Segmented } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useWords } from './labels.ts'
import { NoticeLine } from './notice-line.tsx'
import { noticesQuery, unreadQuery } from './notice-queries.ts'

interface NoticeDrawerProps {
  readonly unread: number
  readonly onClose: () => void
}

/** The person's notices, the newest first; opening one reads it. */
export function NoticeDrawer({ unread, onClose }: NoticeDrawerProps) {
  useReturnFocus()
  const words = useWords()
  const [onlyUnread, setOnlyUnread] = useState(false)
  const { data, error, refetch } = useQuery(noticesQuery(onlyUnread))
  const read = useRead()
  return (
    <Drawer
      open
      size={420}
      title={words('notices')}
      onClose={onClose}
      closable={{ 'aria-label': words('close') }}
      footer={<span className="soft">{words('keptDays')}</span>}
    >
      <div className="stack">
        <Flex justify="space-between" align="center" gap={8} wrap>
          <Segmented
            aria-label={words('notices')}
            value={onlyUnread ? 'unread' : 'all'}
            options={[
              { value: 'all', label: words('all') },
              { value: 'unread', label: words('onlyUnread') },
            ]}
            onChange={(value) => setOnlyUnread(value === 'unread')}
          />
          <Button disabled={unread === 0} loading={read.isPending} onClick={() => read.mutate('all')}>
            {words('readAll')}
          </Button>
        </Flex>
        {(error ?? read.error) && <ProblemAlert error={error ?? read.error} onRetry={() => void refetch()} />}
        {data === undefined && !error && <Loading />}
        {data?.rows.length === 0 && <p className="soft">{words(onlyUnread ? 'noneUnread' : 'none')}</p>}
        <ul className="notices">
          {data?.rows.map((notice) => (
            <NoticeLine
              key={notice.noticeId}
              notice={notice}
              onOpen={() => {
                if (notice.readAt === null) read.mutate([notice.noticeId])
                onClose()
              }}
              onRead={() => read.mutate([notice.noticeId])}
            />
          ))}
        </ul>
      </div>
    </Drawer>
  )
}

function useRead() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (noticeIds: string[] | 'all') => callRoute('readNotices', { body: { noticeIds } }),
    onSuccess: ({ unread }) => {
      queryClient.setQueryData(unreadQuery.queryKey, unread)
      return queryClient.invalidateQueries({ queryKey: ['notices'] })
    },
  })
}
