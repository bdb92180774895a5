import type { PolicyRow, PolicyTopic } from '@yihu/core/order/policy'
import type { FieldName } from '@yihu/core/order/command'
import type { TextRule } from '@yihu/core/quality/text-rules'
import { insertAll } from './centres.ts'
import type { Transaction } from './storage.ts'

/** The centre's rules of the flow, all versions of them. */
export async function listPolicies(tx: Transaction): Promise<PolicyRow[]> {
  const rows = await tx
    .selectFrom('policies')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .orderBy('topic')
    .orderBy('valid_from')
    .execute()
  return rows.map((row) => ({
    topic: row.topic as PolicyTopic,
    validFrom: row.valid_from,
    value: row.value as Record<string, unknown>,
    clause: row.clause,
  }))
}

export async function listTextRules(tx: Transaction): Promise<TextRule[]> {
  const rows = await tx
    .selectFrom('text_rules')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .orderBy('rule_id')
    .execute()
  return rows.map((row) => ({
    ruleId: row.rule_id,
    fields: row.fields as FieldName[],
    kind: row.kind as TextRule['kind'],
    amount: row.amount,
    phrases: row.phrases,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    clause: row.clause,
  }))
}

export async function insertPolicies(
  tx: Transaction,
  policies: readonly PolicyRow[],
  textRules: readonly TextRule[],
): Promise<void> {
  await insertAll(
    tx,
    'policies',
    policies.map((row) => ({
      centre_id: tx.centreId,
      topic: row.topic,
      valid_from: row.validFrom,
      value: JSON.stringify(row.value),
      clause: row.clause,
    })),
  )
  await insertAll(
    tx,
    'text_rules',
    textRules.map((rule) => ({
      centre_id: tx.centreId,
      rule_id: rule.ruleId,
      fields: [...rule.fields],
      kind: rule.kind,
      amount: rule.amount,
      phrases: [...rule.phrases],
      valid_from: rule.validFrom,
      valid_until: rule.validUntil ?? null,
      clause: rule.clause,
    })),
  )
}
