import type { Transaction } from '../storage.ts'

/** Drafts of bulletins, the latest first, without their texts and figures. */
export async function listDrafts(tx: Transaction, draftId?: string) {
  return tx
    .selectFrom('bulletin_drafts as d')
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 'd.centre_id').onRef('u.user_id', '=', 'd.edited_by'),
    )
    .leftJoin('bulletins as b', (join) =>
      join.onRef('b.centre_id', '=', 'd.centre_id').onRef('b.draft_id', '=', 'd.draft_id'),
    )
    .select([
      'd.draft_id',
      'd.template_key',
      'd.period',
      'd.state',
      'd.version',
      'd.edited_at',
      'd.writers',
      'u.name as edited_by_name',
      'b.bulletin_id',
      'b.issue_no',
    ])
    .where('d.centre_id', '=', tx.centreId)
    .$if(draftId !== undefined, (query) => query.where('d.draft_id', '=', draftId ?? ''))
    .orderBy('d.begun_at', 'desc')
    .limit(100)
    .execute()
}

/** Who took which step of the chain, in order. */
export async function listSteps(tx: Transaction, draftId: string) {
  return tx
    .selectFrom('bulletin_steps as s')
    .leftJoin('users as u', (join) =>
      join.onRef('u.centre_id', '=', 's.centre_id').onRef('u.user_id', '=', 's.taken_by'),
    )
    .select([
      's.seq',
      's.step',
      's.from_state',
      's.to_state',
      's.taken_at',
      's.note',
      'u.name as taken_by_name',
    ])
    .where('s.centre_id', '=', tx.centreId)
    .where('s.draft_id', '=', draftId)
    .orderBy('s.seq')
    .execute()
}
