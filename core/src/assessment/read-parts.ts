import type { Expression } from './formula-expression.ts'
import { parseFormula, reservedWords } from './parse-formula.ts'
import type * as Shape from './types.ts'
import {
  optionalBilingual,
  optionalText,
  type Place,
  reportMissing,
  requiredText,
  type YamlReader,
} from './yaml-reader.ts'

/** A formula with the place it was written at, for the checks that follow reading. */
export interface FormulaUse {
  readonly place: Place
  readonly expression: Expression
  /** An input's default may use inputs only; everything else also columns and parameters. */
  readonly mayUse: 'inputs' | 'everything'
}

/** Where the parts of the scheme stood, for messages. */
export interface SchemePlaces {
  readonly formulas: FormulaUse[]
  /** Key of a part by its path in words, e.g. `ranking.by`, `column delay_score`. */
  readonly parts: Map<string, Place>
}

/** Keys are what formulas name: lower-case letters, digits and `_`. */
export function readKey(
  reader: YamlReader,
  owner: Place,
  place: Place,
  places: SchemePlaces,
  part = 'parameter',
): string {
  const key = requiredText(reader, owner, place)
  if (place.node === undefined) return key
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(key)) {
    reader.report(place, 'notAllowed', {
      zh: `键“${key}”只能用小写字母、数字和下划线，并以字母开头`,
      en: `key "${key}" may hold lower-case letters, digits and _ only, and starts with a letter`,
    })
  } else if (reservedWords.includes(key)) {
    reader.report(place, 'notAllowed', {
      zh: `“${key}”是公式的保留字，不能作键`,
      en: `"${key}" is a word of the formula language and cannot be a key`,
    })
  }
  reportRepeated(reader, place, places, part, key)
  return key
}

/** Keeps where a part of a key stands; a second one of that key is a problem. */
export function reportRepeated(
  reader: YamlReader,
  place: Place,
  places: SchemePlaces,
  part: string,
  key: string,
): void {
  if (places.parts.has(`${part} ${key}`)) {
    reader.report(place, 'duplicateKey', {
      zh: `键“${key}”重复，请换一个`,
      en: `key "${key}" is there twice; choose another`,
    })
  }
  places.parts.set(`${part} ${key}`, place)
}

export function readLabel(reader: YamlReader, owner: Place, place: Place): Shape.Bilingual {
  if (place.node === undefined) reportMissing(reader, owner, place)
  return optionalBilingual(reader, place) ?? { zh: '', en: '' }
}

export function readFormula(
  reader: YamlReader,
  place: Place,
  places: SchemePlaces,
  mayUse: FormulaUse['mayUse'],
  wanted: 'number' | 'condition' = 'number',
): { text: string; expression: Expression } | undefined {
  const text = optionalText(reader, place)
  if (text === undefined) return undefined
  const parsed = parseFormula(text, wanted)
  if (!parsed.ok) {
    reader.report(place, 'badFormula', parsed, parsed.near)
    return undefined
  }
  places.formulas.push({ place, expression: parsed.expression, mayUse })
  return { text, expression: parsed.expression }
}

export function readDate(reader: YamlReader, place: Place): string | undefined {
  const text = optionalText(reader, place)
  if (text === undefined) return undefined
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // Date.parse lets 2023-02-30 through as 2 March in some engines: only a date that comes back unchanged is one.
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== text) {
    reader.report(place, 'badDate', {
      zh: `“${text}”不是日期，应写成 2023-10-01`,
      en: `"${text}" is not a date; write 2023-10-01`,
    })
    return undefined
  }
  return text
}

export function missingText(reader: YamlReader, place: Place): string {
  reportMissing(reader, reader.root, place)
  return ''
}
