import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '@yihu/server/api/app'
import { makePlatform } from '@yihu/server/api/platform'
import { demoPassword } from '@yihu/server/cli/replay'
import { readSenders } from '@yihu/server/cli/senders'
import { writer } from '@yihu/server/cli/writer'
import { startJobs } from '@yihu/server/jobs/start-jobs'
import { newId } from '@yihu/server/operations/context'
import type { Centre } from '@yihu/server/operations/context'
import { recordMonthEntries } from '@yihu/server/operations/record-month'
import type { MonthEntries } from '@yihu/server/operations/record-month'
import type { CentreIds, CentreSetUp } from '@yihu/server/operations/set-up-centre'
import { castOf } from '@yihu/server/replay/cast'
import { replayLimits } from '@yihu/server/replay/limits'
import { makePlan } from '@yihu/server/replay/make-plan'
import { migrate } from '@yihu/server/storage/migrate'
import { setUpCentre } from '@yihu/server/operations/set-up-centre'
import { loadPublishedMonth } from '@yihu/server/replay/load-published-month'
import { diskBlobs } from '@yihu/server/storage/blobs/disk-blobs'
import { findCentreIds, listCentres } from '@yihu/server/storage/centres'
import { insertLimit } from '@yihu/server/storage/limits'
import { insertPolicies } from '@yihu/server/storage/policies'
import { openStorage } from '@yihu/server/storage/storage'
import type { Storage } from '@yihu/server/storage/storage'
import { createDatabase, dropDatabase, urlOf } from '@yihu/server/testing/databases'
import { inject } from 'vitest'

/** What a story's centre differs in from the demonstration. */
export interface ServedCentreOptions {
  /** Rules in place of the demonstration's of the same topics. */
  readonly policies?: CentreSetUp['policies']
  /** Beside the demonstration's own. */
  readonly textRules?: CentreSetUp['textRules']
  readonly limits?: CentreSetUp['limits']
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
  loginOf(unitName: string): Promise<string>
  stop(): Promise<void>
}

let clones = 0

/** What the office has entered for this month, and an article every agent knows. */
function entriesOf({ unitIds }: CentreIds, now: Date): MonthEntries {
  const period = now.toISOString().slice(0, 7)
  const { units: published, entered } = loadPublishedMonth('xiangtan-2023-10')
  const units = published.map(({ name }) => unitIds.get(name) ?? '')
  return {
    period,
    ledger: [],
    // Sub-units are assessed with the unit above them.
    manualScores: units.map((unitId) => ({
      inputKey: 'knowledge_base_score',
      unitId,
      points: '19.5',
      reason: '知识库检查得分',
    })),
    // What no order gives; changes against the month before are of orders that are here.
    figures: entered
      .filter(({ key }) => !key.startsWith('previous.'))
      .map((figure) => ({ period, ...figure })),
    articles: [
      {
        unitId: unitIds.get('市医保局') ?? '',
        title: '城乡居民基本医疗保险缴费须知',
        body: '城乡居民医保集中缴费期为每年9月至12月。可通过“湘税社保”小程序、银行代收或村（社区）代办缴纳，缴费后次年1月1日起享受待遇。',
        publishedAt: new Date('2021-03-01T02:00:00Z'),
      },
    ],
    texts: [],
  }
}

function limitRow({
  clock,
  unitLevel,
  limit,
  validFrom,
  clause,
}: NonNullable<CentreSetUp['limits']>[number]) {
  const { amount, unit } = limit
  return {
    limit_id: newId(),
    clock,
    unit_level: unitLevel ?? null,
    amount,
    unit,
    valid_from: validFrom,
    clause,
  }
}

/** A server on a clone of the demonstration: its people, rules and units, its work of today, the begun month. */
export async function serveCentre(now: Date, options: ServedCentreOptions = {}): Promise<ServedCentre> {
  const server = inject('demonstrationServer')
  const database = `yihu_story_${process.pid}_${(clones += 1)}`
  await createDatabase(server, database, inject('demonstration'))
  const storage = openStorage({ connectionString: urlOf(server, database) })
  const [row] = await listCentres(storage.owner)
  if (!row) throw new Error('the demonstration has no centre')
  const { centre_id: centreId } = row
  const ids = await storage.transact(centreId, (tx) => findCentreIds(tx))
  await storage.transact(centreId, async (tx) => {
    const { policies = [], textRules = [], limits = [] } = options
    for (const { topic } of policies)
      await tx.deleteFrom('policies').where('centre_id', '=', centreId).where('topic', '=', topic).execute()
    await insertPolicies(tx, policies, textRules)
    await recordMonthEntries(tx, entriesOf(ids, now), {
      userId: ids.userIds.get('assessor') ?? '',
      at: now,
    })
    for (const limit of limits) await insertLimit(tx, limitRow(limit))
  })
  return served(storage, ids, now, () => dropDatabase(server, database))
}

/** A server on a centre in which nothing has happened yet, for what counts everything there is. */
export async function serveEmptyCentre(now: Date): Promise<ServedCentre> {
  const server = inject('demonstrationServer')
  const database = `yihu_empty_${process.pid}_${(clones += 1)}`
  await createDatabase(server, database)
  const storage = openStorage({ connectionString: urlOf(server, database) })
  await migrate(storage.owner, storage.pool)
  const plan = makePlan(loadPublishedMonth('xiangtan-2023-10'), 1).centre
  const validFrom = '2020-01-01'
  const users = castOf(plan, demoPassword)
  const ids = await setUpCentre(
    storage,
    { ...plan, validFrom, limits: replayLimits(validFrom, { inquiry: 5, others: 10 }), users },
    now,
  )
  return served(storage, ids, now, () => dropDatabase(server, database))
}

async function served(
  storage: Storage,
  ids: CentreIds,
  now: Date,
  drop: () => Promise<void>,
): Promise<ServedCentre> {
  const { centreId } = ids
  const dataDir = await mkdtemp(join(tmpdir(), 'yihu-e2e-'))
  const platform = await makePlatform(storage, writer, diskBlobs(dataDir))
  const app = await createApp({ platform: () => platform, version: 'test' })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const jobs = await startJobs(storage, readSenders({}, dataDir), origin)
  const handler = (column: 'u.login' | 'n.name', value: string) =>
    storage.transact(centreId, (tx) =>
      tx
        .selectFrom('users as u')
        .innerJoin('units as n', (join) =>
          join.onRef('n.centre_id', '=', 'u.centre_id').onRef('n.unit_id', '=', 'u.unit_id'),
        )
        .select(['u.login', 'n.name'])
        .where('u.centre_id', '=', centreId)
        .where(column, '=', value)
        .executeTakeFirstOrThrow(),
    )
  return {
    storage,
    centre: await platform.centre(centreId),
    ids,
    origin,
    password: demoPassword,
    unitName: (await handler('u.login', 'unit01')).name,
    period: now.toISOString().slice(0, 7),
    centreId,
    outbox: join(dataDir, 'outbox'),
    loginOf: async (unitName) => (await handler('n.name', unitName)).login,
    stop: async () => {
      await app.close()
      await jobs.stop()
      await storage.close()
      await drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
