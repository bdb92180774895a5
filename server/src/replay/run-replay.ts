import { v5 as uuidOfName } from 'uuid'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { BulletinText } from '@yihu/core/bulletin/figures'
import type { Centre } from '../operations/context.ts'
import { loadCentre, newId } from '../operations/context.ts'
import { recordArticleTasks } from '../operations/record-article-tasks.ts'
import { recordCounties } from '../operations/record-counties.ts'
import { recordCalls, recordMonthEntries } from '../operations/record-month.ts'
import { runAssessment } from '../operations/run-assessment.ts'
import { readScheme } from '../operations/schemes.ts'
import { setUpCentre } from '../operations/set-up-centre.ts'
import type { CentreIds } from '../operations/set-up-centre.ts'
import { findCentreIds, listCentres } from '../storage/centres.ts'
import { holdingLock } from '../storage/holding-lock.ts'
import { findReplay, insertReplay, isReplaysOwn, saveReplayProgress } from '../storage/replays.ts'
import { refreshStatistics } from '../storage/statistics.ts'
import type { Storage } from '../storage/storage.ts'
import type { Cast } from './cast.ts'
import { castOf, contactsOf, makeCast } from './cast.ts'
import { replayLimits } from './limits.ts'
import { limitsOfToday, policiesOfToday, textRulesOfToday } from './rules-of-today.ts'
import type { ReplayPlan } from './plan.ts'
import { actionsIn, play } from './play.ts'

