import type { OrderView } from '@yihu/contract/orders'
import { refusalOf } from '@yihu/core/order/act'
import type { ActionName } from '@yihu/core/order/actions'
import { useLanguage } from '../language/language.ts'
import { useNow } from '../order-list/use-now.ts'
import { orderFromView } from '../order/order-from-view.ts'
import { refusalText } from '../order/refusal-text.ts'
import { usePolicy } from '../order/use-policy.ts'
import { useSession } from '../session/session-context.ts'

/** Asks the rules why this person may not take an action now; undefined when they may. */
export function useRefusal(
  view: OrderView,
): (action: ActionName, assignmentId?: string) => string | undefined {
  const { language } = useLanguage()
  const actor = useSession()
  const policy = usePolicy(view.acceptedAt)
  const now = new Date(useNow())
  const order = orderFromView(view)
  return (action, assignmentId) => {
    const refusal = refusalOf(order, { action, assignmentId }, { actor, now, policy })
    return refusal && refusalText(refusal, language)
  }
}
