import { piecesOf, wordsOf } from './words-of.ts'
import { placesOf } from './places-of.ts'

/** What of an appeal is compared. */
export interface Matter {
  readonly title: string
  readonly content: string
  readonly address: string | null
  readonly divisionCode: string | null
  readonly phone: string | null
  readonly at: Date
}

/** One thing two appeals have in common, said so that a person can judge it. */
export type Likeness =
  | { readonly kind: 'sameNumber' }
  | { readonly kind: 'samePlace'; readonly places: readonly string[] }
  | { readonly kind: 'sameWords'; readonly words: readonly string[] }
  | { readonly kind: 'days'; readonly days: number }

export interface DuplicateScore {
  /** From 0 to 1; only compared with `sameMatterFrom`. */
  readonly score: number
  readonly likenesses: readonly Likeness[]
}

/**
 * From this score on two appeals are shown as "same matter?" (R9.1). Chosen where precision and recall together are
 * best on pairs of real messages of citizens; the measured figures are in docs/decisions/score-duplicates-by-words.md.
 */
export const sameMatterFrom = 0.2

/**
 * How likely two appeals are about the same matter, and why. Words weigh most: how many of the telling words are shared
 * in all, how much of each title is found in the other's whole text, and in the other's title. A same number or place
 * lifts what is already like; it never makes two matters one by itself, for people call about more than one thing.
 * Time only breaks ties: a hole in the road is the same hole after a month.
 */
export function scoreCandidate(fresh: Matter, earlier: Matter): DuplicateScore {
  const [a, b] = [readMatter(fresh), readMatter(earlier)]
  const shared = common(a.words, b.words)
  const text =
    (cosine(a.words, b.words) +
      (part(a.title, b.words) + part(b.title, a.words)) / 4 +
      0.3 * cosine(a.title, b.title)) /
    1.8
  const places = [...common(a.places, b.places)]
  const isSameNumber = fresh.phone !== null && fresh.phone !== '' && fresh.phone === earlier.phone
  const days = Math.floor(Math.abs(fresh.at.getTime() - earlier.at.getTime()) / dayLength)
  const lift = (isSameNumber ? 0.5 : 0) + (places.length > 0 ? 0.1 : 0) - (days > 60 ? 0.05 : 0)
  const likenesses: Likeness[] = []
  if (isSameNumber) likenesses.push({ kind: 'sameNumber' })
  if (places.length > 0) likenesses.push({ kind: 'samePlace', places: places.slice(0, 3) })
  const words = piecesOf(shared, `${earlier.title}。${earlier.content}`)
  if (words.length > 0) likenesses.push({ kind: 'sameWords', words })
  likenesses.push({ kind: 'days', days })
  return { score: Math.min(1, text * (1 + lift)), likenesses }
}

const dayLength = 24 * 60 * 60 * 1000

function readMatter({ title, content, address }: Matter) {
  return {
    title: wordsOf(title),
    words: wordsOf(`${title}。${content}`),
    places: placesOf(`${address ?? ''}。${title}。${content}`),
  }
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((word) => b.has(word)))
}

function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size === 0 || b.size === 0 ? 0 : common(a, b).size / Math.sqrt(a.size * b.size)
}

/** How much of `a` is found in `b`. */
function part(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size === 0 ? 0 : common(a, b).size / a.size
}
