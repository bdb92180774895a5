import { checkTemplate } from '@yihu/core/reply/reply-template'
import { listForms } from '@yihu/core/administration/lists'
import { accepted, refused } from '@yihu/core/refusal'
import type { Refusal, Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import { loadList } from '../../storage/coded-lists.ts'
import {
  insertReplyTemplate,
  loadReplyTemplates,
  updateReplyTemplate,
} from '../../storage/reply-templates.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { Context } from '../context.ts'
import { recordChange, stale, today, wrongDates } from './change.ts'

export interface TemplateFields {
  readonly name: string
  readonly purpose: string
  readonly categoryCode: string | null
  readonly appealKind: string | null
  readonly body: string
}
type TemplateRefusal = 'nameTaken' | 'unknownCode' | 'unknownPlaceholder'
interface Seen {
  readonly version: number
  readonly reason: string
}
export type TemplateChange =
  | (Seen & { readonly change: 'edit' } & TemplateFields)
  | (Seen & { readonly change: 'close'; readonly on: string })
  | (Seen & { readonly change: 'reopen' })

/** Adds a reply template (答复模板), in use from today on. */
export async function addReplyTemplate(
  tx: Transaction,
  context: Context,
  fields: TemplateFields & { readonly reason: string },
): Promise<Result<null, TemplateRefusal>> {
  await lockBasicData(tx)
  const { reason, ...template } = fields
  const refusal = await wrongTemplate(tx, template)
  if (refusal) return refusal
  await insertReplyTemplate(tx, {
    template_id: context.newId(),
    valid_from: today(context),
    ...columnsOf(template),
  })
  await recordChange(tx, context, {
    topic: 'templates',
    act: 'opened',
    name: template.name,
    before: null,
    after: { ...template },
    validFrom: today(context),
    reason,
  })
  return accepted(null)
}

/** Edits, closes or reopens a reply template. */
export async function changeReplyTemplate(
  tx: Transaction,
  context: Context,
  templateId: string,
  change: TemplateChange,
): Promise<Result<null, TemplateRefusal | 'notFound' | 'staleData' | 'invalidDates'>> {
  await lockBasicData(tx)
  const old = (await loadReplyTemplates(tx)).find((row) => row.template_id === templateId)
  if (!old) return refused('notFound', { what: templateId })
  const refusal = stale(old.name, old, change.version)
  if (refusal) return refusal
  const before = {
    name: old.name,
    purpose: old.purpose,
    categoryCode: old.category_code,
    appealKind: old.appeal_kind,
    body: old.body,
  }
  const { reason } = change
  if (change.change === 'edit') {
    const { name, purpose, categoryCode, appealKind, body } = change
    const after = { name, purpose, categoryCode, appealKind, body }
    const wrong = await wrongTemplate(tx, after, templateId)
    if (wrong) return wrong
    await updateReplyTemplate(tx, templateId, columnsOf(after))
    await recordChange(tx, context, {
      topic: 'templates',
      act: 'edited',
      name: old.name,
      before,
      after,
      reason,
    })
    return accepted(null)
  }
  const validUntil = change.change === 'close' ? change.on : null
  const wrong =
    wrongDates(old.valid_from, validUntil) ??
    (validUntil === null ? await wrongTemplate(tx, before, templateId) : undefined)
  if (wrong) return wrong
  await updateReplyTemplate(tx, templateId, { valid_until: validUntil })
  await recordChange(tx, context, {
    topic: 'templates',
    act: change.change === 'close' ? 'closed' : 'reopened',
    name: old.name,
    before: { validUntil: old.valid_until },
    after: { validUntil },
    reason,
  })
  return accepted(null)
}

async function wrongTemplate(
  tx: Transaction,
  template: TemplateFields,
  exceptId?: string,
): Promise<Refusal<TemplateRefusal> | undefined> {
  const { name, purpose, categoryCode } = template
  const isTaken = (await loadReplyTemplates(tx)).some(
    (one) =>
      one.name === name &&
      one.purpose === purpose &&
      one.valid_until === null &&
      one.template_id !== exceptId,
  )
  if (isTaken) return refused('nameTaken', { name })
  const categories = await loadList(tx, 'categories')
  if (
    categoryCode !== null &&
    !categories.some((one) => one.code === categoryCode && one.validUntil === null)
  )
    return refused('unknownCode', { list: listForms.categories, code: categoryCode })
  const checked = checkTemplate(template.body)
  return checked.ok ? undefined : checked
}

function columnsOf({ name, purpose, categoryCode, appealKind, body }: TemplateFields) {
  return { name, purpose, category_code: categoryCode, appeal_kind: appealKind, body }
}
