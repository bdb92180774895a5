import type { FieldName } from '@yihu/core/order/command'
import type { TextProblem, TextRule } from '@yihu/core/quality/text-rules'
import { textProblems } from '@yihu/core/quality/text-rules'

export interface TextChecker {
  /** What the centre's rules find wrong with a text of the order, as the server will find it. */
  problemsOf(field: FieldName, text: string): readonly TextProblem[]
  /** The same without what is only too short: somebody who is still writing needs no telling. */
  slipsOf(field: FieldName, text: string): readonly TextProblem[]
  /** Chinese characters the field must have at least; undefined when any number will do. */
  leastOf(field: FieldName): number | undefined
}

/** The rules of texts in force on a date, held against what the appellant said (R6.4). */
export function textChecker(rules: readonly TextRule[], on: string, appealText: string): TextChecker {
  const withoutLength = rules.filter(({ kind }) => kind !== 'minChinese')
  return {
    problemsOf: (field, text) => textProblems(rules, field, text, appealText, on),
    slipsOf: (field, text) => (text === '' ? [] : textProblems(withoutLength, field, text, appealText, on)),
    leastOf: (field) => {
      const amounts = rules
        .filter(
          ({ kind, fields, validFrom }) => kind === 'minChinese' && fields.includes(field) && validFrom <= on,
        )
        .map(({ amount }) => amount ?? 0)
      return amounts.length === 0 ? undefined : Math.max(...amounts)
    },
  }
}
