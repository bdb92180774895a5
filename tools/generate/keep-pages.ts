import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Pages } from './pages.ts'

/** Folder that holds generated pages only: a file there that nothing makes is left over. */
const onlyGenerated = 'docs/generated'

export interface Stale {
  readonly path: string
  readonly why: 'missing' | 'different' | 'leftOver'
}

/** The pages whose file is not what it should be. */
export function stalePages(root: string, pages: Pages): Stale[] {
  const changed = Object.entries(pages).flatMap(([path, text]): Stale[] => {
    const file = join(root, path)
    if (!existsSync(file)) return [{ path, why: 'missing' }]
    return readFileSync(file, 'utf8') === text ? [] : [{ path, why: 'different' }]
  })
  const folder = join(root, onlyGenerated)
  const there = existsSync(folder) ? readdirSync(folder).map((name) => `${onlyGenerated}/${name}`) : []
  const leftOver = there.filter((path) => !(path in pages)).map((path): Stale => ({ path, why: 'leftOver' }))
  return [...changed, ...leftOver].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Writes what is stale, removes what is left over, and says which. */
export function writePages(root: string, pages: Pages): Stale[] {
  const stale = stalePages(root, pages)
  for (const { path, why } of stale) {
    const file = join(root, path)
    if (why === 'leftOver') {
      rmSync(file)
      continue
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, pages[path] ?? '')
  }
  return stale
}
