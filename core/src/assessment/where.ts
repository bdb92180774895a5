/**
 * What an order may be chosen by when it is counted (R16.1: each city counts by its own channels, desks, matters).
 * A code stands for itself and for every code below it in the centre's own list; several codes of one key are “or”,
 * several keys are “and”.
 */
export const whereKeys = [
  'channel',
  'kind',
  'category',
  'desk',
  'programmeTag',
  'division',
  'urgency',
] as const
export type WhereKey = (typeof whereKeys)[number]

export type Where = Readonly<Partial<Record<WhereKey, readonly string[]>>>

/** `channel:phone,wechat;kind:complaint`: a choice in an address, read again by `parseWhere`. */
export function whereText(where: Where): string {
  return Object.entries(where)
    .map(([key, codes]) => `${key}:${codes.join(',')}`)
    .join(';')
}

/** Reads `whereText`; undefined for anything that is none. */
export function parseWhere(text: string): Where | undefined {
  const where: Partial<Record<WhereKey, readonly string[]>> = {}
  for (const part of text.split(';')) {
    const [name = '', codes = '', ...more] = part.split(':')
    const key = whereKeys.find((known) => known === name)
    if (key === undefined || codes === '' || more.length > 0 || where[key] !== undefined) return undefined
    where[key] = codes.split(',')
  }
  return where
}
