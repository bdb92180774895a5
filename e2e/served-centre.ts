import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '@yihu/server/api/app'
import { makePlatform } from '@yihu/server/api/platform'
import { readSenders } from '@yihu/server/cli/senders'
import { writer } from '@yihu/server/cli/writer'
import { startJobs } from '@yihu/server/jobs/start-jobs'
import { recordMonthEntries } from '@yihu/server/operations/record-month'
import type { Centre } from '@yihu/server/operations/context'
import { setUpCentre } from '@yihu/server/operations/set-up-centre'
import type { CentreIds, CentreSetUp } from '@yihu/server/operations/set-up-centre'
import { castOf } from '@yihu/server/replay/cast'
import { replayLimits } from '@yihu/server/replay/limits'
import { loadPublishedMonth } from '@yihu/server/replay/load-published-month'
import { makePlan } from '@yihu/server/replay/make-plan'
import { diskBlobs } from '@yihu/server/storage/blobs/disk-blobs'
import { openDatabase } from '@yihu/server/storage/engine/open-database'
import { migrate } from '@yihu/server/storage/migrate'
import { openStorage } from '@yihu/server/storage/storage'
import type { Storage } from '@yihu/server/storage/storage'

/** What a story's centre differs in from the plain one. */
export interface ServedCentreOptions {
  readonly policies?: CentreSetUp['policies']
  readonly textRules?: CentreSetUp['textRules']
  /** Limits beside the usual ones. */
  readonly limits?: CentreSetUp['limits']
  /** Units below those of the month, at any depth; each gets a handler, see `loginOf`. */
  readonly subUnits?: readonly { readonly name: string; readonly parentName: string }[]
}

export interface ServedCentre {
  readonly origin: string
  readonly password: string
  /** The unit `unit01` belongs to. */
  readonly unitName: string
  readonly period: string
  /** For what a story needs to have happened before it begins; see `past-order.ts`. */
  readonly storage: Storage
  readonly centre: Centre
  readonly centreId: string
  readonly ids: CentreIds
  /** Folder of the messages that would have been sent. */
  readonly outbox: string
  /** How the handler of a unit signs in. */
  loginOf(unitName: string): string
  stop(): Promise<void>
}

/** A server on an empty database with one centre, its units and its people; nothing has come in yet. */
export async function serveCentre(now: Date, options: ServedCentreOptions = {}): Promise<ServedCentre> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yihu-e2e-'))
  // Under root the database runs as somebody else, who must be able to walk in.
  await chmod(dataDir, 0o755)
  const opened = await openDatabase({ dataDir })
  if (!opened.ok) throw new Error(opened.message.en)
  const storage = openStorage({ connectionString: opened.value.url })
  await migrate(storage.owner, storage.pool)
  const password = 'a-password-of-the-test'
  const month = makePlan(loadPublishedMonth('xiangtan-2023-10'), 1).centre
  const { subUnits = [], policies = [], textRules = [], limits = [] } = options
  const centre = {
    ...month,
    units: [...month.units, ...subUnits.map((unit) => ({ ...unit, groupName: '', aliases: [] }))],
  }
  const validFrom = '2020-01-01'
  const users = castOf(centre, password)
  const setUp = {
    ...centre,
    validFrom,
    limits: [...replayLimits(validFrom), ...limits],
    users,
    policies,
    textRules,
  }
  const ids = await setUpCentre(storage, setUp, now)
  const period = now.toISOString().slice(0, 7)
  // Sub-units are assessed with the unit above them.
  const manualScores = month.units.map(({ name }) => ({
    inputKey: 'knowledge_base_score',
    unitId: ids.unitIds.get(name) ?? '',
    points: '19.5',
    reason: '知识库检查得分',
  }))
  // Long before the month that is assessed.
  const article = {
    unitId: ids.unitIds.get('市医保局') ?? [...ids.unitIds.values()][0] ?? '',
    title: '城乡居民基本医疗保险缴费须知',
    body: '城乡居民医保集中缴费期为每年9月至12月。可通过“湘税社保”小程序、银行代收或村（社区）代办缴纳，缴费后次年1月1日起享受待遇。',
    publishedAt: new Date('2021-03-01T02:00:00Z'),
  }
  const entries = { period, ledger: [], manualScores, figures: [], articles: [article], texts: [] }
  const author = { userId: ids.userIds.get('assessor') ?? '', at: now }
  await storage.transact(ids.centreId, (tx) => recordMonthEntries(tx, entries, author))
  const platform = await makePlatform(storage, writer, diskBlobs(dataDir))
  const app = await createApp({ platform: () => platform, version: 'test' })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const jobs = await startJobs(storage, readSenders({}, dataDir), origin)
  return {
    storage,
    centre: await platform.centre(ids.centreId),
    ids,
    origin,
    password,
    unitName: centre.units[0]?.name ?? '',
    period,
    centreId: ids.centreId,
    outbox: join(dataDir, 'outbox'),
    loginOf: (unitName) => {
      const login = users.find((user) => user.unitName === unitName)?.login
      if (login === undefined) throw new Error(`nobody in the served centre is of ${unitName}`)
      return login
    },
    stop: async () => {
      await app.close()
      await jobs.stop()
      await storage.close()
      await opened.value.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
