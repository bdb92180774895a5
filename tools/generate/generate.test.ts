import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { actionNames, actions } from '@yihu/core/order/actions'
import { orderStates } from '@yihu/core/order/states'
import { afterAll, describe, expect, it } from 'vitest'
import { statesAfter } from './derived-states.ts'
import { stalePages, writePages } from './keep-pages.ts'
import { table } from './markdown.ts'
import { codePages, databasePages } from './pages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'yihu-pages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the check of generated files', () => {
  const pages = { 'docs/generated/a.md': 'a\n', 'docs/generated/b.md': 'b\n', 'server/tables.ts': 'c\n' }

  it('names what is missing, and nothing once it was written', () => {
    expect(stalePages(folder, pages).map(({ path, why }) => `${path} ${why}`)).toEqual([
      'docs/generated/a.md missing',
      'docs/generated/b.md missing',
      'server/tables.ts missing',
    ])
    expect(writePages(folder, pages)).toHaveLength(3)
    expect(stalePages(folder, pages)).toEqual([])
    expect(writePages(folder, pages)).toEqual([])
  })

  it('names what was edited by hand and what nothing makes, and mends both', () => {
    writeFileSync(join(folder, 'docs/generated/a.md'), 'a, edited\n')
    writeFileSync(join(folder, 'docs/generated/old.md'), 'made long ago\n')
    expect(stalePages(folder, pages)).toEqual([
      { path: 'docs/generated/a.md', why: 'different' },
      { path: 'docs/generated/old.md', why: 'leftOver' },
    ])
    writePages(folder, pages)
    expect(readFileSync(join(folder, 'docs/generated/a.md'), 'utf8')).toBe('a\n')
    expect(existsSync(join(folder, 'docs/generated/old.md'))).toBe(false)
  })
})

describe('the pages', () => {
  // Made again from a fresh database each time, so this also says that they do not depend on chance.
  it('in the repository are up to date', async () => {
    const pages = { ...codePages(), ...(await databasePages()) }
    expect(stalePages(root, pages)).toEqual([])
  }, 60_000)

  it('show every action and every state of the life cycle', () => {
    const page = codePages()['docs/generated/life-cycle.md'] ?? ''
    for (const name of actionNames) expect(page).toContain(`\`${name}\``)
    for (const state of orderStates) expect(page).toMatch(new RegExp(`--> ${state}:`))
  })

  it('keep cells in their columns', () => {
    expect(table(['a'], [['x | y\nz']])).toBe('| a |\n| --- |\n| x \\| y<br>z |\n')
  })
})

describe('the states an action leads to', () => {
  it('are asked of the rules where the table says derived', () => {
    expect(actions.giveFeedback.to).toBe('derived')
    expect(statesAfter('giveFeedback', 'dispatched')).toEqual(['dispatched', 'answered'])
    expect(statesAfter('approveReturn', 'dispatched')).toEqual(['accepted', 'dispatched', 'answered'])
    expect(statesAfter('close', 'awaitingCallback')).toEqual(['closed'])
    expect(statesAfter('remind', 'dispatched')).toEqual(['dispatched'])
  })
})
