import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exception, Room } from '../import-table.ts'
import { findCycles } from './find-cycles.ts'
import { isTest, workspaceOf } from './source-files.ts'
import type { ResolvedImport, SourceFile } from './source-files.ts'

export type Rule = 'room' | 'workspace' | 'node' | 'test' | 'declared' | 'missing' | 'cycle' | 'exception'

export interface Violation {
  readonly file: string
  readonly line: number
  readonly rule: Rule
  readonly what: string
  /** What to do about it. */
  readonly remedy: string
}

export interface House {
  readonly root: string
  readonly rooms: readonly Room[]
  readonly exceptions: readonly Exception[]
}

/** Everything in the files that breaks the import table, by file and line. */
export function findViolations(house: House, files: readonly SourceFile[]): Violation[] {
  const used = new Set<Exception>()
  const found = files.flatMap((file) =>
    file.imports.flatMap((one) =>
      [
        ...checkTarget(house, file, one),
        ...checkRoom(house, file, one, used),
        ...checkPackage(house, file, one),
      ].map((violation): Violation => ({ file: file.path, line: one.line, ...violation })),
    ),
  )
  return [...found, ...cycleViolations(files), ...staleExceptions(house, used)].sort(
    (a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line,
  )
}

/** The room of a file, or undefined for files outside every room (configuration beside `src`). */
export function roomOf(rooms: readonly Room[], path: string): Room | undefined {
  return rooms.filter((room) => isInside(path, room.path)).sort((a, b) => b.path.length - a.path.length)[0]
}

type Finding = Omit<Violation, 'file' | 'line'>

function checkTarget({ root, rooms }: House, file: SourceFile, one: ResolvedImport): Finding[] {
  if (one.target.kind !== 'file') return []
  const { path } = one.target
  if (one.specifier.startsWith('.') && workspaceOf(path) !== workspaceOf(file.path)) {
    const name = path.replace(/^([^/]+)\/src\//, '@yihu/$1/').replace(/\.ts$/, '')
    return [
      { rule: 'workspace', what: `${one.specifier} leaves the workspace`, remedy: `import it as '${name}'` },
    ]
  }
  if (!existsSync(join(root, path.replace(/\?.*$/, ''))))
    return [
      {
        rule: 'missing',
        what: `there is no ${path}`,
        remedy: 'relative imports end in .ts or .tsx; @yihu/… names a .ts file of src',
      },
    ]
  const isProduct = roomOf(rooms, file.path)?.mayImport !== 'everything' && !isTest(file.path)
  if (isTest(path) && isProduct)
    return [
      {
        rule: 'test',
        what: `${path} is for tests`,
        remedy: 'move what the product needs out of the test file',
      },
    ]
  return []
}

/** Tests may look into every room. */
function checkRoom(house: House, file: SourceFile, one: ResolvedImport, used: Set<Exception>): Finding[] {
  const room = roomOf(house.rooms, file.path)
  if (!room || room.mayImport === 'everything' || isTest(file.path)) return []
  if (one.target.kind === 'node' && room.withoutNode)
    return [
      {
        rule: 'node',
        what: `${room.path} may not import ${one.specifier}`,
        remedy: 'it runs in the browser too: take the value as an argument',
      },
    ]
  if (one.target.kind !== 'file') return []
  const { path } = one.target
  const own = isInside(path, room.path) && roomOf(house.rooms, path) === room
  const grants = room.mayImport.filter((grant) => isInside(path, grant.path))
  if (own || grants.some(({ typesOnly }) => !typesOnly || one.isType)) return []
  // A part of a room may use the rest of it: storage/engine and storage/screens stand inside storage.
  if (
    house.rooms.some(
      (whole) => isInside(room.path, whole.path) && whole !== room && roomOf(house.rooms, path) === whole,
    )
  )
    return []
  const exception = house.exceptions.find((entry) => entry.file === file.path && entry.imports === path)
  if (exception) {
    used.add(exception)
    return []
  }
  if (grants.length > 0)
    return [
      {
        rule: 'room',
        what: `${room.path} may import ${path} as types only`,
        remedy: 'write `import type`, or take the value as an argument',
      },
    ]
  const allowed = room.mayImport.map((grant) => grant.path).join(', ') || 'nothing of ours'
  return [
    {
      rule: 'room',
      what: `${room.path} may not import ${path}`,
      remedy: `it may import ${allowed}; move the code, or pass it in as an argument`,
    },
  ]
}

/** A package must stand in the package.json of the workspace that imports it, not only somewhere in node_modules. */
function checkPackage({ root }: House, file: SourceFile, one: ResolvedImport): Finding[] {
  const name = one.target.kind === 'package' ? one.target.name : /^(@yihu\/[^/]+)\//.exec(one.specifier)?.[1]
  const workspace = workspaceOf(file.path)
  if (name === undefined || name === `@yihu/${workspace}` || isTest(file.path) || workspace === '.') return []
  const declared = declaredIn(root, workspace)
  if (!declared || declared.has(name) || declared.has(`@types/${name}`)) return []
  return [
    {
      rule: 'declared',
      what: `${name} is not in ${workspace}/package.json`,
      remedy: 'add it there, and its line to docs/decisions/dependencies.md',
    },
  ]
}

const manifests = new Map<string, ReadonlySet<string> | undefined>()

function declaredIn(root: string, workspace: string): ReadonlySet<string> | undefined {
  const path = join(root, workspace, 'package.json')
  if (!manifests.has(path)) manifests.set(path, existsSync(path) ? dependenciesOf(path) : undefined)
  return manifests.get(path)
}

function dependenciesOf(path: string): ReadonlySet<string> {
  const manifest: Readonly<Record<string, object | undefined>> = JSON.parse(readFileSync(path, 'utf8'))
  return new Set(
    ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.keys(manifest[kind] ?? {}),
    ),
  )
}

/** Circles of types are gone when the program runs (`import type` is erased); circles of values are not. */
function cycleViolations(files: readonly SourceFile[]): Violation[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports.flatMap((one) => (one.target.kind === 'file' && !one.isType ? [one.target.path] : [])),
    ]),
  )
  return findCycles(graph).map((cycle) => {
    const [first = '', second = ''] = cycle
    const at = files
      .find(({ path }) => path === first)
      ?.imports.find(({ target }) => target.kind === 'file' && target.path === second)
    return {
      file: first,
      line: at?.line ?? 1,
      rule: 'cycle',
      what: `files need each other: ${cycle.join(' → ')}`,
      remedy: 'move what both need into a file of its own',
    }
  })
}

function staleExceptions({ exceptions }: House, used: ReadonlySet<Exception>): Violation[] {
  return exceptions
    .filter((entry) => !used.has(entry))
    .map(({ file, imports }) => ({
      file,
      line: 1,
      rule: 'exception',
      what: `it no longer imports ${imports}`,
      remedy: 'take the entry out of `exceptions` in tools/import-table.ts',
    }))
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}
