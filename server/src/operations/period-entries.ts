import { parsePeriod } from '@yihu/core/calendar/period'
import type { Scheme } from '@yihu/core/assessment/types'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { writeAudit } from '../storage/audit-log.ts'
import { addLedgerItem as insertItem, removeLedgerItem as deleteItem } from '../storage/ledger-items.ts'
import { saveEnteredFigure, saveManualScore } from '../storage/period-entries.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { holdOpenPeriod } from './open-period.ts'

type EntryRefusal = 'invalidPeriod' | 'periodClosed' | 'unknownUnit'

/** Adds a bonus or a deduction (R17): points are a signed decimal, the kind is one of the scheme's ledger. */
export async function enterLedgerItem(
  tx: Transaction,
  context: Context,
  item: { period: string; kind: string; unitId: string; reason: string; points: string },
): Promise<Result<{ period: string }, EntryRefusal>> {
  const { period, unitId } = item
  const open = await holdEntries(tx, context, period, unitId)
  if (!open.ok) return open
  await insertItem(tx, { ...item, by: context.actor.userId, at: context.now })
  await audit(tx, context, 'enterLedgerItem', period, item.reason, {
    unitId,
    points: item.points,
    kind: item.kind,
  })
  return accepted({ period })
}

/** Takes a wrong item out; what it said stays in the audit log, with the reason. */
export async function removeLedgerItem(
  tx: Transaction,
  context: Context,
  itemId: string,
  period: string,
  reason: string,
): Promise<Result<{ period: string }, EntryRefusal | 'ledgerItemNotFound'>> {
  const open = await holdEntries(tx, context, period)
  if (!open.ok) return open
  const removed = await deleteItem(tx, itemId, period)
  if (!removed) return refused('ledgerItemNotFound')
  await audit(tx, context, 'removeLedgerItem', period, reason, removed)
  return accepted({ period })
}

/** Enters a score or rate that no order gives (知识库建设 0–20 …) under the input of a scheme that takes it by hand. */
export async function enterManualScore(
  tx: Transaction,
  context: Context,
  scheme: Scheme,
  score: { period: string; input: string; unitId: string; points: string; reason: string },
): Promise<Result<{ period: string }, EntryRefusal | 'notOfScheme'>> {
  const { period, input, unitId, points, reason } = score
  const known = manualInputs(scheme).map(({ key }) => key)
  if (!known.includes(input)) return refused('notOfScheme', { scheme: scheme.key, input, known })
  const open = await holdEntries(tx, context, period, unitId)
  if (!open.ok) return open
  const entered = { by: context.actor.userId, at: context.now }
  const before = await saveManualScore(tx, { period, input, unitId, points, reason, ...entered })
  await audit(tx, context, 'enterManualScore', period, reason, { input, unitId, points, before })
  return accepted({ period })
}

/** Enters a figure no order or call gives: messages of other platforms, totals of the month before. */
export async function enterFigure(
  tx: Transaction,
  context: Context,
  figure: { period: string; key: string; value: string; reason: string },
): Promise<Result<{ period: string }, EntryRefusal>> {
  const open = await holdEntries(tx, context, figure.period)
  if (!open.ok) return open
  const before = await saveEnteredFigure(tx, { ...figure, by: context.actor.userId, at: context.now })
  const { key, value, reason, period } = figure
  await audit(tx, context, 'enterFigure', period, reason, { key, value, before })
  return accepted({ period })
}

/** The inputs of a scheme that people enter. */
export function manualInputs(scheme: Scheme) {
  return scheme.inputs.filter(({ measure }) => measure === 'manual')
}

async function holdEntries(
  tx: Transaction,
  context: Context,
  period: string,
  unitId?: string,
): Promise<Result<null, EntryRefusal>> {
  if (!parsePeriod(period)) return refused('invalidPeriod', { period })
  if (unitId !== undefined && !context.centre.unitNames.has(unitId)) return refused('unknownUnit', { unitId })
  return holdOpenPeriod(tx, context, period)
}

async function audit(
  tx: Transaction,
  context: Context,
  act: string,
  subject: string,
  reason: string,
  details: object,
): Promise<void> {
  await writeAudit(tx, { at: context.now, actorId: context.actor.userId, act, subject, reason, details })
}
