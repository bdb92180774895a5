import { openForCommand } from './open-storage.ts'
import type { Settings } from './settings.ts'

/** `yihu migrate`: opens the database, which brings its schema up to date, and says where it stands. */
export async function migrateCommand(settings: Settings): Promise<void> {
  const opened = await openForCommand(settings, (line) => console.log(line))
  try {
    const { rows } = await opened.storage.pool.query<{ name: string }>(
      'select name from kysely_migration order by name desc limit 1',
    )
    console.log(
      `数据库结构已是最新 / the schema is up to date: ${rows[0]?.name}（PostgreSQL ${opened.databaseVersion}）`,
    )
  } finally {
    await opened.close()
  }
}
