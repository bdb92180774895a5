import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { RunningPostgres } from './embedded-postgres.ts'
import { judgeDatabase } from './judge-database.ts'
import { openDatabase } from './open-database.ts'

const home = mkdtempSync(join(tmpdir(), 'yihu-open-'))
chmodSync(home, 0o755)
const dataDir = join(home, 'unused')
let server: RunningPostgres
/** An outside database, as far as `openDatabase` can tell: a port and a password. */
beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDir: join(home, 'outside'), transport: 'tcp' })
}, 40_000)
afterAll(async () => {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
})

describe('an outside database', () => {
  it('is opened when it is fit, and the check leaves no extension behind', async () => {
    const log: string[] = []
    const opened = await openDatabase({
      databaseUrl: ` ${server.url} `,
      dataDir,
      log: (line) => log.push(line),
    })
    expect(opened).toMatchObject({
      ok: true,
      value: { kind: 'external', url: server.url, version: server.version },
    })
    expect(log).toEqual([])
    expect(await rows(server.url, "select 1 from pg_extension where extname = 'pg_trgm'")).toEqual([])
  })

  it('is accepted with a warning when its user passes by row-level security', async () => {
    const log: string[] = []
    await openDatabase({ databaseUrl: server.administratorUrl, dataDir, log: (line) => log.push(line) })
    expect(log.join()).toContain('BYPASSRLS')
  })

  it.each([
    ['latin', "encoding 'LATIN1' locale 'C'", 'databaseEncodingWrong'],
    ['ascii', "encoding 'SQL_ASCII' locale 'C'", 'databaseEncodingWrong'],
    ['c_ctype', "encoding 'UTF8' locale 'C'", 'databaseLocaleWrong'],
    [
      'builtin',
      "encoding 'UTF8' locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'",
      'databaseLocaleWrong',
    ],
  ])('%s is refused: Chinese would not be found', async (name, options, code) => {
    await rows(server.administratorUrl, `create database ${name} owner yihu template template0 ${options}`)
    const refused = await openDatabase({ databaseUrl: server.url.replace(/yihu$/, name), dataDir })
    expect(refused).toMatchObject({
      ok: false,
      code,
      message: { zh: expect.stringContaining("locale 'C.UTF-8'") },
    })
  })

  it('that is too old is refused', () => {
    const facts = { encoding: 'UTF8', ctype: 'C.UTF-8', chineseTrigrams: 7, passesRowSecurity: false }
    const judge = (version: string, versionNumber: number) => () =>
      judgeDatabase({ ...facts, version, versionNumber }, () => {})
    expect(judge('14.23', 140_023)).toThrow(/PostgreSQL 14\.23/)
    expect(judge('15.0', 150_000)).not.toThrow()
  })

  it('that is down names host and port, never the password', async () => {
    const databaseUrl = `postgresql://yihu:geheim@127.0.0.1:${await closedPort()}/yihu`
    const refused = await openDatabase({ databaseUrl, dataDir })
    expect(refused).toMatchObject({ ok: false, code: 'databaseUnreachable' })
    const port = new URL(databaseUrl).port
    expect(refused).toMatchObject({
      message: { zh: expect.stringContaining(port), en: expect.stringContaining(port) },
    })
    expect(JSON.stringify(refused)).not.toContain('geheim')
  })

  it.each([
    ['a wrong password', (url: string) => url.replace(/:[^:@/]+@/, ':geheim@'), 'databaseLoginRefused'],
    ['a missing database', (url: string) => url.replace(/yihu$/, 'nowhere'), 'databaseMissing'],
    ['an unknown host', () => 'postgresql://yihu:geheim@no-such-host.invalid/yihu', 'databaseUnreachable'],
    ['another protocol', () => 'mysql://yihu:geheim@localhost/yihu', 'databaseUrlInvalid'],
    ['a URL that is none', () => 'postgresql://yihu:geheim@loc alhost:x/yihu', 'databaseUrlInvalid'],
  ])('%s is refused in both languages', async (_, change, code) => {
    const refused = await openDatabase({ databaseUrl: change(server.url), dataDir })
    expect(refused).toMatchObject({
      ok: false,
      code,
      message: { zh: expect.any(String), en: expect.any(String) },
    })
    const said = JSON.stringify(refused)
    expect(said).not.toContain('geheim')
    expect(said).not.toContain(server.connection.password)
  })
})

it('without a URL the embedded engine is opened, checked and stopped', { timeout: 40_000 }, async () => {
  const opened = await openDatabase({ databaseUrl: '', dataDir })
  if (!opened.ok) throw new Error(opened.message.en)
  expect(opened.value.kind).toBe('embedded')
  expect(await openDatabase({ dataDir })).toMatchObject({ ok: false, code: 'dataDirectoryInUse' })
  await opened.value.stop()
  await expect(rows(opened.value.url, 'select 1')).rejects.toMatchObject({ code: 'ENOENT' })
})

async function rows(connectionString: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const address = listener.address()
      listener.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 1))
    })
  })
}
