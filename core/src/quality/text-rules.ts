import type { FieldName } from '../order/command.ts'

export const textRuleKinds = ['minChinese', 'notCopy', 'forbidden', 'noGarbled'] as const
export type TextRuleKind = (typeof textRuleKinds)[number]

/**
 * What a text must not be: rows of a table of the centre (R6.4), run while somebody types and again on the server.
 *   minChinese   at least `amount` Chinese characters
 *   notCopy      not the appeal's own words again: after leaving out what is no letter, one text must not contain the
 *                other, nor share more than `amount` percent of its pairs of characters
 *   forbidden    none of `phrases` (已告知, 转办办结 and other fillers)
 *   noGarbled    no replacement characters, no runs of question marks where letters were lost
 */
export interface TextRule {
  readonly ruleId: string
  readonly fields: FieldName[]
  readonly kind: TextRuleKind
  readonly amount: number | null
  readonly phrases: string[]
  readonly validFrom: string
  /** The last day it holds; until further notice when left out. */
  readonly validUntil?: string | null | undefined
  readonly clause: string
}

/** What each kind of rule is called and needs beside its name. */
export const textRuleNeeds = {
  minChinese: {
    zh: '最少字数',
    en: 'Least length',
    needs: 'amount',
    most: 2000,
    missing: { zh: '汉字个数（1–2000）', en: 'the number of Chinese characters (1–2000)' },
  },
  notCopy: {
    zh: '不得照抄诉求',
    en: 'No copy of the appeal',
    needs: 'amount',
    most: 100,
    missing: { zh: '雷同比例（1–100，%）', en: 'the share that makes a copy (1–100 %)' },
  },
  forbidden: {
    zh: '禁用语',
    en: 'Forbidden phrases',
    needs: 'phrases',
    most: 0,
    missing: { zh: '至少一个词语', en: 'one phrase or more' },
  },
  noGarbled: {
    zh: '不得有乱码',
    en: 'No garbled characters',
    needs: null,
    most: 0,
    missing: { zh: '', en: '' },
  },
} as const satisfies Record<TextRuleKind, object>

/** What is wrong with a text, in words for the one who writes it. */
export interface TextProblem {
  readonly ruleId: string
  readonly zh: string
  readonly en: string
  /** The phrase found, for marking it in the text. */
  readonly found?: string
}

/** All that the rules in force `on` a date find wrong with the text of a field; `appealText` is what the appellant said. */
export function textProblems(
  rules: readonly TextRule[],
  field: FieldName,
  text: string,
  appealText: string,
  on: string,
): readonly TextProblem[] {
  return rules
    .filter((rule) => rule.fields.includes(field) && holdsOn(rule, on))
    .flatMap((rule) =>
      checks[rule.kind](rule, text, appealText).map((found) => ({ ruleId: rule.ruleId, ...found })),
    )
}

function holdsOn({ validFrom, validUntil }: TextRule, on: string): boolean {
  return validFrom <= on && (validUntil == null || on <= validUntil)
}

/** Number of Chinese characters (Han script) in a text. */
export function chineseLength(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

type Found = Omit<TextProblem, 'ruleId'>
type Check = (rule: TextRule, text: string, appealText: string) => Found[]

const checks: Readonly<Record<TextRule['kind'], Check>> = {
  minChinese: ({ amount }, text) => {
    const least = amount ?? 0
    const length = chineseLength(text)
    if (length >= least) return []
    return [
      {
        zh: `至少写 ${least} 个汉字，现在 ${length} 个`,
        en: `Write at least ${least} Chinese characters; there are ${length}`,
      },
    ]
  },
  notCopy: ({ amount }, text, appealText) => {
    const [own, said] = [bare(text), bare(appealText)]
    if (own === '' || said === '') return []
    const isCopy = said.includes(own) || own === said || sharedPairs(own, said) > (amount ?? 100) / 100
    return isCopy
      ? [{ zh: '与诉求内容雷同，请写办理情况', en: 'This repeats the appeal; say what was done' }]
      : []
  },
  forbidden: ({ phrases }, text) =>
    phrases
      .filter((phrase) => text.includes(phrase))
      .map((found) => ({
        zh: `不得用“${found}”代替办理情况`,
        en: `“${found}” does not stand for what was done`,
        found,
      })),
  noGarbled: (_, text) => {
    const found = /\uFFFD|\?{3,}|锟斤拷|烫烫烫/u.exec(text)?.[0]
    return found === undefined ? [] : [{ zh: '文字中有乱码', en: 'The text has garbled characters', found }]
  },
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

/** Share of the pairs of characters of `own` that `said` has too, 0 to 1. */
function sharedPairs(own: string, said: string): number {
  const pairs = pairsOf(own)
  if (pairs.length === 0) return 0
  const known = new Set(pairsOf(said))
  return pairs.filter((pair) => known.has(pair)).length / pairs.length
}

function pairsOf(text: string): string[] {
  const characters = Array.from(text)
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
