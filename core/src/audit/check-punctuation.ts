import type { Finding } from './types.ts'

/** Signs that cannot stand beside each other: what was between them has been deleted, or was never written. */
const stray = /、(?=等|[，。；：、])|[，；：](?=[，。；：、])|。(?=[，；：、。])(?!。{2,})/gu

/** A mark that leads to nothing (“省级热线、等渠道”): something is missing from the list, or the mark is one too many. */
export function checkPunctuation(text: string, place: string): Finding[] {
  return [...text.matchAll(stray)].map(({ index }): Finding => {
    const words = text.slice(Math.max(0, index - 8), index + 5)
    const mended = words.slice(0, Math.min(8, index)) + text.slice(index + 1, index + 5)
    return {
      kind: 'names',
      check: 'punctuation',
      place: `${place} ${words}`,
      printed: words,
      recomputed: mended,
      why: {
        zh: '标点后面缺了内容，或者多了一个标点',
        en: 'something is missing after the mark, or the mark is one too many',
      },
    }
  })
}
