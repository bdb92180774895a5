import type { PrintFormat } from '../assessment/types.ts'
import type { Where } from '../assessment/where.ts'
import type { Countable } from './countables.ts'

/** What is counted apart in a list: orders by one of their codes, or answered calls by where they came from. */
export const dimensions = ['channel', 'kind', 'category', 'desk', 'programmeTag', 'callDivision'] as const
export type Dimension = (typeof dimensions)[number]

/**
 * The data beside a Word template: which tables, figures and lists it prints, by which schemes, in which words, and
 * which parts staff write (design law 5: another city is another file).
 */
export interface TemplateDefinition {
  readonly key: string
  readonly name: string
  /** File name of the .docx. */
  readonly document: string
  readonly print: PrintRules
  readonly tables: readonly TableDefinition[]
  readonly figures: readonly FigureDefinition[]
  readonly lists: readonly ListDefinition[]
  readonly parts: readonly PartDefinition[]
}

/** How rates and changes are printed in running text. */
export interface PrintRules {
  readonly rates: PrintFormat
  readonly changes: PrintFormat
  /** Words of a change: 上升 / 下降, 增加 / 减少. */
  readonly up: string
  readonly down: string
  /** What follows the difference of two rates: 个百分点, or % where a city prints it so (R18.2). */
  readonly points: string
}

/** An annex table: the scorecard of a scheme, or the bonus and deduction items of the period. */
export interface TableDefinition {
  readonly key: string
  readonly title: string
  /** Absent: the table is the ledger. */
  readonly scheme?: string
  /** Which entries of the ledger; absent: all. */
  readonly items?: 'deductions' | 'bonuses'
}

/** Counts only what was accepted in the part of the year named: since its first day, or on one day of the period. */
export interface CountWindow {
  /** `year`: from 1 January to the end of the period (cumulative figures). */
  readonly since?: 'year'
  /** One day of the period, `03-15`. */
  readonly on?: string
}

interface Named {
  readonly key: string
  readonly label: string
}

export type FigureDefinition =
  | CountDefinition
  | EnteredDefinition
  | QuotientDefinition
  | SumDefinition
  | DailyDefinition
  | ChangeDefinition
  | TableFigureDefinition

export interface CountDefinition extends Named, CountWindow {
  readonly kind: 'count'
  readonly unit: string
  readonly count: Countable
  readonly where: Where
}

/** What nobody's orders or calls give: staff enter it for the period, with a reason. */
export interface EnteredDefinition extends Named {
  readonly kind: 'entered'
  readonly unit: string
}

export interface QuotientDefinition extends Named {
  readonly kind: 'quotient'
  readonly of: string
  readonly over: string
  readonly print?: PrintFormat
}

export interface SumDefinition extends Named {
  readonly kind: 'sum'
  readonly unit: string
  readonly sum: readonly string[]
}

/** A count by the days of the period, rounded to whole ones. */
export interface DailyDefinition extends Named {
  readonly kind: 'daily'
  readonly unit: string
  readonly perDay: string
}

/** A change against the period before; rates change by percentage points, counts by percent (R18.2). */
export interface ChangeDefinition extends Named {
  readonly kind: 'change'
  readonly of: string
  readonly as: 'percent' | 'points'
  readonly print?: PrintFormat
}

/** A figure of an annex table: the sum of a column, a cell of one unit, or how many units stand in it. */
export interface TableFigureDefinition extends Named {
  readonly kind: 'table'
  readonly unit: string
  readonly table: string
  readonly read:
    | { readonly what: 'total'; readonly column: string }
    | { readonly what: 'cell'; readonly row: string; readonly column: string }
    | { readonly what: 'units'; readonly grade?: string; readonly tier?: string; readonly group?: string }
}

/** A list of counts: named codes, the codes below one, the largest ones, or all that have none below them. */
export interface ListDefinition extends Named, CountWindow {
  readonly unit: string
  readonly by: Dimension
  readonly count: Countable
  readonly where: Where
  readonly codes?: readonly string[]
  readonly under?: string
  readonly top?: number
  /** Name of the item that holds what the listed codes leave; it belongs to the chart, not to the sentence. */
  readonly rest?: string
  /** Key of the figure the shares are of; by default all that the list counts. */
  readonly base?: string
  /** Shares rounded each by itself, or so that they add up to 100 (largest remainder, R18.2). */
  readonly shares: 'independent' | 'largestRemainder'
  /** Each item with its change against the period before, in percent. */
  readonly changes: boolean
}

/**
 * A part of the bulletin staff write by hand: a line, paragraphs, cases with a title each, or notes on the items of a
 * list (its key is then that of the list and `_notes`).
 */
export interface PartDefinition extends Named {
  readonly kind: 'line' | 'paragraphs' | 'cases' | 'notes'
  readonly required: boolean
}
