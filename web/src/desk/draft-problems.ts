import { fieldSchemas } from '@yihu/contract/fields'
import { newAppeal } from '@yihu/contract/orders'
import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import { extraProblems } from '@yihu/core/appeal/extra-fields'
import { extraProblemTexts } from '@yihu/core/appeal/extra-texts'
import { conditionTexts } from '@yihu/core/order/conditions'
import { problemOf } from '../language/issue-text.ts'
import type { Language } from '../language/language.ts'
import type { DeskDraft } from './desk-draft.ts'
import { accusedUnitOf, asksPlace } from './desk-draft.ts'
import type { End } from './ends.ts'
import { fieldsOfEnd } from './ends.ts'

/** Inputs in the order of a call; the first one with a problem gets the focus. */
export type DraftField = string

/** What keeps a draft from being sent, by input, in the order of the page. Nothing wrong: an empty map. */
export function draftProblems(
  draft: DeskDraft,
  end: End,
  fields: readonly ExtraField[],
  language: Language,
  replyProblem?: string,
): ReadonlyMap<DraftField, string> {
  const { shape } = newAppeal
  const checks: [DraftField, string | undefined][] = [
    ['number', problemOf(shape.appellantPhone, draft.number.trim(), false, language)],
    ['name', problemOf(shape.appellantName, draft.name.trim(), false, language)],
    ['channelCode', problemOf(shape.channelCode, draft.channelCode, true, language)],
    ['title', problemOf(shape.title, draft.title.trim(), true, language)],
    ['content', problemOf(shape.content, draft.content.trim(), true, language)],
    ['categoryCode', problemOf(shape.categoryCode, draft.categoryCode, true, language)],
  ]
  if (asksPlace(draft.kind))
    checks.push(['address', problemOf(shape.address, draft.address.trim(), false, language)])
  const answers = Object.fromEntries(fields.map(({ key }) => [key, draft.extra[key] ?? '']))
  for (const { key, problem } of extraProblems(fields, answers))
    checks.push([`extra.${key}`, extraProblemTexts[problem][language]])
  for (const { name, isNeeded } of fieldsOfEnd(end))
    checks.push([name, problemOf(fieldSchemas[name], draft[name].trim(), isNeeded, language)])
  if (end === 'answerAtDesk') checks.push(['reply', replyProblem])
  if (end === 'dispatch' && draft.unitId !== '' && draft.unitId === accusedUnitOf(draft))
    checks.push(['unitId', conditionTexts.notAccused[language]])
  return new Map(checks.filter((check): check is [DraftField, string] => check[1] !== undefined))
}