export interface ReplayOptions {
  readonly storage: Storage
  readonly plan: ReplayPlan
  readonly seed: number
  /** First password of everybody in the replayed centre. */
  readonly password: string
  /** Schemes the period is assessed by at the end. */
  readonly schemes: readonly string[]
  /** Texts of the bulletins the month can be published with, by template. */
  readonly texts: readonly { template: string; text: BulletinText }[]
  /** What is to be there before the month is played: a demonstration's live day. */
  readonly first?: (played: { readonly centre: Centre; readonly cast: Cast }) => Promise<unknown>
  readonly onCentre?: (centreId: string) => void
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

export interface ReplayResult {
  readonly centreId: string
  readonly actions: number
  readonly isFinished: boolean
}

export type ReplayRefusal = 'alreadyReplayed' | 'otherSeed' | 'centreInUse' | 'replayRunning'

/**
 * Replays a month into its own centre: basic data and the office's entries first, then every action. A replay that
 * was broken off goes on where it stopped. Refuses one that is finished, one begun with another seed, and one that
 * another process is playing right now.
 */
export async function runReplay(options: ReplayOptions): Promise<Result<ReplayResult, ReplayRefusal>> {
  const result = await holdingLock(options.storage, `replay ${options.plan.key}`, () => replayAlone(options))
  return result ?? refused('replayRunning', { key: options.plan.key })
}

async function replayAlone(options: ReplayOptions): Promise<Result<ReplayResult, ReplayRefusal>> {
  const { storage, plan, seed } = options
  const ids = await centreOf(options)
  if (!ids) return refused('centreInUse', { centre: plan.centre.code })
  const row = (await listCentres(storage.owner)).find(({ centre_id }) => centre_id === ids.centreId)
  if (!row) throw new Error('the centre just set up is gone')
  const centre = await loadCentre(storage, row)
  const cast = makeCast(plan.centre, ids)
  options.onCentre?.(ids.centreId)
  await options.first?.({ centre, cast })
  const begun = await storage.transact(ids.centreId, (tx) => findReplay(tx, plan.key))
  if (begun?.finished_at) return refused('alreadyReplayed', { key: plan.key, finishedAt: begun.finished_at })
  if (begun && begun.seed !== seed) return refused('otherSeed', { key: plan.key, seed: begun.seed })
  const callIds = plan.calls.map((_, index) => uuidOfName(`${plan.key}/call/${index}`, ids.centreId))
  if (!begun) await recordMonth(options, centre, cast, ids, callIds)
  if (options.signal?.aborted) return accepted({ centreId: ids.centreId, actions: 0, isFinished: false })

  const actions = await play({ ...options, centre, cast, callIds })
  if (options.signal?.aborted) return accepted({ centreId: ids.centreId, actions, isFinished: false })

  const now = new Date()
  const schemes = await Promise.all(options.schemes.map((key) => readScheme(key, plan.period)))
  // The planner has last seen a part of the month.
  await refreshStatistics(storage)
  await storage.transact(ids.centreId, async (tx) => {
    const actor = cast.actor('assessor', null, '0')
    const context = { storage, centre, actor, now, newId, causesJobs: false }
    for (const scheme of schemes) {
      if (!scheme.ok) throw new Error(`${plan.key}: ${scheme.code} ${JSON.stringify(scheme.details)}`)
      const assessed = await runAssessment(tx, context, scheme.value, plan.period)
      if (!assessed.ok) throw new Error(`${plan.key}: ${assessed.code} ${JSON.stringify(assessed.details)}`)
    }
    await saveReplayProgress(tx, plan.key, actionsIn(plan), now)
  })
  return accepted({ centreId: ids.centreId, actions, isFinished: true })
}

/** The replay's centre, made when it is not there; undefined when a centre of that code is no replay's. */
async function centreOf({ storage, plan, password }: ReplayOptions): Promise<CentreIds | undefined> {
  const existing = (await listCentres(storage.owner)).find(({ code }) => code === plan.centre.code)
  if (existing) {
    return storage.transact(existing.centre_id, async (tx) =>
      (await isReplaysOwn(tx)) ? findCentreIds(tx) : undefined,
    )
  }
  const year = Number(plan.period.slice(0, 4))
  const validFrom = `${year - 3}-01-01`
  // The published period keeps the rules it was handled by.
  const rulesFrom = `${year + 1}-01-01`
  const { centre } = plan
  const setUp = {
    ...centre,
    validFrom,
    limits: [...replayLimits(validFrom, plan.limits), ...limitsOfToday(rulesFrom)],
    policies: policiesOfToday(rulesFrom),
    textRules: textRulesOfToday(rulesFrom),
    users: castOf(centre, password),
    contacts: contactsOf(centre),
  }
  return setUpCentre(storage, setUp, new Date())
}

/** Calls and the office's entries, in one transaction with the row that says the replay has begun. */
async function recordMonth(
  options: ReplayOptions,
  centre: Centre,
  cast: Cast,
  ids: CentreIds,
  callIds: readonly string[],
): Promise<void> {
  const { storage, plan, seed, texts } = options
  const unitId = (name: string) => {
    const canonical =
      plan.centre.units.find((unit) => unit.name === name || unit.aliases.includes(name))?.name ?? name
    const id = ids.unitIds.get(canonical)
    if (id === undefined) throw new Error(`the plan names the unit “${name}”, which the centre does not have`)
    return id
  }
  const author = { userId: ids.userIds.get('assessor') ?? '', at: new Date() }
  await storage.transact(ids.centreId, async (tx) => {
    await recordCalls(tx, plan.calls, callIds)
    await recordMonthEntries(
      tx,
      {
        period: plan.period,
        ledger: plan.ledger.map((item) => ({ ...item, unitId: unitId(item.unit), printedUnit: item.unit })),
        manualScores: plan.manualScores.map((score) => ({
          ...score,
          inputKey: score.column,
          unitId: unitId(score.unit),
        })),
        figures: plan.enteredFigures,
        articles: plan.articles.map((article) => ({ ...article, unitId: unitId(article.unit) })),
        texts,
      },
      author,
    )
    if (plan.counties !== undefined) {
      const { source, figures, campaign } = plan.counties
      const ofUnits = <Row extends { readonly unit: string }>(rows: readonly Row[]) =>
        rows.map((row) => ({ ...row, unitId: unitId(row.unit) }))
      await recordCounties(
        tx,
        {
          period: plan.period,
          source,
          figures: ofUnits(figures),
          campaign: { ...campaign, calls: ofUnits(campaign.calls) },
        },
        { ...author, testerId: ids.userIds.get('supervisor') ?? author.userId },
      )
    }
    await recordArticleTasks(
      tx,
      centre,
      plan.articleTasks.map((task) => ({
        ...task,
        unitId: unitId(task.unit),
        answered: task.answered && {
          ...task.answered,
          by: cast.actor('handler', task.unit, '0').userId,
        },
      })),
      cast.actor('editor', null, '0').userId,
    )
    await insertReplay(tx, { key: plan.key, seed, total: actionsIn(plan), at: new Date() })
  })
}
