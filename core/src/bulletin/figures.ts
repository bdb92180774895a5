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
  readonly scorecard: Scorecard
  /** Bonus and deduction items of the period in printed order (annex 2). */
  readonly ledger: readonly LedgerEntry[]
}

export interface BulletinPeriod {
  /** `2023-10`. */
  readonly key: string
  readonly year: number
  readonly month: number
  /** First and last day, both included. */
  readonly from: string
  readonly until: string
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
  /** Where the figure comes from: a count of rows, a quotient of other figures, or an entry made by hand. */
  readonly origin: FigureOrigin
}

export type FigureOrigin =
  | { readonly kind: 'count'; readonly measure: string; readonly filter?: Readonly<Record<string, string>> }
  | { readonly kind: 'quotient'; readonly numerator: string; readonly denominator: string }
  | {
      readonly kind: 'change'
      readonly current: string
      readonly previous: string
      readonly as: 'percent' | 'points'
    }
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
  readonly documentNo?: string
  readonly issuer: string
  readonly issuedOn: string
  readonly salutation: string
  readonly leaderDay: string
  readonly deputies: string
  readonly enterprises: string
  readonly goodCases: readonly BulletinCase[]
  readonly difficulties: readonly BulletinCase[]
  readonly advice: readonly BulletinCase[]
  readonly reportTo: string
  readonly sendTo: string
}

export interface BulletinCase {
  readonly title: string
  /** Paragraphs. */
  readonly body: readonly string[]
}
