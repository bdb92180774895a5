import { actions } from '@yihu/core/order/actions'
import type { ActionRow } from '@yihu/core/order/actions'

/** Fields the life cycle checks at all: a rule for any other would never be asked. */
export const checkedFields = [
  ...new Set(Object.values<ActionRow>(actions).flatMap(({ checksText = [] }) => checksText)),
]
