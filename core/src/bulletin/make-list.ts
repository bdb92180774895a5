import { Fraction } from 'fraction.js'
import { largestRemainder } from '../assessment/largest-remainder.ts'
import { printValue } from '../assessment/rounding.ts'
import type { BulletinCounts } from './bulletin-counts.ts'
import { changeFigure, countFigure, plainFigure } from './figure-values.ts'
import type { Figure, FigureList, FigureListItem, FigureOrigin } from './figures.ts'
import type { ListDefinition, PrintRules } from './template-definition.ts'

/** What a list needs beside its own counts. */
export interface ListSurroundings {
  readonly counts: BulletinCounts
  readonly before: BulletinCounts | undefined
  readonly print: PrintRules
  /** The figure the shares are of, when the definition names one. */
  readonly base: Figure | undefined
}

/** A list with its shares; changes are taken of the period before, entered or counted. */
export function makeList(list: ListDefinition, around: ListSurroundings): FigureList {
  const { counts, print } = around
  const own = counts.lists.get(list.key) ?? new Map<string, number>()
  const whole = [...own.values()].reduce((sum, count) => sum + count, 0)
  const listed = chosenCodes(list, counts).map(({ code, name }) => ({
    code,
    name,
    count: countBelow(list, counts, code),
  }))
  const sum = listed.reduce((total, { count }) => total + count, 0)
  if (list.rest !== undefined) listed.push({ code: 'rest', name: list.rest, count: whole - sum })
  // What a list of all is a share of is the whole; a list of some codes below one is a share of their sum.
  const base = around.base?.exact ?? String(list.under === undefined ? whole : sum)
  const shares = sharesOf(
    listed.map(({ count }) => count),
    new Fraction(base),
    list,
    print,
  )
  const items = listed.map(({ code, name, count }, index): FigureListItem => ({
    code,
    name,
    count,
    share: shares[index] ?? '',
    ...(list.changes && code !== 'rest' ? { change: changeOf(list, around, code, count) } : {}),
    origin: originOf(list, code),
  }))
  const total = countFigure(
    { key: `${list.key}_total`, label: `${list.label}合计` },
    list.top === undefined && list.under === undefined ? whole : sum,
    list.unit,
    originOf(list),
  )
  return { key: list.key, label: list.label, unit: list.unit, items, total }
}

/** Shares in percent: each rounded by itself, or so that they add up to 100 when the list is of all there is. */
function sharesOf(
  counts: readonly number[],
  base: Fraction,
  { shares }: ListDefinition,
  { rates }: PrintRules,
): string[] {
  if (base.equals(0)) return counts.map(() => '')
  const exact = counts.map((count) => new Fraction(count).div(base).mul(100))
  const rounded = shares === 'largestRemainder' ? largestRemainder(exact, rates.digits) : exact
  return rounded.map((share) => printValue(share, rates))
}

function changeOf(list: ListDefinition, around: ListSurroundings, code: string, count: number): Figure {
  const named = { key: `${list.key}.${code}_change`, label: `${list.label}环比` }
  const { counts, before, print } = around
  const key = `previous.${list.key}.${code}`
  const entered = counts.entered.get(key)
  const earlier =
    entered !== undefined
      ? plainFigure({ key, label: entered.reason }, new Fraction(entered.value), list.unit, {
          kind: 'entered',
          author: entered.author,
          reason: entered.reason,
        })
      : before &&
        countFigure(
          { key, label: `上期${list.label}` },
          countBelow(list, before, code),
          list.unit,
          originOf(list, code),
        )
  const current = countFigure(
    { key: `${list.key}.${code}`, label: list.label },
    count,
    list.unit,
    originOf(list, code),
  )
  return changeFigure(named, 'percent', current, earlier, print)
}

function originOf({ by, count, where }: ListDefinition, code?: string): FigureOrigin {
  const chosen = Object.fromEntries(Object.entries(where).map(([key, codes]) => [key, codes.join(',')]))
  return {
    kind: 'count',
    measure: count,
    filter: { ...chosen, ...(code === undefined ? {} : { [by]: code }) },
  }
}

/** Orders with the code itself or any code below it. */
function countBelow(list: ListDefinition, counts: BulletinCounts, code: string): number {
  const own = counts.lists.get(list.key)?.get(code) ?? 0
  const children = counts.codes[list.by].filter(({ parentCode }) => parentCode === code)
  return children.reduce((sum, child) => sum + countBelow(list, counts, child.code), own)
}

function chosenCodes(list: ListDefinition, counts: BulletinCounts) {
  const all = counts.codes[list.by]
  const nameOf = (code: string) => all.find((entry) => entry.code === code)?.name ?? code
  if (list.codes !== undefined) return list.codes.map((code) => ({ code, name: nameOf(code) }))
  if (list.under !== undefined) return all.filter(({ parentCode }) => parentCode === list.under)
  const leaves = all.filter(({ code }) => !all.some(({ parentCode }) => parentCode === code))
  if (list.top === undefined) return leaves
  const countOf = (code: string) => counts.lists.get(list.key)?.get(code) ?? 0
  return leaves.toSorted((a, b) => countOf(b.code) - countOf(a.code)).slice(0, list.top)
}
