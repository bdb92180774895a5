import type { OrderTable } from './order-table.ts'

const encoder = new TextEncoder()

/** The list as CSV: UTF-8 with the mark Excel and WPS know it by, the filter in the first lines, then the table. */
export async function* orderCsv({ about, columns, rows }: OrderTable): AsyncIterable<Uint8Array> {
  yield encoder.encode(`\uFEFF${about.map(line).join('')}\r\n${line(columns.map(({ label }) => label))}`)
  for await (const batch of rows) yield encoder.encode(batch.map(line).join(''))
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

/**
 * A cell that begins like a formula is made text by an apostrophe: titles are written by the public, and a spreadsheet
 * would run them.
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
