import { useQueryClient } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import { useCallback, useEffect, useRef, useState } from 'react'
import { callRoute } from '../api/call.ts'
import { countWaitingOfOthers, readWaiting } from './kept-store.ts'
import type { Sending, WaitingAppeal } from './outbox.ts'
import { queueAppeal, sendWaiting } from './outbox.ts'

export interface Outbox {
  /** Appeals taken and not yet sent. */
  readonly waiting: number
  readonly waitingOfOthers: number
  readonly isSending: boolean
  /** Takes the appeal over, then tries to send; what became of it is told by `onDone`, now or later. */
  take(appeal: WaitingAppeal): Promise<'sent' | 'refused' | 'waiting'>
}

const retryEvery = 4_000
/** A line may be up and carry nothing; the next caller is not kept waiting for it. */
const longestWait = 8_000

/** The queue of a person's appeals: tried at once, when the line is back, and every few seconds in between. */
export function useOutbox(userId: string, onDone: (sending: Sending) => void): Outbox {
  const queryClient = useQueryClient()
  const [waiting, setWaiting] = useState(0)
  const [waitingOfOthers, setWaitingOfOthers] = useState(0)
  const [isSending, setIsSending] = useState(false)
  const running = useRef<Promise<readonly Sending[]> | undefined>(undefined)
  const outcomes = useRef(new Map<string, Sending['kind']>())
  const tell = useRef(onDone)
  useEffect(() => {
    tell.current = onDone
  })

  const count = useCallback(async () => {
    setWaiting((await readWaiting(userId)).length)
    setWaitingOfOthers(await countWaitingOfOthers(userId))
  }, [userId])

  /** One run at a time: a second call waits for the first and then looks for what came meanwhile. */
  // Both are used within the `try`, which the rule does not look into.
  // oxlint-disable react/memo-dependencies
  const run = useCallback(async (): Promise<void> => {
    while (running.current) await running.current.catch(() => undefined)
    running.current = sendWaiting(userId, send).finally(() => {
      running.current = undefined
    })
    setIsSending(true)
    try {
      const done = await running.current
      for (const sending of done) {
        outcomes.current.set(sending.appeal.key, sending.kind)
        tell.current(sending)
      }
      if (done.some(({ kind }) => kind === 'sent')) {
        void queryClient.invalidateQueries({ queryKey: ['orders'] })
        void queryClient.invalidateQueries({ queryKey: ['overview'] })
        void queryClient.invalidateQueries({ queryKey: ['answeringDays'] })
        // The next look at this number must find the order just made.
        queryClient.removeQueries({ queryKey: ['caller'] })
        queryClient.removeQueries({ queryKey: ['similarOrders'] })
      }
    } finally {
      setIsSending(false)
      await count()
    }
  }, [userId, count, queryClient])
  // oxlint-enable react/memo-dependencies

  useEffect(() => {
    const tryAgain = () => void run().catch(() => undefined)
    tryAgain()
    window.addEventListener('online', tryAgain)
    return () => window.removeEventListener('online', tryAgain)
  }, [run])

  useEffect(() => {
    if (waiting === 0) return undefined
    const timer = setInterval(() => void run().catch(() => undefined), retryEvery)
    return () => clearInterval(timer)
  }, [waiting, run])

  /** A browser that keeps nothing (private window, full disk) can still send; the draft stays on the page if not. */
  async function sendUnkept(appeal: WaitingAppeal): Promise<'sent' | 'refused'> {
    try {
      tell.current({ kind: 'sent', appeal, order: await send(appeal) })
      return 'sent'
    } catch (error) {
      tell.current({ kind: 'refused', appeal, error })
      return 'refused'
    }
  }

  return {
    waiting,
    waitingOfOthers,
    isSending,
    take: async (appeal) => {
      const isQueued = await queueAppeal(userId, appeal).then(
        () => true,
        () => false,
      )
      if (!isQueued) return sendUnkept(appeal)
      await run()
      // A run that had begun already may have taken it along.
      return outcomes.current.get(appeal.key) ?? 'waiting'
    },
  }
}

function send({ key, body }: WaitingAppeal): Promise<OrderView> {
  return callRoute('takeAppeal', { body, idempotencyKey: key, signal: AbortSignal.timeout(longestWait) })
}
