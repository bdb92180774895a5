import type { CountyFigures } from '@yihu/core/dial-test/county-figures'
import { scoreDialTest } from '@yihu/core/dial-test/score-dial-test'
import type { DialTestRecord } from '@yihu/core/dial-test/score-dial-test'
import { replaceCountyFigures } from '../storage/county-figures.ts'
import { dialTestColumns, insertDialCampaign } from '../storage/dial-tests.ts'
import type { Transaction } from '../storage/storage.ts'
import { newId } from './context.ts'

/** What is known of the counties of a period that is over: figures of their platforms, and a campaign that has ended. */
export interface CountyEntries {
  readonly period: string
  readonly source: string
  readonly figures: readonly { readonly unitId: string; readonly figures: CountyFigures }[]
  readonly campaign: {
    readonly name: string
    readonly fromOn: string
    readonly untilOn: string
    readonly calls: readonly (DialTestRecord & { readonly unitId: string })[]
  }
}

/** Records the counties of a past period. The calls are dialled already, so nothing is drawn; each must add up. */
export async function recordCounties(
  tx: Transaction,
  { period, source, figures, campaign: { calls, ...campaign } }: CountyEntries,
  author: { userId: string; testerId: string; at: Date },
): Promise<void> {
  const by = author.userId
  await replaceCountyFigures(tx, { period, source, by, at: author.at }, figures)
  for (const call of calls) {
    const scored = scoreDialTest(call, author.at)
    if (!scored.ok) throw new Error(`${campaign.name}: ${scored.code} ${JSON.stringify(scored.details)}`)
  }
  if (calls.length === 0) return
  const units = new Set(calls.map(({ unitId }) => unitId)).size
  await insertDialCampaign(
    tx,
    {
      campaign_id: newId(),
      name: campaign.name,
      period,
      calls_per_unit: Math.ceil(calls.length / units),
      from_on: campaign.fromOn,
      until_on: campaign.untilOn,
      starts_at: '00:00',
      ends_at: '24:00',
      in_working_hours: false,
      seed: 0,
      state: 'ended',
      planned_by: by,
      planned_at: author.at,
      ended_at: author.at,
    },
    calls.map(({ unitId, ...record }) => ({
      dial_test_id: newId(),
      unit_id: unitId,
      planned_at: record.dialledAt,
      ...dialTestColumns(record, author.testerId, author.at),
    })),
  )
}
