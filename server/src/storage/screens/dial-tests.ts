import type { DialTestItem, DialTestRecord, DialTestScores } from '@yihu/core/dial-test/score-dial-test'
import { dialTestItemNames } from '@yihu/core/dial-test/score-dial-test'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'

const columnOf = {
  voiceMenu: 'voice_menu',
  connection: 'connection',
  service: 'service',
  knowledge: 'knowledge',
  callbackService: 'callback_service',
} as const satisfies Record<DialTestItem, string>

/** A call as planned, and as it went once it was made. */
export interface DialTestRow {
  readonly dialTestId: string
  readonly campaignId: string
  readonly unitId: string
  readonly unitName: string
  readonly plannedAt: Date
  readonly version: number
  readonly record: (DialTestRecord & { readonly tester: string | null }) | null
}

/** Campaigns with how far they have come, the newest first. */
export async function listDialCampaigns(
  tx: Transaction,
  choice: { campaignId?: string | undefined; period?: string | undefined; state?: string | undefined } = {},
) {
  const { campaignId, period, state } = choice
  let query = tx
    .selectFrom('dial_campaigns as c')
    .selectAll('c')
    .select((eb) => [
      sql<string>`to_char(c.starts_at, 'HH24:MI')`.as('starts'),
      sql<string>`to_char(c.ends_at, 'HH24:MI')`.as('ends'),
      eb
        .selectFrom('dial_tests as t')
        .select(
          sql<{ planned: number; made: number; units: number }>`json_build_object('planned', count(*),
            'made', count(t.dialled_at), 'units', count(distinct t.unit_id))`.as('counts'),
        )
        .whereRef('t.centre_id', '=', 'c.centre_id')
        .whereRef('t.campaign_id', '=', 'c.campaign_id')
        .as('counts'),
    ])
    .where('c.centre_id', '=', tx.centreId)
  if (campaignId !== undefined) query = query.where('c.campaign_id', '=', campaignId)
  if (period !== undefined) query = query.where('c.period', '=', period)
  if (state !== undefined) query = query.where('c.state', '=', state)
  return query.orderBy('c.planned_at', 'desc').limit(200).execute()
}
export type DialCampaignRow = Awaited<ReturnType<typeof listDialCampaigns>>[number]

/** The calls of a campaign, or those made in all campaigns of a period, in order of time. */
export async function listDialTests(
  tx: Transaction,
  of: { readonly campaignId: string } | { readonly period: string },
): Promise<DialTestRow[]> {
  const query = tx
    .selectFrom('dial_tests as t')
    .innerJoin('dial_campaigns as c', (join) =>
      join.onRef('c.centre_id', '=', 't.centre_id').onRef('c.campaign_id', '=', 't.campaign_id'),
    )
    .innerJoin('units as u', (join) =>
      join.onRef('u.centre_id', '=', 't.centre_id').onRef('u.unit_id', '=', 't.unit_id'),
    )
    .leftJoin('users as p', (join) =>
      join.onRef('p.centre_id', '=', 't.centre_id').onRef('p.user_id', '=', 't.tester_id'),
    )
    .selectAll('t')
    .select(['u.name as unit_name', 'p.name as tester'])
    .where('t.centre_id', '=', tx.centreId)
  const rows = await (
    'campaignId' in of
      ? query.where('t.campaign_id', '=', of.campaignId)
      : query.where('c.period', '=', of.period).where('t.dialled_at', 'is not', null)
  )
    .orderBy('t.planned_at')
    .orderBy('t.dial_test_id')
    .execute()
  return rows.map((row) => ({
    dialTestId: row.dial_test_id,
    campaignId: row.campaign_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    plannedAt: row.planned_at,
    version: row.version,
    record:
      row.dialled_at === null
        ? null
        : {
            dialledAt: row.dialled_at,
            ringSeconds: row.ring_seconds ?? 0,
            attempts: row.attempts ?? 1,
            isConnected: row.is_connected ?? false,
            scores: Object.fromEntries(
              dialTestItemNames.map((item) => [item, row[columnOf[item]] ?? '0']),
            ) as DialTestScores,
            findings: row.findings ?? '',
            tester: row.tester,
          },
  }))
}
