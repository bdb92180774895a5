import type { Selectable, Updateable } from 'kysely'
import type { ChainStep, DraftState } from '@yihu/core/bulletin/review-chain'
import type { BulletinText, Figures } from '@yihu/core/bulletin/figures'
import type { Transaction } from './storage.ts'
import type { BulletinDrafts } from './tables.generated.ts'

/** A draft as operations work on it. */
export interface Draft {
  readonly draftId: string
  readonly template: string
  readonly period: string
  readonly state: DraftState
  readonly text: BulletinText
  readonly figures: Figures
  readonly figuresAt: Date
  readonly version: number
  readonly editedBy: string
  readonly editedAt: Date
  readonly writers: readonly string[]
}

export async function insertDraft(
  tx: Transaction,
  draft: Omit<Draft, 'state' | 'version' | 'editedBy' | 'editedAt' | 'writers'> & { by: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('bulletin_drafts')
    .values({
      centre_id: tx.centreId,
      draft_id: draft.draftId,
      template_key: draft.template,
      period: draft.period,
      state: 'drafting',
      text: JSON.stringify(draft.text),
      figures: JSON.stringify(draft.figures),
      figures_at: draft.figuresAt,
      begun_by: draft.by,
      begun_at: draft.at,
      edited_by: draft.by,
      edited_at: draft.at,
      writers: [],
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The draft of a bulletin that is not issued yet; there is at most one. */
export async function findOpenDraft(
  tx: Transaction,
  template: string,
  period: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('bulletin_drafts')
    .select('draft_id')
    .where('centre_id', '=', tx.centreId)
    .where('template_key', '=', template)
    .where('period', '=', period)
    .where('state', '<>', 'issued')
    .executeTakeFirst()
  return row?.draft_id
}

/** A draft; `isLocked`: nobody changes it until the transaction is over. */
export async function findDraft(
  tx: Transaction,
  draftId: string,
  isLocked = false,
): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('bulletin_drafts')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('draft_id', '=', draftId)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst()
  return row && draftOf(row)
}

function draftOf(row: Selectable<BulletinDrafts>): Draft {
  return {
    draftId: row.draft_id,
    template: row.template_key,
    period: row.period,
    state: row.state as DraftState,
    text: row.text as unknown as BulletinText,
    figures: row.figures as unknown as Figures,
    figuresAt: row.figures_at,
    version: row.version,
    editedBy: row.edited_by,
    editedAt: row.edited_at,
    writers: row.writers,
  }
}

/** Changes a draft that is still at the version seen; false when somebody was faster. */
export async function updateDraft(
  tx: Transaction,
  draftId: string,
  seenVersion: number,
  change: Updateable<BulletinDrafts>,
): Promise<boolean> {
  const result = await tx
    .updateTable('bulletin_drafts')
    .set({ ...change, version: seenVersion + 1 })
    .where('centre_id', '=', tx.centreId)
    .where('draft_id', '=', draftId)
    .where('version', '=', seenVersion)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Writes down who took which step; the draft is locked, so that numbers follow each other. */
export async function insertStep(
  tx: Transaction,
  step: {
    draftId: string
    step: ChainStep
    from: DraftState
    to: DraftState
    by: string
    at: Date
    note: string | null
  },
): Promise<void> {
  const { count } = await tx
    .selectFrom('bulletin_steps')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('centre_id', '=', tx.centreId)
    .where('draft_id', '=', step.draftId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('bulletin_steps')
    .values({
      centre_id: tx.centreId,
      draft_id: step.draftId,
      seq: count + 1,
      step: step.step,
      from_state: step.from,
      to_state: step.to,
      taken_by: step.by,
      taken_at: step.at,
      note: step.note,
    })
    .execute()
}
