import { addDays } from '@yihu/core/calendar/calendar-date'
import { findAmbiguousLimits } from '@yihu/core/deadline/choose-limit'
import { checkLimit } from '@yihu/core/deadline/limit'
import type { LimitUnit } from '@yihu/core/deadline/limit'
import { limitText } from '@yihu/core/deadline/limit-text'
import { listForms } from '@yihu/core/administration/lists'
import type { ListName } from '@yihu/core/administration/lists'
import { accepted, refused } from '@yihu/core/refusal'
import type { Refusal, Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import { loadList } from '../../storage/coded-lists.ts'
import { insertLimit, loadLimits, updateLimit } from '../../storage/limits.ts'
import type { Transaction } from '../../storage/storage.ts'
import { limitRow } from '../../storage/time-policy.ts'
import type { Context } from '../context.ts'
import { recordChange, stale, today, wrongDates } from './change.ts'

export interface LimitFields {
  readonly clock: string
  readonly appealKind: string | null
  readonly urgency: string | null
  readonly channelCode: string | null
  readonly deskCode: string | null
  readonly categoryCode: string | null
  readonly unitLevel: number | null
  readonly amount: number
  readonly unit: LimitUnit
  readonly isLawOverride: boolean
  readonly validFrom: string
  readonly validUntil: string | null
  readonly clause: string
}
type LimitRefusal = 'limitContradicts' | 'limitInPast' | 'invalidLimit' | 'invalidDates' | 'unknownCode'

/**
 * Adds a row to the table of limits. It holds for orders dispatched from its first day on, which is today or later:
 * due times already given are never moved by a new row. Refuses a row that contradicts another, naming both.
 */
export async function addLimit(
  tx: Transaction,
  context: Context,
  fields: LimitFields & { readonly reason: string },
): Promise<Result<null, LimitRefusal>> {
  await lockBasicData(tx)
  const { reason, ...limit } = fields
  const refusal = await wrongLimit(tx, context, limit)
  if (refusal) return refusal
  await insertLimit(tx, { limit_id: context.newId(), ...columnsOf(limit) })
  await recordChange(tx, context, {
    topic: 'limits',
    act: 'opened',
    name: limit.clause,
    before: null,
    after: valuesOf(limit),
    validFrom: limit.validFrom,
    reason,
  })
  return accepted(null)
}

export type LimitChange =
  | {
      readonly change: 'replace'
      readonly row: LimitFields
      readonly version: number
      readonly reason: string
    }
  | { readonly change: 'close'; readonly on: string; readonly version: number; readonly reason: string }
  | { readonly change: 'reopen'; readonly version: number; readonly reason: string }

/**
 * Ends a row, or replaces it: the old row ends the day before the new one begins and stays to be read. A row that has
 * not begun yet is changed in its place. An end that nothing was timed by yet is taken back.
 */
export async function changeLimit(
  tx: Transaction,
  context: Context,
  limitId: string,
  change: LimitChange,
): Promise<Result<null, LimitRefusal | 'notFound' | 'staleData'>> {
  await lockBasicData(tx)
  const old = (await loadLimits(tx)).find((row) => row.limit_id === limitId)
  if (!old) return refused('notFound', { what: limitId })
  const refusal = stale(old.clause, old, change.version)
  if (refusal) return refusal
  const now = today(context)
  if (change.change === 'close') {
    const { on, reason } = change
    const wrong = wrongDates(old.valid_from, on)
    if (wrong) return wrong
    // The day before today is the latest that ends it at once; earlier would rewrite what was promised.
    if (on < addDays(now, -1)) return refused('limitInPast', { today: now })
    await updateLimit(tx, limitId, { valid_until: on })
    const ends = { before: { validUntil: old.valid_until }, after: { validUntil: on } }
    await recordChange(tx, context, { topic: 'limits', act: 'closed', name: old.clause, ...ends, reason })
    return accepted(null)
  }
  if (change.change === 'reopen') {
    const { reason } = change
    if (old.valid_until === null) return accepted(null)
    if (old.valid_until < addDays(now, -1)) return refused('limitInPast', { today: now })
    const others = (await loadLimits(tx)).filter((row) => row.limit_id !== limitId)
    const wrong = contradiction(others, limitRow({ ...old, valid_until: null }))
    if (wrong) return wrong
    await updateLimit(tx, limitId, { valid_until: null })
    const ends = { before: { validUntil: old.valid_until }, after: { validUntil: null } }
    await recordChange(tx, context, { topic: 'limits', act: 'reopened', name: old.clause, ...ends, reason })
    return accepted(null)
  }
  const { row, reason } = change
  const hasBegun = old.valid_from < row.validFrom
  const wrong = await wrongLimit(tx, context, row, {
    limitId,
    validUntil: hasBegun ? addDays(row.validFrom, -1) : null,
  })
  if (wrong) return wrong
  if (hasBegun) {
    await updateLimit(tx, limitId, { valid_until: addDays(row.validFrom, -1) })
    await insertLimit(tx, { limit_id: context.newId(), ...columnsOf(row) })
  } else await updateLimit(tx, limitId, columnsOf(row))
  await recordChange(tx, context, {
    topic: 'limits',
    act: 'edited',
    name: old.clause,
    before: {
      clock: old.clock,
      appealKind: old.appeal_kind,
      urgency: old.urgency,
      channelCode: old.channel_code,
      deskCode: old.desk_code,
      categoryCode: old.category_code,
      unitLevel: old.unit_level,
      amount: old.amount,
      timeUnit: old.unit,
      isLawOverride: old.is_law_override,
      validFrom: old.valid_from,
      validUntil: old.valid_until,
      clause: old.clause,
    },
    after: valuesOf(row),
    validFrom: row.validFrom,
    reason,
  })
  return accepted(null)
}

const listsOfCodes = {
  channelCode: 'channels',
  deskCode: 'desks',
  categoryCode: 'categories',
} as const satisfies Record<string, ListName>

/** `replaced` is the row that ends (or, with null, goes) when the new one comes. */
async function wrongLimit(
  tx: Transaction,
  context: Context,
  limit: LimitFields,
  replaced?: { readonly limitId: string; readonly validUntil: string | null },
): Promise<Refusal<LimitRefusal> | undefined> {
  const dates = wrongDates(limit.validFrom, limit.validUntil)
  if (dates) return dates
  if (limit.validFrom < today(context)) return refused('limitInPast', { today: today(context) })
  const amount = { amount: limit.amount, unit: limit.unit }
  if (!checkLimit(amount).ok)
    return refused('invalidLimit', { amount: { zh: limitText(amount, 'zh'), en: limitText(amount, 'en') } })
  for (const [field, list] of Object.entries(listsOfCodes) as [keyof typeof listsOfCodes, ListName][]) {
    const code = limit[field]
    if (code === null) continue
    const isThere = (await loadList(tx, list)).some((one) => one.code === code && one.validUntil === null)
    if (!isThere) return refused('unknownCode', { list: listForms[list], code })
  }
  const others = (await loadLimits(tx)).flatMap((row) => {
    if (row.limit_id !== replaced?.limitId) return [row]
    return replaced.validUntil === null ? [] : [{ ...row, valid_until: replaced.validUntil }]
  })
  return contradiction(others, limitRow(columnsOf(limit)))
}

/** A row that would give another limit to the same order as one of the others does, by name. */
function contradiction(
  others: readonly Parameters<typeof limitRow>[0][],
  added: ReturnType<typeof limitRow>,
): Refusal<LimitRefusal> | undefined {
  const pair = findAmbiguousLimits([...others.map(limitRow), added]).find((both) => both.includes(added))
  if (!pair) return undefined
  const said = (language: 'zh' | 'en') =>
    pair.map(({ clause, limit: found, validFrom, validUntil }) => {
      const from = language === 'zh' ? `${validFrom} 起` : `from ${validFrom}`
      const days = validUntil === undefined ? from : `${validFrom}–${validUntil}`
      return `${clause}（${limitText(found, language)}，${days}）`
    })
  const [[zhOne, zhOther], [enOne, enOther]] = [said('zh'), said('en')]
  return refused('limitContradicts', {
    one: { zh: zhOne, en: enOne },
    other: { zh: zhOther, en: enOther },
  })
}

/** A row as the log of changes keeps it; `unit` there is a unit of the town, not of time. */
function valuesOf({ unit, ...limit }: LimitFields) {
  return { ...limit, timeUnit: unit }
}

function columnsOf(limit: LimitFields) {
  return {
    clock: limit.clock,
    appeal_kind: limit.appealKind,
    urgency: limit.urgency,
    channel_code: limit.channelCode,
    desk_code: limit.deskCode,
    category_code: limit.categoryCode,
    unit_level: limit.unitLevel,
    amount: limit.amount,
    unit: limit.unit,
    is_law_override: limit.isLawOverride,
    valid_from: limit.validFrom,
    valid_until: limit.validUntil,
    clause: limit.clause,
  }
}
