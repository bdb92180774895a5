import { readFormula } from './read-parts.ts'
import type { SchemePlaces } from './read-parts.ts'
import type { SmallSampleSpec } from './types.ts'
import {
  fields,
  optionalChoice,
  optionalDecimal,
  optionalText,
  type Place,
  reportMissing,
  type YamlReader,
} from './yaml-reader.ts'

const plainly = ['computed', 'blank'] as const

/** Reads `{ base: rated, below: 5, print: 样本不足, counts: blank }` of a column. */
export function readSmallSample(
  reader: YamlReader,
  place: Place,
  places: SchemePlaces,
): SmallSampleSpec | undefined {
  if (place.node === undefined) return undefined
  const at = fields(reader, place, ['base', 'below', 'print', 'mark', 'counts'])
  const base = readFormula(reader, at.base, places, 'everything')
  const below = optionalDecimal(reader, at.below)
  const print = optionalText(reader, at.print)
  const mark = optionalText(reader, at.mark)
  if (at.base.node === undefined) reportMissing(reader, place, at.base)
  if (at.below.node === undefined) reportMissing(reader, place, at.below)
  if ((at.print.node === undefined) === (at.mark.node === undefined)) {
    reader.report(place, 'missing', {
      zh: '样本不足时，print（代替数字的文字）和 mark（附在数字后的记号）要写且只写一个',
      en: 'of a small sample, write either print (words instead of the number) or mark (a sign after it)',
    })
  }
  const written = optionalText(reader, at.counts) ?? 'computed'
  const isWord = plainly.some((word) => word === written)
  const counts = isWord ? undefined : readFormula(reader, at.counts, places, 'everything')
  if (base === undefined || below === undefined) return undefined
  return {
    base: base.text,
    baseExpression: base.expression,
    below,
    ...(print === undefined ? {} : { print }),
    ...(mark === undefined ? {} : { mark }),
    counts: isWord ? (optionalChoice(reader, at.counts, plainly) ?? 'computed') : 'formula',
    ...(counts === undefined ? {} : { countsFormula: counts.text, countsExpression: counts.expression }),
  }
}
