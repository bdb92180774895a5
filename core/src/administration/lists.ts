/** The lists forms choose from, kept by the administrator of a centre. */
export const listNames = [
  'categories',
  'channels',
  'desks',
  'divisions',
  'programmeTags',
  'returnReasons',
  'reworkReasons',
  'declineReasons',
] as const
export type ListName = (typeof listNames)[number]

interface ListForm {
  readonly zh: string
  readonly en: string
  /** Levels an entry may be under others: 1 is a plain list. */
  readonly levels: number
}

export const listForms: Readonly<Record<ListName, ListForm>> = {
  categories: { zh: '事项分类', en: 'Categories', levels: 5 },
  channels: { zh: '受理渠道', en: 'Channels', levels: 2 },
  desks: { zh: '受理专席', en: 'Desks', levels: 2 },
  divisions: { zh: '行政区划', en: 'Divisions', levels: 4 },
  programmeTags: { zh: '专项标签', en: 'Programme tags', levels: 2 },
  returnReasons: { zh: '退单理由', en: 'Return reasons', levels: 1 },
  reworkReasons: { zh: '重办理由', en: 'Rework reasons', levels: 1 },
  declineReasons: { zh: '不予受理情形', en: 'Reasons to decline', levels: 1 },
}

interface Node {
  readonly code: string
  readonly parentCode: string | null
}

/** An entry and all above it, root first; empty when there is no such entry. A parent that is missing ends the path. */
export function pathOf(entries: readonly Node[], code: string | null): string[] {
  const parents = new Map(entries.map((entry) => [entry.code, entry.parentCode]))
  const path: string[] = []
  // The path ends where it would meet itself, so that a ring in imported data cannot hang a page.
  for (let at = code; at !== null && parents.has(at) && !path.includes(at); at = parents.get(at) ?? null)
    path.unshift(at)
  return path
}
