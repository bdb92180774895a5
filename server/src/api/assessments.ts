import type { ScorecardView } from '@yihu/contract/assessments'
import type { Scheme } from '@yihu/core/assessment/types'
import { accepted, refused } from '@yihu/core/refusal'
import type { Context } from '../operations/context.ts'
import { explainCell } from '../operations/explain-cell.ts'
import { once } from '../operations/once.ts'
import { periodSpan } from '../operations/period.ts'
import { runAssessment } from '../operations/run-assessment.ts'
import { readScheme } from '../operations/schemes.ts'
import { findAssessmentPage } from '../storage/screens/assessment-page.ts'
import type { Handlers } from './handler.ts'

export const assessmentHandlers: Pick<Handlers, 'getAssessment' | 'runAssessment' | 'explainCell'> = {
  getAssessment: async ({ context, query }) => {
    const scheme = await readScheme(query.scheme, query.period)
    if (!scheme.ok) return scheme
    const span = periodSpan(query.period, context.centre.timeZone, scheme.value.scheme.period)
    return span.ok ? showAssessment(context, scheme.value.scheme, query.period) : span
  },
  runAssessment: async ({ context, body, idempotency }) => {
    const scheme = await readScheme(body.scheme, body.period)
    if (!scheme.ok) return scheme
    const result = await once(context, idempotency, async (tx) => {
      const stored = await runAssessment(tx, context, scheme.value, body.period)
      return stored.ok ? accepted({ scorecardId: stored.value.scorecardId }) : stored
    })
    return result.ok ? showAssessment(context, scheme.value.scheme, body.period) : result
  },
  explainCell: async ({ context, query }) => {
    const scheme = await readScheme(query.scheme, query.period)
    if (!scheme.ok) return scheme
    const span = periodSpan(query.period, context.centre.timeZone, scheme.value.scheme.period)
    if (!span.ok) return span
    return context.storage.transact(context.centre.centreId, (tx) =>
      explainCell(tx, scheme.value.scheme, { ...query, timeZone: context.centre.timeZone }),
    )
  },
}

async function showAssessment(context: Context, scheme: Scheme, period: string) {
  return context.storage.transact(context.centre.centreId, async (tx) => {
    const page = await findAssessmentPage(tx, scheme.key, period)
    return page
      ? accepted(scorecardView(scheme, page))
      : refused('notAssessed' as const, { period, scheme: scheme.key })
  })
}

type Page = NonNullable<Awaited<ReturnType<typeof findAssessmentPage>>>

function scorecardView(scheme: Scheme, page: Page): ScorecardView {
  return {
    scheme: { key: scheme.key, name: scheme.name.zh, version: scheme.version },
    period: page.scorecard.period,
    assessedAt: page.assessedAt.toISOString(),
    columns: scheme.columns.map((column) => ({
      key: column.key,
      header: column.heading ? [column.heading.zh, column.label.zh] : [column.label.zh],
      headerEn: column.heading ? [column.heading.en, column.label.en] : [column.label.en],
      isComputed: column.formula !== undefined,
      opens: true,
    })),
    groups: page.scorecard.groups.flatMap((group) =>
      group.tiers.map((tier) => ({
        group: group.group,
        title: group.title,
        tier: tier.tier,
        tierTitle: tier.title,
        rows: tier.rows.map((row) => ({
          unit: row.unit,
          unitId: page.unitIds.get(row.unit) ?? null,
          rank: row.rank,
          cells: Object.fromEntries(
            Object.values(row.cells).map(({ key, printed, value, exact }) => [
              key,
              { printed, value, exact },
            ]),
          ),
        })),
      })),
    ),
  }
}
