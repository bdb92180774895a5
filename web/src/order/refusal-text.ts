import { errorText } from '@yihu/contract/errors'
import { fieldLabels } from '@yihu/contract/fields'
import { roleLabels } from '@yihu/core/access/roles'
import type { Role } from '@yihu/core/access/roles'
import { assignmentStateLabels, orderStateLabels } from '@yihu/core/order/states'
import type { ActRefusal } from '@yihu/core/order/refusals'
import type { Bilingual, Language } from '../language/language.ts'

/** A refusal of the rules in words; the codes in its details (states, roles, fields) get their names first. */
export function refusalText(refusal: ActRefusal, language: Language): string {
  const { state, roles, field, ...rest } = refusal.details ?? {}
  return errorText(refusal.code, language, {
    ...rest,
    ...(typeof state === 'string'
      ? { state: wordFor({ ...orderStateLabels, ...onlyAssignment(refusal) }, state, language) }
      : {}),
    ...(Array.isArray(roles)
      ? { roles: roles.filter((role) => role !== 'system').map((role) => roleLabels[role as Role][language]) }
      : {}),
    ...(typeof field === 'string' ? { field: wordFor(fieldLabels, field, language) } : {}),
  })
}

function onlyAssignment(refusal: ActRefusal): Readonly<Record<string, Bilingual>> {
  return refusal.code === 'wrongAssignmentState' ? assignmentStateLabels : {}
}

function wordFor(labels: Readonly<Record<string, Bilingual>>, code: string, language: Language): string {
  return labels[code]?.[language] ?? code
}
