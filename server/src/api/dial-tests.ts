import type { DialCampaignPageView, DialCampaignView, DialTestView } from '@yihu/contract/dial-test-routes'
import { parsePeriod } from '@yihu/core/calendar/period'
import { printValue } from '@yihu/core/assessment/rounding'
import { meanScores } from '@yihu/core/dial-test/mean-scores'
import { dialTestItemNames, totalOf } from '@yihu/core/dial-test/score-dial-test'
import type { DialTestItem } from '@yihu/core/dial-test/score-dial-test'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Fraction } from 'fraction.js'
import type { Context } from '../operations/context.ts'
import { endDialCampaign, planDialCampaign } from '../operations/dial-campaigns.ts'
import { importCountyFigures, previewCountyFigures } from '../operations/import-county-figures.ts'
import { once } from '../operations/once.ts'
import { correctDialTest, recordDialTest } from '../operations/record-dial-test.ts'
import { listCountyFigures } from '../storage/screens/county-figures.ts'
import { listDialCampaigns, listDialTests } from '../storage/screens/dial-tests.ts'
import type { DialCampaignRow, DialTestRow } from '../storage/screens/dial-tests.ts'
import type { Handlers } from './handler.ts'

export const dialTestHandlers: Pick<
  Handlers,
  | 'listCountyFigures'
  | 'previewCountyFigures'
  | 'importCountyFigures'
  | 'listDialCampaigns'
  | 'getDialCampaign'
  | 'planDialCampaign'
  | 'endDialCampaign'
  | 'recordDialTest'
  | 'correctDialTest'
> = {
  listCountyFigures: async ({ context, query }) => showFigures(context, query.period),
  previewCountyFigures: async ({ context, body }) => {
    const { storage, centre } = context
    const preview = await storage.transact(centre.centreId, (tx) =>
      previewCountyFigures(tx, body.period, body.text),
    )
    if (!preview.ok) return preview
    const { rows, problems, replaced } = preview.value
    return accepted({ rows: [...rows], problems: [...problems], replaced: [...replaced] })
  },
  importCountyFigures: async ({ context, body, idempotency }) => {
    const imported = await once(context, idempotency, (tx) => importCountyFigures(tx, context, body))
    return imported.ok ? showFigures(context, body.period) : imported
  },
  listDialCampaigns: async ({ context, query }) => {
    const { storage, centre } = context
    const rows = await storage.transact(centre.centreId, (tx) => listDialCampaigns(tx, query))
    return accepted(rows.map(campaignView))
  },
  getDialCampaign: async ({ context, params }) => showCampaign(context, params.campaignId),
  planDialCampaign: async ({ context, body, idempotency }) => {
    const planned = await once(context, idempotency, (tx) => planDialCampaign(tx, context, body))
    return planned.ok ? showCampaign(context, planned.value.campaignId) : planned
  },
  endDialCampaign: async ({ context, params: { campaignId }, body }) => {
    const ended = await context.storage.transact(context.centre.centreId, (tx) =>
      endDialCampaign(tx, context, campaignId, body.version),
    )
    return ended.ok ? showCampaign(context, campaignId) : ended
  },
  recordDialTest: async ({ context, params: { dialTestId }, body, idempotency }) => {
    const record = { ...body.record, dialledAt: new Date(body.record.dialledAt) }
    const recorded = await once(context, idempotency, (tx) =>
      recordDialTest(tx, context, { dialTestId, seenVersion: body.version, record }),
    )
    return recorded.ok ? showCampaign(context, recorded.value.campaignId) : recorded
  },
  correctDialTest: async ({ context, params: { dialTestId }, body, idempotency }) => {
    const record = { ...body.record, dialledAt: new Date(body.record.dialledAt) }
    const corrected = await once(context, idempotency, (tx) =>
      correctDialTest(tx, context, { dialTestId, seenVersion: body.version, record }, body.reason),
    )
    return corrected.ok ? showCampaign(context, corrected.value.campaignId) : corrected
  },
}

async function showFigures({ storage, centre }: Context, period: string) {
  if (!parsePeriod(period)) return refused('invalidPeriod' as const, { period })
  const rows = await storage.transact(centre.centreId, (tx) => listCountyFigures(tx, period))
  return accepted(rows.map((row) => ({ ...row, enteredAt: row.enteredAt.toISOString() })))
}

async function showCampaign(
  { storage, centre }: Context,
  campaignId: string,
): Promise<Result<DialCampaignPageView, 'dialCampaignNotFound'>> {
  return storage.transact(centre.centreId, async (tx) => {
    const [campaign] = await listDialCampaigns(tx, { campaignId })
    if (!campaign) return refused('dialCampaignNotFound')
    const tests = await listDialTests(tx, { campaignId })
    return accepted({ ...campaignView(campaign), tests: tests.map(testView), results: resultsOf(tests) })
  })
}

function campaignView(row: DialCampaignRow): DialCampaignView {
  const { planned = 0, made = 0, units = 0 } = row.counts ?? {}
  return {
    campaignId: row.campaign_id,
    name: row.name,
    period: row.period,
    callsPerUnit: row.calls_per_unit,
    fromOn: row.from_on,
    untilOn: row.until_on,
    startsAt: row.starts,
    endsAt: row.ends,
    inWorkingHours: row.in_working_hours,
    seed: row.seed,
    state: row.state as DialCampaignView['state'],
    version: row.version,
    units,
    planned,
    made,
  }
}

function testView({ dialTestId, unitId, unitName, plannedAt, version, record }: DialTestRow): DialTestView {
  return {
    dialTestId,
    unitId,
    unitName,
    plannedAt: plannedAt.toISOString(),
    version,
    record: record && {
      ...record,
      dialledAt: record.dialledAt.toISOString(),
      total: totalOf(record.scores) ?? '',
    },
  }
}

/** The counties from the best mean to the worst; those without a call last. */
function resultsOf(tests: readonly DialTestRow[]): DialCampaignPageView['results'] {
  const results = [...new Set(tests.map(({ unitId }) => unitId))].map((unitId) => {
    const ofUnit = tests.filter((test) => test.unitId === unitId)
    const records = ofUnit.flatMap(({ record }) => (record ? [record] : []))
    const mean = meanScores(records.map(({ scores }) => scores))
    const items = dialTestItemNames.map((item) => [item, mean ? printed(mean.items[item]) : ''])
    const result = {
      unitId,
      unitName: ofUnit[0]?.unitName ?? '',
      planned: ofUnit.length,
      made: records.length,
      mean: mean ? (Object.fromEntries(items) as Record<DialTestItem, string>) : null,
      total: mean ? printed(mean.total) : null,
      findings: records.flatMap(({ findings }) => (findings === '' ? [] : [findings])),
    }
    return { total: mean?.total.valueOf() ?? -1, result }
  })
  return results.toSorted((one, other) => other.total - one.total).map(({ result }) => result)
}

/** For people; the assessment has the exact mean. */
function printed(mean: Fraction): string {
  return printValue(mean, { mode: 'halfUp', digits: 4, zeros: 'trim', suffix: '' })
}
