import { appealKinds, type AppealKind } from '@yihu/core/appeal/appeal'
import type { Chance } from './chance.ts'
import type { CategoryRow } from './centre-file.ts'
import type { PublishedMonth, PublishedUnit } from './published-month.ts'
import { allocate } from './allocate.ts'
import { at } from './chance.ts'
import { leafCategories } from './centre-file.ts'

/** What becomes of an appeal. */
export type Fate = 'desk' | 'dispatched' | 'invalid'

/** An appeal on its way into the plan: when and how it came, then what it is filed under. */
export interface Slot {
  readonly acceptedAt: Date
  readonly call: number | null
  readonly channel: string
  readonly fate: Fate
  /** The unit that counts it; null when it stays at the desk. */
  readonly unit: PublishedUnit | null
  /** Accepted before the period: it falls due in it, or only its call-back comes in it. */
  readonly from?: 'dueBefore' | 'calledBackHere'
}

export interface Filed {
  readonly category: CategoryRow
  readonly kind: AppealKind
}

/**
 * Files every slot under a category and a kind so that all published numbers come out: hot topics exactly, every other
 * category below the last of them, kinds exactly. Units with few categories choose first; governments of a place take
 * whatever comes, and the desk answers the rest.
 */
export function fileOrders(slots: readonly Slot[], month: PublishedMonth, chance: Chance): Filed[] {
  const categories = fileCategories(slots, month, chance)
  const kinds = fileKinds(slots, categories, month, chance)
  return slots.map((_, index) => ({ category: at(categories, index), kind: at(kinds, index) }))
}

function fileCategories(slots: readonly Slot[], month: PublishedMonth, chance: Chance): CategoryRow[] {
  const leaves = leafCategories(month.centre)
  const left = categoryTotals(leaves, month)
  const filed = new Map<number, CategoryRow>()
  const file = (slot: number, candidates: readonly number[], weightOf: (index: number) => number): void => {
    const weights = candidates.map(weightOf)
    if (!weights.some((weight) => weight > 0))
      throw new Error(
        `no order is left to file for ${slots[slot]?.unit?.name ?? 'the desk'}: raise the weight of its categories`,
      )
    const leaf = at(candidates, chance.weighted(weights))
    left[leaf] = at(left, leaf) - 1
    filed.set(slot, at(leaves, leaf))
  }
  const byReadiness = (leaf: number): number => at(left, leaf) * at(leaves, leaf).dispatch
  for (const { unit, orders } of byBreadth(slots, leaves, month)) {
    const isTerritory = Object.hasOwn(month.centre.territories, unit.name)
    const own = leaves.flatMap((leaf, index) =>
      isTerritory || leaf.units.includes(unit.name) ? [index] : [],
    )
    for (const slot of chance.shuffle(orders)) file(slot, own, byReadiness)
  }
  const atDesk = slots.flatMap(({ fate }, index) => (fate === 'desk' ? [index] : []))
  const rest = chance.shuffle(
    leaves.flatMap((leaf, index) => Array.from({ length: at(left, index) }, () => leaf)),
  )
  for (const [index, slot] of atDesk.entries()) filed.set(slot, at(rest, index))
  // Invalid appeals count nowhere; they still need a category.
  return slots.map((_, index) => filed.get(index) ?? at(leaves, chance.int(0, leaves.length - 1)))
}

/** How many valid appeals each category has: published, or by weight and below the smallest hot topic. */
function categoryTotals(leaves: readonly CategoryRow[], { published, assumed }: PublishedMonth): number[] {
  const printed = published.hotTopics.map((topic) => [topic.category, topic.count] as const)
  const smallest = Math.min(...printed.map(([, count]) => count))
  const hot = new Map([...Object.entries(assumed.topics), ...printed])
  const others = leaves.map((leaf) => (hot.has(leaf.code) ? 0 : (leaf.weight ?? 0)))
  const hotSum = [...hot.values()].reduce((sum, count) => sum + count, 0)
  const spread = allocate(
    published.orders.valid - hotSum,
    others,
    others.map(() => smallest - 1),
  )
  return leaves.map((leaf, index) => hot.get(leaf.code) ?? at(spread, index))
}

function byBreadth(
  slots: readonly Slot[],
  leaves: readonly CategoryRow[],
  { centre, units }: PublishedMonth,
): { readonly unit: PublishedUnit; readonly orders: number[] }[] {
  const breadth = ({ name }: PublishedUnit): number =>
    Object.hasOwn(centre.territories, name)
      ? leaves.length + 1
      : leaves.filter((leaf) => leaf.units.includes(name)).length
  const orders = new Map<PublishedUnit, number[]>(units.map((unit) => [unit, []]))
  for (const [index, { unit }] of slots.entries()) if (unit) orders.get(unit)?.push(index)
  return units
    .toSorted((a, b) => breadth(a) - breadth(b))
    .map((unit) => ({ unit, orders: orders.get(unit) ?? [] }))
}

function fileKinds(
  slots: readonly Slot[],
  categories: readonly CategoryRow[],
  { published, assumed, centre }: PublishedMonth,
  chance: Chance,
): AppealKind[] {
  const kinds = appealKinds.filter((kind) => (published.kinds[kind] ?? 0) > 0)
  const totals = kinds.map((kind) => published.kinds[kind] ?? 0)
  const wanted = kinds.map((kind, index) => at(totals, index) * (assumed.dispatchedOfKind[kind] ?? 0))
  const dispatched = allocate(published.orders.dispatched, wanted, totals)
  const left: Record<Fate, number[]> = {
    dispatched: [...dispatched],
    desk: totals.map((total, index) => total - at(dispatched, index)),
    invalid: totals.map(() => slots.length),
  }
  const filed = new Map<number, AppealKind>()
  for (const index of chance.shuffle(slots.map((_, slot) => slot))) {
    const quota = left[at(slots, index).fate]
    const profile = centre.kindProfiles[at(categories, index).profile] ?? {}
    const weights = kinds.map((kind, place) => at(quota, place) * (profile[kind] ?? 0))
    // Near the end only kinds unusual for the category may be left.
    const kind = chance.weighted(weights.some((weight) => weight > 0) ? weights : quota)
    quota[kind] = at(quota, kind) - 1
    filed.set(index, at(kinds, kind))
  }
  return slots.map((_, index) => filed.get(index) ?? at(kinds, 0))
}
