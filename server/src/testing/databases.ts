import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { databaseErrorCode } from '../storage/storage.ts'

/** The URL of another database on the same server. */
export function urlOf(server: string, database: string): string {
  return server.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`)
}

/** Makes a database: a clone of `template`, or without one an empty one fit for Chinese. */
export async function createDatabase(server: string, name: string, template?: string): Promise<void> {
  const from =
    template === undefined ? `template template0 encoding 'UTF8' locale 'C.UTF-8'` : `template ${template}`
  await asked(server, `create database ${name} ${from}`)
}

/**
 * Drops a database together with connections left to it. PostgreSQL refuses an owner who is no superuser while
 * autovacuum looks at the database ("permission denied to terminate process"), and a connection that is just ending
 * may be counted once more: both pass in a moment.
 */
export async function dropDatabase(server: string, name: string): Promise<void> {
  for (const patience of [100, 500, 2000, 5000, 10_000]) {
    try {
      return await asked(server, `drop database if exists ${name} with (force)`)
    } catch (error) {
      if (!isPassing(error)) throw error
      await wait(patience)
    }
  }
  await asked(server, `drop database if exists ${name} with (force)`)
}

function isPassing(error: unknown): boolean {
  const code = databaseErrorCode(error)
  return code === '42501' || code === '55006'
}

async function asked(server: string, text: string): Promise<void> {
  const client = new Client({ connectionString: server, application_name: 'yihu-test' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
