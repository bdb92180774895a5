import type { OrderView } from '@yihu/contract/orders'

/** What the lead unit says it has done, from its last feedback and the contacts since the order reached it. */
export interface Claims {
  readonly unitName: string
  readonly contact: { readonly at: string; readonly text: string } | undefined
  readonly isResolved: boolean | undefined
  readonly publicText: string | undefined
  readonly appellantOpinion: string | undefined
}

/** The claims a call-back holds against what the appellant says (domain B3). */
export function claimsOf(view: OrderView): Claims {
  const lead = view.assignments.findLast(
    ({ role, state, parentId }) => role === 'lead' && state !== 'returned' && parentId === null,
  )
  const last = (action: string) =>
    view.log.findLast((entry) => entry.action === action && entry.assignmentId === lead?.assignmentId)
  const feedback = last('giveFeedback')
  const contact = last('recordContact')
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  return {
    unitName: lead?.unitName ?? '',
    contact: contact && { at: contact.at, text: text(contact.fields['contactResult']) ?? '' },
    isResolved: feedback && feedback.fields['isResolved'] === true,
    publicText: text(feedback?.fields['publicText']) ?? text(feedback?.fields['measures']),
    appellantOpinion: text(feedback?.fields['appellantOpinion']),
  }
}
