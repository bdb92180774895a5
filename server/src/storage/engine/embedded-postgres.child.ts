// Run by the tests as a process of its own: starts the engine with the options in argv, prints one JSON line, stays.
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { EmbeddedPostgresOptions } from './embedded-postgres.ts'
import { EngineError } from './engine-error.ts'

const options: EmbeddedPostgresOptions = JSON.parse(process.argv[2] ?? '{}')
const print = (line: object) => process.stdout.write(JSON.stringify(line) + '\n')

try {
  const running = await startEmbeddedPostgres(options)
  print({ url: running.url, postmasterPid: running.postmasterPid, uid: process.getuid?.() })
  process.stdin.once('data', () => void running.stop().then(() => process.exit(0)))
} catch (error) {
  print(error instanceof EngineError ? { code: error.code, text: error.text } : { failed: String(error) })
}
