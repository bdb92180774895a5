import { z } from 'zod'

const words = z.array(z.string()).min(1)

/** `places.yaml`: surnames, titles and the places appeals name. */
export const placesFile = z.strictObject({
  /** One character each. */
  surnames: z
    .string()
    .min(1)
    .transform((line) => Array.from(line)),
  titles: words,
  byDivision: z.record(z.string(), z.record(z.string(), words)),
  anywhere: z.record(z.string(), words),
  filled: z.record(z.string(), words),
})
export type PlacesFile = z.infer<typeof placesFile>

const told = z
  .string()
  .regex(/^[^|]+\|[^|]+$/, 'title words, a bar, a sentence')
  .transform((line) => ({ short: line.split('|')[0] ?? '', sentence: line.split('|')[1] ?? '' }))
export const textFile = z.record(z.string(), z.strictObject({ ask: words, tell: z.array(told).min(1) }))
export type TextFile = z.infer<typeof textFile>

const wordsByKey = z.record(z.string(), words)
export const phrasesFile = z.strictObject({
  opening: words,
  openingOther: words,
  openingInquiry: words,
  anonymousOpening: words,
  history: words,
  /** Said of matters with an address. */
  localHistory: words,
  demand: wordsByKey,
  suggestionTitle: z.string(),
  otherTitle: z.string(),
  deskReply: z.strictObject({ inquiry: words, others: words }),
  opinion: words,
  returnText: wordsByKey,
  returnEvidence: z.string(),
  returnApproval: z.string(),
  returnRefusal: words,
  extensionReason: words,
  extensionGrant: z.string(),
  contactResult: words,
  findings: words,
  measures: z.strictObject({ resolved: words, unresolved: words }),
  appellantOpinion: words,
  callbackNote: wordsByKey,
  reworkText: z.record(z.string(), z.string()),
  reminder: z.string(),
  article: z.strictObject({ title: z.string(), body: words }),
})
export type PhrasesFile = z.infer<typeof phrasesFile>
