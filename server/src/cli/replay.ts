import { SingleBar } from 'cli-progress'
import { rankingTables } from '../operations/build-bulletin.ts'
import { readDataFile } from '../operations/data-files.ts'
import { dropCentre } from '../operations/drop-centre.ts'
import { readTemplate } from '../operations/templates.ts'
import { readBulletinText } from '../reports/bulletin-text.ts'
import { hasLiveDay, loadLiveDay } from '../replay/live-day/live-day-file.ts'
import { withSubUnits } from '../replay/live-day/plan-live-day.ts'
import { leaveLiveDay, playLiveDay } from '../replay/live-day/play-live-day.ts'
import { loadPublishedMonth, replayKeys } from '../replay/load-published-month.ts'
import { makePlan } from '../replay/make-plan.ts'
import type { ReplayPlan } from '../replay/plan.ts'
import { runReplay } from '../replay/run-replay.ts'
import type { ReplayOptions, ReplayResult } from '../replay/run-replay.ts'
import type { Storage } from '../storage/storage.ts'
import { openForCommand } from './open-storage.ts'
import { Stop } from './settings.ts'
import type { Settings } from './settings.ts'
import { untilAskedToEnd } from './listen.ts'

/** First password of everybody in a replayed centre; it is printed where the accounts are. */
export const demoPassword = 'yihu-demo'

/** `yihu replay MONTH`: plays a published month into its own centre, or goes on with a replay that was broken off. */
export async function replayCommand(
  settings: Settings,
  key: string,
  options: { seed: number; restart: boolean },
): Promise<void> {
  checkKey(key)
  const { signal } = untilAskedToEnd()
  const opened = await openForCommand(settings, (line) => console.log(line), { orRunning: true })
  try {
    const result = await replay(opened.storage, key, {
      ...options,
      signal,
      isInteractive: process.stdout.isTTY,
    })
    if (!result.isFinished)
      throw new Stop(
        '回放已中断，已完成的部分都在；再次运行同一命令即可继续。\nThe replay was broken off; what is done is kept, and the same command goes on.',
        130,
      )
    console.log(`回放完成，共 ${result.actions} 个操作 / replayed, ${result.actions} actions`)
  } finally {
    await opened.close()
  }
}

export interface ReplayCall {
  readonly seed: number
  readonly restart?: boolean
  readonly signal?: AbortSignal
  readonly isInteractive: boolean
  /** Plays only every so many-th order, each to its end: a small month for tests; all without. */
  readonly every?: number
  readonly onCentre?: (centreId: string) => void
  /** Given by a demonstration, whose live day is played before the month; called when it has been played. */
  readonly onLiveDay?: () => void
  readonly onProgress?: (done: number) => void
}

/** Plans and plays a month, with a progress bar that says rate and time left. */
export async function replay(storage: Storage, key: string, call: ReplayCall): Promise<ReplayResult> {
  checkKey(key)
  const month = loadPublishedMonth(key)
  const file = hasLiveDay(key) ? loadLiveDay(key) : undefined
  const made = everyOf(makePlan(month, call.seed), call.every ?? 1)
  const plan = file === undefined ? made : { ...made, centre: withSubUnits(made.centre, file) }
  const { signal } = call
  const day = file && {
    storage,
    month,
    file,
    seed: call.seed,
    now: new Date(),
    ...(signal ? { signal } : {}),
  }
  if (call.restart) await dropCentre(storage, plan.centre.code)
  const bar = progressBar(call.isInteractive)
  const startedAt = Date.now()
  let first = 0
  const result = await runReplay({
    storage,
    plan,
    seed: call.seed,
    password: demoPassword,
    ...(await publicationOf(key)),
    // A part of a month has not every unit of its ledger: there is nothing to assess.
    ...(call.every === undefined ? {} : { schemes: [] }),
    ...(signal ? { signal } : {}),
    ...(call.onLiveDay && day
      ? {
          first: async (played) => {
            const actions = await playLiveDay({ ...day, ...played }).catch(async (error: unknown) => {
              // A month to look at is worth more than no demonstration: the day stays as far as it has come.
              console.error(error)
              await leaveLiveDay(storage, played.centre)
              return 0
            })
            if (actions > 0) call.onLiveDay?.()
          },
        }
      : {}),
    onCentre: (centreId) => call.onCentre?.(centreId),
    onProgress: (done, total) => {
      call.onProgress?.(done)
      if (!bar.isActive) {
        first = done
        bar.start(total, done, { rate: 0 })
      }
      const seconds = (Date.now() - startedAt) / 1000
      bar.update(done, { rate: Math.round((done - first) / Math.max(seconds, 0.1)) })
    },
  }).finally(() => bar.stop())
  if (result.ok) return result.value
  throw new Stop(refusalText(result.code, result.details ?? {}, key), 2)
}

function everyOf(plan: ReplayPlan, every: number): ReplayPlan {
  return every === 1 ? plan : { ...plan, appeals: plan.appeals.filter((_, index) => index % every === 0) }
}

function checkKey(key: string): void {
  const keys = replayKeys()
  if (!keys.includes(key))
    throw new Stop(
      `没有可回放的月份“${key}”，现有：${keys.join('、')}\nThere is no month “${key}” to replay; there are: ${keys.join(', ')}`,
      2,
    )
}

function refusalText(code: string, details: Readonly<Record<string, unknown>>, key: string): string {
  if (code === 'alreadyReplayed')
    return `“${key}”已经回放过，数据未改动。要重新回放请加 --restart（会清除该中心的全部数据）。\n“${key}” has been replayed already; nothing was changed. To begin again use --restart (removes all data of that centre).`
  if (code === 'replayRunning')
    return `“${key}”正在由另一个进程回放，请等它结束。\n“${key}” is being replayed by another process; wait until it has finished.`
  if (code === 'otherSeed')
    return `“${key}”的回放以种子 ${String(details['seed'])} 开始、尚未完成。请用 --seed ${String(details['seed'])} 继续，或加 --restart 重来。\nThe replay of “${key}” was begun with seed ${String(details['seed'])}; go on with that seed, or use --restart.`
  return `中心“${String(details['centre'])}”已存在且不是回放建立的，不能回放到其中。\nThe centre “${String(details['centre'])}” exists and was not made by a replay; nothing is replayed into it.`
}

/** What the template a month was published by needs: the schemes of its tables, and the text written by hand. */
async function publicationOf(key: string): Promise<Pick<ReplayOptions, 'schemes' | 'texts'>> {
  const template = await readTemplate(loadPublishedMonth(key).template)
  if (!template.ok) throw new Stop(`${key}: ${template.code} ${JSON.stringify(template.details)}`)
  const { definition } = template.value
  const schemes = rankingTables(definition.tables).map(({ scheme }) => scheme)
  const bytes = await readDataFile(`replays/${key}`, 'bulletin-text.yaml')
  if (!bytes) return { schemes, texts: [] }
  const read = readBulletinText(bytes.toString('utf8'), definition.parts)
  if (!read.ok) throw new Stop(`bulletin-text.yaml: ${JSON.stringify(read.problems)}`)
  return { schemes, texts: [{ template: definition.key, text: read.text }] }
}

function progressBar(isInteractive: boolean): SingleBar {
  return new SingleBar({
    format: '回放 replay {bar} {percentage}%  {value}/{total}  {rate}/s  剩余 left {eta_formatted}',
    hideCursor: true,
    etaBuffer: 2000,
    fps: 4,
    noTTYOutput: !isInteractive,
    notTTYSchedule: 15_000,
    linewrap: false,
  })
}
