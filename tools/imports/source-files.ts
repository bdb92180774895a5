import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { readImports } from './read-imports.ts'
import type { Import } from './read-imports.ts'

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly imports: readonly ResolvedImport[]
}

export interface ResolvedImport extends Import {
  readonly target: Target
}

export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'node' | 'package'; readonly name: string }

/** Top folders that hold our TypeScript; each is a workspace but `tools` and `docs`, which belong to the root. */
export const topFolders = ['core', 'contract', 'server', 'web', 'bench', 'tools', 'docs'] as const

/** All TypeScript files below `root` with what they import, in order of their paths. */
export function readSourceFiles(root: string): SourceFile[] {
  return topFolders
    .flatMap((folder) => typescriptFiles(root, folder))
    .sort()
    .map((path) => {
      const imports = readImports(path, readFileSync(join(root, path), 'utf8'))
      return { path, imports: imports.map((one) => ({ ...one, target: targetOf(path, one.specifier) })) }
    })
}

/** The workspace a file belongs to; `.` is the root package. */
export function workspaceOf(path: string): string {
  const [top = ''] = path.split('/')
  return top === 'tools' || top === 'docs' ? '.' : top
}

/** Test files and the data only they use. */
export function isTest(path: string): boolean {
  return /\.(test|test-data|e2e)\.tsx?$/.test(path) || /(^|\/)(test|tests|testing)\//.test(path)
}

function targetOf(from: string, specifier: string): Target {
  if (specifier.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), specifier) }
  if (specifier.startsWith('node:')) return { kind: 'node', name: specifier }
  const ours = /^@yihu\/([^/]+)\/(.+)$/.exec(specifier)
  // As the `exports` of every workspace has it: `./*` → `./src/*.ts`.
  if (ours) return { kind: 'file', path: `${ours[1]}/src/${ours[2]}.ts` }
  const parts = specifier.split('/')
  return { kind: 'package', name: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') }
}

function typescriptFiles(root: string, folder: string): string[] {
  const entries = (() => {
    try {
      return readdirSync(join(root, folder), { withFileTypes: true })
    } catch {
      return []
    }
  })()
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory())
      return ['node_modules', 'dist'].includes(entry.name) ? [] : typescriptFiles(root, path)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}
