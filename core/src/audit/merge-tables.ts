import type { ReadTable } from './read-table.ts'
import type { Finding } from './types.ts'

/** Tables with the same columns are one table, printed group by group; a heading or two may be printed otherwise. */
export function merged(tables: readonly ReadTable[]): ReadTable[] {
  const whole: ReadTable[] = []
  for (const table of tables) {
    const index = whole.findIndex((one) => isSameTable(one, table))
    const same = whole[index]
    if (!same) whole.push(table)
    else
      whole[index] = {
        ...same,
        isPartial: same.isPartial || table.isPartial,
        rows: [...same.rows, ...table.rows],
        total: same.total ?? table.total,
      }
  }
  return whole
}

/** A column that one part of a table heads otherwise than the others: 不满意量, 不满意度. */
export function checkHeadings(tables: readonly ReadTable[]): Finding[] {
  return tables.flatMap((table, index): Finding[] => {
    const first = tables.findIndex((one) => isSameTable(one, table))
    const model = tables[first]
    if (!model) return []
    const printed = [table.header, ...table.repeatedHeaders]
    const headings = printed.flatMap((header) => header.map((heading, column) => ({ heading, column })))
    const told = new Set<string>()
    return headings.flatMap(({ heading, column }): Finding[] => {
      const other = model.header[column] ?? ''
      // The column of names is headed by what the group is made of.
      if (column <= table.nameColumn || heading === other || told.has(`${column} ${heading}`)) return []
      told.add(`${column} ${heading}`)
      return [
        {
          kind: 'names',
          check: 'heading',
          place: `表${index + 1}《${table.title}》第${column + 1}列`,
          printed: heading,
          recomputed: other,
          why: {
            zh: '同一张表的同一列，各页标题不一致',
            en: 'one column of one table is headed in two ways',
          },
        },
      ]
    })
  })
}

/** Alike but for one heading: two that differ are the columns of another table. */
function isSameTable(a: ReadTable, b: ReadTable): boolean {
  if (a.header.length !== b.header.length) return false
  const from = Math.max(a.nameColumn, b.nameColumn) + 1
  const other = a.header.slice(from).filter((heading, column) => heading !== b.header[from + column])
  return other.length === 0 || (other.length === 1 && a.header.length > from + 4)
}
