import { Client } from 'pg'

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
 * Drops a database whose connections are closed. Without `with (force)`: forced, PostgreSQL refuses an owner who is no
 * superuser as soon as autovacuum looks at the database ("permission denied to terminate process"); plain, it sends
 * autovacuum away itself and waits five seconds for connections that are just ending.
 */
export async function dropDatabase(server: string, name: string): Promise<void> {
  await asked(server, `drop database if exists ${name}`)
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
