import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assess } from '@yihu/core/assessment/assess'
import { readCounts } from '@yihu/core/assessment/counts-csv'
import { formulaFunctions } from '@yihu/core/assessment/formula-expression'
import { applyLedger } from '@yihu/core/assessment/ledger'
import { loadScheme } from '@yihu/core/assessment/load-scheme'
import { readCsv } from '@yihu/server/cli/read-csv'
import { describe, expect, it } from 'vitest'

/* docs/scheme-language.md is executed: its example gives the table it prints, and it explains all there is. */
const page = textOf('docs/scheme-language.md')

describe('the examples of docs/scheme-language.md', () => {
  it.each(['qinghe', 'lanqiao'])('%s gives the printed table', async (name) => {
    const loaded = loadScheme(textOf(`docs/examples/${name}.yaml`), `${name}.yaml`)
    if (!loaded.ok) throw new Error(loaded.problems.map(({ line, en }) => `${line}: ${en}`).join('\n'))
    const { scheme } = loaded
    const supplied = scheme.inputs
      .filter(({ measure }) => measure?.startsWith('ledger:'))
      .map(({ key }) => key)
    const counts = readCounts(scheme, await readCsv(pathOf(`docs/examples/${name}-counts.csv`)), supplied)
    if (!counts.ok) throw new Error(counts.problems.map(({ en }) => en).join('\n'))
    const [, ...items] = await readCsv(pathOf(`docs/examples/${name}-ledger.csv`))
    const ledger = items.map(({ cells: [unit = '', kind = '', reason = '', points = ''] }) => ({
      unit,
      kind,
      reason,
      points,
    }))
    const rows = applyLedger(scheme, counts.rows, ledger)
    if (!rows.ok) throw new Error(rows.problems.map(({ en }) => en).join('\n'))
    const assessed = assess(scheme, rows.rows, '2025-03')
    if (!assessed.ok) throw new Error(assessed.problems.map(({ en }) => en).join('\n'))
    const computed = assessed.scorecard.groups.flatMap(({ tiers }) =>
      tiers.flatMap(({ rows: ranked }) =>
        ranked.map(({ unit, rank, grade, cells }) => [
          unit,
          String(rank ?? '—'),
          grade ?? '—',
          ...scheme.columns.map(({ key }) => cells[key]?.printed ?? ''),
        ]),
      ),
    )
    expect(computed).toEqual(printedTable(name))
  })
})

describe('docs/scheme-language.md', () => {
  it('explains every key a scheme file may have', () => {
    const source = readdirSync(pathOf('core/src/assessment'))
      .filter((name) => /^(load-scheme|read-.*)\.ts$/.test(name))
      .map((name) => textOf(`core/src/assessment/${name}`))
      .join('\n')
    const lists = [...source.matchAll(/fields\(reader, [^[]+\[([^\]]+)\]/g)]
    const keys = new Set(
      lists.flatMap(([, list = '']) => [...list.matchAll(/'(\w+)'/g)].map(([, key]) => key)),
    )
    expect(keys.size).toBeGreaterThan(60)
    expect([...keys].filter((key) => !page.includes(`\`${key}\``))).toEqual([])
  })

  it('explains every function of a formula', () => {
    expect(Object.keys(formulaFunctions).filter((name) => !page.includes(`\`${name}(`))).toEqual([])
  })

  it('shows the example file as it is', () => {
    for (const [, block = ''] of page.matchAll(/<!-- from qinghe\.yaml -->\n+```yaml\n([\s\S]*?)```/g))
      expect(textOf('docs/examples/qinghe.yaml')).toContain(block)
  })
})

/** Rows of the table that follows the mark, without its two header lines. */
function printedTable(name: string): string[][] {
  const [, after = ''] = page.split(`<!-- result of ${name}.yaml -->`)
  const [first = ''] = after.trim().split('\n\n')
  const cells = first.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  return cells.slice(2)
}

function pathOf(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}

function textOf(path: string): string {
  return readFileSync(pathOf(path), 'utf8')
}
