import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@yihu/server/storage/engine/open-database'
import { migrate } from '@yihu/server/storage/migrate'
import { openStorage } from '@yihu/server/storage/storage'
import { benchAssessment } from './assessment.ts'
import { benchBulletinDraft } from './bulletin-draft.ts'
import { benchDueTimes } from './due-times.ts'
import { benchIntake } from './intake.ts'
import { benchMillion } from './million.ts'
import { benchLists } from './lists.ts'
import { benchReplay } from './replay.ts'

/** One measured figure; `per` says what a ratio is against. */
export interface Measurement {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly note: string
  /** Of lists: the same at 30,000 orders, and how many times as long it takes at 300,000. */
  readonly at30000?: number
  readonly ratio?: number
}

/*
 * npm run bench: every figure in one run on one database, so that ratios mean something on any machine. Absolute
 * figures are this machine's, and mean little where others use it: its load is printed beside them. Results are printed
 * and written to bench/results/. `npm run bench -- lists` runs one part.
 */
const parts = ['times', 'flow', 'intake', 'lists', 'million'] as const
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !(parts as readonly string[]).includes(name))
if (unknown !== undefined) throw new Error(`there is no bench ${unknown}; there are: ${parts.join(', ')}`)
const isWanted = (part: (typeof parts)[number]) => wanted.length === 0 || wanted.includes(part)
const folder = await mkdtemp(join(tmpdir(), 'yihu-bench-'))
const opened = await openDatabase({ dataDir: folder, databaseUrl: process.env['DATABASE_URL'] })
if (!opened.ok) throw new Error(opened.message.en)
const storage = openStorage({ connectionString: opened.value.url })
const results: Measurement[] = []
try {
  await migrate(storage.owner, storage.pool)
  if (isWanted('times')) results.push(...benchDueTimes())
  if (isWanted('flow')) {
    const replayed = await benchReplay(storage)
    results.push(...replayed.measurements)
    results.push(...(await benchAssessment(storage, replayed.centreId)))
    results.push(...(await benchBulletinDraft(storage, replayed.centreId)))
  }
  if (isWanted('intake')) results.push(...(await benchIntake(storage, opened.value.url)))
  if (isWanted('lists')) results.push(...(await benchLists(storage)))
  if (isWanted('million')) results.push(...(await benchMillion(storage)))
} finally {
  await storage.close()
  await opened.value.stop()
  await rm(folder, { recursive: true, force: true })
}

console.table(
  Object.fromEntries(
    results.map(({ name, value, unit, note, at30000, ratio }) => [
      name,
      {
        value: round(value),
        unit,
        ...(at30000 === undefined || ratio === undefined
          ? {}
          : { 'at 30,000': round(at30000), ratio: round(ratio) }),
        note,
      },
    ]),
  ),
)
const machine = {
  load: loadavg().map(round),
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
}
const out = new URL('../results/', import.meta.url)
await mkdir(out, { recursive: true })
const file = new URL(`${new Date().toISOString().replace(/[:.]/g, '-')}.json`, out)
await writeFile(file, JSON.stringify({ machine, postgres: opened.value.version, results }, null, 2))
console.log(`load of the machine over 1, 5 and 15 minutes: ${machine.load.join(', ')}`)
console.log(`written: ${file.pathname}`)

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000
}
