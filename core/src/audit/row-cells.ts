/** The cells of a line that is a row of figures: at least four, most of them numbers. */
export function cellsOf(line: string): string[] | undefined {
  // `722 (98.50%)11(1.50%)`: what is in brackets is a cell of its own.
  const cells = line
    .replace(/[（(](\d+(?:\.\d+)?[%％])[）)]/g, ' $1 ')
    .trim()
    .split(/\s+/)
  if (cells.length < 4 || /[。；，]/.test(line)) return undefined
  const numbers = cells.filter((cell) => /^[+-]?\d[\d,]*(?:\.\d+)?[%％]?$/.test(cell)).length
  return numbers >= 3 && numbers / cells.length >= 0.6 ? cells : undefined
}
