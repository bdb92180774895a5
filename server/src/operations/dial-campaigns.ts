import { randomInt } from 'node:crypto'
import { chanceFrom } from '@yihu/core/callback/draw-sample'
import { parsePeriod } from '@yihu/core/calendar/period'
import { drawTimes } from '@yihu/core/dial-test/draw-times'
import type { DialWindow, DrawRefusal } from '@yihu/core/dial-test/draw-times'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { writeAudit } from '../storage/audit-log.ts'
import { closeDialCampaign, insertDialCampaign, lockDialCampaign } from '../storage/dial-tests.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'

export interface DialCampaignPlan extends DialWindow {
  readonly name: string
  /** The period whose assessment the calls belong to. */
  readonly period: string
  readonly callsPerUnit: number
  readonly unitIds: readonly string[]
  /** Chosen by chance when left out; kept either way. */
  readonly seed?: number | undefined
}

type PlanRefusal = DrawRefusal | 'invalidPeriod' | 'unknownUnit' | 'outsidePeriod'

/** 安排拨测 (R13.2): draws the times of every county's calls. They lie within the period they are assessed in. */
export async function planDialCampaign(
  tx: Transaction,
  context: Context,
  { seed = randomInt(0x7fff_ffff), ...plan }: DialCampaignPlan,
): Promise<Result<{ campaignId: string }, PlanRefusal>> {
  const { centre, actor, now } = context
  const period = parsePeriod(plan.period)
  if (!period) return refused('invalidPeriod', { period: plan.period })
  if (plan.fromOn < period.from || plan.untilOn > period.until)
    return refused('outsidePeriod', { from: period.from, until: period.until })
  const unitIds = [...new Set(plan.unitIds)]
  const unknown = unitIds.find((unitId) => !centre.unitLevels.has(unitId))
  if (unknown !== undefined) return refused('unknownUnit', { unitId: unknown })
  const calls = drawTimes(plan, unitIds, plan.callsPerUnit, centre.timePolicy.calendar, chanceFrom(seed))
  if (!calls.ok) return calls
  const campaignId = context.newId()
  await insertDialCampaign(
    tx,
    {
      campaign_id: campaignId,
      name: plan.name,
      period: plan.period,
      calls_per_unit: plan.callsPerUnit,
      from_on: plan.fromOn,
      until_on: plan.untilOn,
      starts_at: plan.startsAt,
      ends_at: plan.endsAt,
      in_working_hours: plan.inWorkingHours,
      seed,
      state: 'open',
      planned_by: actor.userId,
      planned_at: now,
    },
    calls.value.map(({ unitId, at }) => ({
      dial_test_id: context.newId(),
      unit_id: unitId,
      planned_at: at,
    })),
  )
  await audit(tx, context, 'planDialCampaign', plan.name, { campaignId, seed })
  return accepted({ campaignId })
}

/** Ends a campaign: what was not dialled stays out of the mean, and what was is changed no more. */
export async function endDialCampaign(
  tx: Transaction,
  context: Context,
  campaignId: string,
  seenVersion: number,
): Promise<Result<{ campaignId: string }, 'dialCampaignNotFound' | 'dialCampaignEnded' | 'staleVersion'>> {
  const open = await openDialCampaign(tx, campaignId)
  if (!open.ok) return open
  if (!(await closeDialCampaign(tx, campaignId, seenVersion, context.now)))
    return refused('staleVersion', { now: open.value.version })
  await audit(tx, context, 'endDialCampaign', open.value.name, { campaignId })
  return accepted({ campaignId })
}

/** A campaign that has not ended, locked: it cannot end while a call is on its way into it. */
export async function openDialCampaign(tx: Transaction, campaignId: string) {
  const campaign = await lockDialCampaign(tx, campaignId)
  if (!campaign) return refused('dialCampaignNotFound' as const)
  return campaign.state === 'open' ? accepted(campaign) : refused('dialCampaignEnded' as const)
}

async function audit(tx: Transaction, context: Context, act: string, subject: string, details: object) {
  await writeAudit(tx, { at: context.now, actorId: context.actor.userId, act, subject, details })
}
