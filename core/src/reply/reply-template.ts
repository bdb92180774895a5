import { accepted, refused, type Result } from '../refusal.ts'

/** What a template of a reply (答复模板) is for. */
export const replyPurposes = ['deskAnswer', 'feedback', 'decline'] as const
export type ReplyPurpose = (typeof replyPurposes)[number]

export const replyPurposeLabels: Readonly<Record<ReplyPurpose, { zh: string; en: string }>> = {
  deskAnswer: { zh: '在线答复', en: 'Answer at the desk' },
  feedback: { zh: '办理反馈', en: 'Feedback' },
  decline: { zh: '不予受理', en: 'Decline' },
}

/** Places a template may leave open, written {编号}; whoever replies fills what the order does not say. */
export const placeholders = {
  编号: { en: 'order number' },
  标题: { en: 'title' },
  事项分类: { en: 'category' },
  承办单位: { en: 'responsible unit' },
  受理日期: { en: 'date accepted' },
  截止时间: { en: 'due time' },
  办理结果: { en: 'result; written by whoever replies' },
  联系电话: { en: 'telephone; written by whoever replies' },
} as const satisfies Record<string, { en: string }>
export type Placeholder = keyof typeof placeholders

const place = /\{([^{}]*)\}/g

/** Accepts a template whose places are all known; refuses naming those that are not. */
export function checkTemplate(body: string): Result<string, 'unknownPlaceholder'> {
  const unknown = [...body.matchAll(place)]
    .map(([, name = '']) => name)
    .filter((name) => !isPlaceholder(name))
  return unknown.length === 0
    ? accepted(body)
    : refused('unknownPlaceholder', { placeholders: unknown, known: Object.keys(placeholders) })
}

/** The template with what is known filled in; a place without a value stays open, so that it is seen. */
export function fillTemplate(body: string, values: Readonly<Partial<Record<Placeholder, string>>>): string {
  return body.replace(place, (open, name: string) => (isPlaceholder(name) ? (values[name] ?? open) : open))
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(placeholders, name)
}
