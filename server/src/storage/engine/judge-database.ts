import type { Client } from 'pg'
import { EngineError } from './engine-error.ts'

/** What decides whether a database can serve Yihu. */
export interface DatabaseFacts {
  readonly version: string
  /** `server_version_num`: 150018 for 15.18. */
  readonly versionNumber: number
  readonly encoding: string
  readonly ctype: string
  /** Trigrams found in a Chinese text; undefined where pg_trgm cannot be tried. */
  readonly chineseTrigrams: number | undefined
  /** Superuser or BYPASSRLS: row-level security would not bind the application. */
  readonly passesRowSecurity: boolean
}

const oldestVersion = 150_000

export async function readDatabaseFacts(client: Client): Promise<DatabaseFacts> {
  const { rows } = await client.query<Omit<DatabaseFacts, 'chineseTrigrams'>>(`
    select current_setting('server_version') as version,
           current_setting('server_version_num')::int as "versionNumber",
           pg_encoding_to_char(d.encoding) as encoding,
           d.datctype as ctype,
           r.rolsuper or r.rolbypassrls as "passesRowSecurity"
      from pg_database d, pg_roles r
     where d.datname = current_database() and r.rolname = current_user`)
  const facts = rows[0]
  if (facts === undefined) throw new Error('the database does not know itself')
  return { ...facts, chineseTrigrams: await countChineseTrigrams(client) }
}

/** Throws the `EngineError` of the first fact that rules the database out; a doubtful one is only logged. */
export function judgeDatabase(facts: DatabaseFacts, log: (line: string) => void): void {
  if (facts.versionNumber < oldestVersion) {
    throw new EngineError(
      'databaseTooOld',
      {
        zh: `数据库版本为 PostgreSQL ${facts.version}，需要 15 或以上版本，请升级。`,
        en: `The database is PostgreSQL ${facts.version}; 15 or newer is needed. Please upgrade it.`,
      },
      { version: facts.version },
    )
  }
  const cure = "create database … encoding 'UTF8' locale 'C.UTF-8' template template0"
  if (facts.encoding !== 'UTF8') {
    throw new EngineError(
      'databaseEncodingWrong',
      {
        zh: `数据库编码为 ${facts.encoding}，须为 UTF8。编码不能修改，请重新建库：${cure}`,
        en: `The database is encoded in ${facts.encoding}; it must be UTF8. That cannot be changed, so create it anew: ${cure}`,
      },
      { encoding: facts.encoding },
    )
  }
  if (!hasChineseTrigrams(facts)) {
    throw new EngineError(
      'databaseLocaleWrong',
      {
        zh: `数据库的字符分类（LC_CTYPE）为 ${facts.ctype}，中文检索将没有结果。请重新建库：${cure}`,
        en: `The database's LC_CTYPE is ${facts.ctype}, under which searches for Chinese find nothing. Create it anew: ${cure}`,
      },
      { ctype: facts.ctype },
    )
  }
  if (facts.passesRowSecurity) {
    log(
      '警告：数据库用户是超级用户或具有 BYPASSRLS，行级安全不起作用，请改用普通角色 ' +
        '(warning: the database user is a superuser or has BYPASSRLS, so row-level security is off: use an ordinary role)',
    )
  }
}

/**
 * Trigrams follow `datctype` alone, whatever the collation provider: under C they are empty. Where pg_trgm could not
 * be tried, the name of the ctype must do.
 */
function hasChineseTrigrams({ chineseTrigrams, ctype }: DatabaseFacts): boolean {
  return chineseTrigrams === undefined ? ctype !== 'C' && ctype !== 'POSIX' : chineseTrigrams > 0
}

/** Tries pg_trgm as it is, or adds it in a transaction that is taken back, so the check leaves no trace. */
async function countChineseTrigrams(client: Client): Promise<number | undefined> {
  await client.query('begin')
  try {
    await client.query('create extension if not exists pg_trgm')
    const schema = await client.query<{ name: string }>(
      "select n.nspname as name from pg_extension e join pg_namespace n on n.oid = e.extnamespace where extname = 'pg_trgm'",
    )
    const name = client.escapeIdentifier(schema.rows[0]?.name ?? 'public')
    const shown = await client.query<{ count: number }>(
      `select cardinality(${name}.show_trgm('施工噪声扰民')) as count`,
    )
    return shown.rows[0]?.count
  } catch {
    // No right to create it, a read-only standby, or not installed on the server.
    return undefined
  } finally {
    await client.query('rollback')
  }
}
