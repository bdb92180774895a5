import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BulkView } from '@yihu/contract/bulk-actions'
import { actions } from '@yihu/core/order/actions'
import { Alert, App, Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { callRoute } from '../api/call.ts'
import { errorMessage } from '../api/problem-error.ts'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { codeText } from './code-text.ts'
import { useListWords } from './labels.ts'
import { bulksQuery } from './list-queries.ts'

const storageKey = 'yihu.dismissedBulks'

/** The person's bulk actions on their way and just ended; a page opened again shows them as well. */
export function BulkProgress() {
  const { data: bulks = [] } = useQuery(bulksQuery)
  const queryClient = useQueryClient()
  const [dismissed, setDismissed] = useState<readonly string[]>(readDismissed)
  const done = bulks.reduce((sum, { accepted }) => sum + accepted, 0)
  // The list below shows what was done as it is done.
  useEffect(() => {
    if (done > 0) void queryClient.invalidateQueries({ queryKey: ['orders'] })
  }, [done, queryClient])
  const shown = bulks.filter(({ bulkId }) => !dismissed.includes(bulkId))
  return shown.map((bulk) => (
    <BulkCard
      key={bulk.bulkId}
      bulk={bulk}
      onDismiss={() => {
        const next = [...dismissed, bulk.bulkId].slice(-50)
        sessionStorage.setItem(storageKey, next.join(' '))
        setDismissed(next)
      }}
    />
  ))
}

function BulkCard({ bulk, onDismiss }: { readonly bulk: BulkView; readonly onDismiss: () => void }) {
  const words = useListWords()
  const { pick, language } = useLanguage()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const seconds = useSecondsUntil(bulk.runAfter, bulk.state === 'waiting')
  const action = pick(actions[bulk.action])
  const cancel = useMutation({
    mutationFn: () => callRoute('cancelBulk', { params: { bulkId: bulk.bulkId } }),
    onError: (error) => void message.error(errorMessage(error, language)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: bulksQuery.queryKey }),
  })
  const { state, total, accepted, refused } = bulk
  const done = accepted + refused
  const isOver = state === 'done' || state === 'cancelled'
  const title = {
    waiting:
      seconds > 0 ? words('waiting', { action, total, seconds }) : words('starting', { action, total }),
    running: words('running', { action, done, total }),
    done:
      refused === 0
        ? words('finished', { action, accepted })
        : words('finishedPartly', { action, accepted, refused }),
    cancelled:
      done === 0
        ? words('cancelled', { action })
        : words('stopped', { action, accepted, rest: total - done }),
  }[state]
  return (
    <Alert
      type={isOver ? (refused > 0 ? 'warning' : 'success') : 'info'}
      showIcon
      role="alert"
      title={title}
      description={
        state === 'running' ? (
          <Progress percent={Math.round((100 * done) / total)} />
        ) : (
          isOver && bulk.refusals.length > 0 && <Refusals bulk={bulk} />
        )
      }
      action={
        isOver ? (
          <Button size="small" onClick={onDismiss}>
            {words('dismiss')}
          </Button>
        ) : (
          <Button size="small" type="primary" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {words(state === 'waiting' ? 'undo' : 'stop')}
          </Button>
        )
      }
    />
  )
}

function Refusals({ bulk }: { readonly bulk: BulkView }) {
  const words = useListWords()
  const { t, language } = useLanguage()
  return (
    <details>
      <summary>{words('refusedOrders')}</summary>
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 18, maxHeight: 240, overflowY: 'auto' }}>
        {bulk.refusals.map(({ orderId, orderNo, title, code, details }) => (
          <li key={orderId}>
            <Link to={paths.order(orderId)}>
              {orderNo} {title}
            </Link>
            {t('colon')}
            {codeText(code, details, language)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function useSecondsUntil(instant: string, isCounting: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isCounting) return undefined
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [isCounting])
  return Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000))
}

function readDismissed(): string[] {
  return sessionStorage.getItem(storageKey)?.split(' ') ?? []
}
