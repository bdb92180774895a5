/** A column of a list as a file has it. */
export interface FileColumn<Row> {
  readonly title: string
  readonly text: (row: Row) => string
}

/**
 * The rows as comma-separated text for a spreadsheet: quoted, with a byte order mark (without it spreadsheet programs
 * take Chinese for another encoding), and never a formula: a spreadsheet would run a text that begins like one.
 */
export function rowsAsCsv<Row>(columns: readonly FileColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ text }) => text(row))),
  ]
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const plain = text.replaceAll(/\s*\n\s*/g, ' ').trim()
  return `"${(/^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`
}

/** Rows of `rowsAsCsv` as a file. */
export function csvFile(text: string): Blob {
  return new Blob([text], { type: 'text/csv;charset=utf-8' })
}

/** Hands the browser a file to keep, which it reads some time after the click. */
export function saveFile(fileName: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
