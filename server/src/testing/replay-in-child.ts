import { runReplay } from '../replay/run-replay.ts'
import { openStorage } from '../storage/storage.ts'
import { replayOfSmallPlan } from './small-plan.ts'

/** Replays the small plan into the database it is given, saying how far it is: a process to be killed in the middle. */
const storage = openStorage({ connectionString: process.argv[2] ?? '' }, 6)
const result = await runReplay({
  ...replayOfSmallPlan,
  storage,
  onProgress: (done) => process.stdout.write(`${done}\n`),
})
process.stdout.write(`${JSON.stringify(result)}\n`)
await storage.close()
