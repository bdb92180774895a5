import type { ReferenceData } from '@yihu/contract/reference-data'
import { dateIn } from '@yihu/core/calendar/local-time'
import type { TextProblem } from '@yihu/core/quality/text-rules'
import { textProblems } from '@yihu/core/quality/text-rules'

/**
 * What the centre's text rules find in the reply of a call (R6.4). The order does not exist yet and will be accepted
 * today, so that the rules of today are those the server will ask.
 */
export function replyProblems(
  data: Pick<ReferenceData, 'textRules' | 'timeZone'> | undefined,
  reply: string,
  content: string,
  now: Date,
): readonly TextProblem[] {
  if (data === undefined || reply.trim() === '') return []
  return textProblems(data.textRules, 'reply', reply.trim(), content, dateIn(data.timeZone, now))
}

/** The same while somebody types. */
export function replyProblemsNow(
  data: Parameters<typeof replyProblems>[0],
  reply: string,
  content: string,
): readonly TextProblem[] {
  return replyProblems(data, reply, content, new Date())
}
