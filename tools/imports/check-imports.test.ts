import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rooms } from '../import-table.ts'
import type { Exception } from '../import-table.ts'
import { findCycles } from './find-cycles.ts'
import { findViolations } from './find-violations.ts'
import { readImports } from './read-imports.ts'
import { readSourceFiles } from './source-files.ts'

/** A small repository with the rooms of the real one; each test breaks one rule in it. */
const sound: Readonly<Record<string, string>> = {
  'server/package.json':
    '{ "dependencies": { "@yihu/core": "0.1.0", "@yihu/contract": "0.1.0", "kysely": "0.28.18" } }',
  'core/src/order/act.ts': "import { b } from './rules.ts'\nexport const act = b",
  'core/src/order/rules.ts':
    "import type { act } from './act.ts'\nexport const b = 1 as unknown as typeof act",
  'contract/src/routes.ts': "import { act } from '@yihu/core/order/act'\nexport const routes = act",
  'server/src/storage/storage.ts': "import { Kysely } from 'kysely'\nexport const storage = Kysely",
  'server/src/storage/orders.ts': "import { storage } from './storage.ts'\nexport const orders = storage",
  'server/src/storage/screens/list.ts': "import { orders } from '../orders.ts'\nexport const list = orders",
  'server/src/operations/accept.ts':
    "import { orders } from '../storage/orders.ts'\nexport const accept = orders",
  'server/src/api/app.ts':
    "import { accept } from '../operations/accept.ts'\nimport { list } from '../storage/screens/list.ts'\nexport const app = [accept, list]",
  'server/src/api/app.test.ts': "import { orders } from '../storage/orders.ts'\nexport const test = orders",
  'server/src/jobs/start.ts':
    "import type { storage } from '../storage/storage.ts'\nexport const start = 1 as unknown as typeof storage",
  'web/src/page.tsx':
    "import { routes } from '@yihu/contract/routes'\nexport const page = <p>{String(routes)}</p>",
}

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'yihu-imports-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the import check', () => {
  it('finds nothing in a sound repository', () => {
    expect(violations({})).toEqual([])
  })

  it.each<[string, string, string, string]>([
    [
      'core on another room',
      'core/src/order/act.ts',
      "import { routes } from '@yihu/contract/routes'\nexport const act = routes",
      'core/src/order/act.ts:1 room',
    ],
    [
      'api on a table of storage',
      'server/src/api/app.ts',
      "\nimport { orders } from '../storage/orders.ts'\nexport const app = orders",
      'server/src/api/app.ts:2 room',
    ],
    [
      'operations on the api',
      'server/src/operations/accept.ts',
      "export * from '../api/app.ts'",
      'server/src/operations/accept.ts:1 room',
    ],
    [
      'operations on the contract, in a type',
      'server/src/operations/accept.ts',
      "export type R = typeof import('@yihu/contract/routes')",
      'server/src/operations/accept.ts:1 room',
    ],
    [
      'jobs on storage as a value',
      'server/src/jobs/start.ts',
      "export const start = await import('../storage/storage.ts')",
      'server/src/jobs/start.ts:1 room',
    ],
    [
      'web on the server',
      'web/src/page.tsx',
      "import { app } from '@yihu/server/api/app'\nexport const page = <p>{String(app)}</p>",
      'web/src/page.tsx:1 room',
    ],
    [
      'a path out of the workspace',
      'server/src/api/app.ts',
      "export { act } from '../../../core/src/order/act.ts'",
      'server/src/api/app.ts:1 workspace',
    ],
    [
      'Node in core',
      'core/src/order/act.ts',
      "import { readFileSync } from 'node:fs'\nexport const act = readFileSync",
      'core/src/order/act.ts:1 node',
    ],
    [
      'a test file in the product',
      'server/src/api/app.ts',
      "export { test } from './app.test.ts'",
      'server/src/api/app.ts:1 test',
    ],
    [
      'a package nobody declared',
      'server/src/storage/storage.ts',
      "export { Pool } from 'pg'\nexport const storage = 1",
      'server/src/storage/storage.ts:1 declared',
    ],
    [
      'a file that is not there',
      'core/src/order/act.ts',
      "export const act = 1\nexport { x } from './nowhere.ts'",
      'core/src/order/act.ts:2 missing',
    ],
    [
      'a circle',
      'core/src/order/rules.ts',
      "import { act } from './act.ts'\nexport const b = act",
      'core/src/order/act.ts:1 cycle',
    ],
  ])('names %s by file, line and rule', (_, path, source, expected) => {
    expect(violations({ [path]: source })).toContain(expected)
  })

  it('lets an exception through, and names one that is no longer needed', () => {
    const exception = {
      file: 'server/src/api/app.ts',
      imports: 'server/src/storage/orders.ts',
      because: 'test',
    }
    const broken = {
      'server/src/api/app.ts': "import { orders } from '../storage/orders.ts'\nexport const app = orders",
    }
    expect(violations(broken, [exception])).toEqual([])
    expect(violations({}, [exception])).toEqual(['server/src/api/app.ts:1 exception'])
  })
})

describe('reading imports', () => {
  it('sees every kind, and none in comments and strings', () => {
    const source = `// import { a } from './comment.ts'
const text = "import { b } from './string.ts'"
import type { C } from './type.ts'
import './effect.css'
export * from './all.ts'
const late = import('./late.ts')
type D = import('./in-type.ts').D`
    expect(
      readImports('x.ts', source).map(({ specifier, line, isType }) => `${line} ${specifier} ${isType}`),
    ).toEqual([
      '3 ./type.ts true',
      '4 ./effect.css false',
      '5 ./all.ts false',
      '6 ./late.ts false',
      '7 ./in-type.ts true',
    ])
  })
})

describe('circles', () => {
  it('are named once each, by their shortest way round', () => {
    const graph = new Map([
      ['a', ['b', 'c']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', ['e']],
      ['e', []],
      ['f', ['f']],
    ])
    expect(findCycles(graph)).toEqual([
      ['a', 'c', 'a'],
      ['f', 'f'],
    ])
  })
})

function violations(
  changed: Readonly<Record<string, string>>,
  exceptions: readonly Exception[] = [],
): string[] {
  const files = { ...sound, ...changed }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return findViolations({ root, rooms, exceptions }, readSourceFiles(root)).map(
    ({ file, line, rule }) => `${file}:${line} ${rule}`,
  )
}
