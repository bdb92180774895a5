import { createHash, randomBytes } from 'node:crypto'
import { v5 as uuidOfName } from 'uuid'
import type { Role } from '@yihu/core/access/roles'
import { appointCallback } from '../../operations/appoint-callback.ts'
import type { Centre, Context } from '../../operations/context.ts'
import { newId } from '../../operations/context.ts'
import { recordCalls } from '../../operations/record-month.ts'
import { insertInvitation } from '../../storage/callbacks.ts'
import { findReplay, findReplayed, insertReplay, saveReplayProgress } from '../../storage/replays.ts'
import { loadOrder } from '../../storage/orders.ts'
import { refreshStatistics } from '../../storage/statistics.ts'
import type { Storage, Transaction } from '../../storage/storage.ts'
import type { Cast } from '../cast.ts'
import { actionsIn, play } from '../play.ts'
import type { PublishedMonth } from '../published-month.ts'
import { holdAnsweringDays, keepLists } from './keep-lists.ts'
import type { Office } from './keep-lists.ts'
import type { LiveDayFile } from './live-day-file.ts'
import { planLiveDay } from './plan-live-day.ts'
import type { LiveDayPlan } from './plan-live-day.ts'
import { makeWorkClock } from './work-clock.ts'

export interface LiveDayOptions {
  readonly storage: Storage
  readonly centre: Centre
  readonly cast: Cast
  readonly month: PublishedMonth
  readonly file: LiveDayFile
  readonly seed: number
  readonly now: Date
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

const key = 'live-day'
/** Working minutes ago at which the answering day ended: on the working day before. */
const yesterday = 7 * 60
/** Orders an answering day took. */
const answered = 3

/**
 * Plays the working days up to now into a replay's centre, so that whoever signs in finds work, once: a centre that has
 * had its live day keeps it, and one broken off is played on, up to the moment it was begun at. Returns the actions
 * done now; none where the centre was set up without the units the day needs.
 */
export async function playLiveDay(options: LiveDayOptions): Promise<number> {
  const { storage, centre, cast, month, file, seed, signal } = options
  if (!file.subUnits.every(({ name }) => [...centre.unitNames.values()].includes(name))) return 0
  const begun = await storage.transact(centre.centreId, (tx) => findReplay(tx, key))
  if (begun?.finished_at) return 0
  const now = begun?.started_at ?? options.now
  const { unitId } = cast
  const { calendar } = centre.timePolicy
  const plan = planLiveDay({ month, file, calendar, seed: begun?.seed ?? seed, now, unitId })
  const callIds = plan.calls.map((_, index) => uuidOfName(`${key}/call/${index}`, centre.centreId))
  const contextOf = (role: Role, at = now): Context => ({
    storage,
    centre,
    actor: cast.actor(role, null, '0'),
    now: at,
    newId,
    causesJobs: false,
  })
  const office: Office = { file, contextOf, unitId }
  const total = actionsIn(plan)
  if (!begun)
    await storage.transact(centre.centreId, async (tx) => {
      await recordCalls(tx, plan.calls, callIds)
      await keepLists(tx, office, '建立示范数据')
      await insertReplay(tx, { key, seed, total, at: now })
    })
  const actions = await play({
    storage,
    centre,
    cast,
    callIds,
    plan: { key, appeals: plan.appeals },
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    ...(signal ? { signal } : {}),
  })
  if (signal?.aborted) return actions
  await storage.transact(centre.centreId, async (tx) => {
    await arrange(tx, plan, contextOf)
    const heldAt = makeWorkClock(calendar, now).ago(yesterday)
    const orderNos = await answeredBy(tx, plan, file.answeringDays.held.categories, heldAt)
    await holdAnsweringDays(tx, office, orderNos, heldAt)
    await saveReplayProgress(tx, key, total, new Date())
  })
  // The planner has seen empty tables until now, and every desk counts its queues at once.
  await refreshStatistics(storage)
  return actions
}

/** Leaves a live day as far as it has come: it is not begun again, and time goes on in its centre. */
export async function leaveLiveDay(storage: Storage, centre: Centre): Promise<void> {
  await storage.transact(centre.centreId, async (tx) => {
    const begun = await findReplay(tx, key)
    if (begun) await saveReplayProgress(tx, key, begun.done, new Date())
  })
}

/** Appointments and links, once every order has come to where it waits. */
async function arrange(
  tx: Transaction,
  { arrangements }: LiveDayPlan,
  contextOf: Office['contextOf'],
): Promise<void> {
  const orders = await findReplayed(tx, `${key}/`)
  for (const { ref, arrangement } of arrangements) {
    const orderId = orders.get(`${key}/${ref}`)?.orderId ?? ''
    if (arrangement.kind === 'invitation') {
      // A link nobody has: its token is thrown away, for nothing is sent about what was played.
      const tokenHash = createHash('sha256').update(randomBytes(32)).digest()
      const { sentAt, expiresAt } = arrangement
      const invitation = { invitationId: newId(), orderId, round: 0, channel: 'sms' }
      await insertInvitation(tx, { ...invitation, tokenHash, sentAt, expiresAt })
    } else {
      const { madeAt, at, note } = arrangement
      const made = await appointCallback(tx, contextOf('callbackAgent', madeAt), orderId, { at, note })
      if (!made.ok) throw new Error(`the live day was refused at ${ref}: ${made.code}`)
    }
  }
}

/** What came in by the answering day: orders about its matters, accepted before it. */
async function answeredBy(
  tx: Transaction,
  { appeals }: LiveDayPlan,
  categories: readonly string[],
  heldAt: Date,
): Promise<string[]> {
  const orders = await findReplayed(tx, `${key}/`)
  const about = appeals
    .filter(({ appeal, acceptedAt }) => categories.includes(appeal.categoryCode) && acceptedAt < heldAt)
    .slice(-answered)
  const orderNos: string[] = []
  for (const { ref } of about) {
    const stored = await loadOrder(tx, orders.get(`${key}/${ref}`)?.orderId ?? '')
    if (stored) orderNos.push(stored.order.orderNo)
  }
  return orderNos
}
