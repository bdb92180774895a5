import type { ColumnSpec, InputSpec, Scheme } from '../assessment/types.ts'
import type { ReadTable } from './read-table.ts'

/** Which printed column is which column or input of a scheme. */
export interface MatchedColumns {
  readonly columns: ReadonlyMap<string, number>
  readonly inputs: ReadonlyMap<string, number>
}

/**
 * The printed columns a scheme knows, by their words: marks in brackets come and go (得分（10 分）), and several columns may be
 * called 得分. Both run in the same order, so the longest common run of names is what is meant; a heading over them that
 * is the same as well decides between two.
 */
export function matchColumns(table: ReadTable, scheme: Scheme): MatchedColumns {
  const printed = table.header.map((heading, index) => {
    const group = table.groups[index] ?? ''
    return { name: bare(heading.slice(group.length)), group }
  })
  const columns = longestCommon(printed, scheme)
  const taken = new Set(columns.values())
  const inputs = new Map<string, number>()
  for (const input of scheme.inputs) {
    const column = printed.findIndex(({ name }, index) => !taken.has(index) && namesOf(input).includes(name))
    if (column !== -1 && !columns.has(input.key)) inputs.set(input.key, column)
  }
  return { columns, inputs }
}

function longestCommon(
  printed: readonly { readonly name: string; readonly group: string }[],
  { columns, inputs }: Scheme,
): Map<string, number> {
  const worth = (column: ColumnSpec, at: number): number => {
    const one = printed[at]
    const input = inputs.find(({ key }) => key === column.input)
    const names = [bare(column.label.zh), ...(input ? namesOf(input) : [])]
    if (!one || one.name === '' || !names.includes(one.name)) return 0
    const heading = column.heading ? bare(column.heading.zh) : ''
    return 1 + (heading !== '' && bare(one.group).includes(heading) ? 0.5 : 0)
  }
  interface Run {
    readonly score: number
    readonly pairs: readonly (readonly [string, number])[]
  }
  let below: Run[] = Array.from({ length: printed.length + 1 }, () => ({ score: 0, pairs: [] }))
  for (const column of columns.toReversed()) {
    const row: Run[] = []
    row[printed.length] = { score: 0, pairs: [] }
    for (let at = printed.length - 1; at >= 0; at -= 1) {
      const own = worth(column, at)
      const [skipColumn, skipPrinted, rest] = [below[at], row[at + 1], below[at + 1]]
      let best = skipColumn ?? { score: 0, pairs: [] }
      if (skipPrinted && skipPrinted.score > best.score) best = skipPrinted
      if (own > 0 && rest && own + rest.score > best.score)
        best = { score: own + rest.score, pairs: [[column.key, at], ...rest.pairs] }
      row[at] = best
    }
    below = row
  }
  return new Map(below[0]?.pairs)
}

function namesOf({ label, aliases }: InputSpec): string[] {
  return [label.zh, ...aliases].map(bare)
}

/** Words of a heading without blanks and without its marks. */
function bare(heading: string): string {
  return heading.replace(/\s+/g, '').replace(/[（(].*?[）)]/g, '')
}
