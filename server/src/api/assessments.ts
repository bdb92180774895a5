import type { ScorecardView } from '@yihu/contract/assessments'
import type { Scheme } from '@yihu/core/assessment/types'
import { accepted, refused } from '@yihu/core/refusal'
import type { Context } from '../operations/context.ts'
import { explainCell } from '../operations/explain-cell.ts'
import { once } from '../operations/once.ts'
import { periodSpan } from '../operations/period.ts'
import { runAssessment } from '../operations/run-assessment.ts'
import { readScheme } from '../operations/schemes.ts'
import { latestScorecard } from '../storage/assessments.ts'
import type { StoredScorecard } from '../storage/assessments.ts'
import { listUnits } from '../storage/reference.ts'
import type { Handlers } from './handler.ts'

export const assessmentHandlers: Pick<Handlers, 'getAssessment' | 'runAssessment' | 'explainCell'> = {
  getAssessment: async ({ context, query }) => {
    const scheme = await readScheme(query.scheme)
    if (!scheme.ok) return scheme
    const span = periodSpan(query.period, context.centre.timeZone)
    return span.ok ? showAssessment(context, scheme.value.scheme, query.period) : span
  },
  runAssessment: async ({ context, body, idempotency }) => {
    const scheme = await readScheme(body.scheme)
    if (!scheme.ok) return scheme
    const result = await once(context, idempotency, async (tx) => {
      const stored = await runAssessment(tx, context, scheme.value, body.period)
      return stored.ok ? accepted({ scorecardId: stored.value.scorecardId }) : stored
    })
    return result.ok ? showAssessment(context, scheme.value.scheme, body.period) : result
  },
  explainCell: async ({ context, query }) => {
    const scheme = await readScheme(query.scheme)
    if (!scheme.ok) return scheme
    const span = periodSpan(query.period, context.centre.timeZone)
    if (!span.ok) return span
    return context.storage.transact(context.centre.centreId, (tx) => explainCell(tx, scheme.value.scheme, query))
  },
}

async function showAssessment(context: Context, scheme: Scheme, period: string) {
  return context.storage.transact(context.centre.centreId, async (tx) => {
    const stored = await latestScorecard(tx, scheme.key, period)
    if (!stored) return refused('notAssessed' as const, { period, scheme: scheme.key })
    const units = new Map((await listUnits(tx)).map((unit) => [unit.name, unit.unit_id]))
    return accepted(scorecardView(scheme, stored, units))
  })
}

function scorecardView(scheme: Scheme, stored: StoredScorecard, unitIds: ReadonlyMap<string, string>): ScorecardView {
  return {
    scheme: { key: scheme.key, name: scheme.name.zh, version: scheme.version },
    period: stored.scorecard.period,
    assessedAt: stored.assessedAt.toISOString(),
    columns: scheme.columns.map((column) => ({
      key: column.key,
      header: column.heading ? [column.heading.zh, column.label.zh] : [column.label.zh],
      headerEn: column.heading ? [column.heading.en, column.label.en] : [column.label.en],
      isComputed: column.formula !== undefined,
      opens: true,
    })),
    groups: stored.scorecard.groups.flatMap((group) =>
      group.tiers.map((tier) => ({
        group: group.group,
        title: group.title,
        tier: tier.tier,
        tierTitle: tier.title,
        rows: tier.rows.map((row) => ({
          unit: row.unit,
          unitId: unitIds.get(row.unit) ?? null,
          rank: row.rank,
          cells: Object.fromEntries(
            Object.values(row.cells).map(({ key, printed, value, exact }) => [key, { printed, value, exact }]),
          ),
        })),
      })),
    ),
  }
}
