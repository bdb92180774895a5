import type { OrderRow } from '@yihu/contract/orders'
import { Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from './labels.ts'
import { QueueRow } from './queue-row.tsx'

interface QueueListProps {
  readonly rows: readonly OrderRow[]
  readonly isLoading: boolean
  readonly currentId: string | undefined
  readonly onChoose: (orderId: string) => void
  /** Chooses it and goes in. */
  readonly onEnter: (orderId: string) => void
}

/**
 * The orders of a queue. Arrow keys, j and k go up and down and open what they come to, as in a mail program; Enter
 * goes into the order.
 */
export function QueueList({ rows, isLoading, currentId, onChoose, onEnter }: QueueListProps) {
  const words = useWords()
  const list = useRef<HTMLUListElement>(null)
  const index = rows.findIndex(({ orderId }) => orderId === currentId)

  useEffect(() => {
    if (currentId === undefined) return
    list.current?.querySelector(`[data-order="${currentId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [currentId])

  function go(step: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index + step))]
    if (!row) return
    onChoose(row.orderId)
    list.current?.querySelector<HTMLElement>(`[data-order="${row.orderId}"]`)?.focus()
  }

  if (isLoading) return <Skeleton active paragraph={{ rows: 8 }} />
  if (rows.length === 0) return <p className="soft queue-empty">{words('empty')}</p>
  return (
    <ul className="queue-list" ref={list}>
      {rows.map((row) => (
        <li key={row.orderId}>
          <button
            type="button"
            data-order={row.orderId}
            aria-current={row.orderId === currentId}
            onClick={() => onChoose(row.orderId)}
            onKeyDown={(event) => {
              if (event.ctrlKey || event.metaKey || event.altKey) return
              if (event.key === 'ArrowDown' || event.key === 'j') go(1)
              else if (event.key === 'ArrowUp' || event.key === 'k') go(-1)
              else if (event.key === 'Enter') onEnter(row.orderId)
              else return
              event.preventDefault()
            }}
          >
            <QueueRow row={row} />
          </button>
        </li>
      ))}
    </ul>
  )
}
