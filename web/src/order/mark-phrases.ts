/** A stretch of a text, and whether it is one of the phrases looked for. */
export interface MarkedPart {
  readonly text: string
  readonly isFound: boolean
}

/** Letters kept on each side of a phrase, so that the writer finds the place. */
const around = 8

/** Each place where one of the phrases stands, with a little of what is around it. */
export function markPhrases(text: string, phrases: readonly string[]): MarkedPart[][] {
  return phrases.flatMap((phrase) => {
    const at = phrase === '' ? -1 : text.indexOf(phrase)
    if (at === -1) return []
    const end = at + phrase.length
    const before = text.slice(Math.max(0, at - around), at)
    const after = text.slice(end, end + around)
    const parts = [
      { text: `${at > around ? '…' : ''}${before}`, isFound: false },
      { text: phrase, isFound: true },
      { text: `${after}${text.length > end + around ? '…' : ''}`, isFound: false },
    ]
    return [parts.filter((part) => part.text !== '')]
  })
}
