import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '@yihu/server/api/app'
import { makePlatform } from '@yihu/server/api/platform'
import { writer } from '@yihu/server/cli/writer'
import { startJobs } from '@yihu/server/jobs/start-jobs'
import { recordMonthEntries } from '@yihu/server/operations/record-month'
import { setUpCentre } from '@yihu/server/operations/set-up-centre'
import type { CentreSetUp } from '@yihu/server/operations/set-up-centre'
import { castOf } from '@yihu/server/replay/cast'
import { replayLimits } from '@yihu/server/replay/limits'
import { loadPublishedMonth } from '@yihu/server/replay/load-published-month'
import { makePlan } from '@yihu/server/replay/make-plan'
import { openDatabase } from '@yihu/server/storage/engine/open-database'
import { migrate } from '@yihu/server/storage/migrate'
import { openStorage } from '@yihu/server/storage/storage'
import type { Storage } from '@yihu/server/storage/storage'

export interface ServedCentre {
  readonly origin: string
  readonly password: string
  /** The unit `unit01` belongs to. */
  readonly unitName: string
  readonly period: string
  readonly storage: Storage
  readonly centreId: string
  /** Folder of the messages that would have been sent. */
  readonly outbox: string
  stop(): Promise<void>
}

/** A server on an empty database with one centre, its units and its people; nothing has come in yet. */
export async function serveCentre(now: Date, change: Partial<CentreSetUp> = {}): Promise<ServedCentre> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yihu-e2e-'))
  // Under root the database runs as somebody else, who must be able to walk in.
  await chmod(dataDir, 0o755)
  const opened = await openDatabase({ dataDir })
  if (!opened.ok) throw new Error(opened.message.en)
  const storage = openStorage({ connectionString: opened.value.url })
  await migrate(storage.owner, storage.pool)
  const password = 'a-password-of-the-test'
  const { centre } = makePlan(loadPublishedMonth('xiangtan-2023-10'), 1)
  const validFrom = '2020-01-01'
  const setUp = {
    ...centre,
    validFrom,
    limits: replayLimits(validFrom),
    users: castOf(centre, password),
    ...change,
  }
  const ids = await setUpCentre(storage, setUp, now)
  const period = now.toISOString().slice(0, 7)
  const manualScores = [...ids.unitIds.values()].map((unitId) => ({
    inputKey: 'knowledge_base_score',
    unitId,
    points: '19.5',
    reason: '知识库检查得分',
  }))
  const entries = { period, ledger: [], manualScores, figures: [], articles: [], texts: [] }
  const author = { userId: ids.userIds.get('assessor') ?? '', at: now }
  await storage.transact(ids.centreId, (tx) => recordMonthEntries(tx, entries, author))
  const platform = await makePlatform(storage, writer)
  const app = await createApp({ platform: () => platform, version: 'test' })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const jobs = await startJobs(storage, dataDir, origin)
  return {
    origin,
    password,
    unitName: centre.units[0]?.name ?? '',
    period,
    storage,
    centreId: ids.centreId,
    outbox: join(dataDir, 'outbox'),
    stop: async () => {
      await app.close()
      await jobs.stop()
      await storage.close()
      await opened.value.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
