import type { OrderView } from '@yihu/contract/orders'
import { dateIn } from '@yihu/core/calendar/local-time'
import type { FieldName } from '@yihu/core/order/command'
import type { TextProblem } from '@yihu/core/quality/text-rules'
import { textProblems } from '@yihu/core/quality/text-rules'
import { useMemo } from 'react'
import { useReferenceData } from '../api/queries.ts'

export interface TextChecker {
  /** What the centre's rules find wrong with a text of the order, as the server will find it. */
  problemsOf(field: FieldName, text: string): readonly TextProblem[]
  /** The same without what is only too short: somebody who is still writing needs no telling. */
  slipsOf(field: FieldName, text: string): readonly TextProblem[]
  /** Chinese characters the field must have at least; undefined when any number will do. */
  leastOf(field: FieldName): number | undefined
}

/** The rules of texts in force when the order was accepted, held against what its appellant said (R6.4). */
export function useTextProblems(view: OrderView): TextChecker {
  const data = useReferenceData()
  const { acceptedAt, appeal } = view
  return useMemo(() => {
    const rules = data?.textRules ?? []
    const on = data === undefined ? '' : dateIn(data.timeZone, new Date(acceptedAt))
    return {
      problemsOf: (field, text) => textProblems(rules, field, text, appeal.content, on),
      slipsOf: (field, text) =>
        textProblems(
          rules.filter(({ kind }) => kind !== 'minChinese'),
          field,
          text,
          appeal.content,
          on,
        ),
      leastOf: (field) => {
        const amounts = rules
          .filter(
            ({ kind, fields, validFrom }) =>
              kind === 'minChinese' && fields.includes(field) && validFrom <= on,
          )
          .map(({ amount }) => amount ?? 0)
        return amounts.length === 0 ? undefined : Math.max(...amounts)
      },
    }
  }, [data, acceptedAt, appeal.content])
}
