import { compareScorecards } from '@yihu/core/assessment/compare-scorecards'
import type { ScoreDifference } from '@yihu/core/assessment/compare-scorecards'
import type { Scheme, Scorecard } from '@yihu/core/assessment/types'
import { dateIn } from '@yihu/core/calendar/local-time'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { latestScorecard } from '../storage/assessments.ts'
import { writeAudit } from '../storage/audit-log.ts'
import { holdAllPeriods, insertClosing, listClosings, reopenClosing } from '../storage/closings.ts'
import { countOpenExclusions } from '../storage/exclusions.ts'
import { jsonSeal } from '../storage/json-seal.ts'
import { countOpenObjections } from '../storage/objections.ts'
import { loadPeriodEntries } from '../storage/period-entries.ts'
import { freezeOrders } from '../storage/screens/closed-orders.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { holdOpenPeriod } from './open-period.ts'
import { periodSpan } from './period.ts'
import { assessPeriod, countedInputs, keepScorecard } from './run-assessment.ts'
import type { AssessmentRefusal } from './run-assessment.ts'
import type { SchemeSource } from './schemes.ts'

type CloseRefusal =
  | AssessmentRefusal
  | 'notAssessed'
  | 'periodNotOver'
  | 'assessmentOutdated'
  | 'objectionsOpen'
  | 'exclusionsOpen'

/**
 * Closes an assessed period (结账): freezes the scorecard, the entries it rests on and each order's part in it. Only a
 * period that is over, with nothing left to decide, and whose last run still is what the orders say: what is frozen is
 * what the assessor has looked at.
 */
export async function closePeriod(
  tx: Transaction,
  context: Context,
  source: SchemeSource,
  period: string,
): Promise<Result<{ closingId: string; orders: number }, CloseRefusal>> {
  const { scheme } = source
  const { now, actor, centre } = context
  const open = await holdOpenPeriod(tx, context, period, scheme.key)
  if (!open.ok) return open
  const span = periodSpan(period, centre.timeZone, scheme.period)
  if (!span.ok) return span
  if (span.value.before > now)
    return refused('periodNotOver', {
      period,
      lastDay: dateIn(centre.timeZone, new Date(span.value.before.getTime() - 1)),
    })
  await holdAllPeriods(tx)
  const undecided = await nothingUndecided(tx, period)
  if (!undecided.ok) return undecided
  const seen = await latestScorecard(tx, scheme.key, period)
  if (!seen) return refused('notAssessed', { period, scheme: scheme.key })
  const fresh = await assessPeriod(tx, context, scheme, period, now)
  if (!fresh.ok) return fresh
  const differences = compareScorecards(seen.scorecard, fresh.value.scorecard)
  if (differences[0]) return refused('assessmentOutdated', outdated(scheme, differences[0], differences))
  const kept = await keepScorecard(tx, context, source, period, fresh.value)
  if (!kept.ok) return kept
  const entries = await loadPeriodEntries(tx, period, span.value)
  const counted = countedInputs(scheme)
  const closingId = context.newId()
  await insertClosing(tx, {
    closing_id: closingId,
    scheme_key: scheme.key,
    scheme_version: scheme.version,
    scheme_hash: source.hash,
    period,
    scorecard_id: kept.value.scorecardId,
    scorecard_hash: jsonSeal(fresh.value.scorecard),
    counted: JSON.stringify(counted),
    entries: JSON.stringify(entries),
    entries_hash: jsonSeal(entries),
    closed_by: actor.userId,
    closed_at: now,
  })
  const orders = await freezeOrders(tx, closingId, { ...span.value, period, asOf: now }, counted)
  await audit(tx, context, 'closePeriod', `${scheme.key} ${period}`)
  return accepted({ closingId, orders })
}

async function nothingUndecided(
  tx: Transaction,
  period: string,
): Promise<Result<null, 'objectionsOpen' | 'exclusionsOpen'>> {
  const objections = await countOpenObjections(tx, period)
  if (objections > 0) return refused('objectionsOpen', { count: objections })
  const exclusions = await countOpenExclusions(tx, period)
  return exclusions > 0 ? refused('exclusionsOpen', { count: exclusions }) : accepted(null)
}

/** Takes a closing back, with a reason that stays: the period can be changed and closed again. */
export async function reopenPeriod(
  tx: Transaction,
  context: Context,
  closingId: string,
  reason: string,
): Promise<Result<{ closingId: string }, 'closingNotFound'>> {
  const taken = await reopenClosing(tx, closingId, { by: context.actor.userId, at: context.now, reason })
  if (!taken) return refused('closingNotFound')
  await audit(tx, context, 'reopenPeriod', closingId, reason)
  return accepted({ closingId })
}

/** What a closed period would print today. */
export interface Recount {
  readonly closing: Awaited<ReturnType<typeof listClosings>>[number]
  readonly differences: readonly ScoreDifference[]
}

/** Assesses a closed period again, keeps nothing, and tells what would be printed otherwise. */
export async function recountPeriod(
  tx: Transaction,
  context: Context,
  scheme: Scheme,
  closingId: string,
): Promise<Result<Recount, 'closingNotFound' | AssessmentRefusal>> {
  const closing = (await listClosings(tx)).find((one) => one.closing_id === closingId)
  if (!closing) return refused('closingNotFound')
  const fresh = await assessPeriod(tx, context, scheme, closing.period, closing.closed_at)
  if (!fresh.ok) return fresh
  const frozen = closing.scorecard as unknown as Scorecard
  return accepted({ closing, differences: compareScorecards(frozen, fresh.value.scorecard) })
}

function outdated(scheme: Scheme, first: ScoreDifference, all: readonly ScoreDifference[]) {
  const label = scheme.columns.find(({ key }) => key === first.cell)?.label.zh
  return {
    units: new Set(all.map(({ unit }) => unit)).size,
    unit: first.unit,
    cell: label ?? (first.cell === 'rank' ? '排名' : '等级'),
    before: first.before ?? '–',
    now: first.now ?? '–',
  }
}

async function audit(
  tx: Transaction,
  context: Context,
  act: string,
  subject: string,
  reason?: string,
): Promise<void> {
  const entry = { at: context.now, actorId: context.actor.userId, act, subject }
  await writeAudit(tx, reason === undefined ? entry : { ...entry, reason })
}
