import type { Role } from '@yihu/core/access/roles'
import type { NewEntry } from '@yihu/core/order/act'
import { writeMessages } from '../storage/messages.ts'
import type { Audience } from '../storage/messages.ts'
import { tellOfArticleTask, tellRoles, tellUnits } from '../storage/notices.ts'
import type { EntryTold } from '../storage/notices.ts'
import type { Storage, Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'

interface OfCentre {
  readonly centreId: string
}

/**
 * Tells a unit of a log entry: a notice in the page for its handlers, and a message to its contacts. All or nothing, and
 * doing it again adds nothing.
 */
export async function notifyUnit(
  storage: Storage,
  { centreId, unitIds, ...told }: OfCentre & EntryTold & { readonly unitIds: readonly string[] },
  now: Date,
): Promise<void> {
  await storage.transact(centreId, async (tx) => {
    const userIds = await tellUnits(tx, told, unitIds, now)
    await writeMessages(tx, told, unitIds, audienceOf[told.action] ?? 'primaryLiaisons', now)
    if (userIds.length > 0) tx.news.push({ kind: 'notice', centreId, userIds })
  })
}

/** Tells those of the centre who can take the next step; they sit at the page and get no message. */
export async function notifyCentre(
  storage: Storage,
  { centreId, roles, ...told }: OfCentre & EntryTold & { readonly roles: readonly Role[] },
  now: Date,
): Promise<void> {
  await storage.transact(centreId, async (tx) => {
    const userIds = await tellRoles(tx, told, roles, now)
    if (userIds.length > 0) tx.news.push({ kind: 'notice', centreId, userIds })
  })
}

/** Tells the people of a unit that an article is asked of them (R12.2): a notice in the page, in the asking's transaction. */
export async function notifyOfArticleTask(
  tx: Transaction,
  { actor, now, causesJobs, centre }: Context,
  articleTaskId: string,
  unitId: string,
): Promise<void> {
  const [actorRole] = actor.roles
  if (!causesJobs || actorRole === undefined) return
  const told = { articleTaskId, kind: 'askForArticle', actorId: actor.userId, actorRole, unitId }
  const userIds = await tellOfArticleTask(tx, told, now)
  if (userIds.length > 0) tx.news.push({ kind: 'notice', centreId: centre.centreId, userIds })
}

/** Whom of a unit an action's message reaches where it is not the first liaison alone (联络员, 分管领导: R1.6). */
const audienceOf: Partial<Record<NewEntry['action'], Audience>> = {
  remind: 'everyLiaison',
  rework: 'everyLiaison',
  supervise: 'liaisonsAndLeaders',
}
