import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { openLiveStream } from './live-stream.ts'
import { unreadQuery } from './notice-queries.ts'
import { refresher } from './refresh.ts'

const pollingInterval = 30_000

export interface LiveState {
  readonly isLive: boolean
  /** What to read out: how many notices are unread, when one has just come. */
  readonly announced: number | undefined
}

/** Keeps the pages of this tab in step with the server: by the stream, or by asking when there is none. */
export function useLive(): LiveState {
  const queryClient = useQueryClient()
  const [isLive, setIsLive] = useState(true)
  const [announced, setAnnounced] = useState<number>()

  useEffect(() => {
    const refresh = refresher(queryClient)
    const { queryKey } = unreadQuery
    const close = openLiveStream({
      hello: ({ unread }, isFirst) => {
        queryClient.setQueryData(queryKey, unread)
        if (!isFirst) refresh.everything()
      },
      order: ({ orderId, version }) => refresh.order(orderId, version),
      notice: ({ unread }) => {
        const before = queryClient.getQueryData(queryKey) ?? 0
        queryClient.setQueryData(queryKey, unread)
        void queryClient.invalidateQueries({ queryKey: ['notices'] })
        if (unread > before) setAnnounced(unread)
      },
      presence: ({ orderId }) => void queryClient.invalidateQueries({ queryKey: ['presence', orderId] }),
      missed: refresh.everything,
      isLive: setIsLive,
    })
    return () => {
      close()
      refresh.stop()
    }
  }, [queryClient])

  useEffect(() => {
    if (isLive) return undefined
    const timer = setInterval(() => refresher(queryClient).everything(), pollingInterval)
    return () => clearInterval(timer)
  }, [isLive, queryClient])

  return { isLive, announced }
}
