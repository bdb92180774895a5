import { placesOf } from './places-of.ts'
import { tellingRuns } from './words-of.ts'

/**
 * What earlier titles are searched for: places but for plain roads, which too many orders name, and each four neighbouring characters of the title: an index of trigrams
 * finds nothing shorter than three, and four are found by far fewer orders. At most `limit`, places first.
 */
export function candidateKeys(
  appeal: { readonly title: string; readonly content: string; readonly address: string | null },
  limit = 8,
): readonly string[] {
  const places = [...placesOf(`${appeal.address ?? ''}。${appeal.title}。${appeal.content}`)].filter(
    (place) => Array.from(place).length >= 4,
  )
  const windows = tellingRuns(appeal.title).flatMap((run) => {
    const characters = Array.from(run)
    return Array.from(
      { length: Math.max(Math.min(1, characters.length - 2), characters.length - 3) },
      (_, index) => characters.slice(index, index + 4).join(''),
    )
  })
  return [...new Set([...places, ...windows])].slice(0, limit)
}
