import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from 'graphile-worker'
import type { TaskList } from 'graphile-worker'
import { inviteAppellants } from '../operations/invite-appellants.ts'
import { letTimePass } from '../operations/let-time-pass.ts'
import { loadCentres } from '../operations/find-centre.ts'
import { tidyUp } from '../operations/tidy-up.ts'
import { quietLogger } from './quiet-logger.ts'
import type { Storage } from '../storage/storage.ts'

/** Recurring jobs: when (cron, UTC), which task. */
export const recurringJobs = [
  { cron: '17 * * * *', task: 'tidyUp' },
  { cron: '*/5 * * * *', task: 'letTimePass' },
] as const

/**
 * Starts the workers of the job queue. Messages go to a file of the day in the data directory, one JSON a line, until
 * the centre names a sender for text messages; nothing is sent twice, since a job is done once.
 */
export async function startJobs(
  storage: Storage,
  dataDir: string,
  publicUrl: string,
): Promise<{ stop(): Promise<void> }> {
  const outbox = join(dataDir, 'outbox')
  const intoOutbox = (to: 'unit' | 'centre' | 'appellant') => async (payload: unknown) => {
    await mkdir(outbox, { recursive: true })
    const day = new Date().toISOString().slice(0, 10)
    await appendFile(join(outbox, `${day}.jsonl`), `${JSON.stringify({ to, ...(payload as object) })}\n`)
  }
  const taskList: TaskList = {
    notifyUnit: intoOutbox('unit'),
    notifyCentre: intoOutbox('centre'),
    writeMessage: intoOutbox('appellant'),
    letTimePass: async () => {
      for (const centre of await loadCentres(storage)) {
        await letTimePass(storage, centre, new Date())
        await inviteAppellants(storage, centre, new Date(), publicUrl)
      }
    },
    tidyUp: async () => tidyUp(storage, new Date()),
  }
  const runner = await run({
    pgPool: storage.pool,
    taskList,
    crontab: recurringJobs.map(({ cron, task }) => `${cron} ${task}`).join('\n'),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 5000,
    logger: quietLogger(),
  })
  return { stop: () => runner.stop() }
}
