import type { ChangeValues } from '@yihu/core/administration/changes'
import { listForms } from '@yihu/core/administration/lists'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { satisfactionLabels } from '@yihu/core/callback/callback'
import type { Satisfaction } from '@yihu/core/callback/callback'
import { policyOn } from '@yihu/core/order/policy'
import type { PolicyRow, PolicyTopic } from '@yihu/core/order/policy'
import { policyTopics } from '@yihu/core/order/policy-fields'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import { loadTopic, savePolicy } from '../../storage/rules.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { Context } from '../context.ts'
import { recordChange, stale, today } from './change.ts'

export interface PolicyChange {
  /** Checked against the topic's schema by whoever calls. */
  readonly value: Readonly<Record<string, unknown>>
  readonly validFrom: string
  readonly clause: string
  readonly version: number
  readonly reason: string
}

/**
 * Sets a rule of the flow from a day on, tomorrow at the earliest: an order keeps the rules of its acceptance, and those
 * accepted today have theirs. What holds or held is never touched; a rule that has not begun is changed in its place.
 */
export async function changePolicy(
  tx: Transaction,
  context: Context,
  topic: PolicyTopic,
  change: PolicyChange,
): Promise<Result<null, 'staleData' | 'ruleInPast' | 'ruleBeforeLast' | 'unknownCode'>> {
  await lockBasicData(tx)
  const { rows, version } = await loadTopic(tx, topic)
  const name = policyTopics[topic].zh
  const old = stale(name, { version }, change.version)
  if (old) return old
  const { validFrom, value, clause, reason } = change
  const tomorrow = addDays(today(context), 1)
  if (validFrom < tomorrow) return refused('ruleInPast', { tomorrow })
  const last = rows.at(-1)?.validFrom
  // A row put in before one that waits would silently be ended by it.
  if (last !== undefined && validFrom < last) return refused('ruleBeforeLast', { last })
  const unknown = categoriesOf(value).find((code) => !context.centre.categoryCodes.has(code))
  if (unknown !== undefined) return refused('unknownCode', { list: listForms.categories, code: unknown })
  await savePolicy(tx, { topic, validFrom, value, clause })
  const before = policyOn(rows, validFrom, context.centre.timeZone)[topic]
  await recordChange(tx, context, {
    topic: 'rules',
    act: 'edited',
    name,
    before: { ...wordsOf({ ...before }), clause: clauseOn(rows, validFrom) },
    after: { ...wordsOf(value), clause },
    validFrom,
    reason,
  })
  return accepted(null)
}

function categoriesOf({ twoStepCategories }: PolicyChange['value']): readonly string[] {
  return Array.isArray(twoStepCategories) ? twoStepCategories.map(String) : []
}

function clauseOn(rows: readonly PolicyRow[], on: string): string | null {
  return rows.findLast(({ validFrom }) => validFrom <= on)?.clause ?? null
}

/** Values as the log of changes keeps them: one word or number for each field. */
function wordsOf(value: Readonly<Record<string, unknown>>): ChangeValues {
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => {
      if (Array.isArray(one)) return [field, one.join('、')]
      if (typeof one === 'object' && one !== null) return [field, digitsOf(one)]
      return [
        field,
        typeof one === 'number' || typeof one === 'boolean' || typeof one === 'string' ? one : null,
      ]
    }),
  )
}

function digitsOf(keypad: object): string {
  return Object.entries(keypad)
    .map(([digit, rating]) => `${digit} ${satisfactionLabels[rating as Satisfaction].zh}`)
    .join('、')
}
