import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Blobs } from './blobs.ts'

/**
 * Keeps bytes in a folder, `<data>/attachments/<centre>/<yyyy>/<mm>/<id>`. Files arrive in a folder beside, on the same
 * disk, and are renamed into place, so under a name there is a whole file or none; folders are flushed, too, since after
 * a power cut a rename that was only in memory would be undone.
 */
export function diskBlobs(dataDir: string): Blobs {
  const root = join(dataDir, 'attachments')
  const placeOf = (key: string) => join(root, ...checkedKey(key))
  return {
    arrivals: join(root, 'arriving'),
    write: async (key, { path }) => {
      const place = placeOf(key)
      const first = await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(path, place)
      await flushFolders(dirname(place), first === undefined ? dirname(place) : dirname(first))
    },
    read: async (key) => {
      try {
        const file = await open(placeOf(key))
        return createReadStream('', { fd: file })
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    remove: (key) => rm(placeOf(key), { force: true }),
  }
}

/** Keys are our own, but a path is never made of a name that could lead elsewhere. */
function checkedKey(key: string): string[] {
  const names = key.split('/')
  if (!names.every((name) => /^[0-9a-z-]{1,64}$/.test(name))) throw new Error(`not a key of a blob: ${key}`)
  return names
}

/** Flushes a folder and those above it up to `last`: the entries of new folders are in their parents. */
async function flushFolders(folder: string, last: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } catch (error) {
    // Windows cannot flush a folder and does not need to.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error
  } finally {
    await handle.close()
  }
  if (folder !== last && dirname(folder) !== folder) await flushFolders(dirname(folder), last)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
