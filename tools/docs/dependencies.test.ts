import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface Manifest {
  readonly license?: string
  readonly workspaces?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface Line {
  readonly name: string
  readonly whatFor: string
  readonly why: string
  readonly licence: string
  readonly release: string
}

const declared = declaredDependencies()
const lines = readLines()

describe('docs/decisions/dependencies.md', () => {
  it('has a line for every dependency, and none for what is no dependency', () => {
    expect(lines.map(({ name }) => name).sort()).toEqual([...declared.keys()].sort())
  })

  it('names the release that is used, with its day', () => {
    const wrong = lines.filter(({ name, release }) => {
      const [version, day = ''] = release.split(', ')
      return version !== declared.get(name) || !/^\d{4}-\d{2}-\d{2}$/.test(day)
    })
    expect(wrong).toEqual([])
  })

  it('names the licence each package itself names', () => {
    const wrong = lines.filter(({ name, licence }) => {
      const file = rootFile(`node_modules/${name}/package.json`)
      // Binaries of other platforms are not installed here.
      return existsSync(file) && read(file).license !== licence
    })
    expect(wrong).toEqual([])
  })

  it('says what for and why', () => {
    expect(lines.filter(({ whatFor, why }) => whatFor.length < 5 || why.length < 5)).toEqual([])
  })
})

/** Every dependency of every package.json that is not ours, with its version. */
function declaredDependencies(): ReadonlyMap<string, string> {
  const root = read(rootFile('package.json'))
  const manifests = [
    root,
    ...(root.workspaces ?? []).map((workspace) => read(rootFile(`${workspace}/package.json`))),
  ]
  const all = manifests.flatMap((manifest) =>
    [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap((group) =>
      Object.entries(group ?? {}),
    ),
  )
  return new Map(all.filter(([name]) => !name.startsWith('@yihu/')))
}

function readLines(): Line[] {
  const rows = readFileSync(rootFile('docs/decisions/dependencies.md'), 'utf8').matchAll(
    /^\| `([^`]+)` \|(.+)\|$/gm,
  )
  return [...rows].map(([, name = '', rest = '']) => {
    const [whatFor = '', why = '', licence = '', release = ''] = rest.split('|').map((cell) => cell.trim())
    return { name, whatFor, why, licence, release }
  })
}

function read(file: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'))
  return manifest
}

function rootFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}
