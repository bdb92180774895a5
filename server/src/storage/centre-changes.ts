import type { Storage } from './storage.ts'

/**
 * Calls `changed` with the centre whose basic data somebody changed, on whichever server. After a lost connection it
 * listens again and calls with null: what changed meanwhile is unknown.
 */
export async function listenForCentreChanges(
  storage: Storage,
  changed: (centreId: string | null) => void,
): Promise<{ stop(): Promise<void> }> {
  let isStopped = false
  let release = () => {}
  const listen = async (): Promise<void> => {
    const client = await storage.pool.connect()
    release = () => client.release(true)
    client.on('notification', ({ channel, payload }) => {
      if (channel === 'yihu_centre') changed(payload ?? null)
    })
    client.on('error', () => {
      release()
      changed(null)
      if (!isStopped) setTimeout(again, 1000)
    })
    await client.query('listen yihu_centre')
  }
  const again = () => {
    if (!isStopped)
      listen().then(
        () => changed(null),
        () => setTimeout(again, 1000),
      )
  }
  await listen()
  return {
    stop: async () => {
      isStopped = true
      release()
    },
  }
}
