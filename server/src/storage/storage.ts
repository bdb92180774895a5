import { Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool, types } from 'pg'
import type { PoolConfig } from 'pg'
import type { DB } from './tables.generated.ts'

/** The database as one centre sees it, inside one transaction. */
export type Transaction = Kysely<DB> & { readonly centreId: string }

export interface Storage {
  readonly pool: Pool
  /** As the owner of the tables: migrations, sign-in, the list of centres. Everything else goes through `transact`. */
  readonly owner: Kysely<DB>
  transact<Value>(centreId: string, work: (tx: Transaction) => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

// Days stay days and sums stay numbers: a `date` turned into an instant moves with the time zone.
types.setTypeParser(types.builtins.DATE, (text) => text)
types.setTypeParser(types.builtins.INT8, Number)

/** Opens a pool on a running server. `max` connections are kept below the server's own limit. */
export function openStorage(connection: PoolConfig, max = 16): Storage {
  const pool = new Pool({ ...connection, max, application_name: 'yihu', Client: PreparingClient })
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { pool, owner, transact: (centreId, work) => transact(owner, centreId, work), close: () => owner.destroy() }
}

/**
 * Statements of every action (load an order, save what became of it) are planned once for a connection and then only
 * run. All others are planned with their values: a list filtered by a rare unit wants another plan than one by a common.
 */
class PreparingClient extends Client {
  override query(...given: unknown[]): never {
    const [text, values] = given
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
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
 * One transaction bound to one centre: the role of the application and the centre are set in the same round trip as
 * `begin`, so row-level security holds from the first statement (design law 6). Rolls back when `work` throws.
 */
async function transact<Value>(
  owner: Kysely<DB>,
  centreId: string,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  if (!/^[0-9a-f-]{36}$/.test(centreId)) throw new Error('a centre is named by its uuid')
  return owner.connection().execute(async (connection) => {
    const tx = Object.assign(connection, { centreId }) as Transaction
    await sql.raw(`begin; set local role yihu_app; set local yihu.centre_id = '${centreId}'`).execute(tx)
    try {
      const value = await work(tx)
      await sql.raw('commit').execute(tx)
      return value
    } catch (error) {
      await sql.raw('rollback').execute(tx).catch(() => undefined)
      throw error
    }
  })
}

/** PostgreSQL's error code, where an error comes from it. */
export function databaseErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

