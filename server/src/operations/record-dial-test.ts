import { scoreDialTest } from '@yihu/core/dial-test/score-dial-test'
import type { DialTestRecord, DialTestRefusal } from '@yihu/core/dial-test/score-dial-test'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { writeAudit } from '../storage/audit-log.ts'
import { findDialTest, saveDialTest } from '../storage/dial-tests.ts'
import type { DialTestRow } from '../storage/screens/dial-tests.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'
import { holdOpenPeriod } from './open-period.ts'
import { openDialCampaign } from './dial-campaigns.ts'

type RecordRefusal =
  | 'periodClosed'
  | DialTestRefusal
  | 'dialTestNotFound'
  | 'dialCampaignNotFound'
  | 'dialCampaignEnded'
  | 'staleVersion'

export interface DialTestEntry {
  readonly dialTestId: string
  readonly seenVersion: number
  readonly record: DialTestRecord
}

/** 登记拨测 (R13.2): how one call of a campaign went, by whoever dialled. */
export async function recordDialTest(
  tx: Transaction,
  context: Context,
  entry: DialTestEntry,
): Promise<Result<{ campaignId: string }, RecordRefusal | 'dialTestRecorded'>> {
  const test = await openDialTest(tx, entry)
  if (!test.ok) return test
  if (test.value.record !== null) return refused('dialTestRecorded')
  return keep(tx, context, entry, test.value, { act: 'recordDialTest' })
}

/** 更正拨测: puts another record in the place of one, while the campaign is open; the first stays in the audit log. */
export async function correctDialTest(
  tx: Transaction,
  context: Context,
  entry: DialTestEntry,
  reason: string,
): Promise<Result<{ campaignId: string }, RecordRefusal | 'dialTestNotRecorded'>> {
  const test = await openDialTest(tx, entry)
  if (!test.ok) return test
  if (test.value.record === null) return refused('dialTestNotRecorded')
  return keep(tx, context, entry, test.value, { act: 'correctDialTest', reason })
}

/** A call of an open campaign at the version seen. Read once to know its campaign, and again when that is locked. */
async function openDialTest(tx: Transaction, { dialTestId, seenVersion }: DialTestEntry) {
  const found = await findDialTest(tx, dialTestId)
  if (!found) return refused('dialTestNotFound' as const)
  const campaign = await openDialCampaign(tx, found.campaignId)
  if (!campaign.ok) return campaign
  const test = (await findDialTest(tx, dialTestId)) ?? found
  if (test.version !== seenVersion) return refused('staleVersion' as const, { now: test.version })
  return accepted({ ...test, campaignName: campaign.value.name, period: campaign.value.period })
}

async function keep(
  tx: Transaction,
  context: Context,
  { dialTestId, seenVersion, record }: DialTestEntry,
  test: DialTestRow & { readonly campaignName: string; readonly period: string },
  change: { act: string; reason?: string },
): Promise<Result<{ campaignId: string }, RecordRefusal>> {
  const open = await holdOpenPeriod(tx, context, test.period)
  if (!open.ok) return open
  const scored = scoreDialTest(record, context.now)
  if (!scored.ok) return scored
  const { userId } = context.actor
  if (!(await saveDialTest(tx, { dialTestId, seenVersion, testerId: userId, at: context.now }, record)))
    return refused('staleVersion', { now: test.version })
  await writeAudit(tx, {
    ...change,
    at: context.now,
    actorId: userId,
    subject: `${test.campaignName} ${test.unitName}`,
    details: { dialTestId, before: test.record, after: record },
  })
  return accepted({ campaignId: test.campaignId })
}
