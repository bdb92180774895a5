import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import type { Transaction } from './storage.ts'

/** The questions a desk asks more; undefined when there is no such desk. */
export async function loadDeskFields(
  tx: Transaction,
  deskCode: string,
): Promise<readonly ExtraField[] | undefined> {
  const row = await tx
    .selectFrom('desks')
    .select('fields')
    .where('centre_id', '=', tx.centreId)
    .where('code', '=', deskCode)
    .executeTakeFirst()
  return row && (row.fields as unknown as readonly ExtraField[])
}
