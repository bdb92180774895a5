export interface HeaderCell {
  readonly text: string
  readonly colSpan: number
  readonly rowSpan: number
  /** Index of the first column under this cell. */
  readonly firstColumn: number
}

/**
 * Lays header paths (outermost first) out as the rows of a printed table head: neighbours with the same path so far
 * share one cell (`按时办结率（10 分）` over three columns), and a path that ends early reaches down to the last row.
 * Equal headings that are not neighbours stay apart, as on paper.
 */
export function headerRows(paths: readonly (readonly string[])[]): HeaderCell[][] {
  const named = paths.map((path) => (path.length === 0 ? [''] : path))
  const depth = Math.max(1, ...named.map((path) => path.length))
  return Array.from({ length: depth }, (_, level) => cellsOfLevel(named, level, depth))
}

function cellsOfLevel(paths: readonly (readonly string[])[], level: number, depth: number): HeaderCell[] {
  const cells: HeaderCell[] = []
  let column = 0
  while (column < paths.length) {
    const path = paths[column] ?? []
    const text = path[level]
    const isLast = level >= path.length - 1
    let end = column + 1
    // A last part is a column's own head (得分 stands five times in a row of rates) and never merges.
    if (!isLast) while (end < paths.length && sharesHeading(path, paths[end] ?? [], level)) end++
    if (text !== undefined)
      cells.push({ text, colSpan: end - column, rowSpan: isLast ? depth - level : 1, firstColumn: column })
    column = end
  }
  return cells
}

function sharesHeading(path: readonly string[], other: readonly string[], level: number): boolean {
  if (other.length <= level + 1) return false
  return path.slice(0, level + 1).every((part, index) => part === other[index])
}
