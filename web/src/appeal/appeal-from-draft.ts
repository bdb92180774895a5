import type { NewAppeal } from '@yihu/core/appeal/appeal'
import { newAppeal } from '@yihu/contract/orders'
import type { AppealDraft } from './appeal-draft.ts'

/**
 * The appeal a filled-in form means: empty inputs are "not given", and what the caller may leave out gets the contract's
 * default. The form has been checked field by field before, so a failure here is a defect and throws.
 */
export function appealFromDraft(draft: AppealDraft): NewAppeal {
  const given = Object.entries(draft).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  return newAppeal.parse(Object.fromEntries(given))
}
