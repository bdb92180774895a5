import type { ActionName } from '@yihu/core/order/actions'
import type { ActionFields } from '@yihu/core/order/command'
import { startOfDay } from '@yihu/core/calendar/local-time'
import type { OrderPolicy } from '@yihu/core/order/policy'
import { closedSince, handlingLapsed, repliesLapsed, signLapsed } from '../storage/screens/lapsed.ts'
import type { Lapsed } from '../storage/screens/lapsed.ts'
import { isBeingReplayed } from '../storage/replays.ts'
import type { Storage } from '../storage/storage.ts'
import { policyOf } from './policy-of.ts'
import { actOnOrder } from './act-on-order.ts'
import type { Centre, Context } from './context.ts'
import { systemContext } from './system-context.ts'

const hour = 3_600_000

/**
 * What the clock alone causes in one centre, each by a row of the life-cycle table and the one door for every change:
 * receipt by lapse of time, supervision of what is overdue, escalation of an unanswered notice, archiving. Rules are
 * those of each order's acceptance, so orders from before the rule are left alone. Returns how often each was done.
 */
export async function letTimePass(
  storage: Storage,
  centre: Centre,
  now: Date,
): Promise<Readonly<Partial<Record<ActionName, number>>>> {
  const firstRule = centre.policies.filter(({ topic }) => topic === 'lapse').map(({ validFrom }) => validFrom)
  if (firstRule.length === 0) return {}
  const from = startOfDay(centre.timeZone, firstRule.toSorted()[0] ?? '').toISOString()
  const context = await systemContext(storage, centre, now)
  // A month being replayed lives on its own clock.
  if (!context || (await storage.transact(centre.centreId, isBeingReplayed))) return {}
  const done: Partial<Record<ActionName, number>> = {}
  const steps: readonly Step[] = [
    { find: signLapsed, action: 'signBySystem', isDue: ({ lapse }) => lapse.signsBySystem },
    {
      find: handlingLapsed,
      action: 'supervise',
      isDue: ({ lapse }, { lapsedAt }) => isPast(lapsedAt, lapse.superviseAfterHours, now),
      fields: { reason: '超过办理时限，系统自动督办' },
    },
    {
      find: repliesLapsed,
      action: 'escalateSupervision',
      isDue: ({ lapse }) => lapse.superviseAfterHours !== null,
      fields: { reason: '督办单逾期未回复，系统自动升级' },
    },
    {
      find: closedSince,
      action: 'archive',
      isDue: ({ lapse }, { lapsedAt }) => {
        const days = lapse.archiveAfterDays
        return days !== null && isPast(lapsedAt, days * 24, now)
      },
    },
  ]
  for (const step of steps) {
    const count = await takeStep(context, step, from)
    if (count > 0) done[step.action] = count
  }
  return done
}

interface Step {
  readonly find: typeof signLapsed
  readonly action: ActionName
  readonly isDue: (policy: OrderPolicy, lapsed: Lapsed) => boolean
  readonly fields?: ActionFields
}

async function takeStep(context: Context, step: Step, from: string): Promise<number> {
  const { storage, centre, now } = context
  const found = await storage.transact(centre.centreId, (tx) => step.find(tx, now, from))
  let count = 0
  for (const lapsed of found) {
    if (!step.isDue(policyOf(centre, lapsed), lapsed)) continue
    const command = {
      action: step.action,
      assignmentId: lapsed.assignmentId ?? undefined,
      fields: step.fields ?? {},
    }
    const result = await storage.transact(centre.centreId, (tx) =>
      actOnOrder(tx, context, lapsed.orderId, command, null),
    )
    // Refused means somebody was faster: nothing is left to do.
    if (result.ok) count++
  }
  return count
}

function isPast(at: Date, hours: number | null, now: Date): boolean {
  return hours !== null && now.getTime() - at.getTime() >= hours * hour
}
