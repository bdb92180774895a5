import type { PolicyRow, PolicyTopic } from '@yihu/core/order/policy'
import type { Insertable, Updateable } from 'kysely'
import type { Transaction } from './storage.ts'
import type { DB } from './tables.generated.ts'

/** One topic's rows, the oldest first, and how often they were changed in all. */
export async function loadTopic(
  tx: Transaction,
  topic: PolicyTopic,
): Promise<{ readonly rows: readonly PolicyRow[]; readonly version: number }> {
  const rows = await tx
    .selectFrom('policies')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('topic', '=', topic)
    .orderBy('valid_from')
    .execute()
  return {
    rows: rows.map((row) => ({
      topic,
      validFrom: row.valid_from,
      value: row.value as Record<string, unknown>,
      clause: row.clause,
    })),
    // Rows are never taken away, so the sum tells two states of a topic apart.
    version: rows.reduce((sum, { version }) => sum + version, 0),
  }
}

/** Writes the row of its day: a new one, or in the place of one of the same day. */
export async function savePolicy(tx: Transaction, row: PolicyRow): Promise<void> {
  const value = JSON.stringify(row.value)
  await tx
    .insertInto('policies')
    .values({
      centre_id: tx.centreId,
      topic: row.topic,
      valid_from: row.validFrom,
      value,
      clause: row.clause,
    })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'topic', 'valid_from']).doUpdateSet((eb) => ({
        value,
        clause: row.clause,
        version: eb('policies.version', '+', 1),
      })),
    )
    .execute()
}

type TextRules = DB['text_rules']

/** Every text rule, ended ones too: orders accepted while they held are still checked by them. */
export async function loadTextRules(tx: Transaction) {
  return tx
    .selectFrom('text_rules')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .orderBy('kind')
    .orderBy('valid_from')
    .orderBy('rule_id')
    .execute()
}
export type TextRuleRecord = Awaited<ReturnType<typeof loadTextRules>>[number]

export async function insertTextRule(
  tx: Transaction,
  row: Omit<Insertable<TextRules>, 'centre_id'>,
): Promise<void> {
  await tx
    .insertInto('text_rules')
    .values({ ...row, centre_id: tx.centreId })
    .execute()
}

/** Changes a rule and counts its version up. */
export async function updateTextRule(
  tx: Transaction,
  ruleId: string,
  change: Updateable<TextRules>,
): Promise<void> {
  await tx
    .updateTable('text_rules')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('centre_id', '=', tx.centreId)
    .where('rule_id', '=', ruleId)
    .execute()
}
