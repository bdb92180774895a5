import type { Transaction } from './storage.ts'

/** What the appellant said, word for word. */
export async function loadAppealText(tx: Transaction, appealId: string): Promise<string> {
  const { content } = await tx
    .selectFrom('appeals')
    .select('content')
    .where('centre_id', '=', tx.centreId)
    .where('appeal_id', '=', appealId)
    .executeTakeFirstOrThrow()
  return content
}
