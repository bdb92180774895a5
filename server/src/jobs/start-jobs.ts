import { run } from 'graphile-worker'
import type { TaskList } from 'graphile-worker'
import { inviteAppellants } from '../operations/invite-appellants.ts'
import { letTimePass } from '../operations/let-time-pass.ts'
import { loadCentres } from '../operations/find-centre.ts'
import { deliverMessage } from '../operations/deliver-message.ts'
import type { Senders } from '../operations/deliver-message.ts'
import { notifyCentre, notifyUnit } from '../operations/notify-people.ts'
import { resumeBulks, runBulk } from '../operations/run-bulk.ts'
import { tidyUp } from '../operations/tidy-up.ts'
import { quietLogger } from './quiet-logger.ts'
import type { Storage } from '../storage/storage.ts'

/** Recurring jobs: when (cron, UTC), which task. */
export const recurringJobs = [
  { cron: '17 * * * *', task: 'tidyUp' },
  { cron: '*/5 * * * *', task: 'letTimePass' },
] as const

/** The handler of every task: what log entries cause, the outbox, and what recurs. */
export function tasks(storage: Storage, senders: Senders, publicUrl: string): TaskList {
  // A payload is what the operation that enqueued it wrote.
  return {
    notifyUnit: async (payload) =>
      notifyUnit(storage, payload as Parameters<typeof notifyUnit>[1], new Date()),
    notifyCentre: async (payload) =>
      notifyCentre(storage, payload as Parameters<typeof notifyCentre>[1], new Date()),
    sendMessage: async (payload) =>
      deliverMessage(storage, senders, payload as Parameters<typeof deliverMessage>[2], () => new Date()),
    letTimePass: async () => {
      for (const centre of await loadCentres(storage)) {
        await letTimePass(storage, centre, new Date())
        await inviteAppellants(storage, centre, new Date(), publicUrl)
      }
    },
    runBulk: async (payload) => runBulk(storage, payload as Parameters<typeof runBulk>[1]),
    tidyUp: async () => tidyUp(storage, new Date()),
  }
}

/** Starts the workers of the job queue; links in messages to appellants begin with `publicUrl`. */
export async function startJobs(
  storage: Storage,
  senders: Senders,
  publicUrl: string,
): Promise<{ stop(): Promise<void> }> {
  await resumeBulks(storage)
  const runner = await run({
    pgPool: storage.pool,
    taskList: tasks(storage, senders, publicUrl),
    crontab: recurringJobs.map(({ cron, task }) => `${cron} ${task}`).join('\n'),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quietLogger(),
  })
  return { stop: () => runner.stop() }
}
