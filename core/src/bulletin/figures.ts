import type { Scorecard } from '../assessment/types.ts'

/**
 * Every number a bulletin prints, computed once (design law 3). Sentences, tables, charts and annexes are filled
 * from this one value, so they cannot contradict each other (promise 2 of the house).
 */
export interface Figures {
  readonly centre: { readonly code: string; readonly name: string }
  readonly period: BulletinPeriod
  /** Single figures by key, for example `valid_orders`; keys are those the template's tags use. */
  readonly values: Readonly<Record<string, Figure>>
  /** Enumerations in the order they are printed, for example `channels`, `appeal_types`, `hot_topics`. */
  readonly lists: Readonly<Record<string, FigureList>>
  /** The annex tables in printed order, by key. */
  readonly tables: readonly FigureTable[]
  /** Bonus and deduction items of the period in printed order (annex 2). */
  readonly ledger: readonly LedgerEntry[]
}

/** An annex table: a scorecard, or (without one) the bonus and deduction items of the period. */
export interface FigureTable {
  readonly key: string
  readonly title: string
  readonly scorecard?: Scorecard
  /** The entries of a table of the ledger. */
  readonly ledger?: readonly LedgerEntry[]
}

export interface BulletinPeriod {
  /** `2023-10`, `2025-Q1`, `2022-01/2022-02`. */
  readonly key: string
  /** As a bulletin names it: 2022 年 1-2 月. */
  readonly label: string
  readonly year: number
  /** The month of the first day. */
  readonly month: number
  /** First and last day, both included. */
  readonly from: string
  readonly until: string
  /** Where a scheme moved the period (the 19th to the 18th): the key by which a list shows its orders. */
  readonly ordersKey?: string
}

export interface Figure {
  readonly key: string
  readonly label: string
  /** The exact value as a fraction in text, `20558/32961`; a count is an integer, `36341`. Null: not computable (0/0). */
  readonly exact: string | null
  /** As printed, with its unit only when the unit is `%`: `68.81%`, `36341`. */
  readonly printed: string
  /** As printed, as a number; for a share the number before `%`. Null when there is nothing to print. */
  readonly value: number | null
  /** Word after the figure: 件, 通, 封; empty for a rate. */
  readonly unit: string
  /** A change in words: 环比上升 3.03%, 环比持平. */
  readonly wording?: string
  /** Where the figure comes from: a count of rows, a quotient of other figures, or an entry made by hand. */
  readonly origin: FigureOrigin
}

export type FigureOrigin =
  | {
      readonly kind: 'count'
      readonly measure: string
      /** Codes by what they are of, several joined by commas; each with all below it. */
      readonly filter?: Readonly<Record<string, string>>
      /** When other days are counted than the period's. */
      readonly days?: { readonly from: string; readonly until: string }
    }
  | { readonly kind: 'quotient'; readonly numerator: string; readonly denominator: string }
  | {
      readonly kind: 'change'
      readonly current: string
      readonly previous: string
      readonly as: 'percent' | 'points'
    }
  | { readonly kind: 'sum'; readonly of: readonly string[] }
  | { readonly kind: 'daily'; readonly of: string; readonly days: number }
  | { readonly kind: 'table'; readonly table: string; readonly column?: string; readonly row?: string }
  | { readonly kind: 'entered'; readonly author: string; readonly reason: string }

export interface FigureList {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly items: readonly FigureListItem[]
  readonly total: Figure
}

export interface FigureListItem {
  readonly code: string
  readonly name: string
  readonly count: number
  /** Share of the total, `35.76%`. */
  readonly share: string
  /** Against the period before, where the list prints changes. */
  readonly change?: Figure
  readonly origin: FigureOrigin
}

export interface LedgerEntry {
  readonly seq: number
  readonly kind: string
  readonly unit: string
  readonly reasons: readonly string[]
  /** Signed points as a decimal text: `0.5`, `-2`. */
  readonly points: string
  readonly orderNo?: string
}

/** What staff write into a bulletin by hand; nothing in it is a computed figure. */
export interface BulletinText {
  /** 邵行审发〔2022〕7号. */
  readonly documentNo?: string
  /** 2023 年第 6 期. */
  readonly issueNo?: string
  readonly issuer: string
  /** `2023-11-17`. */
  readonly issuedOn: string
  /** The parts the template names, by key. */
  readonly parts: Readonly<Record<string, BulletinPart>>
}

/** A line, paragraphs, or cases, as the template's definition says of the part. */
export type BulletinPart =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'paragraphs'; readonly body: readonly string[] }
  | { readonly kind: 'cases'; readonly cases: readonly BulletinCase[] }
  /** What is said of the items of a list, by code; the list has the part's key without `_notes`. */
  | { readonly kind: 'notes'; readonly notes: Readonly<Record<string, string>> }

export interface BulletinCase {
  readonly title: string
  /** Paragraphs. */
  readonly body: readonly string[]
}
