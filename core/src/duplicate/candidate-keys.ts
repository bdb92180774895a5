import { placesOf } from './places-of.ts'
import { tellingRuns } from './words-of.ts'

/**
 * What earlier titles are searched for: places, and each three neighbouring characters of the title, since an index of
 * trigrams finds nothing shorter. At most `limit`, places first.
 */
export function candidateKeys(
  appeal: { readonly title: string; readonly content: string; readonly address: string | null },
  limit = 16,
): readonly string[] {
  const places = placesOf(`${appeal.address ?? ''}。${appeal.title}。${appeal.content}`)
  const windows = tellingRuns(appeal.title).flatMap((run) => {
    const characters = Array.from(run)
    return Array.from({ length: Math.max(0, characters.length - 2) }, (_, index) =>
      characters.slice(index, index + 3).join(''),
    )
  })
  return [...new Set([...places, ...windows])].slice(0, limit)
}
