/** The open cell, and the cells passed on the way to it (`via`), oldest first: all of it is kept in the address bar. */
export interface OpenCell {
  readonly unit: string
  readonly cell: string
  readonly via: readonly string[]
}

export function openCellOf(search: URLSearchParams): OpenCell | null {
  const unit = search.get('unit')
  const cell = search.get('cell')
  return unit && cell ? { unit, cell, via: search.getAll('via') } : null
}

/** The address with another cell open, or none. */
export function withOpenCell(search: URLSearchParams, open: OpenCell | null): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const key of ['unit', 'cell', 'via']) next.delete(key)
  if (open === null) return next
  next.set('unit', open.unit)
  next.set('cell', open.cell)
  for (const cell of open.via) next.append('via', cell)
  return next
}

/** From a cell into one it rests on. A cell already passed is returned to, so that a trail never runs in a circle. */
export function followCell(open: OpenCell, cell: string): OpenCell {
  const trail = [...open.via, open.cell]
  const passed = trail.indexOf(cell)
  return { ...open, cell, via: passed === -1 ? trail : trail.slice(0, passed) }
}

/** One step back; null when this cell was opened from the table. */
export function cellBefore(open: OpenCell): OpenCell | null {
  const cell = open.via.at(-1)
  return cell === undefined ? null : { ...open, cell, via: open.via.slice(0, -1) }
}

/** Where in the table the trail began: focus returns there. */
export function cellOfOrigin(open: OpenCell): string {
  return open.via[0] ?? open.cell
}
