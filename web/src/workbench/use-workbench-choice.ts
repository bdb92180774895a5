import type { QueueName } from '@yihu/core/workbench/queues'
import { useAddress, withValues } from '../layout/use-address.ts'

/** What of a desk is shown; all of it in the address bar. */
export interface WorkbenchChoice {
  readonly queue: QueueName
  readonly orderId: string | undefined
  readonly q: string
  readonly page: number
}

/** The choice in the address bar; what is not there, or not a queue of this desk, is the desk's first. */
export function useWorkbenchChoice(names: readonly QueueName[]) {
  const [search, setSearch] = useAddress()
  const first = names[0]
  if (first === undefined) throw new Error('a desk has at least one queue')
  const choiceIn = (address: URLSearchParams): WorkbenchChoice => {
    const page = Number(address.get('page') ?? '1')
    return {
      queue: names.find((name) => name === address.get('queue')) ?? first,
      orderId: address.get('order') ?? undefined,
      q: address.get('q') ?? '',
      page: Number.isInteger(page) && page > 0 ? page : 1,
    }
  }
  function change(part: { [Key in keyof WorkbenchChoice]?: WorkbenchChoice[Key] | undefined }) {
    setSearch((now) => {
      const { queue, q, page = 1, orderId } = { ...choiceIn(now), ...part }
      return withValues(new URLSearchParams(), {
        queue: queue === first ? undefined : queue,
        q,
        page: page > 1 ? String(page) : undefined,
        order: orderId,
      })
    })
  }
  return { choice: choiceIn(search), change }
}
