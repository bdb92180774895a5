import type { Refusal, Result } from '@yihu/core/refusal'
import { Client } from 'pg'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { EmbeddedPostgresOptions } from './embedded-postgres.ts'
import { codeOf, EngineError } from './engine-error.ts'
import type { EngineErrorCode, EngineMessage } from './engine-error.ts'
import { judgeDatabase, readDatabaseFacts } from './judge-database.ts'

export interface OpenedDatabase {
  readonly kind: 'embedded' | 'external'
  readonly url: string
  /** For example `18.4`. */
  readonly version: string
  /** Ends the embedded server; nothing to do for an outside one. */
  stop(): Promise<void>
}

export type DatabaseRefusal = Refusal<EngineErrorCode> & { readonly message: EngineMessage }
export type DatabaseResult = Extract<Result<OpenedDatabase>, { ok: true }> | DatabaseRefusal

export interface OpenDatabaseOptions extends EmbeddedPostgresOptions {
  /** `DATABASE_URL`; empty or undefined means the embedded engine on `dataDir`. */
  readonly databaseUrl?: string | undefined
}

/**
 * Opens the database the settings name and makes sure that it can serve: PostgreSQL 15 or newer, UTF-8, and a locale
 * in which Chinese trigrams are not empty. Whatever a person can put right comes back as a refusal with a message in
 * Chinese and English; the password is never part of it.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<DatabaseResult> {
  const { databaseUrl, ...embedded } = options
  try {
    if (databaseUrl !== undefined && databaseUrl.trim() !== '') {
      const url = databaseUrl.trim()
      const version = await checkDatabase(url, options.log ?? (() => {}))
      return { ok: true, value: { kind: 'external', url, version, stop: () => Promise.resolve() } }
    }
    const running = await startEmbeddedPostgres(embedded)
    try {
      await checkDatabase(running.url, options.log ?? (() => {}))
    } catch (error) {
      await running.stop()
      throw error
    }
    return {
      ok: true,
      value: { kind: 'embedded', url: running.url, version: running.version, stop: () => running.stop() },
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { ok: false, code: error.code, message: error.text, details: error.details }
  }
}

/** Connects once, checks, disconnects; the result is the server's version. Throws an `EngineError`. */
export async function checkDatabase(url: string, log: (line: string) => void): Promise<string> {
  const client = clientFor(url)
  client.on('error', () => {})
  try {
    await client.connect()
    const facts = await readDatabaseFacts(client)
    judgeDatabase(facts, log)
    return facts.version
  } catch (error) {
    throw error instanceof EngineError ? error : whyNotConnected(error, client)
  } finally {
    // Ending a connection that never came about fails too, and would hide the reason.
    await client.end().catch(() => {})
  }
}

function clientFor(url: string): Client {
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw new Error('another protocol')
    return new Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      application_name: 'yihu-check',
    })
  } catch {
    throw new EngineError('databaseUrlInvalid', {
      zh: 'DATABASE_URL 不是有效的 PostgreSQL 地址，应形如 postgresql://用户:口令@主机:5432/库名（口令中的特殊字符须作百分号编码）。',
      en: 'DATABASE_URL is not a PostgreSQL address; it should look like postgresql://user:password@host:5432/database (with special characters of the password percent-encoded).',
    })
  }
}

function whyNotConnected(error: unknown, client: Client): unknown {
  const { host, port, user = '', database = '' } = client
  const at = `${host}:${port}`
  const code = codeOf(error)
  const details = { host, port, user, database, reason: code }
  if (code === '28P01' || code === '28000') {
    return new EngineError(
      'databaseLoginRefused',
      {
        zh: `数据库 ${at} 拒绝用户 ${user} 登录。请核对 DATABASE_URL 中的用户名和口令，以及服务器的 pg_hba.conf。`,
        en: `The database at ${at} refuses the login of ${user}. Check user and password in DATABASE_URL, and the server's pg_hba.conf.`,
      },
      details,
    )
  }
  if (code === '3D000') {
    return new EngineError(
      'databaseMissing',
      {
        zh: `${at} 上没有名为 ${database} 的数据库。请先建库：create database "${database}" owner "${user}" encoding 'UTF8' locale 'C.UTF-8' template template0;`,
        en: `There is no database ${database} at ${at}. Create it: create database "${database}" owner "${user}" encoding 'UTF8' locale 'C.UTF-8' template template0;`,
      },
      details,
    )
  }
  if (!isConnectionTrouble(error, code)) return error
  return new EngineError(
    'databaseUnreachable',
    {
      zh: `连接不上数据库 ${at}（${code || '超时'}）。请确认数据库已启动、地址和端口正确、防火墙放行；如要使用内置数据库，请取消 DATABASE_URL。`,
      en: `The database at ${at} cannot be reached (${code || 'timeout'}). Make sure that it runs, that host and port are right and no firewall is between; or unset DATABASE_URL to use the embedded database.`,
    },
    details,
  )
}

/** Errors of the socket (E…), of a server starting or stopping or full (57P…, 53…, 08…), and pg's own without a code. */
function isConnectionTrouble(error: unknown, code: string): boolean {
  if (/^(E[A-Z]{3,}|57P\d\d|53\d{3}|08\w{3})$/.test(code)) return true
  return code === '' && error instanceof Error && /timeout|terminated|SSL/i.test(error.message)
}
