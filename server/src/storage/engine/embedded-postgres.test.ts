import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { EmbeddedPostgresOptions, RunningPostgres } from './embedded-postgres.ts'
import { EngineError } from './engine-error.ts'
import { findPackage } from './native-binaries.ts'
import { postmasterState } from './postmaster-file.ts'

const isRoot = process.getuid?.() === 0
const isLinux = process.platform === 'linux'
const nobody = 65534
// The folder must let the database's account through, as /srv or /opt would.
const home = mkdtempSync(join(tmpdir(), 'yihu-engine-'))
chmodSync(home, 0o755)
const shared = join(home, 'shared')

const servers: RunningPostgres[] = []
const children: ChildProcess[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a data directory', { timeout: 40_000 }, () => {
  it('keeps its data over stop and start, and stop may be called twice', async () => {
    const first = await start({ dataDir: shared })
    expect(first.version).toMatch(/^18\./)
    await query(first.url, 'create table kept as select 1 as n')
    const facts = await query(
      first.url,
      `select current_user as user, rolsuper, datcollate, pg_encoding_to_char(encoding) as encoding,
              current_setting('listen_addresses') as listens, current_setting('fsync') as fsync
         from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    )
    expect(facts).toEqual([
      { user: 'yihu', rolsuper: false, datcollate: 'C.UTF-8', encoding: 'UTF8', listens: '', fsync: 'on' },
    ])
    await Promise.all([first.stop(), first.stop()])
    await first.stop()
    expect(postmasterState(first.clusterDir)).toEqual({ is: 'absent' })
    expect(existsSync(`/proc/${first.postmasterPid}`)).toBe(false)

    const second = await start({ dataDir: shared })
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('starts at once after its postmaster was killed, and says that it was', async () => {
    const end = Promise.withResolvers<void>()
    const log: string[] = []
    const first = await start({
      dataDir: shared,
      log: (line) => log.push(line),
      onUnexpectedEnd: end.resolve,
    })
    await query(first.url, 'create table after_kill as select 2 as n')
    process.kill(first.postmasterPid, 'SIGKILL')
    await end.promise
    expect(log.at(-1)).toContain('ended unexpectedly')
    await first.stop()
    const second = await start({ dataDir: shared })
    expect(await query(second.url, 'select n from after_kill')).toEqual([{ n: 2 }])
  })

  it('is refused to a second start in the same process and in another', async () => {
    await start({ dataDir: shared })
    const refusal = await startEmbeddedPostgres({ dataDir: shared }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(EngineError)
    expect(refusal).toMatchObject({
      code: 'dataDirectoryInUse',
      details: { pid: process.pid, dataDir: shared },
      text: { zh: expect.stringContaining(`进程 ${process.pid}`), en: expect.stringContaining(shared) },
    })
    expect(await startChild({ dataDir: shared }).firstLine).toMatchObject({ code: 'dataDirectoryInUse' })
  })

  it.skipIf(process.platform === 'win32')(
    'outlives kill -9 of its Yihu: the guard stops the server',
    async () => {
      const child = startChild({ dataDir: shared })
      const { url, postmasterPid } = await child.firstLine
      await query(String(url), 'create table after_guard as select 3 as n')
      child.process.kill('SIGKILL')
      const next = await start({ dataDir: shared })
      expect(next.postmasterPid).not.toBe(postmasterPid)
      expect(await query(next.url, 'select n from after_guard')).toEqual([{ n: 3 }])
    },
  )

  it.skipIf(!isLinux)(
    'stops the orphan when the guard was killed as well (Linux: finds the guard in /proc)',
    async () => {
      const child = startChild({ dataDir: shared })
      const { url, postmasterPid } = await child.firstLine
      await query(String(url), 'create table after_orphan as select 4 as n')
      const nodePid = child.process.pid
      const offspring = readFileSync(`/proc/${nodePid}/task/${nodePid}/children`, 'utf8')
        .trim()
        .split(' ')
        .map(Number)
      for (const pid of offspring.filter((pid) => pid !== postmasterPid)) process.kill(pid, 'SIGKILL')
      child.process.kill('SIGKILL')
      await sleep(500)
      expect(postmasterState(join(shared, 'pg18'))).toEqual({ is: 'alive', pid: postmasterPid })

      const log: string[] = []
      const next = await start({ dataDir: shared, log: (line) => log.push(line) })
      expect(log.join('\n')).toContain(String(postmasterPid))
      expect(await query(next.url, 'select n from after_orphan')).toEqual([{ n: 4 }])
    },
  )

  it.skipIf(!isLinux)(
    'leaves a server started by hand alone, and passes by its zombie (Linux: /proc)',
    async () => {
      const made = await start({ dataDir: shared })
      await made.stop()
      // The shell turns into sleep, which never reaps the server it has started: a zombie for good.
      const parent = spawn('/bin/sh', ['-c', '"$@" & exec sleep 60', 'sh', ...byHand(shared)], {
        ...accountOf(made.clusterDir),
        cwd: home,
        stdio: 'ignore',
      })
      children.push(parent)
      while (postmasterState(made.clusterDir).is !== 'alive') await sleep(20)
      const state = postmasterState(made.clusterDir)
      const pid = state.is === 'absent' ? 0 : state.pid
      const refusal = await startEmbeddedPostgres({ dataDir: shared }).catch((error: unknown) => error)
      expect(refusal).toMatchObject({ code: 'dataDirectoryInUse', details: { pid } })

      process.kill(pid, 'SIGKILL')
      while (postmasterState(made.clusterDir).is !== 'zombie') await sleep(20)
      const next = await start({ dataDir: shared })
      expect(await query(next.url, 'select 1 as n')).toEqual([{ n: 1 }])
      expect(postmasterState(made.clusterDir)).toEqual({ is: 'alive', pid: next.postmasterPid })
    },
  )

  it.skipIf(!isLinux)(
    'is not misled by a process number that another program has now (Linux: /proc)',
    async () => {
      const made = await start({ dataDir: shared })
      const left = readFileSync(join(made.clusterDir, 'postmaster.pid'), 'utf8')
      await made.stop()
      const account = accountOf(made.clusterDir)
      const stranger = spawn('sleep', ['60'], { ...account, cwd: home, stdio: 'ignore' })
      children.push(stranger)
      const file = join(made.clusterDir, 'postmaster.pid')
      writeFileSync(file, left.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 })
      // As the server would have left it: the account's own file.
      if (isRoot) chownSync(file, account.uid ?? 0, account.gid ?? 0)
      expect(postmasterState(made.clusterDir)).toEqual({ is: 'foreign', pid: stranger.pid })
      const next = await start({ dataDir: shared })
      expect(await query(next.url, 'select 1 as n')).toEqual([{ n: 1 }])
      expect(stranger.exitCode).toBeNull()
    },
  )

  it.skipIf(process.platform === 'win32')(
    'may have a path too long for a socket, with Chinese and spaces in it',
    async () => {
      const dataDir = join(home, '热线 数据'.repeat(5), 'a quoted \' " name'.repeat(3))
      const server = await start({ dataDir })
      expect(server.connection.host).toContain('yihu-run-')
      expect(await query(server.url, 'select 1 as n')).toEqual([{ n: 1 }])
      await server.stop()
      expect(existsSync(server.connection.host)).toBe(false)
    },
  )

  it('can be served over TCP with a password, as on Windows', async () => {
    const server = await start({ dataDir: shared, transport: 'tcp' })
    expect(server.connection.host).toBe('127.0.0.1')
    expect(server.connection.port).not.toBe(5432)
    expect(await query(server.url, 'select current_user as user')).toEqual([{ user: 'yihu' }])
    await expect(query(server.url.replace(/:[^:@/]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    })
  })
})

// Reason of a skip: only root has to hand the database to another account.
describe.skipIf(!isRoot)(
  'under root (skipped for others: they need no second account)',
  { timeout: 40_000 },
  () => {
    it('keeps the database of a private folder elsewhere, and says where', async () => {
      const dataDir = join(home, 'private', 'data')
      const systemDir = join(home, 'system')
      mkdirSync(join(home, 'private'), { mode: 0o700 })
      const log: string[] = []
      const server = await start({ dataDir, systemDir, log: (line) => log.push(line) })
      await query(server.url, 'create table kept as select 5 as n')
      expect(server.clusterDir.startsWith(systemDir)).toBe(true)
      expect(statSync(server.clusterDir).uid).not.toBe(0)
      expect(log.join('\n')).toContain(systemDir)
      expect(readFileSync(join(dataDir, 'database-is-at.txt'), 'utf8')).toContain(
        join(server.clusterDir, '..'),
      )
      expect(statSync(join(home, 'private')).mode & 0o777).toBe(0o700)
      await server.stop()

      rmSync(join(dataDir, 'database-is-at.txt'))
      const again = await start({ dataDir, systemDir })
      expect(await query(again.url, 'select n from kept')).toEqual([{ n: 5 }])
    })

    it('copies programs that lie in a private folder', async () => {
      const packageDir = copyOfPackage(join(home, 'private-modules', 'package'))
      chmodSync(join(home, 'private-modules'), 0o700)
      const server = await start({ dataDir: join(home, 'copied'), packageDir })
      expect(await query(server.url, 'select 1 as n')).toEqual([{ n: 1 }])
      expect(existsSync(join(home, 'copied', 'native-18.4.0-beta.17', 'complete'))).toBe(true)
    })

    it('also works for an ordinary user', async () => {
      const dataDir = join(home, 'of-nobody')
      mkdirSync(dataDir)
      chownSync(dataDir, nobody, nobody)
      const child = startChild({ dataDir }, nobody)
      const line = await child.firstLine
      expect(line).toMatchObject({ uid: nobody, postmasterPid: expect.any(Number) })
      expect(await query(String(line['url']), 'select 1 as n')).toEqual([{ n: 1 }])
      expect(statSync(join(dataDir, 'pg18')).uid).toBe(nobody)
      child.process.stdin?.write('stop\n')
      await new Promise((resolve) => child.process.once('exit', resolve))
      // Root takes over the folder of another user, as that user: nobody is locked out afterwards.
      const server = await start({ dataDir })
      expect(statSync(server.clusterDir).uid).toBe(nobody)
      await server.stop()
      const back = startChild({ dataDir }, nobody)
      expect(await back.firstLine).toMatchObject({ uid: nobody, postmasterPid: expect.any(Number) })
      back.process.stdin?.write('stop\n')
      await new Promise((resolve) => back.process.once('exit', resolve))
    })
  },
)

describe('the programs', { timeout: 40_000 }, () => {
  it('get their library links after npm ci --ignore-scripts', async () => {
    const packageDir = copyOfPackage(join(home, 'no-links'))
    const links: { target: string }[] = JSON.parse(
      readFileSync(join(packageDir, 'native/pg-symlinks.json'), 'utf8'),
    )
    expect(links.length).toBeGreaterThan(5)
    for (const { target } of links) rmSync(join(packageDir, target))
    const server = await start({ dataDir: shared, packageDir })
    expect(await query(server.url, 'select 1 as n')).toEqual([{ n: 1 }])
    expect(links.every(({ target }) => lstatSync(join(packageDir, target)).isSymbolicLink())).toBe(true)
  })

  it('are refused by name on a platform without a package', () => {
    expect(() => findPackage('sunos', 'sparc')).toThrow(/@embedded-postgres\/sunos-sparc[\s\S]*DATABASE_URL/)
  })

  it('that cannot run are a message, not a crash of Node', async () => {
    const packageDir = join(home, 'broken')
    for (const folder of ['native/bin', 'native/lib', 'native/share/postgresql']) {
      mkdirSync(join(packageDir, folder), { recursive: true })
    }
    writeFileSync(join(packageDir, 'package.json'), '{"version":"0"}')
    for (const name of ['initdb', 'postgres'])
      writeFileSync(join(packageDir, 'native/bin', name), '', { mode: 0o644 })
    const failed = startEmbeddedPostgres({ dataDir: join(home, 'never'), packageDir })
    await expect(failed).rejects.toMatchObject({
      code: 'engineStartFailed',
      text: { en: expect.stringContaining('initdb') },
    })
    const retried = await start({ dataDir: join(home, 'never') })
    expect(await query(retried.url, 'select 1 as n')).toEqual([{ n: 1 }])
  })
})

async function start(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const server = await startEmbeddedPostgres(options)
  servers.push(server)
  return server
}

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

function startChild(options: EmbeddedPostgresOptions, uid?: number) {
  const script = join(import.meta.dirname, 'embedded-postgres.child.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    cwd: home,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  children.push(child)
  const firstLine = new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)))
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the child said nothing')))
  })
  return { process: child, firstLine }
}

function byHand(dataDir: string): string[] {
  const postgres = join(findPackage(), 'native/bin/postgres')
  return [
    postgres,
    '-D',
    join(dataDir, 'pg18'),
    '-c',
    'listen_addresses=',
    '-c',
    'unix_socket_directories=../run',
  ]
}

function accountOf(path: string): { uid?: number; gid?: number } {
  if (!isRoot) return {}
  const { uid, gid } = statSync(path)
  return { uid, gid }
}

function copyOfPackage(target: string): string {
  cpSync(findPackage(), target, { recursive: true, verbatimSymlinks: true })
  return target
}
