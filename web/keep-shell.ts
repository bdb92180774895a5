import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * Writes `shell-worker.js` with the names of all files of the build. A worker of sixty lines and not a framework for
 * them: it keeps the pages and nothing else, and what it does must be readable by whoever checks what stays at a seat.
 */
export function keepShell(): Plugin {
  return {
    name: 'keep-shell',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const source = await readFile(fileURLToPath(new URL('./shell-worker.js', import.meta.url)), 'utf8')
      const built = Object.keys(bundle).filter((name) => name.startsWith('assets/'))
      const files = ['/', '/icon.svg', ...built.map((name) => `/${name}`)].toSorted()
      const release = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16)
      this.emitFile({
        type: 'asset',
        fileName: 'shell-worker.js',
        source: source.replace('__RELEASE__', `yihu-${release}`).replace('__FILES__', JSON.stringify(files)),
      })
    },
  }
}
