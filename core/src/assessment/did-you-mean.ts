import { editDistance } from './edit-distance.ts'

/** The known word nearest to a mistyped one, if near enough to be worth proposing (a third of its length). */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < least) {
      least = distance
      nearest = candidate
    }
  }
  return nearest
}

/** More than anybody reads in a message. */
const longestList = 24

/** The tail of a message in both languages: the proposal, or the list of what is accepted. */
export function proposal(word: string, known: readonly string[]): { zh: string; en: string } {
  const nearest = didYouMean(word, known)
  if (nearest !== undefined) return { zh: `，是否应为“${nearest}”`, en: `; did you mean "${nearest}"?` }
  if (known.length === 0) return { zh: '', en: '' }
  if (known.length > longestList) {
    const first = known.slice(0, longestList)
    return {
      zh: `，可用的有：${first.join('、')} 等 ${known.length} 个`,
      en: `; accepted: ${first.join(', ')} and ${known.length - longestList} more`,
    }
  }
  return { zh: `，可用的有：${known.join('、')}`, en: `; accepted: ${known.join(', ')}` }
}
