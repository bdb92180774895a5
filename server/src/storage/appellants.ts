import type { Appellant } from '@yihu/core/access/mask'
import type { Transaction } from './storage.ts'

/** The appellant of an appeal, unmasked; only `revealAppellant` asks for this. */
export async function loadAppellant(
  tx: Transaction,
  appealId: string,
): Promise<{ appellant: Appellant; isConfidential: boolean }> {
  const row = await tx
    .selectFrom('appeals')
    .select(['appellant_name', 'appellant_phone', 'address', 'is_confidential'])
    .where('centre_id', '=', tx.centreId)
    .where('appeal_id', '=', appealId)
    .executeTakeFirstOrThrow()
  const appellant = { name: row.appellant_name, phone: row.appellant_phone, address: row.address }
  return { appellant, isConfidential: row.is_confidential }
}
