import type { SchemePlaces } from './read-parts.ts'
import { readKey, readLabel, readFormula } from './read-parts.ts'
import { readSmallSample } from './read-small-sample.ts'
import { readWhere } from './read-where.ts'
import type * as Shape from './types.ts'
import {
  fields,
  items,
  optionalBilingual,
  optionalChoice,
  optionalDecimal,
  optionalFlag,
  optionalInteger,
  optionalText,
  type Place,
  reportMissing,
  type YamlReader,
} from './yaml-reader.ts'

export function readRounding(reader: YamlReader, place: Place): Shape.RoundingPolicy {
  if (place.node === undefined) {
    reportMissing(reader, reader.root, place)
    return { mode: 'halfUp', digits: 2, zeros: 'trim' }
  }
  const at = fields(reader, place, ['mode', 'digits', 'zeros'])
  return {
    mode: optionalChoice(reader, at.mode, ['halfUp', 'halfEven', 'cut']) ?? 'halfUp',
    digits: optionalInteger(reader, at.digits, 0, 12) ?? 2,
    zeros: optionalChoice(reader, at.zeros, ['trim', 'keep', 'whole']) ?? 'trim',
  }
}

export function readParameter(reader: YamlReader, place: Place, places: SchemePlaces): Shape.ParameterSpec {
  const at = fields(reader, place, ['key', 'label', 'default'])
  const preset = optionalDecimal(reader, at.default)
  return {
    key: readKey(reader, place, at.key, places),
    label: readLabel(reader, place, at.label),
    ...(preset === undefined ? {} : { default: preset }),
  }
}

export function readInput(reader: YamlReader, place: Place, places: SchemePlaces): Shape.InputSpec {
  const at = fields(reader, place, [
    'key',
    'label',
    'kind',
    'measure',
    'where',
    'aliases',
    'required',
    'default',
    'atMost',
    'weightedBy',
  ])
  if (at.kind.node === undefined) reportMissing(reader, place, at.kind)
  const key = readKey(reader, place, at.key, places, 'input')
  const measure = optionalText(reader, at.measure)
  const preset = readFormula(reader, at.default, places, 'inputs')
  const atMost = optionalText(reader, at.atMost)
  const weightedBy = optionalText(reader, at.weightedBy)
  places.parts.set(`measure ${key}`, at.measure)
  places.parts.set(`where ${key}`, at.where)
  places.parts.set(`atMost ${key}`, at.atMost)
  places.parts.set(`weightedBy ${key}`, at.weightedBy)
  places.parts.set(`default ${key}`, at.default)
  return {
    key,
    label: readLabel(reader, place, at.label),
    kind: optionalChoice(reader, at.kind, ['count', 'rate', 'points']) ?? 'count',
    ...(measure === undefined ? {} : { measure }),
    ...(at.where.node === undefined ? {} : { where: readWhere(reader, at.where) }),
    aliases: items(reader, at.aliases).map((alias) => optionalText(reader, alias) ?? ''),
    required: optionalFlag(reader, at.required) ?? preset === undefined,
    ...(preset === undefined ? {} : { default: preset.text, defaultExpression: preset.expression }),
    ...(atMost === undefined ? {} : { atMost }),
    ...(weightedBy === undefined ? {} : { weightedBy }),
  }
}

export function readColumn(
  reader: YamlReader,
  place: Place,
  places: SchemePlaces,
  rounding: Shape.RoundingPolicy,
): Shape.ColumnSpec {
  const at = fields(reader, place, [
    'key',
    'label',
    'heading',
    'formula',
    'input',
    'format',
    'smallSample',
    'fullMarks',
    'basis',
  ])
  const key = readKey(reader, place, at.key, places, 'column')
  const heading = optionalBilingual(reader, at.heading)
  const formula = readFormula(reader, at.formula, places, 'everything')
  const input = optionalText(reader, at.input)
  const smallSample = readSmallSample(reader, at.smallSample, places)
  const fullMarks = optionalDecimal(reader, at.fullMarks)
  const basis = optionalText(reader, at.basis)
  places.parts.set(`formula ${key}`, at.formula)
  places.parts.set(`input of ${key}`, at.input)
  if (at.formula.node === undefined && at.input.node === undefined) {
    reader.report(place, 'missing', {
      zh: `列“${key}”既没有 formula（公式）也没有 input（来源）`,
      en: `column "${key}" has neither a formula nor an input`,
    })
  }
  return {
    key,
    label: readLabel(reader, place, at.label),
    ...(heading === undefined ? {} : { heading }),
    ...(formula === undefined ? {} : { formula: formula.text, expression: formula.expression }),
    ...(input === undefined ? {} : { input }),
    format: readFormat(reader, at.format, rounding),
    ...(smallSample === undefined ? {} : { smallSample }),
    ...(fullMarks === undefined ? {} : { fullMarks }),
    countsInTotal: false,
    ...(basis === undefined ? {} : { basis }),
  }
}

function readFormat(reader: YamlReader, place: Place, rounding: Shape.RoundingPolicy): Shape.PrintFormat {
  if (place.node === undefined) return { ...rounding, suffix: '' }
  const at = fields(reader, place, ['mode', 'digits', 'zeros', 'suffix'])
  return {
    mode: optionalChoice(reader, at.mode, ['halfUp', 'halfEven', 'cut']) ?? rounding.mode,
    digits: optionalInteger(reader, at.digits, 0, 12) ?? rounding.digits,
    zeros: optionalChoice(reader, at.zeros, ['trim', 'keep', 'whole']) ?? rounding.zeros,
    suffix: optionalText(reader, at.suffix) ?? '',
  }
}
