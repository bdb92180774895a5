import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** The types of all tables for Kysely, read from the database by kysely-codegen. */
export async function tableTypes(url: string): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('kysely-codegen/package.json')
  const program = join(dirname(manifest), 'dist/cli/bin.js')
  const folder = await mkdtemp(join(tmpdir(), 'yihu-types-'))
  const file = join(folder, 'tables.ts')
  try {
    await promisify(execFile)(
      process.execPath,
      [program, '--dialect', 'postgres', '--url', url, '--out-file', file, ...options],
      // It looks for a configuration in the folder it runs in.
      { cwd: folder },
    )
    return await readFile(file, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Days and numerics stay text, as `storage.ts` has the driver read them. */
const options =
  '--include-pattern public.* --exclude-pattern *kysely* --date-parser string --numeric-parser string --log-level error'.split(
    ' ',
  )
