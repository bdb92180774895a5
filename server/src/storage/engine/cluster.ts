import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from 'node:fs'
import { closeSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { giveTo } from './data-place.ts'
import type { DataPlace } from './data-place.ts'
import { EngineError } from './engine-error.ts'
import type { NativeBinaries } from './native-binaries.ts'
import { runProgram } from './run-program.ts'

/** The superuser of the cluster. The application never connects as it: a superuser passes by row-level security. */
export const administrator = 'postgres'

const settingsName = 'yihu-postgresql.conf'

/**
 * Chinese trigrams need a UTF-8 ctype; without these flags a bare environment gives SQL_ASCII and an index that finds
 * nothing. C.UTF-8 first (Linux); older macOS does not know it and gets UTF-8 letters with byte order.
 */
const locales = [
  ['--locale=C.UTF-8'],
  ['--locale=C', '--lc-ctype=en_US.UTF-8'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-ctype=en_US.UTF-8'],
]

/** Makes the cluster when there is none, and renews our settings in it. */
export async function prepareCluster(
  place: DataPlace,
  binaries: NativeBinaries,
  log: (line: string) => void,
): Promise<void> {
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) {
    log(`正在创建数据库集群 ${place.cluster}… (creating the database cluster…)`)
    await createCluster(place, binaries)
  }
  // A backup restored by root belongs to root; the server insists on owning its files.
  if (place.account !== undefined && lstatSync(place.cluster).uid !== place.account.uid) {
    giveTree(place.cluster, place.account.uid, place.account.gid)
  }
  writeFileSync(join(place.dir, settingsName), settings(place))
  chmodSync(join(place.dir, settingsName), 0o644)
}

/** The password of both roles, used only where there are no UNIX sockets. */
export function clusterPassword(place: DataPlace): string {
  const file = join(place.dir, 'password')
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
    giveTo(place.account, file)
  }
  return readFileSync(file, 'utf8').trim()
}

/** Built beside and renamed when whole, so a start that was killed half way leaves no half cluster. */
async function createCluster(place: DataPlace, binaries: NativeBinaries): Promise<void> {
  const building = `${place.cluster}.new`
  clusterPassword(place)
  const output: string[] = []
  for (const locale of locales) {
    rmSync(building, { recursive: true, force: true })
    mkdirSync(building, { mode: 0o700 })
    giveTo(place.account, building)
    const result = await runProgram(place, binaries.initdb, [
      `--pgdata=${building}`,
      `--username=${administrator}`,
      `--pwfile=${join(place.dir, 'password')}`,
      '--encoding=UTF8',
      ...locale,
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
    ])
    if (result.code === 0) {
      // Beside the cluster, not in it: under root we only write to folders that are root's.
      const flags = constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0)
      const file = openSync(join(building, 'postgresql.conf'), flags)
      writeSync(file, `\ninclude_if_exists = '../${settingsName}'\n`)
      closeSync(file)
      renameSync(building, place.cluster)
      return
    }
    output.push(result.output.trim())
    if (!/invalid locale|locale name|encoding mismatch/i.test(result.output)) break
  }
  rmSync(building, { recursive: true, force: true })
  const said = output.at(-1) ?? ''
  throw new EngineError('engineStartFailed', {
    zh: `无法在 ${place.dir} 创建数据库集群。initdb 输出：\n${said}`,
    en: `Could not create the database cluster in ${place.dir}. initdb said:\n${said}`,
  })
}

/**
 * Written at each start; `alter system` overrides it, so an operator's tuning survives. Terse errors keep values out
 * of the log ("Key (phone)=(138…) already exists"), for people's data does not belong there (law 11).
 */
function settings(place: DataPlace): string {
  const megabytes = Math.floor(Math.min(process.constrainedMemory() || Infinity, totalmem()) / 2 ** 20)
  const sharedBuffers = Math.min(1024, Math.max(128, Math.floor(megabytes / 8)))
  return [
    '# Written by Yihu at every start. To change a setting use: alter system set …',
    `shared_buffers = '${sharedBuffers}MB'`,
    'max_connections = 60',
    "work_mem = '16MB'",
    "maintenance_work_mem = '128MB'",
    'jit = off',
    // A replay or an import fills tables within a minute; plans made for empty ones would read whole centres.
    'autovacuum_naptime = 15s',
    "timezone = 'UTC'",
    "lc_messages = 'C'",
    'logging_collector = on',
    `log_directory = '${place.log.replaceAll("'", "''")}'`,
    // One file a weekday, begun anew each week.
    "log_filename = 'postgresql-%a.log'",
    'log_truncate_on_rotation = on',
    "log_rotation_age = '1d'",
    'log_rotation_size = 0',
    "log_timezone = 'UTC'",
    'log_error_verbosity = terse',
    'log_checkpoints = off',
    '',
  ].join('\n')
}

function giveTree(path: string, uid: number, gid: number): void {
  const entry = lstatSync(path)
  if (entry.isSymbolicLink()) return
  chownSync(path, uid, gid)
  if (!entry.isDirectory()) return
  chmodSync(path, 0o700)
  for (const name of readdirSync(path)) giveTree(join(path, name), uid, gid)
}
