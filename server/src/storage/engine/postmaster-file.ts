import { execFileSync } from 'node:child_process'
import { closeSync, constants, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DataLock } from './data-lock.ts'
import { inUse } from './data-lock.ts'
import type { DataPlace } from './data-place.ts'

/**
 * What `postmaster.pid` of a cluster amounts to. `zombie`: dead but not yet reaped, which PostgreSQL itself mistakes
 * for alive (seen for 2 s, and for ever under a container's first process that reaps nobody). `foreign`: after a
 * reboot the number belongs to some other program.
 */
export type PostmasterState =
  | { readonly is: 'absent' }
  | { readonly is: 'alive' | 'zombie' | 'foreign'; readonly pid: number }

const zombiePatience = 5_000
const stopPatience = 30_000

/** Whether the postmaster `pid` has finished start-up and crash recovery (line 8 of its file). */
export function isReady(clusterDir: string, pid: number | undefined): boolean {
  const lines = readLines(clusterDir)
  return pid !== undefined && Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

export function postmasterState(clusterDir: string): PostmasterState {
  const lines = readLines(clusterDir)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return { is: 'absent' }
  const found = inspectProcess(pid)
  if (found === undefined) return { is: 'absent' }
  if (found.isZombie) return { is: 'zombie', pid }
  // Without the command line (Windows) the number has to be believed, as PostgreSQL believes it.
  const isOurs =
    found.command === undefined ||
    [clusterDir, lines[1] ?? clusterDir].some((dir) => found.command?.includes(dir))
  return { is: isOurs ? 'alive' : 'foreign', pid }
}

/**
 * Makes way for a new postmaster. We hold the lock of the place, so a live one can only be an orphan of a Yihu that
 * was killed: it is stopped cleanly. One that no Yihu recorded was started by hand, and is respected.
 */
export async function clearOldPostmaster(
  place: DataPlace,
  lock: DataLock,
  log: (line: string) => void,
): Promise<void> {
  const waitUntil = async (patience: number, done: () => boolean) => {
    for (const end = Date.now() + patience; !done() && Date.now() < end;) await sleep(50)
    return done()
  }
  const isNo = (wanted: string) => () => postmasterState(place.cluster).is !== wanted

  const state = postmasterState(place.cluster)
  if (state.is === 'alive') {
    if (lock.previous?.postmasterPid !== state.pid) throw inUse(place.dataDir, { pid: state.pid })
    log(
      `上次异常退出遗留的数据库进程 ${state.pid} 仍在运行，正在停止… ` +
        `(stopping the database process ${state.pid} left by an earlier run that was killed…)`,
    )
    signal(state.pid, 'SIGINT')
    if (!(await waitUntil(stopPatience, isNo('alive')))) signal(state.pid, 'SIGQUIT')
    if (!(await waitUntil(stopPatience, isNo('alive')))) throw inUse(place.dataDir, { pid: state.pid })
  }
  await waitUntil(zombiePatience, isNo('zombie'))
  const left = postmasterState(place.cluster)
  if (left.is === 'zombie' || left.is === 'foreign') disownFile(place.cluster)
}

/**
 * Tells PostgreSQL that the process named in the file is not a postmaster. The file is not deleted: it also names the
 * shared memory, by which PostgreSQL refuses to start while backends of the dead postmaster still run. PostgreSQL
 * takes the number of its own parent, which we are about to be, for stale.
 */
function disownFile(clusterDir: string): void {
  const [, ...rest] = readLines(clusterDir)
  const flags = constants.O_WRONLY | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0)
  const file = openSync(join(clusterDir, 'postmaster.pid'), flags)
  writeSync(file, [process.pid, ...rest].join('\n'))
  closeSync(file)
}

/** Sends a signal; a process that is already gone is as good. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // ESRCH: gone.
  }
}

function readLines(clusterDir: string): string[] {
  try {
    return readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function inspectProcess(pid: number): { isZombie: boolean; command: string | undefined } | undefined {
  if (process.platform === 'win32') return isAlive(pid) ? { isZombie: false, command: undefined } : undefined
  try {
    if (existsSync('/proc/self/stat')) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in parentheses may hold anything; the state follows the last one.
      const isZombie = /\) [ZX]/.test(stat.slice(stat.lastIndexOf(')')))
      return { isZombie, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }
    }
    const line = execFileSync('ps', ['-ww', '-o', 'stat=,command=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim()
    return { isZombie: line.startsWith('Z'), command: line }
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
