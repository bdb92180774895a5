import { auditDocument } from '@yihu/core/audit/audit-document'
import type { Finding } from '@yihu/core/audit/types'
import { findingKey, issueBlocks, issueNumber, withoutBlanks } from '@yihu/core/bulletin/issue-blocks'
import type { IssueBlock, LetPass } from '@yihu/core/bulletin/issue-blocks'
import { auditDocumentOf } from '@yihu/core/bulletin/printed-block'
import type { PrintedBlock } from '@yihu/core/bulletin/printed-block'
import { takeStep } from '@yihu/core/bulletin/review-chain'
import type { ChainRefusal, ChainStep } from '@yihu/core/bulletin/review-chain'
import type { Scheme } from '@yihu/core/assessment/types'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { writeAudit } from '../storage/audit-log.ts'
import { findDraft, insertStep, updateDraft } from '../storage/bulletin-drafts.ts'
import type { Draft } from '../storage/bulletin-drafts.ts'
import { insertIssuedBulletin, isIssueNoTaken, sha256 } from '../storage/issued-bulletins.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Writer } from './build-bulletin.ts'
import { isOutdated, stale } from './bulletin-drafts.ts'
import { headOf, sealedForms } from './bulletin-forms.ts'
import type { Context } from './context.ts'
import type { Template } from './templates.ts'

/** What a draft is printed with. */
export interface Press {
  readonly template: Template
  readonly schemes: ReadonlyMap<string, Scheme>
  readonly write: Writer
}

export interface Proof {
  readonly document: Uint8Array
  readonly blocks: readonly PrintedBlock[]
  /** Every sum, share, rate, count, name and cross-reference, recomputed from what is printed (R18.7). */
  readonly findings: readonly Finding[]
}

/** The draft as it would be printed, and what the audit says of it. Counts nothing: the figures are kept with it. */
export async function proofOf(
  draft: Draft,
  { template, write }: Press,
): Promise<Result<Proof, 'invalidTemplate'>> {
  const document = await write.document(template.document, draft.figures, withoutBlanks(draft.text))
  if (!document.ok) return refused('invalidTemplate', { ...document.details })
  const blocks = write.blocks(document.value)
  if (!blocks.ok) return refused('invalidTemplate', { problems: [template.definition.document] })
  const findings = auditDocument(auditDocumentOf(blocks.value))
  return accepted({ document: document.value, blocks: blocks.value, findings })
}

/** The proof of a draft, with what stands against issuing it beside its contradictions. */
export async function proveDraft(
  context: Context,
  draftId: string,
  press: Press,
): Promise<
  Result<Proof & { version: number; missing: readonly IssueBlock[] }, 'draftNotFound' | 'invalidTemplate'>
> {
  const { template } = press
  const found = await context.storage.transact(context.centre.centreId, async (tx) => {
    const draft = await findDraft(tx, draftId)
    return draft && { draft, isOutdated: await isOutdated(tx, template, draft) }
  })
  if (!found) return refused('draftNotFound')
  const { draft } = found
  const proof = await proofOf(draft, press)
  if (!proof.ok) return proof
  const missing = issueBlocks({
    text: draft.text,
    figures: draft.figures.values,
    parts: template.definition.parts,
    findings: [],
    letPass: [],
    isOutdated: found.isOutdated,
  })
  return accepted({ ...proof.value, version: draft.version, missing })
}

export interface StepInput {
  readonly version: number
  readonly step: ChainStep
  readonly note: string | null
  /** Contradictions the signer lets stand, each with the reason. */
  readonly letPass: readonly LetPass[]
}

type StepRefusal =
  | ChainRefusal
  | 'draftNotFound'
  | 'draftStale'
  | 'issueBlocked'
  | 'issueNoTaken'
  | 'invalidTemplate'

