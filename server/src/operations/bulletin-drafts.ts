import { may, scopeOf } from '@yihu/core/access/permissions'
import { anonymiseCase } from '@yihu/core/bulletin/anonymise-case'
import type { BulletinCase, BulletinText } from '@yihu/core/bulletin/figures'
import { withAllParts } from '@yihu/core/bulletin/issue-blocks'
import { draftStateLabels } from '@yihu/core/bulletin/review-chain'
import { satisfactionLabels } from '@yihu/core/callback/callback'
import type { Satisfaction } from '@yihu/core/callback/callback'
import { leadAssignment } from '@yihu/core/order/order'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { findOrderByNo } from '../storage/answering-days.ts'
import { latestScorecard } from '../storage/assessments.ts'
import { writeAudit } from '../storage/audit-log.ts'
import { findDraft, findOpenDraft, insertDraft, updateDraft } from '../storage/bulletin-drafts.ts'
import type { Draft } from '../storage/bulletin-drafts.ts'
import { findBulletinText } from '../storage/bulletins.ts'
import { findOrderPage } from '../storage/screens/order-page.ts'
import type { Transaction } from '../storage/storage.ts'
import { findUser } from '../storage/users.ts'
import { bulletinFigures, rankingTables } from './build-bulletin.ts'
import type { Context } from './context.ts'
import type { Template } from './templates.ts'

type DraftRefusal = 'draftNotFound' | 'draftWrongState' | 'draftStale'

/**
 * Begins the draft of a bulletin, or opens the one there is (R18.4). Its figures are counted now and kept with it, so
 * that a preview after an edit of the text counts nothing again.
 */
export async function beginDraft(
  tx: Transaction,
  context: Context,
  template: Template,
  period: string,
): Promise<Result<{ draftId: string }, 'invalidPeriod' | 'notAssessed'>> {
  const { key, parts } = template.definition
  const open = await findOpenDraft(tx, key, period)
  if (open !== undefined) return accepted({ draftId: open })
  const figures = await bulletinFigures(tx, context, template, period)
  if (!figures.ok) return figures
  const written = await findBulletinText(tx, key, period)
  const draftId = context.newId()
  await insertDraft(tx, {
    draftId,
    template: key,
    period,
    text: withAllParts(written ?? { issuer: '', issuedOn: '', parts: {} }, parts),
    figures: figures.value,
    figuresAt: context.now,
    by: context.actor.userId,
    at: context.now,
  })
  // Somebody may have begun it in the same moment.
  return accepted({ draftId: (await findOpenDraft(tx, key, period)) ?? draftId })
}

export interface SavedDraft {
  readonly version: number
  readonly editedAt: string
}

/** Keeps the words as they are now; refused when somebody else saved after what this person saw. */
export async function saveDraftText(
  tx: Transaction,
  context: Context,
  draftId: string,
  seenVersion: number,
  text: BulletinText,
): Promise<Result<SavedDraft, DraftRefusal>> {
  const open = await openDraft(tx, draftId, seenVersion)
  if (!open.ok) return open
  const { actor, now } = context
  await updateDraft(tx, draftId, seenVersion, {
    text: JSON.stringify(text),
    edited_by: actor.userId,
    edited_at: now,
    writers: [...new Set([...open.value.writers, actor.userId])],
  })
  return accepted({ version: seenVersion + 1, editedAt: now.toISOString() })
}

/** Counts the figures of a draft again, as when the assessment ran after they were counted. */
export async function recountDraft(
  tx: Transaction,
  context: Context,
  template: Template,
  draftId: string,
  seenVersion: number,
): Promise<Result<{ version: number }, DraftRefusal | 'invalidPeriod' | 'notAssessed'>> {
  const open = await openDraft(tx, draftId, seenVersion)
  if (!open.ok) return open
  const figures = await bulletinFigures(tx, context, template, open.value.period)
  if (!figures.ok) return figures
  await updateDraft(tx, draftId, seenVersion, {
    figures: JSON.stringify(figures.value),
    figures_at: context.now,
  })
  return accepted({ version: seenVersion + 1 })
}

/** Whether the assessment the figures are of ran again since they were counted. */
export async function isOutdated(tx: Transaction, template: Template, draft: Draft): Promise<boolean> {
  for (const { scheme } of rankingTables(template.definition.tables)) {
    const latest = await latestScorecard(tx, scheme, draft.period)
    if (latest && latest.assessedAt > draft.figuresAt) return true
  }
  return false
}

/**
 * An order as a case to print, without what tells who complained (R18.4, R22.1). A confidential one is not printed at
 * all: the matter alone may tell who it was.
 */
export async function pickOrder(
  tx: Transaction,
  context: Context,
  draftId: string,
  orderNo: string,
): Promise<
  Result<BulletinCase & { orderNo: string }, 'draftNotFound' | 'orderNotFound' | 'confidentialOrder'>
> {
  if (!(await findDraft(tx, draftId))) return refused('draftNotFound')
  const orderId = await findOrderByNo(tx, orderNo)
  const page = orderId === undefined ? undefined : await findOrderPage(tx, scopeOf(context.actor), orderId)
  if (!page) return refused('orderNotFound')
  const { appeal, order, history, callbacks, unitNames } = page
  if (appeal.is_confidential) return refused('confidentialOrder')
  const lead = leadAssignment(order)
  const rated = callbacks
    .map(({ satisfaction }) => satisfaction as Satisfaction)
    .findLast((one) => one !== 'unrated')
  const picked = anonymiseCase({
    orderNo,
    title: appeal.title,
    content: appeal.content,
    unitName: lead ? (unitNames.get(lead.unitId) ?? null) : null,
    result: history.feedbacks.at(-1)?.measures ?? null,
    satisfaction: rated ? satisfactionLabels[rated] : null,
    appellant: { name: appeal.appellant_name, phone: appeal.appellant_phone, address: appeal.address },
  })
  await writeAudit(tx, {
    at: context.now,
    actorId: context.actor.userId,
    act: 'pickOrderForBulletin',
    subject: orderNo,
  })
  return accepted({ orderNo, ...picked })
}

/** A draft as it is kept. */
export async function lookAtDraft(tx: Transaction, draftId: string): Promise<Result<Draft, 'draftNotFound'>> {
  const draft = await findDraft(tx, draftId)
  return draft ? accepted(draft) : refused('draftNotFound')
}

/** A draft that is being written, locked and at the version this person saw. */
async function openDraft(
  tx: Transaction,
  draftId: string,
  seenVersion: number,
): Promise<Result<Draft, DraftRefusal>> {
  const draft = await findDraft(tx, draftId, true)
  if (!draft) return refused('draftNotFound')
  if (draft.state !== 'drafting') return refused('draftWrongState', { state: draftStateLabels[draft.state] })
  if (draft.version !== seenVersion) return stale(tx, draft)
  return accepted(draft)
}

/** Says who was faster. */
export async function stale(tx: Transaction, { editedBy, version }: Draft) {
  return refused('draftStale' as const, { who: (await findUser(tx, editedBy))?.name ?? '', now: version })
}

/** Whether somebody may write in a draft now. */
export function mayWrite({ actor }: Context, { state }: Pick<Draft, 'state'>): boolean {
  return state === 'drafting' && may(actor, 'bulletin.edit')
}
