import { makePlatform } from '../api/platform.ts'
import type { Platform } from '../api/platform.ts'
import { watchCentres } from '../operations/watch-centres.ts'
import { startJobs } from '../jobs/start-jobs.ts'
import { clearArrivals } from '../storage/blobs/clear-arrivals.ts'
import { openBlobs } from '../storage/blobs/open-blobs.ts'
import { listCentres } from '../storage/centres.ts'
import { endAll, listen, untilAskedToEnd } from './listen.ts'
import { readSenders } from './senders.ts'
import { openForCommand } from './open-storage.ts'
import type { OpenedStorage } from './open-storage.ts'
import type { Settings } from './settings.ts'
import { writer } from './writer.ts'

const day = 24 * 60 * 60 * 1000

/** A running server: what `demo` adds its replay to. */
export interface Running {
  readonly opened: OpenedStorage
  readonly platform: Platform
  readonly address: string
}

/** `yihu serve`: the server without demo data. */
export async function serveCommand(settings: Settings): Promise<void> {
  await serve(settings, async ({ opened, address }) => {
    console.log(`一呼已启动 / Yihu is running: ${address}`)
    if ((await listCentres(opened.storage.owner)).length === 0)
      console.log(
        '还没有热线中心。用 yihu replay xiangtan-2023-10 建立示范中心。\nThere is no centre yet; `yihu replay xiangtan-2023-10` makes one to look at.',
      )
  })
}

/**
 * Listens first, so that health checks are answered while the database starts, then opens the database, the queue and
 * the API; runs until asked to end.
 */
export async function serve(
  settings: Settings,
  then: (running: Running, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const senders = readSenders(process.env, settings.dataDir)
  const { asked, signal } = untilAskedToEnd()
  let platform: Platform | undefined
  const app = await listen(settings, () => platform)
  const steps: (() => Promise<unknown>)[] = [() => app.close()]
  try {
    const opened = await openForCommand(settings, (line) => console.log(line))
    steps.push(() => opened.close())
    const jobs = await startJobs(opened.storage, senders, settings.publicUrl)
    steps.splice(1, 0, () => jobs.stop())
    const blobs = openBlobs(settings)
    await clearArrivals(blobs.arrivals, new Date(Date.now() - day))
    platform = await makePlatform(opened.storage, writer, blobs, settings.switchSecret)
    const watch = await watchCentres(opened.storage, () => platform?.forget())
    steps.splice(1, 0, () => watch.stop())
    const address = app.listeningOrigin
    await then({ opened, platform, address }, signal)
    await asked
  } finally {
    await endAll(steps)
  }
}
