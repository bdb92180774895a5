import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { EngineError } from './engine-error.ts'

/** The account PostgreSQL runs under when Yihu itself runs as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

/** PostgreSQL refuses to run as root; everybody else runs it as themselves (`undefined`). */
export function runsAsRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Chooses the account for a root process, creating none on the host: whoever owns an existing cluster, else the
 * owner of the data directory (a checkout of an ordinary user, started with sudo), else `yihu`, `postgres`, `nobody`,
 * or any account that is not root. The server needs no entry in /etc/passwd, but initdb looks its own uid up there
 * and fails without one, so a new cluster only takes accounts that are listed.
 */
export function chooseAccount(dataDir: string, clusterDir: string): Account {
  const accounts = listedAccounts()
  const clusterOwner = existsSync(join(clusterDir, 'PG_VERSION')) ? statSync(clusterDir) : undefined
  if (clusterOwner !== undefined && clusterOwner.uid !== 0) {
    const listed = accounts.find((account) => account.uid === clusterOwner.uid)
    return listed ?? { uid: clusterOwner.uid, gid: clusterOwner.gid, name: `uid ${clusterOwner.uid}` }
  }
  const folderOwner = statSync(nearestExisting(dataDir)).uid
  const chosen =
    accounts.find((account) => account.uid === folderOwner) ??
    ['yihu', 'postgres', 'nobody'].map((name) => accounts.find((it) => it.name === name)).find(Boolean) ??
    accounts[0]
  if (chosen !== undefined) return chosen
  throw new EngineError('noUnprivilegedAccount', {
    zh: 'PostgreSQL 不允许以 root 运行，而本机 /etc/passwd 中没有其他账户。请新建一个普通账户（如 useradd --system yihu），或改用普通账户运行。',
    en: 'PostgreSQL refuses to run as root, and /etc/passwd lists no other account. Create one (useradd --system yihu), or start Yihu as an ordinary user.',
  })
}

/**
 * Whether `account` may reach `path`: search permission on each folder above, read and search on `path` itself.
 * Judged from the mode bits, so an ACL that grants more is not seen; the price is only an unneeded relocation.
 */
export function canReach(account: Account, path: string): boolean {
  const real = realpathSync(path)
  if (!allows(account, real, 0o5)) return false
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if (!allows(account, folder, 0o1)) return false
    if (folder === dirname(folder)) return true
  }
}

/** The path itself when it exists, else the closest folder above that does. */
export function nearestExisting(path: string): string {
  let candidate = resolve(path)
  while (!existsSync(candidate)) candidate = dirname(candidate)
  return candidate
}

function allows(account: Account, path: string, wanted: number): boolean {
  const { mode, uid, gid } = lstatSync(path)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  const bits = (mode >> shift) & wanted
  return wanted === 0o5 && !lstatSync(path).isDirectory() ? (bits & 0o4) !== 0 : (bits & 0o1) !== 0
}

function listedAccounts(): Account[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid = '', gid = '']) => ({ name, uid: Number(uid || NaN), gid: Number(gid || NaN) }))
    .filter(({ uid, gid }) => Number.isInteger(uid) && Number.isInteger(gid) && uid > 0)
}
