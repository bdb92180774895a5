import type { OrderView } from '@yihu/contract/orders'
import { satisfactionLabels, satisfactions, unreachedReasons } from '@yihu/core/callback/callback'
import type { Satisfaction, UnreachedReason } from '@yihu/core/callback/callback'

/** The questions with yes or no, in the order they are asked. */
export const questions = ['isResponded', 'isResolved', 'isTrue'] as const
export type Question = (typeof questions)[number]

/** A call-back while it is filled in. */
export interface Draft extends Readonly<Partial<Record<Question, boolean>>> {
  readonly isReached?: boolean
  readonly unreached?: UnreachedReason
  readonly satisfaction?: Satisfaction
  readonly note?: string
}

export interface Answers extends Readonly<Partial<Record<Question, boolean>>> {
  readonly isReached: boolean
  readonly satisfaction: Satisfaction
  readonly note?: string
}

/** What is sent, or undefined while something is missing. The record is in Chinese, whatever language the desk is in. */
export function answersOf(draft: Draft): Answers | undefined {
  const note = draft.note?.trim()
  if (draft.isReached === false) {
    const why = draft.unreached && `未接通：${unreachedReasons[draft.unreached].zh}`
    const words = [why, note].filter(Boolean).join('。')
    return { isReached: false, satisfaction: 'unrated', ...(words ? { note: words } : {}) }
  }
  if (draft.isReached === undefined || draft.satisfaction === undefined) return undefined
  const asked = Object.fromEntries(
    questions.flatMap((question) => (draft[question] === undefined ? [] : [[question, draft[question]]])),
  )
  return { isReached: true, ...asked, satisfaction: draft.satisfaction, ...(note ? { note } : {}) }
}

/** Whether the answers send the order back. */
export function isAgainst({ satisfaction, isResolved }: Draft): boolean {
  return satisfaction === 'dissatisfied' || isResolved === false
}

/** A key pressed while asking: `y` and `n` answer the next open question, digits rate, `u` means not reached. */
export function withKey(draft: Draft, key: string): Draft | undefined {
  const rating = satisfactions[Number(key) - 1]
  if (rating !== undefined) return { ...draft, isReached: true, satisfaction: rating }
  if (key === 'u') return { isReached: false, ...(draft.note === undefined ? {} : { note: draft.note }) }
  if (key !== 'y' && key !== 'n') return undefined
  const question = questions.find((one) => draft[one] === undefined)
  return question && { ...draft, isReached: true, [question]: key === 'y' }
}

/** The reason of a rework in the appellant's own words, or, where none were noted, in what they answered. */
export function reworkWords(callback: OrderView['callbacks'][number] | undefined): string {
  if (!callback) return ''
  const answered = [
    callback.isResponded === false && '承办单位未联系',
    callback.isResolved === false && '问题未解决',
    callback.isTrue === false && '答复不属实',
    callback.satisfaction in satisfactionLabels &&
      satisfactionLabels[callback.satisfaction as Satisfaction].zh,
  ].filter(Boolean)
  return `回访时诉求人表示：${answered.join('，')}${callback.note ? `。${callback.note}` : '。'}`
}

/** The centre's reason that fits the answers, its first one where none does. */
export function reworkReason(
  callback: OrderView['callbacks'][number] | undefined,
  codes: readonly string[],
): string | undefined {
  const wanted =
    callback?.isResponded === false
      ? 'not-contacted'
      : callback?.isTrue === false
        ? 'off-the-point'
        : undefined
  return codes.find((code) => code === wanted) ?? codes[0]
}
