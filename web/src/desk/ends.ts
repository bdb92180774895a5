import type { DeskEnd } from '@yihu/contract/desk'
import { fieldLabels } from '@yihu/contract/fields'
import type { Role } from '@yihu/core/access/roles'
import type { ActionRow } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'
import type { DeskDraft } from './desk-draft.ts'

/** How a call ends; `accept` leaves the order to the dispatchers. */
export type End = 'accept' | DeskEnd

/** In the order of the keys Alt+1 to Alt+5. */
export const ends: readonly End[] = ['answerAtDesk', 'accept', 'dispatch', 'decline', 'markInvalid']

/** Fields of the end that a person fills in, as the life-cycle table names them; what is optional stands last. */
export type EndField = 'reply' | 'unitId' | 'opinion' | 'declineCategory' | 'reason'
const endFieldNames: readonly EndField[] = ['declineCategory', 'unitId', 'reply', 'reason', 'opinion']

export function fieldsOfEnd(end: End): readonly { readonly name: EndField; readonly isNeeded: boolean }[] {
  if (end === 'accept') return []
  const row: ActionRow = actions[end]
  return endFieldNames
    .map((name) => ({
      name,
      isNeeded: row.needs.includes(name),
      isTaken: row.takes?.includes(name) ?? false,
    }))
    .filter(({ isNeeded, isTaken }) => isNeeded || isTaken)
}

/** Whether the roles may end a call so; leaving it to the dispatchers is open to everybody who may accept. */
export function mayEnd(end: End, held: readonly Role[]): boolean {
  if (end === 'accept') return true
  const allowed: readonly Role[] = actions[end].roles
  return held.some((role) => allowed.includes(role))
}

export function endFields(draft: DeskDraft, end: DeskEnd): Record<string, string> {
  const given = fieldsOfEnd(end).map(({ name }) => [name, draft[name].trim()] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== ''))
}

export function endFieldLabel(name: EndField): { zh: string; en: string } {
  return fieldLabels[name]
}
