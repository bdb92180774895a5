import type { FiguresView } from '@yihu/contract/bulletins'
import type { FigureListView, FigureView } from './figure-origin.ts'

/** The parts of a bulletin in the order offices print them (R18.3). */
export const sectionKeys = ['overall', 'channels', 'kinds', 'topics', 'special', 'assessment'] as const
export type SectionKey = (typeof sectionKeys)[number]

export interface FigureSection {
  readonly key: SectionKey
  readonly figures: readonly FigureView[]
  readonly lists: readonly FigureListView[]
}

/** Words in a key that say which part it belongs to; the first that fits is taken. Nothing is lost: the rest is overall. */
const belongsTo: readonly (readonly [SectionKey, RegExp])[] = [
  ['special', /civilization|npc_|enterprise|micro_gov|disclosure|leader_day|programme|special|desk_/],
  ['assessment', /assess|score|rank|ledger|bonus|deduction/],
  ['topics', /topic|hotspot/],
  ['kinds', /appeal_type|kind|type/],
  ['channels', /channel/],
]

/** All figures of a bulletin by the part they are printed in; a change stands right after the figure it is of. */
export function figureSections({ values, lists }: Pick<FiguresView, 'values' | 'lists'>): FigureSection[] {
  const figures = Map.groupBy(changesAfterTheirFigure(Object.values(values)), ({ key }) => sectionOf(key))
  const listsBySection = Map.groupBy(Object.values(lists), ({ key }) => sectionOf(key))
  return sectionKeys.map((key) => ({
    key,
    figures: figures.get(key) ?? [],
    lists: listsBySection.get(key) ?? [],
  }))
}

function sectionOf(key: string): SectionKey {
  return belongsTo.find(([, words]) => words.test(key))?.[0] ?? 'overall'
}

function changesAfterTheirFigure(figures: readonly FigureView[]): FigureView[] {
  const keys = new Set(figures.map(({ key }) => key))
  const changeOf = (figure: FigureView) => {
    const { kind, current } = figure.origin
    return kind === 'change' && typeof current === 'string' && keys.has(current) && current !== figure.key
      ? current
      : null
  }
  const changes = Map.groupBy(figures, changeOf)
  return (changes.get(null) ?? []).flatMap((figure) => [figure, ...(changes.get(figure.key) ?? [])])
}
