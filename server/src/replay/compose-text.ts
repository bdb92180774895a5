import type { AppealKind } from '@yihu/core/appeal/appeal'
import type { Chance } from './chance.ts'
import type { PublishedMonth } from './published-month.ts'
import { at } from './chance.ts'

/** What an appeal says, and the words the later texts about it take up. */
export interface ComposedText {
  readonly title: string
  readonly content: string
  readonly address: string | null
  /** The matter in a few words. */
  readonly subject: string
  readonly spot: string
}

export interface TextOccasion {
  readonly kind: AppealKind
  readonly category: string
  readonly division: string
  readonly isLetter: boolean
  /** `王女士`; null when the appellant does not give a name. */
  readonly name: string | null
}

/** Words of places, in the order in which a title prefers them. */
const spotWords = [
  'estate',
  'road',
  'school',
  'village',
  'town',
  'shop',
  'restaurant',
  'gym',
  'company',
  'decorator',
  'line',
]
const addressWords = new Set(['estate', 'road', 'village', 'town'])
const shortestTitle = 8
const longestTitle = 24

/** Composes title and text from the month's phrases. Titles have 8 to 24 characters. */
export function composeText(month: PublishedMonth, occasion: TextOccasion, chance: Chance): ComposedText {
  const { phrases, text, centre } = month
  const division = centre.divisions.find(({ code }) => code === occasion.division)?.name ?? centre.name
  const category = text[occasion.category]
  if (!category) throw new Error(`no words for category ${occasion.category}`)
  const opening = openingOf(month, occasion, chance)
  const draw = drawer(month, occasion.division, chance)
  if (occasion.kind === 'inquiry') {
    const subject = chance.pick(category.ask)
    const content = opening + fill(chance.pick(phrases.demand['inquiry'] ?? ['{subject}']), { subject })
    return {
      title: fitting([`咨询${subject}`, `咨询${subject}有关事项`]),
      content,
      address: null,
      subject,
      spot: draw('town'),
    }
  }
  const { short, sentence } = chance.pick(category.tell)
  const word = spotWords.find((candidate) => sentence.includes(`{${candidate}}`))
  const spot = word ? draw(word) : division
  const lead =
    occasion.kind === 'suggestion'
      ? phrases.suggestionTitle
      : occasion.kind === 'other'
        ? phrases.otherTitle
        : ''
  const demand = chance.pick(phrases.demand[occasion.kind] ?? phrases.demand['assistance'] ?? [''])
  const address = word && addressWords.has(word) ? division + spot : null
  return {
    title: fitting([
      `${lead}${spot}${short}`,
      `${lead}${division}${short}`,
      `${lead}${short}`,
      `${lead}${division}${spot}${short}问题`,
    ]),
    content: `${opening}${fillWith(sentence, draw)}。${chance.pick(address ? phrases.localHistory : phrases.history)}${demand}`,
    address,
    subject: short,
    spot,
  }
}

/** Replaces `{word}` by its value; a word without value is a slip of the phrase and throws. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return fillWith(template, (word) => {
    const value = values[word]
    if (value === undefined) throw new Error(`no value for {${word}} in: ${template}`)
    return value
  })
}

function fillWith(template: string, valueOf: (word: string) => string): string {
  return template.replace(/\{(\w+)\}/g, (_, word: string) => valueOf(word))
}

/** A name as staff write it: `谭先生`. */
export function composeName({ places }: PublishedMonth, chance: Chance): string {
  return chance.pick(places.surnames) + chance.pick(places.titles)
}

function openingOf(
  { phrases }: PublishedMonth,
  { kind, name, isLetter }: TextOccasion,
  chance: Chance,
): string {
  if (name === null) return chance.pick(phrases.anonymousOpening)
  const openings = isLetter
    ? phrases.openingOther
    : kind === 'inquiry'
      ? phrases.openingInquiry
      : phrases.opening
  return fill(chance.pick(openings), { name })
}

/** Draws the words of one text as they are needed, each once, so that title and text name the same place. */
function drawer({ places }: PublishedMonth, division: string, chance: Chance): (word: string) => string {
  const local = places.byDivision[division] ?? {}
  const drawn = new Map<string, string>()
  return (word) => {
    const before = drawn.get(word)
    if (before !== undefined) return before
    const list = local[word] ?? places.anywhere[word] ?? places.filled[word]
    const value = list ? chance.pick(list) : String(drawNumber(word, chance))
    drawn.set(word, value)
    return value
  }
}

function drawNumber(word: string, chance: Chance): number {
  switch (word) {
    case 'amount':
      return chance.pick([10, 10, 100]) * chance.int(5, 98)
    case 'sum':
      return chance.pick([1000, 1000, 10_000]) * chance.int(3, 40)
    case 'days':
      return chance.int(3, 45)
    case 'n':
      return chance.int(2, 9)
    default:
      throw new Error(`no words for {${word}} in places.yaml`)
  }
}

function fitting(titles: readonly string[]): string {
  const fits = titles.find((title) => title.length >= shortestTitle && title.length <= longestTitle)
  if (fits) return fits
  const shortest = titles.toSorted((a, b) => a.length - b.length)
  return (shortest.find((title) => title.length >= shortestTitle) ?? at(shortest, shortest.length - 1)).slice(
    0,
    longestTitle,
  )
}
