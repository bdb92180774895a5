import { Kysely, PostgresDialect } from 'kysely'
import { Client, Pool, types } from 'pg'
import type { PoolClient, PoolConfig } from 'pg'
import { listenForNews } from './listen.ts'
import type { Ears, Listening } from './listen.ts'
export type { News } from './news.ts'
import { announcerOn } from './news.ts'
import type { Announcer, News } from './news.ts'
import type { DB } from './tables.generated.ts'

/** The database as one centre sees it, inside one transaction; `news` goes to open pages once it is committed. */
export type Transaction = Kysely<DB> & { readonly centreId: string; readonly news: News[] }

export interface Storage {
  readonly pool: Pool
  /** As the owner of the tables: migrations, sign-in, the list of centres. Everything else goes through `transact`. */
  readonly owner: Kysely<DB>
  transact<Value>(centreId: string, work: (tx: Transaction) => Promise<Value>): Promise<Value>
  /** Hears the news of all servers until closed; ends with the storage at the latest. */
  listen(ears: Ears): Listening
  close(): Promise<void>
}

// Days stay days and sums stay numbers: a `date` turned into an instant moves with the time zone.
types.setTypeParser(types.builtins.DATE, (text) => text)
types.setTypeParser(types.builtins.INT8, Number)

/**
 * Opens pools on a running server: `max` connections for the transactions of centres, a few for the owner and the
 * queue. Both together stay below the server's own limit.
 */
export function openStorage(connection: PoolConfig, max = 16): Storage {
  const pool = poolOf({ ...connection, max: 6, application_name: 'yihu' })
  const centrePool = poolOf({
    ...connection,
    max,
    application_name: 'yihu',
    pipeline: true,
    Client: PreparingClient,
  })
  const owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const announcer = announcerOn(pool)
  const listenings = new Set<Listening>()
  return {
    pool,
    owner,
    transact: (centreId, work) => transact(centrePool, announcer, centreId, work),
    listen: (ears) => {
      const listening = listenForNews(connection, ears)
      listenings.add(listening)
      return listening
    },
    close: async () => {
      await announcer.flush()
      await Promise.all([...listenings].map((listening) => listening.close()))
      await Promise.all([centrePool.end(), owner.destroy()])
    },
  }
}

function poolOf(config: PoolConfig): Pool {
  const pool = new Pool(config)
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * Statements of every action (load an order, save what became of it) are planned once for a connection and then only
 * run. All others are planned with their values: a list filtered by a rare unit wants another plan than one by a common.
 */
class PreparingClient extends Client {
  override query(...given: unknown[]): never {
    const [text, values] = given
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    const parameters = name === undefined ? given : [{ name, text, values }, ...given.slice(2)]
    return (super.query as (...all: unknown[]) => never).apply(this, parameters)
  }
}

const names = new Map<string, string | undefined>()

/** Names are given to the few statements that begin so; 200 at most, since each connection keeps them all. */
function nameOf(text: string): string | undefined {
  const isFrequent = /^(with "(entry|appeal)" as|select "o"\.\*)/.test(text)
  if (!isFrequent) return undefined
  if (!names.has(text) && names.size < 200) names.set(text, `yihu_${names.size}`)
  return names.get(text)
}

/**
 * One transaction bound to one centre: the role of the application and the centre are set in the same message as
 * `begin`, so row-level security holds from the first statement (design law 6). That message is not waited for: the
 * first statement of `work` follows it down the same connection, which saves every action a round trip. Should it
 * fail, no centre is set, and the statements after it see and write nothing. Rolls back when `work` throws.
 */
async function transact<Value>(
  pool: Pool,
  announcer: Announcer,
  centreId: string,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  if (!/^[0-9a-f-]{36}$/.test(centreId)) throw new Error('a centre is named by its uuid')
  const client = await pool.connect()
  const tx = Object.assign(kyselyOn(client), { centreId, news: [] })
  let isBroken = false
  try {
    const begun = client.query(`begin; set local role yihu_app; set local yihu.centre_id = '${centreId}'`)
    // What went wrong with it is said after `work`, which must not go on behind a connection given back.
    begun.catch(() => undefined)
    const value = await work(tx)
    await begun
    await client.query('commit')
    announcer.announce(tx.news)
    return value
  } catch (error) {
    await client.query('rollback').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    client.release(isBroken)
  }
}

const queryBuilders = new WeakMap<PoolClient, Kysely<DB>>()

/** The query builder of one connection, made once for it. */
function kyselyOn(client: PoolClient): Kysely<DB> {
  const known = queryBuilders.get(client)
  if (known) return known
  const lent = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: async () => lent, end: async () => undefined }
  const made = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  queryBuilders.set(client, made)
  return made
}

/** PostgreSQL's error code, where an error comes from it. */
export function databaseErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
