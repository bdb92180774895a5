import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from 'graphile-worker'
import type { TaskList } from 'graphile-worker'
import { resumeBulks, runBulk } from '../operations/run-bulk.ts'
import { tidyUp } from '../operations/tidy-up.ts'
import { quietLogger } from './quiet-logger.ts'
import type { Storage } from '../storage/storage.ts'

/** Recurring jobs: when (cron, UTC), which task. */
export const recurringJobs = [{ cron: '17 * * * *', task: 'tidyUp' }] as const

/**
 * Starts the workers of the job queue. Messages go to a file of the day in the data directory, one JSON a line, until
 * the centre names a sender for text messages; nothing is sent twice, since a job is done once.
 */
export async function startJobs(storage: Storage, dataDir: string): Promise<{ stop(): Promise<void> }> {
  const outbox = join(dataDir, 'outbox')
  const intoOutbox = (to: 'unit' | 'centre') => async (payload: unknown) => {
    await mkdir(outbox, { recursive: true })
    const day = new Date().toISOString().slice(0, 10)
    await appendFile(join(outbox, `${day}.jsonl`), `${JSON.stringify({ to, ...(payload as object) })}\n`)
  }
  const taskList: TaskList = {
    notifyUnit: intoOutbox('unit'),
    notifyCentre: intoOutbox('centre'),
    runBulk: async (payload) => runBulk(storage, payload as { centreId: string; bulkId: string }),
    tidyUp: async () => tidyUp(storage, new Date()),
  }
  await resumeBulks(storage)
  const runner = await run({
    pgPool: storage.pool,
    taskList,
    crontab: recurringJobs.map(({ cron, task }) => `${cron} ${task}`).join('\n'),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quietLogger(),
  })
  return { stop: () => runner.stop() }
}
