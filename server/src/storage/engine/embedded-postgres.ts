import { Client } from 'pg'
import { administrator, prepareCluster } from './cluster.ts'
import { lockPlace } from './data-lock.ts'
import { preparePlace, systemDataDir } from './data-place.ts'
import { findPackage, prepareBinaries } from './native-binaries.ts'
import { clearOldPostmaster } from './postmaster-file.ts'
import { startPostmaster } from './postmaster.ts'
import { connectionUrl, socketTransport, tcpTransport } from './transport.ts'
import type { Connection, Transport } from './transport.ts'

export interface EmbeddedPostgresOptions {
  /** Made when missing. Holds `pg18/` (the cluster), `run/` (the socket), `log/`, and the lock. */
  readonly dataDir: string
  /** Progress, one line a call, Chinese and English. */
  readonly log?: (line: string) => void
  /** Called when the server ends without `stop()`. It is not started again by itself. */
  readonly onUnexpectedEnd?: () => void
  /** `tcp` is what Windows uses; elsewhere a UNIX socket. */
  readonly transport?: 'socket' | 'tcp'
  /** Where npm put the programs; found by itself. */
  readonly packageDir?: string
  /** Under root, the home of clusters whose data directory no other account can reach. */
  readonly systemDir?: string
}

export interface RunningPostgres {
  /** For `pg`, graphile-worker and psql alike: role `yihu` (not a superuser), database `yihu`. */
  readonly url: string
  readonly connection: Connection
  /** The superuser's way in: for extensions that are not trusted, and for tests. */
  readonly administratorUrl: string
  /** As the server says it, for example `18.4`. */
  readonly version: string
  /** Where the cluster really is; differs from `dataDir/pg18` only under root (see data-place.ts). */
  readonly clusterDir: string
  readonly postmasterPid: number
  /** Ends the server and frees the data directory; a second call waits for the first. */
  stop(): Promise<void>
}

/** The role and the database of the application. */
const application = 'yihu'

/**
 * Starts the PostgreSQL that npm brought with us, creating its cluster at the first start. Throws an `EngineError`
 * that says in Chinese and English what to do; `dataDirectoryInUse` when another Yihu is on the directory.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const log = options.log ?? (() => {})
  const packageDir = options.packageDir ?? findPackage()
  const place = preparePlace(options.dataDir, log, options.systemDir ?? systemDataDir)
  const lock = await lockPlace(place)
  let undo = () => lock.release()
  try {
    const binaries = prepareBinaries(packageDir, place, log)
    await clearOldPostmaster(place, lock, log)
    await prepareCluster(place, binaries, log)
    const kind = options.transport ?? (process.platform === 'win32' ? 'tcp' : 'socket')
    const transport = kind === 'tcp' ? await tcpTransport(place) : socketTransport(place, lock)
    undo = () => {
      transport.close()
      lock.release()
    }
    log('正在启动数据库… (starting the database…)')
    const postmaster = await startPostmaster(place, binaries, transport, lock, log)

    let stopping: Promise<void> | undefined
    const stop = () => (stopping ??= postmaster.stop().finally(undo))
    const reportUnexpectedEnd = async () => {
      await postmaster.ended
      if (stopping !== undefined) return
      log(
        `数据库进程意外结束，日志见 ${place.log} (the database process ended unexpectedly; its log is in ${place.log})`,
      )
      options.onUnexpectedEnd?.()
    }
    void reportUnexpectedEnd()
    try {
      const version = await prepareApplication(transport)
      const connection = transport.connectionAs(application, application)
      const url = connectionUrl(connection)
      lock.record({ url })
      log(`数据库已就绪：PostgreSQL ${version} (the database is ready)`)
      return {
        url,
        connection,
        administratorUrl: connectionUrl(transport.connectionAs(administrator, application)),
        version,
        clusterDir: place.cluster,
        postmasterPid: postmaster.pid,
        stop,
      }
    } catch (error) {
      await stop()
      throw error
    }
  } catch (error) {
    undo()
    throw error
  }
}

/**
 * Makes the application's role and database when missing. The role owns the database, so it may add the trusted
 * extensions (pg_trgm) itself; it is no superuser, since row-level security does not bind those.
 */
async function prepareApplication(transport: Transport): Promise<string> {
  const connection = transport.connectionAs(administrator, 'postgres')
  const client = new Client({ ...connection, connectionTimeoutMillis: 10_000 })
  // A server that dies under us rejects the query as well; without a listener the event would end Node.
  client.on('error', () => {})
  await client.connect()
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [application])
    if (role.rowCount === 0) {
      const { password } = connection
      const secret = password === undefined ? '' : ` password ${client.escapeLiteral(password)}`
      await client.query(`create role ${application} login createdb createrole${secret}`)
    } else if (connection.password !== undefined) {
      await client.query(`alter role ${application} password ${client.escapeLiteral(connection.password)}`)
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [application])
    if (database.rowCount === 0) await client.query(`create database ${application} owner ${application}`)
    const shown = await client.query<{ version: string }>(
      "select current_setting('server_version') as version",
    )
    return shown.rows[0]?.version ?? ''
  } finally {
    await client.end()
  }
}
