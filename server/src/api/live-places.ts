import type { News } from '../storage/storage.ts'
import type { Context } from '../operations/context.ts'
import { countUnread } from '../storage/screens/notice-list.ts'
import { unitsOfOrders } from '../storage/screens/order-units.ts'
import type { LiveStream } from './live-hub.ts'

/**
 * Gives each piece of news to the streams whose people may hear of it. For each centre with news and open pages at most
 * two questions are asked of the database, however many pages there are.
 */
export async function choosePlaces(
  storage: Context['storage'],
  news: readonly News[],
  streams: readonly LiveStream[],
): Promise<void> {
  for (const [centreId, ofCentre] of Map.groupBy(news, (one) => one.centreId)) {
    const there = streams.filter((stream) => stream.centreId === centreId)
    if (there.length === 0) continue
    await tellOrders(storage, centreId, latestVersions(ofCentre), there)
    await tellNotices(storage, centreId, usersOf(ofCentre, 'notice'), there)
    for (const one of ofCentre)
      if (one.kind === 'presence')
        for (const stream of there)
          if (one.userIds.includes(stream.userId)) stream.send('presence', { orderId: one.orderId })
  }
}

async function tellOrders(
  storage: Context['storage'],
  centreId: string,
  versions: ReadonlyMap<string, number>,
  streams: readonly LiveStream[],
): Promise<void> {
  if (versions.size === 0) return
  // Staff of the centre see every order; only for people of units the units must be known.
  const hasUnits = streams.some(({ scope }) => scope.kind === 'units')
  const units = hasUnits
    ? await storage.transact(centreId, (tx) => unitsOfOrders(tx, [...versions.keys()]))
    : new Map<string, readonly string[]>()
  for (const [orderId, version] of versions)
    for (const stream of streams) {
      const { scope } = stream
      if (scope.kind === 'centre' || units.get(orderId)?.some((unitId) => scope.unitIds.includes(unitId)))
        stream.send('order', { orderId, version })
    }
}

async function tellNotices(
  storage: Context['storage'],
  centreId: string,
  userIds: ReadonlySet<string>,
  streams: readonly LiveStream[],
): Promise<void> {
  const concerned = streams.filter(({ userId }) => userIds.has(userId))
  if (concerned.length === 0) return
  const ids = [...new Set(concerned.map(({ userId }) => userId))]
  const unread = await storage.transact(centreId, (tx) => countUnread(tx, ids))
  for (const stream of concerned) stream.send('notice', { unread: unread.get(stream.userId) ?? 0 })
}

function latestVersions(news: readonly News[]): ReadonlyMap<string, number> {
  const versions = new Map<string, number>()
  for (const one of news)
    if (one.kind === 'order') versions.set(one.orderId, Math.max(one.version, versions.get(one.orderId) ?? 0))
  return versions
}

function usersOf(news: readonly News[], kind: 'notice'): ReadonlySet<string> {
  return new Set(news.flatMap((one) => (one.kind === kind ? one.userIds : [])))
}
