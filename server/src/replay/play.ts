import type { Role } from '@yihu/core/access/roles'
import type { Order } from '@yihu/core/order/order'
import { acceptAppeal } from '../operations/accept-appeal.ts'
import { actOnOrder } from '../operations/act-on-order.ts'
import type { Centre, Context } from '../operations/context.ts'
import { newId } from '../operations/context.ts'
import type { Storage } from '../storage/storage.ts'
import { loadOrder } from '../storage/orders.ts'
import { findReplayed, saveReplayProgress } from '../storage/replays.ts'
import { refreshStatistics } from '../storage/statistics.ts'
import type { PlannedAppeal, PlannedStep, ReplayPlan } from './plan.ts'
import type { Cast } from './cast.ts'

export interface PlayOptions {
  readonly storage: Storage
  readonly centre: Centre
  readonly plan: Pick<ReplayPlan, 'key' | 'appeals'>
  readonly cast: Cast
  /** Identifiers of the plan's calls, by their place in the plan. */
  readonly callIds: readonly string[]
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Orders played at the same time; the database, not Node, is the limit. */
const concurrency = 10
/** Events of so much simulated time are played together; windows follow one another. */
const windowLength = 6 * 60 * 60 * 1000

export function actionsIn(plan: Pick<ReplayPlan, 'appeals'>): number {
  return plan.appeals.reduce((sum, { steps }) => sum + 1 + steps.length, 0)
}

/**
 * Plays a plan through the operations the API uses, each action its own transaction, on the plan's clock. What is
 * already in the database from an earlier, broken run is found by its reference and not done again. Returns the number
 * of actions done now; stops early when `signal` is aborted.
 */
export async function play(options: PlayOptions): Promise<number> {
  const { storage, centre, plan, cast, signal } = options
  const total = actionsIn(plan)
  const replayed = await storage.transact(centre.centreId, (tx) => findReplayed(tx, `${plan.key}/`))
  const lives = plan.appeals.map((appeal) => new Life(appeal, replayed.get(`${plan.key}/${appeal.ref}`)))
  const orderIdOf = (ref: string) => lives.find(({ planned }) => planned.ref === ref)?.orderId
  let done = lives.reduce((sum, life) => sum + life.played, 0)
  const before = done
  options.onProgress?.(done, total)
  let reportedAt = Date.now()

  let known = 0
  for (const window of windowsOf(lives)) {
    // Plans made for empty tables read whole centres through the wrong index: the planner is told early and again.
    if (done >= known * 4 + 500) {
      known = done
      await refreshStatistics(storage)
    }
    let next = 0
    const worker = async () => {
      while (next < window.length && !signal?.aborted) {
        const turn = window[next++]
        if (!turn) return
        for (let count = 0; count < turn.count && !signal?.aborted; count++) {
          await playNext(options, cast, turn.life, orderIdOf)
          done++
          options.onProgress?.(done, total)
        }
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
    if (Date.now() - reportedAt > 2000 || signal?.aborted) {
      reportedAt = Date.now()
      await storage.transact(centre.centreId, (tx) => saveReplayProgress(tx, plan.key, done))
    }
    if (signal?.aborted) break
  }
  return done - before
}

/** One appeal's way through the plan: how much of it has been played, and the order as it is. */
class Life {
  readonly planned: PlannedAppeal
  played: number
  order: Order | undefined
  orderId: string | undefined

  constructor(planned: PlannedAppeal, replayed: { orderId: string; version: number } | undefined) {
    this.planned = planned
    // Version 1 is the acceptance; every further entry of the log is one step.
    this.played = replayed?.version ?? 0
    this.orderId = replayed?.orderId
  }
}

interface Turn {
  readonly life: Life
  readonly count: number
}

/**
 * Each order is played to its end with those accepted at its time: whoever looks on meanwhile finds no heap of orders
 * half done. Where orders are merged into others, all go by the clock instead, so that each finds the other as it was.
 */
function* windowsOf(lives: readonly Life[]): Generator<Turn[]> {
  const isByClock = lives.some(({ planned }) => planned.steps.some(({ fields }) => fields.lead !== undefined))
  const events: { at: number; life: Life }[] = []
  for (const life of lives) {
    const { acceptedAt, steps } = life.planned
    const times = [acceptedAt, ...steps.map((step) => (isByClock ? step.at : acceptedAt))]
    for (const at of times.slice(life.played)) events.push({ at: at.getTime(), life })
  }
  events.sort((a, b) => a.at - b.at)
  let start = 0
  while (start < events.length) {
    const until = (events[start]?.at ?? 0) + windowLength
    const counts = new Map<Life, number>()
    let end = start
    while (end < events.length && (events[end]?.at ?? 0) < until) {
      const life = events[end]?.life
      if (life) counts.set(life, (counts.get(life) ?? 0) + 1)
      end++
    }
    start = end
    yield [...counts].map(([life, count]) => ({ life, count }))
  }
}

type OrderIdOf = (ref: string) => string | undefined

async function playNext(options: PlayOptions, cast: Cast, life: Life, orderIdOf: OrderIdOf): Promise<void> {
  const { planned } = life
  const step = planned.steps[life.played - 1]
  if (life.played === 0) await accept(options, cast, life)
  else if (step) await act(options, cast, life, step, orderIdOf)
  life.played++
}

async function accept(
  { storage, centre, plan, callIds }: PlayOptions,
  cast: Cast,
  life: Life,
): Promise<void> {
  const { planned } = life
  const context = contextFor(storage, centre, cast, 'agent', null, planned.acceptedAt, planned.ref)
  const appeal = {
    ...planned.appeal,
    sourceRef: `${plan.key}/${planned.ref}`,
    callId: planned.call === null ? null : (callIds[planned.call] ?? null),
  }
  const orderNo = planned.orderNo
  const desk = { extra: planned.extra ?? {}, takenAt: null }
  const result = await storage.transact(centre.centreId, (tx) =>
    acceptAppeal(tx, context, appeal, orderNo, desk),
  )
  if (!result.ok)
    throw new Error(
      `the plan was refused at ${planned.ref}: ${result.code} ${JSON.stringify(result.details)}`,
    )
  life.order = result.value.order
  life.orderId = result.value.order.orderId
}

async function act(
  { storage, centre }: PlayOptions,
  cast: Cast,
  life: Life,
  step: PlannedStep,
  orderIdOf: OrderIdOf,
): Promise<void> {
  const { planned } = life
  const orderId = life.orderId ?? ''
  const context = contextFor(storage, centre, cast, step.as, step.unit, step.at, planned.ref)
  const result = await storage.transact(centre.centreId, async (tx) => {
    life.order ??= (await loadOrder(tx, orderId))?.order
    const acted = await actOnOrder(tx, context, orderId, commandOf(cast, step, life.order, orderIdOf), null)
    if (!acted.ok)
      throw new Error(
        `the plan was refused at ${planned.ref} ${step.action}: ${acted.code} ${JSON.stringify(acted.details ?? {})}`,
      )
    return acted.value
  })
  // What is finished is let go, or a month of orders stays in memory.
  life.order = life.played < planned.steps.length ? result.order : undefined
}

function commandOf(cast: Cast, step: PlannedStep, order: Order | undefined, orderIdOf: OrderIdOf) {
  const { unit, assistingUnits, lead, ...fields } = step.fields
  const unitId = step.unit === null ? undefined : cast.unitId(step.unit)
  const assignment = order?.assignments.findLast((one) => one.unitId === unitId && one.state !== 'returned')
  return {
    action: step.action,
    assignmentId: assignment?.assignmentId,
    fields: {
      ...fields,
      ...(unit === undefined ? {} : { unitId: cast.unitId(unit) }),
      ...(lead === undefined ? {} : { leadOrderId: orderIdOf(lead) }),
      ...(assistingUnits === undefined
        ? {}
        : { assistingUnitIds: assistingUnits.map((name) => cast.unitId(name)) }),
    },
  }
}

function contextFor(
  storage: Storage,
  centre: Centre,
  cast: Cast,
  role: Role,
  unit: string | null,
  now: Date,
  ref: string,
): Context {
  return { storage, centre, actor: cast.actor(role, unit, ref), now, newId, causesJobs: false }
}
