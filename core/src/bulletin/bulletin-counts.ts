import type { CountWindow, Dimension, TemplateDefinition } from './template-definition.ts'
import type { Countable } from './countables.ts'
import type { Where } from '../assessment/where.ts'

/** A count a template asks for; `by` splits it into one count for each code. */
export interface CountRequest extends CountWindow {
  readonly key: string
  readonly count: Countable
  readonly where: Where
  readonly by?: Dimension
}

/** The days a window means: undefined for the period itself. */
export function windowDays(
  { since, on }: CountWindow,
  { from, until }: { readonly from: string; readonly until: string },
): { from: string; until: string } | undefined {
  const year = from.slice(0, 4)
  if (on !== undefined) return { from: `${year}-${on}`, until: `${year}-${on}` }
  return since === 'year' ? { from: `${year}-01-01`, until } : undefined
}

/** What SQL counted for the period; everything else is worked out from it, once (design law 3). */
export interface BulletinCounts {
  /** By key of the figure. */
  readonly totals: ReadonlyMap<string, number>
  /** By key of the list, then by code; codes without any are left out. */
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Names and parents of the codes of each dimension, in the centre's order. */
  readonly codes: Readonly<
    Record<Dimension, readonly { code: string; name: string; parentCode: string | null }[]>
  >
  readonly entered: ReadonlyMap<string, { value: string; author: string; reason: string }>
}

/** Every count a template asks for, figures first. */
export function requestsOf({ figures, lists }: TemplateDefinition): CountRequest[] {
  const window = ({ since, on }: CountWindow): CountWindow => ({
    ...(since === undefined ? {} : { since }),
    ...(on === undefined ? {} : { on }),
  })
  return [
    ...figures.flatMap((figure) =>
      figure.kind === 'count'
        ? [{ key: figure.key, count: figure.count, where: figure.where, ...window(figure) }]
        : [],
    ),
    ...lists.map((list) => ({
      key: list.key,
      count: list.count,
      where: list.where,
      by: list.by,
      ...window(list),
    })),
  ]
}
