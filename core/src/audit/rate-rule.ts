import { printsAs } from './read-figures.ts'
import type { ReadRow, ReadTable } from './read-table.ts'

/** Rows a rule must have to be believed, and the share of them that must keep it. */
export const support = { rows: 4, share: 0.8 }

/** Columns of percentages, or named a rate. */
export function rateColumns({ rows, header }: ReadTable): number[] {
  return header.flatMap((heading, column) => {
    const numbers = rows.flatMap((row) => row.numbers[column] ?? [])
    if (numbers.length < support.rows) return []
    const percents = numbers.filter(({ isPercent }) => isPercent).length
    return percents > numbers.length / 2 || /率$|占比/.test(heading) ? [column] : []
  })
}

export interface Quotient {
  readonly words: string
  readonly of: (row: ReadRow) => number | undefined
  /** The rate of all rows together. */
  readonly ofSums: (rows: readonly ReadRow[]) => number | undefined
  /** What the rate of all rows together is a part of. */
  readonly baseOf: (rows: readonly ReadRow[]) => number | undefined
}

/** The quotient of two counts, or of one and a sum or difference, that gives the rates of nearly all rows. */
export function ruleOf(read: ReadTable, column: number): Quotient | undefined {
  const counts = countColumns(read, column)
  const heading = (index: number) => read.header[index] ?? ''
  const candidates: Quotient[] = counts.flatMap((part) =>
    counts.flatMap((whole): Quotient[] => [
      ...(part === whole
        ? []
        : [
            {
              words: `${heading(part)} ÷ ${heading(whole)}`,
              of: (row: ReadRow) => percent(at(row, part), at(row, whole)),
              ofSums: (rows: readonly ReadRow[]) => percent(sumOf(rows, part), sumOf(rows, whole)),
              baseOf: (rows: readonly ReadRow[]) => sumOf(rows, whole),
            },
          ]),
      ...counts
        .filter((less) => less !== whole && less !== part && part !== whole)
        .map((less): Quotient => ({
          words: `${heading(part)} ÷（${heading(whole)} − ${heading(less)}）`,
          of: (row) => percent(at(row, part), minus(at(row, whole), at(row, less))),
          ofSums: (rows) => percent(sumOf(rows, part), minus(sumOf(rows, whole), sumOf(rows, less))),
          baseOf: (rows) => minus(sumOf(rows, whole), sumOf(rows, less)),
        })),
    ]),
  )
  let best: { rule: Quotient; agree: number } | undefined
  for (const rule of candidates) {
    const tested = read.rows.flatMap((row) => {
      const printed = row.numbers[column]
      const exact = rule.of(row)
      return printed === undefined || exact === undefined
        ? []
        : [{ isSame: printsAs(exact, atLeastTwo(printed.printed)), isTelling: exact > 0 && exact < 100 }]
    })
    const agree = tested.filter(({ isSame }) => isSame).length
    const telling = tested.filter(({ isSame, isTelling }) => isSame && isTelling).length
    if (tested.length < support.rows || agree < tested.length * support.share || telling < 3) continue
    if (!best || agree > best.agree) best = { rule, agree }
  }
  return best?.rule
}

export function countColumns(read: ReadTable, except: number): number[] {
  return read.header.flatMap((_, column) => {
    const numbers = read.rows.flatMap((row) => row.numbers[column] ?? [])
    const isCount =
      column !== except &&
      numbers.length >= read.rows.length * 0.8 &&
      numbers.every(({ value, isPercent }) => !isPercent && Number.isInteger(value) && value >= 0)
    return isCount ? [column] : []
  })
}

function at(row: ReadRow, column: number): number | undefined {
  return row.numbers[column]?.value
}

function minus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b
}

/** 0/0 says nothing, whatever is printed for it. */
function percent(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole <= 0 ? undefined : (part / whole) * 100
}

/** Trailing zeros are often dropped: a rate of a table is held to two decimals. */
export function atLeastTwo(printed: string): string {
  const decimals = printed.split('.')[1]?.length ?? 0
  return decimals >= 2 ? printed : `${printed}${decimals === 0 ? '.' : ''}${'0'.repeat(2 - decimals)}`
}

function sumOf(rows: readonly ReadRow[], column: number): number {
  return rows.reduce((sum, row) => sum + (row.numbers[column]?.value ?? 0), 0)
}
