import type { BulletinText } from '@yihu/core/bulletin/figures'
import { saveBulletinText } from '../storage/bulletins.ts'
import { insertAll } from '../storage/centres.ts'
import type { Transaction } from '../storage/storage.ts'
import { newId } from './context.ts'

/** A call as the switch reports it at its end (R3.3). */
export interface FinishedCall {
  readonly startedAt: Date
  readonly answeredAt: Date | null
  readonly endedAt: Date
  readonly callerNumber: string
  readonly divisionCode: string
  readonly seatNo: string | null
}

/** Records finished calls under the identifiers the switch gave them. */
export async function recordCalls(
  tx: Transaction,
  calls: readonly FinishedCall[],
  ids: readonly string[],
): Promise<void> {
  await insertAll(
    tx,
    'calls',
    calls.map((call, index) => ({
      centre_id: tx.centreId,
      call_id: ids[index] ?? '',
      started_at: call.startedAt,
      answered_at: call.answeredAt,
      ended_at: call.endedAt,
      caller_number: call.callerNumber,
      division_code: call.divisionCode,
      seat_no: call.seatNo,
    })),
  )
}

/** What the office enters for a period by hand: ledger, scores, figures of other platforms, articles, bulletin text. */
export interface MonthEntries {
  readonly period: string
  readonly ledger: readonly {
    seq: number
    kind: string
    unitId: string
    printedUnit: string
    reasons: readonly string[]
    points: string
    orderNo: string | null
  }[]
  readonly manualScores: readonly { inputKey: string; unitId: string; points: string; reason: string }[]
  readonly figures: readonly { period: string; key: string; value: string; reason: string }[]
  readonly articles: readonly { unitId: string; title: string; body: string; publishedAt: Date }[]
  readonly texts: readonly { template: string; text: BulletinText }[]
}

/** Records the office's own entries of a period, each with its author. */
export async function recordMonthEntries(
  tx: Transaction,
  entries: MonthEntries,
  author: { userId: string; at: Date },
): Promise<void> {
  const own = { centre_id: tx.centreId }
  const entered = { author_id: author.userId, entered_at: author.at }
  await insertAll(
    tx,
    'ledger_items',
    entries.ledger.map((item) => ({
      ...own,
      ...entered,
      item_id: newId(),
      period: entries.period,
      seq: item.seq,
      kind: item.kind,
      unit_id: item.unitId,
      printed_unit: item.printedUnit,
      reasons: [...item.reasons],
      points: item.points,
      order_no: item.orderNo,
    })),
  )
  await insertAll(
    tx,
    'manual_scores',
    entries.manualScores.map((score) => ({
      ...own,
      ...entered,
      period: entries.period,
      input_key: score.inputKey,
      unit_id: score.unitId,
      points: score.points,
      reason: score.reason,
    })),
  )
  await insertAll(
    tx,
    'entered_figures',
    entries.figures.map((figure) => ({ ...own, ...entered, ...figure })),
  )
  await insertAll(
    tx,
    'articles',
    entries.articles.map((article) => ({
      ...own,
      article_id: newId(),
      unit_id: article.unitId,
      title: article.title,
      body: article.body,
      published_at: article.publishedAt,
    })),
  )
  for (const { template, text } of entries.texts)
    await saveBulletinText(tx, { template, period: entries.period, text, by: author.userId, at: author.at })
}
