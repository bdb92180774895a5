import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf, EngineError } from './engine-error.ts'
import { canReach, chooseAccount, nearestExisting, runsAsRoot } from './unprivileged-account.ts'
import type { Account } from './unprivileged-account.ts'

/** Where one embedded database lives. Normally `dir` is the data directory itself. */
export interface DataPlace {
  readonly dataDir: string
  readonly dir: string
  readonly cluster: string
  readonly run: string
  readonly log: string
  /** The account PostgreSQL runs under; undefined when it runs as ourselves. */
  readonly account: Account | undefined
}

/** Under root, clusters whose data directory no other account can reach are kept here, each in its own folder. */
export const systemDataDir = '/var/lib/yihu'
const pointerName = 'database-is-at.txt'

/**
 * Finds the place of the database of `dataDir` and makes its folders.
 *
 * The trap: started as root with a data directory under /root (mode 0700), PostgreSQL, which must run as somebody
 * else, cannot reach it, and we will not open up root's home. Then the cluster lives in
 * `/var/lib/yihu/<name>-<hash>` and `database-is-at.txt` in the data directory says so. That file, once written,
 * decides; without it the hash of the path finds the same place again, so a lost pointer loses no data.
 */
export function preparePlace(
  dataDir: string,
  log: (line: string) => void,
  systemDir = systemDataDir,
): DataPlace {
  try {
    return runsAsRoot() ? placeUnderRoot(resolve(dataDir), log, systemDir) : placeOfUser(resolve(dataDir))
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC'].includes(codeOf(error))) throw error
    throw new EngineError(
      'dataDirectoryUnusable',
      {
        zh: `数据目录 ${dataDir} 无法使用（${codeOf(error)}）。若它曾以 root 建立，请继续以 root 运行，或把目录的所有权改给当前账户；否则请另选数据目录。`,
        en: `The data directory ${dataDir} cannot be used (${codeOf(error)}). If it was made by root, run as root again or give the folder to the present account; otherwise choose another data directory.`,
      },
      { dataDir },
    )
  }
}

function placeOfUser(dataDir: string): DataPlace {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const real = realpathSync(dataDir)
  return makeFolders(real, pointedPlace(real) ?? real, undefined)
}

function placeUnderRoot(dataDir: string, log: (line: string) => void, systemDir: string): DataPlace {
  const owner = chooseAccount(dataDir, join(dataDir, 'pg18'))
  makeDataDir(dataDir, owner)
  const real = realpathSync(dataDir)
  const elsewhere = join(systemDir, `${basename(real)}-${hashOf(real)}`)
  const pointed = pointedPlace(real)
  if (pointed !== undefined) return makeFolders(real, pointed, chooseAccount(pointed, join(pointed, 'pg18')))
  if (canReach(owner, real)) return makeFolders(real, real, owner)
  if (existsSync(join(real, 'pg18'))) refuseUnreachableCluster(real, owner)

  makeReachable(systemDir)
  makeReachable(elsewhere)
  const account = chooseAccount(elsewhere, join(elsewhere, 'pg18'))
  if (!canReach(account, elsewhere)) refuseUnreachableCluster(elsewhere, account)
  writeFileSync(join(real, pointerName), pointerText(elsewhere))
  log(
    `账户 ${account.name} 无法进入 ${real}，数据库放在 ${elsewhere} ` +
      `(${account.name} cannot enter ${real}: the database is kept in ${elsewhere})`,
  )
  return makeFolders(real, elsewhere, account)
}

function makeFolders(dataDir: string, dir: string, account: Account | undefined): DataPlace {
  const place = {
    dataDir,
    dir,
    account,
    cluster: join(dir, 'pg18'),
    run: join(dir, 'run'),
    log: join(dir, 'log'),
  }
  for (const folder of [place.run, place.log]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    giveTo(account, folder)
    if (account !== undefined) chmodSync(folder, 0o700)
  }
  return place
}

/** Hands a file or folder to the database's account; nothing to do when that is ourselves. */
export function giveTo(account: Account | undefined, path: string): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid)
}

function makeDataDir(dataDir: string, owner: Account): void {
  if (existsSync(dataDir)) return
  const inherits = statSync(nearestExisting(dataDir)).uid === owner.uid
  const first = mkdirSync(dataDir, { recursive: true }) ?? dataDir
  // The umask may be 077, and would then shut the account out of folders that nobody asked to be private.
  for (let folder = dataDir; folder.length >= first.length; folder = dirname(folder)) {
    chmodSync(folder, 0o755)
    if (inherits) giveTo(owner, folder)
  }
}

function makeReachable(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}

function pointedPlace(dataDir: string): string | undefined {
  const pointer = join(dataDir, pointerName)
  if (!existsSync(pointer)) return undefined
  const dir = readFileSync(pointer, 'utf8').split('\n')[0]?.trim()
  return dir === undefined || dir === '' ? undefined : dir
}

function pointerText(dir: string): string {
  return (
    `${dir}\n\n` +
    '本目录的数据库存放在上面一行所示位置；备份或迁移时请一并处理。请勿改动本文件。\n' +
    'The database of this data directory is kept at the place in the first line: back it up, move or remove it\n' +
    'together with this folder. Do not edit this file.\n'
  )
}

function refuseUnreachableCluster(dir: string, account: Account): never {
  throw new EngineError(
    'dataDirectoryUnusable',
    {
      zh: `以 root 启动时数据库以账户 ${account.name} 运行，而该账户无法进入 ${dir}。请把数据目录移到其可进入的位置（如 /srv/yihu），或以该目录的所有者启动。`,
      en: `Started by root, the database runs as ${account.name}, who cannot enter ${dir}. Move the data directory to a place it can enter (such as /srv/yihu), or start Yihu as the owner of that folder.`,
    },
    { dir, account: account.name },
  )
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}
