export type Branch<Row> = Row & { readonly children?: readonly Branch<Row>[] }

/** Rows as a tree in their own order; a row whose parent is not among them stands at the top. */
export function treeOf<Row extends object>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  parentOf: (row: Row) => string | null,
): Branch<Row>[] {
  const keys = new Set(rows.map(keyOf))
  const below = Map.groupBy(rows, (row) => {
    const parent = parentOf(row)
    return parent !== null && keys.has(parent) ? parent : null
  })
  const branch = (row: Row): Branch<Row> => {
    const children = below.get(keyOf(row))
    return children ? { ...row, children: children.map(branch) } : row
  }
  return (below.get(null) ?? []).map(branch)
}
