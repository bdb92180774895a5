export interface GridPlace {
  readonly row: number
  readonly column: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
}

/** Rows that Page Up and Page Down pass over. */
const page = 10

/**
 * Where a key leads inside a grid (WAI-ARIA grid pattern): arrows stop at the edges, Home and End go along the row,
 * with Ctrl to the first and last cell. Null: the key does not move, and the browser may have it.
 */
export function gridMove(key: string, ctrl: boolean, from: GridPlace, size: GridSize): GridPlace | null {
  if (size.rows === 0 || size.columns === 0) return null
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const to = (row: number, column: number): GridPlace => ({
    row: Math.min(Math.max(row, 0), last.row),
    column: Math.min(Math.max(column, 0), last.column),
  })
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : from.row - 1, from.column)
    case 'ArrowDown':
      return to(ctrl ? last.row : from.row + 1, from.column)
    case 'ArrowLeft':
      return to(from.row, ctrl ? 0 : from.column - 1)
    case 'ArrowRight':
      return to(from.row, ctrl ? last.column : from.column + 1)
    case 'Home':
      return to(ctrl ? 0 : from.row, 0)
    case 'End':
      return to(ctrl ? last.row : from.row, last.column)
    case 'PageUp':
      return to(from.row - page, from.column)
    case 'PageDown':
      return to(from.row + page, from.column)
    default:
      return null
  }
}
