import type { DialTestRecord } from '@yihu/core/dial-test/score-dial-test'
import type { Insertable } from 'kysely'
import { insertAll } from './centres.ts'
import { listDialTests } from './screens/dial-tests.ts'
import type { Transaction } from './storage.ts'
import type { DialCampaigns, DialTests } from './tables.generated.ts'

export async function insertDialCampaign(
  tx: Transaction,
  campaign: Omit<Insertable<DialCampaigns>, 'centre_id'>,
  tests: readonly Omit<Insertable<DialTests>, 'centre_id' | 'campaign_id'>[],
): Promise<void> {
  const own = { centre_id: tx.centreId }
  await tx
    .insertInto('dial_campaigns')
    .values({ ...campaign, ...own })
    .execute()
  await insertAll(
    tx,
    'dial_tests',
    tests.map((test) => ({ ...test, ...own, campaign_id: campaign.campaign_id })),
  )
}

/** A campaign nobody changes until the transaction is over. */
export async function lockDialCampaign(tx: Transaction, campaignId: string) {
  return tx
    .selectFrom('dial_campaigns')
    .selectAll()
    .where('centre_id', '=', tx.centreId)
    .where('campaign_id', '=', campaignId)
    .forUpdate()
    .executeTakeFirst()
}

export async function findDialTest(tx: Transaction, dialTestId: string) {
  const row = await tx
    .selectFrom('dial_tests')
    .select('campaign_id')
    .where('centre_id', '=', tx.centreId)
    .where('dial_test_id', '=', dialTestId)
    .executeTakeFirst()
  if (!row) return undefined
  const tests = await listDialTests(tx, { campaignId: row.campaign_id })
  return tests.find((test) => test.dialTestId === dialTestId)
}

/** Writes how a call went, over the version seen; false when somebody was faster. */
export async function saveDialTest(
  tx: Transaction,
  test: { dialTestId: string; seenVersion: number; testerId: string; at: Date },
  record: DialTestRecord,
): Promise<boolean> {
  const result = await tx
    .updateTable('dial_tests')
    .set({ ...dialTestColumns(record, test.testerId, test.at), version: test.seenVersion + 1 })
    .where('centre_id', '=', tx.centreId)
    .where('dial_test_id', '=', test.dialTestId)
    .where('version', '=', test.seenVersion)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** A record as the columns of its row. */
export function dialTestColumns({ scores, ...record }: DialTestRecord, testerId: string, at: Date) {
  return {
    tester_id: testerId,
    dialled_at: record.dialledAt,
    ring_seconds: record.ringSeconds,
    attempts: record.attempts,
    is_connected: record.isConnected,
    voice_menu: scores.voiceMenu,
    connection: scores.connection,
    service: scores.service,
    knowledge: scores.knowledge,
    callback_service: scores.callbackService,
    findings: record.findings,
    recorded_at: at,
  }
}

/** False when the campaign is not at the version seen. */
export async function closeDialCampaign(
  tx: Transaction,
  campaignId: string,
  seenVersion: number,
  at: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('dial_campaigns')
    .set({ state: 'ended', ended_at: at, version: seenVersion + 1 })
    .where('centre_id', '=', tx.centreId)
    .where('campaign_id', '=', campaignId)
    .where('version', '=', seenVersion)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
