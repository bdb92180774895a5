import { addDays } from '@yihu/core/calendar/calendar-date'
import type { FieldName } from '@yihu/core/order/command'
import { textRuleNeeds } from '@yihu/core/quality/text-rules'
import type { TextRuleKind } from '@yihu/core/quality/text-rules'
import { accepted, refused } from '@yihu/core/refusal'
import type { Refusal, Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import { insertTextRule, loadTextRules, updateTextRule } from '../../storage/rules.ts'
import type { TextRuleRecord } from '../../storage/rules.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { Context } from '../context.ts'
import { recordChange, stale, today, wrongDates } from './change.ts'

export interface TextRuleFields {
  readonly fields: FieldName[]
  readonly kind: TextRuleKind
  readonly amount: number | null
  readonly phrases: string[]
  readonly validFrom: string
  readonly clause: string
}
type TextRuleRefusal = 'ruleInPast' | 'textRuleIncomplete'

/** Adds a text rule (文字规则) for orders accepted from its first day on, tomorrow at the earliest. */
export async function addTextRule(
  tx: Transaction,
  context: Context,
  input: TextRuleFields & { readonly reason: string },
): Promise<Result<null, TextRuleRefusal>> {
  await lockBasicData(tx)
  const { reason, ...rule } = input
  const wrong = wrongRule(context, rule)
  if (wrong) return wrong
  await insertTextRule(tx, { rule_id: context.newId(), ...columnsOf(rule) })
  await recordChange(tx, context, {
    topic: 'textRules',
    act: 'opened',
    name: rule.clause,
    before: null,
    after: valuesOf(rule),
    validFrom: rule.validFrom,
    reason,
  })
  return accepted(null)
}

export type TextRuleChange =
  | {
      readonly change: 'replace'
      readonly row: TextRuleFields
      readonly version: number
      readonly reason: string
    }
  | { readonly change: 'close'; readonly on: string; readonly version: number; readonly reason: string }
  | { readonly change: 'reopen'; readonly version: number; readonly reason: string }

/** Ends a rule, or replaces it from a day on; the old one stays to be read and holds for the orders it was made for. */
export async function changeTextRule(
  tx: Transaction,
  context: Context,
  ruleId: string,
  change: TextRuleChange,
): Promise<Result<null, TextRuleRefusal | 'notFound' | 'staleData' | 'invalidDates'>> {
  await lockBasicData(tx)
  const old = (await loadTextRules(tx)).find((row) => row.rule_id === ruleId)
  if (!old) return refused('notFound', { what: ruleId })
  const { reason } = change
  const said = { topic: 'textRules', name: old.clause, reason } as const
  const refusal = stale(old.clause, old, change.version)
  if (refusal) return refusal
  const before = valuesOf(fieldsOf(old))
  if (change.change === 'close') {
    const wrong = wrongDates(old.valid_from, change.on)
    if (wrong) return wrong
    if (change.on < today(context)) return refused('ruleInPast', { tomorrow: addDays(today(context), 1) })
    await updateTextRule(tx, ruleId, { valid_until: change.on })
    const ends = { before: { validUntil: old.valid_until }, after: { validUntil: change.on } }
    await recordChange(tx, context, { ...said, act: 'closed', ...ends })
    return accepted(null)
  }
  if (change.change === 'reopen') {
    if (old.valid_until === null) return accepted(null)
    // An end that has come has let texts pass: a new rule begins, the old one is not made to have held.
    if (old.valid_until < today(context))
      return refused('ruleInPast', { tomorrow: addDays(today(context), 1) })
    await updateTextRule(tx, ruleId, { valid_until: null })
    const ends = { before: { validUntil: old.valid_until }, after: { validUntil: null } }
    await recordChange(tx, context, { ...said, act: 'reopened', ...ends })
    return accepted(null)
  }
  const { row } = change
  const wrong = wrongRule(context, row)
  if (wrong) return wrong
  if (old.valid_from < row.validFrom) {
    await updateTextRule(tx, ruleId, { valid_until: addDays(row.validFrom, -1) })
    await insertTextRule(tx, { rule_id: context.newId(), ...columnsOf(row) })
  } else await updateTextRule(tx, ruleId, { ...columnsOf(row), valid_until: null })
  await recordChange(tx, context, {
    ...said,
    act: 'edited',
    before,
    after: valuesOf(row),
    validFrom: row.validFrom,
  })
  return accepted(null)
}

function wrongRule(context: Context, rule: TextRuleFields): Refusal<TextRuleRefusal> | undefined {
  const tomorrow = addDays(today(context), 1)
  if (rule.validFrom < tomorrow) return refused('ruleInPast', { tomorrow })
  const { zh, en, needs, most, missing } = textRuleNeeds[rule.kind]
  const lacks =
    (needs === 'amount' && (rule.amount === null || rule.amount > most)) ||
    (needs === 'phrases' && rule.phrases.length === 0)
  return lacks ? refused('textRuleIncomplete', { kind: { zh, en }, missing }) : undefined
}

function fieldsOf(row: TextRuleRecord): TextRuleFields {
  return {
    fields: row.fields as FieldName[],
    kind: row.kind as TextRuleKind,
    amount: row.amount,
    phrases: row.phrases,
    validFrom: row.valid_from,
    clause: row.clause,
  }
}

function valuesOf({ fields, kind, amount, phrases, clause }: TextRuleFields) {
  return { texts: fields.join('、'), textRule: kind, bound: amount, phrases: phrases.join('、'), clause }
}

/** What the kind does not ask for is not kept. */
function columnsOf(rule: TextRuleFields) {
  const { needs } = textRuleNeeds[rule.kind]
  return {
    fields: rule.fields,
    kind: rule.kind,
    amount: needs === 'amount' ? rule.amount : null,
    phrases: needs === 'phrases' ? rule.phrases : [],
    valid_from: rule.validFrom,
    clause: rule.clause,
  }
}
