import { figuresIn } from './read-figures.ts'
import { soundsSame } from './same-sound.ts'
import type { Finding } from './types.ts'

const han = /^[\u4e00-\u9fff]+$/u
/** Characters that must be alike before a misprinted one; one after it must be as well. */
const context = 4
/** How often a document must have a word for one that sounds like it to be a misprint. */
const usual = 3
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * Misprints that sound like what was meant, as typing by sound makes them. The document is its own dictionary: the same
 * words stand in it with another character of the same sound, and only that one makes a word. Nothing else is a finding:
 * whether a rare word is right, a document cannot say.
 */
export function checkMisprints(paragraphs: readonly string[]): Finding[] {
  return [...inContext(paragraphs), ...countedNouns(paragraphs)]
}

interface Printed {
  readonly character: string
  readonly index: number
  readonly at: number
}

/** 技术检验和格单 where 技术检验合格证明 stands too. */
function inContext(paragraphs: readonly string[]): Finding[] {
  const byContext = new Map<string, Printed[]>()
  for (const [index, text] of paragraphs.entries())
    for (let at = context; at < text.length - 1; at += 1) {
      const around = text.slice(at - context, at) + text.slice(at + 1, at + 2)
      if (!han.test(around + (text[at] ?? ''))) continue
      byContext.set(around, [...(byContext.get(around) ?? []), { character: text[at] ?? '', index, at }])
    }
  return [...byContext].flatMap(([around, printed]) => {
    const makesWord = ({ character }: Printed) =>
      isWord(character + around.slice(-1)) || isWord(around.slice(context - 1, context) + character)
    const right = printed.find(makesWord)
    if (!right) return []
    return printed
      .filter((one) => one.character !== right.character && !makesWord(one))
      .filter(({ character }) => soundsSame(character, right.character))
      .map(({ character, index }) => {
        const words = (one: string) => around.slice(context - 2, context) + one + around.slice(-1)
        return finding(index, words(character), words(right.character))
      })
  })
}

/** 承办公单 20 件 where the document counts 工单 everywhere else: what stands before a count is a noun, and ends there. */
function countedNouns(paragraphs: readonly string[]): Finding[] {
  const all = paragraphs.join('\n')
  const counted = paragraphs.flatMap((text, index) =>
    figuresIn(text).flatMap(({ label, unit }) => {
      const noun = label.slice(-2)
      return unit === '' || unit === '%' || !han.test(noun) || noun.length < 2
        ? []
        : [{ noun, index, words: label.slice(-4) }]
    }),
  )
  const nouns = [...new Set(counted.map(({ noun }) => noun))]
  const times = new Map(nouns.map((noun) => [noun, all.split(noun).length - 1]))
  const told = new Set<string>()
  return counted.flatMap(({ noun, index, words }) => {
    if (isWord(noun) || told.has(`${index} ${noun}`)) return []
    const meant = nouns.filter(
      (one) =>
        differsInSound(one, noun) && (times.get(one) ?? 0) >= Math.max(usual, 2 * (times.get(noun) ?? 0)),
    )
    told.add(`${index} ${noun}`)
    return meant.length === 1 ? [finding(index, words, words.slice(0, -2) + (meant[0] ?? ''))] : []
  })
}

/** Two nouns of two characters, one of them another of the same sound. */
function differsInSound(a: string, b: string): boolean {
  const [first = '', second = '', otherFirst = '', otherSecond = ''] = [a[0], a[1], b[0], b[1]]
  return first === otherFirst
    ? second !== otherSecond && soundsSame(second, otherSecond)
    : second === otherSecond && soundsSame(first, otherFirst)
}

function isWord(text: string): boolean {
  return [...segmenter.segment(text)].length === 1
}

function finding(index: number, printed: string, recomputed: string): Finding {
  return {
    kind: 'names',
    check: 'misprint',
    place: `第${index + 1}段 ${printed}`,
    printed,
    recomputed,
    why: {
      zh: '同音字：文中别处写作后者，前者不成词',
      en: 'sounds like what the document writes elsewhere, and is no word',
    },
  }
}
