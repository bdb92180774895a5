import { errors, errorText } from '@yihu/contract/errors'
import type { ErrorCode } from '@yihu/contract/errors'
import type { ActRefusal } from '@yihu/core/order/refusals'
import type { Language } from '../language/language.ts'
import { refusalText } from '../order/refusal-text.ts'

/** A refusal that was kept by its code, in words; states and roles of its details get their names. */
export function codeText(
  code: string,
  details: Readonly<Record<string, unknown>>,
  language: Language,
): string {
  if (!isErrorCode(code)) return code
  if (['wrongState', 'wrongAssignmentState', 'roleMayNot', 'fieldMissing'].includes(code))
    return refusalText({ ok: false, code: code as ActRefusal['code'], details }, language)
  return errorText(code, language, details)
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errors, code)
}
