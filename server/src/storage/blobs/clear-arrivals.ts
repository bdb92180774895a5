import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes what a crash left of files on their way: those begun before `before`, which nobody is sending any more. */
export async function clearArrivals(arrivals: string, before: Date): Promise<number> {
  const names = await readdir(arrivals).catch(() => [])
  let removed = 0
  for (const name of names) {
    const path = join(arrivals, name)
    const begun = await stat(path).catch(() => undefined)
    if (!name.endsWith('.part') || !begun || begun.mtime >= before) continue
    await rm(path, { force: true })
    removed++
  }
  return removed
}
