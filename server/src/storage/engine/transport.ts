import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { clusterPassword } from './cluster.ts'
import type { DataLock } from './data-lock.ts'
import { giveTo } from './data-place.ts'
import type { DataPlace } from './data-place.ts'
import { canReach } from './unprivileged-account.ts'

/** What the `pg` driver takes; `url` says the same in one line. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password?: string
}

export interface Transport {
  readonly serverArguments: string[]
  connectionAs(user: string, database: string): Connection
  /** Removes what the transport put outside the place. */
  close(): void
}

/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
const longestSocketPath = 103
/** Only the name of the socket file: no network port is opened, and psql finds it without asking. */
const socketPort = 5432

/**
 * A UNIX socket in a folder only the database's account (and root) can enter: no port, no password, no collision with
 * a PostgreSQL of the system. A path too long for a socket moves it to a private folder under the temporary one.
 */
export function socketTransport(place: DataPlace, lock: DataLock): Transport {
  const abandoned = lock.previous?.socketDir
  if (abandoned !== undefined && basename(abandoned).startsWith(prefix))
    rmSync(abandoned, { recursive: true, force: true })
  // Sockets of a killed server, and their lock files, which would be believed if the process id is in use again.
  for (const name of readdirSync(place.run)) rmSync(join(place.run, name), { force: true })

  const fits = Buffer.byteLength(join(place.run, `.s.PGSQL.${socketPort}`)) <= longestSocketPath
  const dir = fits ? place.run : privateTemporaryDir(place)
  if (dir !== place.run) lock.record({ socketDir: dir })
  return {
    serverArguments: [
      ...setting('listen_addresses', ''),
      // Quoted as PostgreSQL splits the value at commas.
      ...setting('unix_socket_directories', `"${dir.replaceAll('"', '""')}"`),
      ...setting('unix_socket_permissions', '0700'),
      ...setting('port', String(socketPort)),
    ],
    connectionAs: (user, database) => ({ host: dir, port: socketPort, user, database }),
    close: () => {
      if (dir !== place.run) rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A free port of the loopback address and a password: for Windows, where `pg` has no UNIX sockets. */
export async function tcpTransport(place: DataPlace): Promise<Transport> {
  const port = await freePort()
  const password = clusterPassword(place)
  return {
    serverArguments: [
      ...setting('listen_addresses', '127.0.0.1'),
      ...setting('unix_socket_directories', ''),
      ...setting('port', String(port)),
    ],
    connectionAs: (user, database) => ({ host: '127.0.0.1', port, user, database, password }),
    close: () => {},
  }
}

/** The connection as a URL that `pg` and psql both read; a socket folder travels as the `host` parameter. */
export function connectionUrl({ host, port, user, database, password }: Connection): string {
  const isSocket = host.startsWith('/')
  const encode = encodeURIComponent
  return isSocket
    ? `postgresql:///${encode(database)}?host=${encode(host)}&port=${port}&user=${encode(user)}`
    : `postgresql://${encode(user)}:${encode(password ?? '')}@${host}:${port}/${encode(database)}`
}

const prefix = 'yihu-run-'

function privateTemporaryDir(place: DataPlace): string {
  const { account } = place
  const parent = [tmpdir(), '/tmp'].find(
    (dir) => Buffer.byteLength(dir) < 70 && (account === undefined || canReach(account, dir)),
  )
  const dir = mkdtempSync(join(parent ?? '/tmp', prefix))
  giveTo(account, dir)
  return dir
}

function setting(name: string, value: string): string[] {
  return ['-c', `${name}=${value}`]
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
}