/** Takes a draft one step along its chain (R18.8); the last one issues it. */
export async function stepDraft(
  tx: Transaction,
  context: Context,
  draftId: string,
  input: StepInput,
  press: Press,
): Promise<Result<{ draftId: string }, StepRefusal>> {
  const draft = await findDraft(tx, draftId, true)
  if (!draft) return refused('draftNotFound')
  const row = takeStep(input.step, draft, context.actor, input.note)
  if (!row.ok) return row
  if (draft.version !== input.version) return stale(tx, draft)
  if (row.value.to === 'issued') {
    const issued = await issueDraft(tx, context, draft, input.letPass, press)
    if (!issued.ok) return issued
  }
  await insertStep(tx, {
    draftId,
    step: input.step,
    from: draft.state,
    to: row.value.to,
    by: context.actor.userId,
    at: context.now,
    note: input.note,
  })
  await updateDraft(tx, draftId, draft.version, { state: row.value.to })
  const act = `${input.step} bulletin`
  await writeAudit(tx, { at: context.now, actorId: context.actor.userId, act, subject: draftId })
  return accepted({ draftId })
}

/** All files are written once from the kept figures, hashed and sealed; nothing of them changes any more (R18.8). */
async function issueDraft(
  tx: Transaction,
  context: Context,
  draft: Draft,
  letPass: readonly LetPass[],
  press: Press,
): Promise<Result<null, 'issueBlocked' | 'issueNoTaken' | 'invalidTemplate'>> {
  const { template, schemes, write } = press
  const proof = await proofOf(draft, press)
  if (!proof.ok) return proof
  const blocks = issueBlocks({
    text: draft.text,
    figures: draft.figures.values,
    parts: template.definition.parts,
    findings: proof.value.findings,
    letPass,
    isOutdated: await isOutdated(tx, template, draft),
  })
  if (blocks.length > 0)
    return refused('issueBlocked', {
      problems: {
        zh: blocks.map((block) => wordsOfBlock(block).zh).join('；'),
        en: blocks.map((block) => wordsOfBlock(block).en).join('; '),
      },
    })
  const issueNo = issueNumber(draft.text)
  if (await isIssueNoTaken(tx, draft.template, issueNo)) return refused('issueNoTaken', { issueNo })
  const { document, findings, blocks: printed } = proof.value
  const annex = await write.annex(draft.figures, schemes)
  const { name } = template.definition
  const head = headOf({ name, period: draft.period, text: draft.text, documentHash: sha256(document) })
  const forms = await sealedForms(write, printed, head, { document, annex })
  const reasons = new Map(letPass.map(({ key, reason }) => [key, reason.trim()]))
  await insertIssuedBulletin(
    tx,
    {
      bulletinId: context.newId(),
      draftId: draft.draftId,
      template: draft.template,
      period: draft.period,
      issueNo,
      issuedBy: context.actor.userId,
      issuedAt: context.now,
      figures: draft.figures,
      text: draft.text,
      findings: findings.map((finding) => ({
        ...finding,
        reason: finding.kind === 'contradiction' ? (reasons.get(findingKey(finding)) ?? null) : null,
      })),
      ...forms.hashes,
    },
    forms.files,
  )
  return accepted(null)
}

/** A block in words, for who has to see to it. */
export function wordsOfBlock(block: IssueBlock): { zh: string; en: string } {
  if (block.kind === 'figure')
    return { zh: `“${block.label}”未录入`, en: `the figure “${block.label}” was not entered` }
  if (block.kind === 'part') return { zh: `“${block.label}”未写`, en: `the part “${block.label}” is empty` }
  if (block.kind === 'contradiction')
    return {
      zh: `${block.place}有矛盾且未说明理由`,
      en: `a contradiction without a reason at ${block.place}`,
    }
  return plainBlocks[block.kind]
}

const plainBlocks = {
  issueNo: { zh: '未填期号或文号', en: 'it has no issue number' },
  issuer: { zh: '未填印发单位', en: 'it has no issuer' },
  issuedOn: { zh: '未填印发日期', en: 'it has no date of issue' },
  outdated: {
    zh: '数据取用后考核重新运行过，请重新取数',
    en: 'the assessment ran again; count the figures again',
  },
} as const
