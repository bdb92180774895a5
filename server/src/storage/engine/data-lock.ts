import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveTo } from './data-place.ts'
import type { DataPlace } from './data-place.ts'
import { EngineError } from './engine-error.ts'

/** Who uses a data directory: for messages, and so that a later start recognises the postmaster we left behind. */
export interface Owner {
  readonly pid: number
  readonly startedAt: string
  readonly postmasterPid?: number
  readonly socketDir?: string
  readonly url?: string
}

export interface DataLock {
  /** What the last owner wrote, when it did not end cleanly. */
  readonly previous: Owner | undefined
  record(facts: Partial<Owner>): void
  release(): void
}

const dyingPatience = 1_500

/**
 * Makes this process the only Yihu on the place, or throws `dataDirectoryInUse`.
 *
 * A file with a process id in it cannot do this safely: ids are reused, zombies look alive, and two heirs of a dead
 * owner race. The kernel's own file locks end with their process, however it ends, and hold between containers that
 * share a volume; Node gives no access to them except through SQLite, whose exclusive transaction is exactly such a
 * lock on every platform. Nothing is stored in that file. It also refuses a second start within one process.
 */
export async function lockPlace(place: DataPlace): Promise<DataLock> {
  const lockFile = join(place.dir, 'yihu.lock')
  const ownerFile = join(place.dir, 'owner.json')
  const lock = await takeLock(place, lockFile, ownerFile)
  giveTo(place.account, lockFile)

  const previous = readOwner(ownerFile)
  let current: Owner = { pid: process.pid, startedAt: new Date().toISOString() }
  let held = true
  const write = () => {
    writeFileSync(ownerFile, JSON.stringify(current, null, 2), { mode: 0o600 })
    giveTo(place.account, ownerFile)
  }
  // What the last owner left running stays on record until it has been dealt with.
  if (previous?.postmasterPid !== undefined) current = { ...current, postmasterPid: previous.postmasterPid }
  write()
  return {
    previous,
    record(facts) {
      current = { ...current, ...facts }
      write()
    },
    release() {
      if (!held) return
      held = false
      rmSync(ownerFile, { force: true })
      lock.close()
    },
  }
}

/** A little patience: the kernel needs a moment to take the lock from a process that was killed just now. */
async function takeLock(place: DataPlace, lockFile: string, ownerFile: string): Promise<DatabaseSync> {
  for (const end = Date.now() + dyingPatience; ; await sleep(100)) {
    const lock = openLockFile(place, lockFile)
    try {
      lock.exec('pragma journal_mode = memory; begin exclusive')
      return lock
    } catch (error) {
      lock.close()
      if (!isBusy(error)) throw lockImpossible(place.dir, error)
      const owner = readOwner(ownerFile)
      if (owner?.pid === process.pid || Date.now() > end) throw inUse(place.dataDir, owner)
    }
  }
}

function openLockFile(place: DataPlace, lockFile: string): DatabaseSync {
  try {
    return new DatabaseSync(lockFile, { timeout: 0 })
  } catch (error) {
    throw lockImpossible(place.dir, error)
  }
}

/** The refusal of a second server on one data directory; also used when a postmaster runs there that is not ours. */
export function inUse(
  dataDir: string,
  owner: { pid?: number; startedAt?: string; url?: string } | undefined,
): EngineError {
  const pid = owner?.pid
  const zhSince = owner?.startedAt === undefined ? '' : `，自 ${owner.startedAt} 起`
  const enSince = owner?.startedAt === undefined ? '' : ` since ${owner.startedAt}`
  return new EngineError(
    'dataDirectoryInUse',
    {
      zh: `数据目录 ${dataDir} 正由进程 ${pid ?? '（未知）'} 使用${zhSince}。请先停止该进程，或另选数据目录。`,
      en: `The data directory ${dataDir} is in use by process ${pid ?? '(unknown)'}${enSince}. Stop that process first, or choose another data directory.`,
    },
    // A command may still work through the server that is running there.
    { dataDir, pid, url: owner?.url },
  )
}

function readOwner(file: string): Owner | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isOwner(read) ? read : undefined
  } catch {
    return undefined
  }
}

function isOwner(read: unknown): read is Owner {
  return (
    typeof read === 'object' &&
    read !== null &&
    'pid' in read &&
    typeof read.pid === 'number' &&
    'startedAt' in read &&
    typeof read.startedAt === 'string'
  )
}

/** SQLITE_BUSY is 5: the lock is held. Other results mean that there is no lock to be had. */
function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === 5
}

function lockImpossible(dir: string, error: unknown): EngineError {
  const reason = error instanceof Error ? error.message : String(error)
  return new EngineError('dataDirectoryUnusable', {
    zh: `无法在 ${dir} 上加锁（${reason}）。该文件系统可能不支持文件锁，请把数据目录放到本机磁盘。`,
    en: `Cannot lock ${dir} (${reason}). The file system may lack file locks: put the data directory on a local disk.`,
  })
}
