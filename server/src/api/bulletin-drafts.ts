import type { DraftLineView, DraftView, FindingView } from '@yihu/contract/bulletin-routes'
import type { Finding } from '@yihu/core/audit/types'
import type { BulletinText } from '@yihu/core/bulletin/figures'
import { findingKey } from '@yihu/core/bulletin/issue-blocks'
import type { ChainStep, DraftState } from '@yihu/core/bulletin/review-chain'
import { openSteps } from '@yihu/core/bulletin/review-chain'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import {
  beginDraft,
  isOutdated,
  lookAtDraft,
  mayWrite,
  pickOrder,
  recountDraft,
  saveDraftText,
} from '../operations/bulletin-drafts.ts'
import type { Context } from '../operations/context.ts'
import { once } from '../operations/once.ts'
import { proveDraft, stepDraft, wordsOfBlock } from '../operations/review-draft.ts'
import type { Press } from '../operations/review-draft.ts'
import { readTemplate, schemesOf } from '../operations/templates.ts'
import type { Template } from '../operations/templates.ts'
import { listDrafts, listSteps } from '../storage/screens/bulletin-drafts.ts'
import type { Handlers } from './handler.ts'
import type { Platform } from './platform.ts'

export const bulletinDraftHandlers: Pick<
  Handlers,
  | 'listDrafts'
  | 'beginDraft'
  | 'getDraft'
  | 'saveDraftText'
  | 'recountDraft'
  | 'proveDraft'
  | 'pickOrder'
  | 'stepDraft'
> = {
  listDrafts: async ({ context }) => {
    const rows = await context.storage.transact(context.centre.centreId, (tx) => listDrafts(tx))
    return accepted(rows.map(lineView))
  },
  beginDraft: async ({ context, body, idempotency }) => {
    const template = await readTemplate(body.template)
    if (!template.ok) return template
    const begun = await once(context, idempotency, (tx) =>
      beginDraft(tx, context, template.value, body.period),
    )
    return begun.ok ? showDraft(context, begun.value.draftId, template.value) : begun
  },
  getDraft: async ({ context, params: { draftId } }) => {
    const template = await templateOf(context, draftId)
    return template.ok ? showDraft(context, draftId, template.value) : template
  },
  saveDraftText: async ({ context, params: { draftId }, body }) =>
    // Numbers that are not given are undefined here; as JSON, which they are kept as, they are absent.
    context.storage.transact(context.centre.centreId, (tx) =>
      saveDraftText(tx, context, draftId, body.version, body.text as BulletinText),
    ),
  recountDraft: async ({ context, params: { draftId }, body }) => {
    const template = await templateOf(context, draftId)
    if (!template.ok) return template
    const counted = await context.storage.transact(context.centre.centreId, (tx) =>
      recountDraft(tx, context, template.value, draftId, body.version),
    )
    return counted.ok ? showDraft(context, draftId, template.value) : counted
  },
  proveDraft: async ({ context, params: { draftId }, platform }) => {
    const press = await pressOf(context, draftId, platform)
    if (!press.ok) return press
    const proof = await proveDraft(context, draftId, press.value)
    if (!proof.ok) return proof
    const { version, blocks, findings, missing } = proof.value
    return accepted({
      version,
      // Charts show what is proved in words and tables already.
      blocks: blocks
        .filter((block) => block.kind !== 'chart')
        .map((block) =>
          block.kind === 'paragraph'
            ? { ...block }
            : { kind: block.kind, header: [...block.header], rows: block.rows.map((row) => [...row]) },
        ),
      findings: findings.map(findingView),
      problems: missing.map((block) => ({
        kind: block.kind,
        part: block.kind === 'part' ? block.key : null,
        ...wordsOfBlock(block),
      })),
    })
  },
  pickOrder: async ({ context, params: { draftId }, body }) => {
    const picked = await context.storage.transact(context.centre.centreId, (tx) =>
      pickOrder(tx, context, draftId, body.orderNo),
    )
    return picked.ok ? accepted({ ...picked.value, body: [...picked.value.body] }) : picked
  },
  stepDraft: async ({ context, params: { draftId }, body, platform }) => {
    const press = await pressOf(context, draftId, platform)
    if (!press.ok) return press
    const stepped = await once(context, undefined, (tx) => stepDraft(tx, context, draftId, body, press.value))
    if (stepped.ok) return showDraft(context, draftId, press.value.template)
    if (stepped.code === 'keyReused') throw new Error('there was no key')
    return refused(stepped.code, stepped.details && { ...stepped.details })
  },
}

async function templateOf(
  { storage, centre }: Context,
  draftId: string,
): Promise<Result<Template, 'draftNotFound' | 'unknownTemplate' | 'invalidTemplate'>> {
  const draft = await storage.transact(centre.centreId, (tx) => lookAtDraft(tx, draftId))
  return draft.ok ? readTemplate(draft.value.template) : draft
}

async function pressOf(
  context: Context,
  draftId: string,
  { writer }: Platform,
): Promise<Result<Press, 'draftNotFound' | 'unknownTemplate' | 'invalidTemplate'>> {
  const { storage, centre } = context
  const draft = await storage.transact(centre.centreId, (tx) => lookAtDraft(tx, draftId))
  if (!draft.ok) return draft
  const template = await readTemplate(draft.value.template)
  if (!template.ok) return template
  const schemes = await schemesOf(template.value, draft.value.period)
  return schemes.ok ? accepted({ template: template.value, schemes: schemes.value, write: writer }) : schemes
}

async function showDraft(
  context: Context,
  draftId: string,
  template: Template,
): Promise<Result<DraftView, 'draftNotFound'>> {
  return context.storage.transact(context.centre.centreId, async (tx) => {
    const [row] = await listDrafts(tx, draftId)
    const found = await lookAtDraft(tx, draftId)
    if (!row || !found.ok) return refused('draftNotFound')
    const draft = found.value
    const { centre, period, values, lists } = draft.figures
    const steps = await listSteps(tx, draftId)
    return accepted({
      ...lineView(row),
      text: draft.text as DraftView['text'],
      parts: template.definition.parts.map(({ key, label, kind, required }) => ({
        key,
        label,
        kind,
        required,
      })),
      figures: { centre, period, values, lists } as unknown as DraftView['figures'],
      figuresAt: draft.figuresAt.toISOString(),
      isOutdated: draft.state !== 'issued' && (await isOutdated(tx, template, draft)),
      mayWrite: mayWrite(context, draft),
      openSteps: openSteps(draft, context.actor),
      steps: steps.map((step) => ({
        seq: step.seq,
        step: step.step as ChainStep,
        from: step.from_state as DraftState,
        to: step.to_state as DraftState,
        takenBy: step.taken_by_name ?? '',
        takenAt: step.taken_at.toISOString(),
        note: step.note,
      })),
    })
  })
}

function lineView(row: Awaited<ReturnType<typeof listDrafts>>[number]): DraftLineView {
  return {
    draftId: row.draft_id,
    template: row.template_key,
    period: row.period,
    state: row.state as DraftState,
    version: row.version,
    editedBy: row.edited_by_name ?? '',
    editedAt: row.edited_at.toISOString(),
    issueNo: row.issue_no,
    bulletinId: row.bulletin_id,
  }
}

function findingView(finding: Finding): FindingView {
  const { kind, place, printed, recomputed, why } = finding
  return { key: findingKey(finding), kind, place, printed, recomputed, zh: why.zh, en: why.en }
}
