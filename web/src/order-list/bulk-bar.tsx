import { useMutation } from '@tanstack/react-query'
import { bulkLimit } from '@yihu/contract/bulk-actions'
import type { OrderFilter } from '@yihu/contract/orders'
import { App, Button } from 'antd'
import { useState } from 'react'
import { callRoute } from '../api/call.ts'
import { errorMessage } from '../api/problem-error.ts'
import { useLanguage } from '../language/language.ts'
import { BulkDrawer } from './bulk-drawer.tsx'
import { useListWords } from './labels.ts'
import type { Selection } from './use-selection.ts'

interface BulkBarProps {
  readonly filter: OrderFilter
  readonly selection: Selection
  readonly onReplace: (orders: readonly { orderId: string; version: number }[]) => void
  readonly onClear: () => void
}

/** How many are chosen and what can be done with them; there as soon as one is. */
export function BulkBar({ filter, selection, onReplace, onClear }: BulkBarProps) {
  const words = useListWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const [isOpen, setIsOpen] = useState(false)
  const all = useMutation({
    mutationFn: () => callRoute('findOrders', { query: { ...filter, page: undefined } }),
    onSuccess: (found) => {
      onReplace(found.orders)
      if (found.isMore) void message.info(words('selectedFirst', { limit: bulkLimit }))
    },
    onError: (error) => void message.error(errorMessage(error, language)),
  })
  if (selection.size === 0) return null
  return (
    <section className="panel bulk-bar actions" aria-label={words('bulk')}>
      <output style={{ fontWeight: 600 }}>{words('selected', { count: selection.size })}</output>
      <Button type="primary" disabled={selection.size > bulkLimit} onClick={() => setIsOpen(true)}>
        {words('bulk')}
      </Button>
      <Button loading={all.isPending} onClick={() => all.mutate()}>
        {words('selectAll', { limit: bulkLimit })}
      </Button>
      <Button type="link" onClick={onClear}>
        {words('clear')}
      </Button>
      {isOpen && (
        <BulkDrawer
          selection={selection}
          onClose={() => setIsOpen(false)}
          onStarted={() => {
            setIsOpen(false)
            onClear()
          }}
        />
      )}
    </section>
  )
}
