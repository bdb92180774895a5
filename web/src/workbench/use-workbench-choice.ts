import type { QueueName } from '@yihu/core/workbench/queues'
import { useSearchParams } from 'react-router'

/** What of a desk is shown; all of it in the address bar. */
export interface WorkbenchChoice {
  readonly queue: QueueName
  readonly orderId: string | undefined
  readonly q: string
  readonly page: number
}

/** The choice in the address bar; what is not there, or not a queue of this desk, is the desk's first. */
export function useWorkbenchChoice(names: readonly QueueName[]) {
  const [search, setSearch] = useSearchParams()
  const first = names[0]
  if (first === undefined) throw new Error('a desk has at least one queue')
  const page = Number(search.get('page') ?? '1')
  const choice: WorkbenchChoice = {
    queue: names.find((name) => name === search.get('queue')) ?? first,
    orderId: search.get('order') ?? undefined,
    q: search.get('q') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
  function change(part: { [Key in keyof WorkbenchChoice]?: WorkbenchChoice[Key] | undefined }) {
    const next = { ...choice, ...part }
    const values = new URLSearchParams()
    if (next.queue !== undefined && next.queue !== first) values.set('queue', next.queue)
    if (next.q !== undefined && next.q !== '') values.set('q', next.q)
    if (next.page !== undefined && next.page > 1) values.set('page', String(next.page))
    if (next.orderId !== undefined) values.set('order', next.orderId)
    setSearch(values)
  }
  return { choice, change }
}
