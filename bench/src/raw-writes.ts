import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Pool } from 'pg'

const run = promisify(execFile)

/**
 * The rows one accepted appeal leaves (key, appeal, order, log entry, key's result), written in one transaction by
 * pgbench, or by the bare driver where pgbench is not installed. Copies an appeal that is there, so the rows are alike.
 */
export async function benchRawWrites(
  url: string,
  clients: number,
  seconds: number,
): Promise<{ rate: number; tool: string }> {
  const pgbench = findPgbench()
  if (!pgbench) return { rate: await byDriver(url, clients, seconds), tool: 'bare driver (no pgbench here)' }
  const folder = await mkdtemp(join(tmpdir(), 'yihu-pgbench-'))
  try {
    const script = join(folder, 'intake.sql')
    await writeFile(script, `begin;\n${statements.join(';\n')};\ncommit;\n`)
    const { stdout } = await run(pgbench, [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      '1',
      '-T',
      String(seconds),
      '-f',
      script,
      url,
    ])
    return { rate: Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? 0), tool: 'pgbench -M prepared' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const pattern = `(select * from appeals where title is not null limit 1)`
const statements = [
  `insert into idempotency_keys select centre_id, accepted_by, gen_random_uuid()::text, md5(title), null, now() from ${pattern} a`,
  `insert into appeals select centre_id, gen_random_uuid(), channel_code, kind, title, content, category_code, division_code, address,
    appellant_name, appellant_phone, is_anonymous, is_confidential, desk_code, programme_tag, null, null, now(), accepted_by from ${pattern} a`,
  `with one as (select * from orders limit 1), new as (
    insert into orders select centre_id, gen_random_uuid(), gen_random_uuid()::text, appeal_id, 'accepted', 1, appeal_kind, urgency,
      channel_code, category_code, desk_code, programme_tag, division_code, title, false, false, 0, 0, 0, 0, null, null, null, null, null,
      false, false, now(), null, null, log_hash from one returning *)
   insert into order_log select centre_id, order_id, 1, now(), 'accept', null, 'accepted', gen_random_uuid(), 'agent', null, null,
     '{"kind":"complaint","title":"小区门口夜间施工噪音扰民","channelCode":"phone"}', log_hash from new`,
]

async function byDriver(url: string, clients: number, seconds: number): Promise<number> {
  const pool = new Pool({ connectionString: url, max: clients })
  const until = Date.now() + seconds * 1000
  let done = 0
  const client = async () => {
    const connection = await pool.connect()
    while (Date.now() < until) {
      await connection.query('begin')
      for (const [index, text] of statements.entries()) await connection.query({ name: `raw_${index}`, text })
      await connection.query('commit')
      done++
    }
    connection.release()
  }
  await Promise.all(Array.from({ length: clients }, client))
  await pool.end()
  return done / seconds
}

function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian).map((version) => `${debian}/${version}/bin/pgbench`)
    : []
  const onPath = (process.env['PATH'] ?? '').split(':').map((folder) => `${folder}/pgbench`)
  return [...versions, ...onPath].find((path) => existsSync(path))
}
