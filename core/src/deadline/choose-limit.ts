import type { AppealKind, Urgency } from '../appeal/appeal.ts'
import { accepted, refused, type Result } from '../refusal.ts'
import type { ClockName } from './clock.ts'
import type { Limit } from './limit.ts'

/** Conditions a row may make; one left out holds for every order (domain D: limits vary by all of these). */
export interface LimitConditions {
  readonly appealKind?: AppealKind
  readonly urgency?: Urgency
  readonly channelCode?: string
  readonly deskCode?: string
  readonly unitLevel?: number
  /** Holds for the category and all below it. */
  readonly categoryCode?: string
}

/** One row of a centre's table of limits: dated data, never a city's name in the code. */
export interface LimitRow extends LimitConditions {
  readonly clock: ClockName
  readonly limit: Limit
  /** First and last date it holds, by the date the clock starts; without the last it holds on. */
  readonly validFrom: string
  readonly validUntil?: string
  /** Where it is written, for example 条例第十三条; printed beside every due time. */
  readonly clause: string
  /** A limit set by a law of its own goes before the centre's, longer or shorter (domain A3). */
  readonly isLawOverride?: boolean
}

/** What is known of the order when the clock starts. */
export interface LimitFacts {
  readonly clock: ClockName
  readonly appealKind?: AppealKind
  readonly urgency?: Urgency
  readonly channelCode?: string
  readonly deskCode?: string
  readonly unitLevel?: number
  /** The category and all above it, root first. */
  readonly categoryPath?: readonly string[]
}

/**
 * The row whose limit the clock gets on a date. Of the rows that hold, a law's own goes first; among equals
 * the most specific wins, by the first of these that only one of them names:
 *   1. an urgency above normal   danger to life may not wait for a desk's or category's longer limit
 *   2. desk   3. category, the deeper first   4. channel   5. appeal kind   6. unit level
 *   7. urgency normal            it says next to nothing
 * Refuses `limitMissing`, and `limitAmbiguous` with the clauses when two rows are equal in all of it
 * (`findAmbiguousLimits` finds these when the table is edited).
 */
export function chooseLimit(
  rows: readonly LimitRow[],
  facts: LimitFacts,
  on: string,
): Result<LimitRow, 'limitMissing' | 'limitAmbiguous'> {
  const holding = rows.filter((row) => holds(row, facts, on))
  let best: LimitRow[] = []
  for (const row of holding) {
    const order = best[0] === undefined ? 1 : compareWeights(weights(row, facts), weights(best[0], facts))
    if (order > 0) best = [row]
    else if (order === 0) best.push(row)
  }
  const [chosen, rival] = best
  if (chosen === undefined) return refused('limitMissing', { clock: facts.clock, on })
  if (rival !== undefined) return refused('limitAmbiguous', { clauses: best.map((row) => row.clause) })
  return accepted(chosen)
}

/**
 * Pairs of rows of which neither could win: same clock, same conditions, same standing, and a common day.
 * A table without such pairs never gets `limitAmbiguous`: rows that name the same fields and both hold for
 * one order name the same values.
 */
export function findAmbiguousLimits(rows: readonly LimitRow[]): [LimitRow, LimitRow][] {
  const groups = new Map<string, LimitRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([
      row.clock,
      row.isLawOverride === true,
      row.urgency ?? null,
      row.deskCode ?? null,
      row.categoryCode ?? null,
      row.channelCode ?? null,
      row.appealKind ?? null,
      row.unitLevel ?? null,
    ])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group
        .slice(index + 1)
        .filter((other) => haveCommonDay(one, other))
        .map((other): [LimitRow, LimitRow] => [one, other]),
    ),
  )
}

function holds(row: LimitRow, facts: LimitFacts, on: string): boolean {
  return (
    row.clock === facts.clock &&
    row.validFrom <= on &&
    (row.validUntil === undefined || on <= row.validUntil) &&
    (row.appealKind === undefined || row.appealKind === facts.appealKind) &&
    (row.urgency === undefined || row.urgency === facts.urgency) &&
    (row.channelCode === undefined || row.channelCode === facts.channelCode) &&
    (row.deskCode === undefined || row.deskCode === facts.deskCode) &&
    (row.unitLevel === undefined || row.unitLevel === facts.unitLevel) &&
    (row.categoryCode === undefined || categoryDepth(row, facts) > 0)
  )
}

/** The order of specificity as numbers, the weightiest first. */
function weights(row: LimitRow, facts: LimitFacts): number[] {
  return [
    Number(row.isLawOverride === true),
    Number(row.urgency !== undefined && row.urgency !== 'normal'),
    Number(row.deskCode !== undefined),
    categoryDepth(row, facts),
    Number(row.channelCode !== undefined),
    Number(row.appealKind !== undefined),
    Number(row.unitLevel !== undefined),
    Number(row.urgency === 'normal'),
  ]
}

function compareWeights(one: readonly number[], other: readonly number[]): number {
  for (const [index, weight] of one.entries()) {
    const difference = weight - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** 1 for the root of the tree, more below; 0 when the row names no category of the path. */
function categoryDepth(row: LimitRow, facts: LimitFacts): number {
  return row.categoryCode === undefined ? 0 : (facts.categoryPath ?? []).indexOf(row.categoryCode) + 1
}

function haveCommonDay(one: LimitRow, other: LimitRow): boolean {
  return (
    one.validFrom <= (other.validUntil ?? '9999-12-31') && other.validFrom <= (one.validUntil ?? '9999-12-31')
  )
}
