import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const root = new URL('../../data/', import.meta.url)

/** Files that come with the product: schemes, templates, replays. Names are checked, so a key cannot leave its folder. */
export async function listDataFiles(folder: string, extension: string): Promise<string[]> {
  const names = await readdir(fileURLToPath(new URL(`${folder}/`, root)))
  return names
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort()
}

/** The bytes of one of them, or undefined when there is none of that name. */
export async function readDataFile(folder: string, name: string): Promise<Buffer | undefined> {
  if (!/^[\w.-]+$/.test(name) || name.includes('..')) return undefined
  return readFile(fileURLToPath(new URL(`${folder}/${name}`, root))).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
