import { readAutomatic } from './read-automatic.ts'
import type { SchemePlaces } from './read-parts.ts'
import { readLabel, readFormula, reportRepeated } from './read-parts.ts'
import type * as Shape from './types.ts'
import {
  fields,
  items,
  optionalChoice,
  optionalDecimal,
  optionalFlag,
  optionalInteger,
  optionalText,
  type Place,
  reportMissing,
  requiredText,
  type YamlReader,
} from './yaml-reader.ts'

export function readLedger(
  reader: YamlReader,
  place: Place,
  places: SchemePlaces,
): Shape.LedgerSpec | undefined {
  if (place.node === undefined) return undefined
  const at = fields(reader, place, ['kinds', 'routes', 'automatic'])
  return {
    kinds: items(reader, at.kinds).map((kind) => optionalText(reader, kind) ?? ''),
    routes: items(reader, at.routes).map((routePlace): Shape.LedgerRoute => {
      const route = fields(reader, routePlace, ['key', 'sign', 'kinds'])
      const key = requiredText(reader, routePlace, route.key)
      reportRepeated(reader, route.key, places, 'route', key)
      return {
        key,
        sign: optionalChoice(reader, route.sign, ['positive', 'negative', 'any']) ?? 'any',
        ...(route.kinds.node === undefined
          ? {}
          : {
              kinds: items(reader, route.kinds).map((kindPlace) => {
                const kind = optionalText(reader, kindPlace) ?? ''
                places.parts.set(`route ${key} kind ${kind}`, kindPlace)
                return kind
              }),
            }),
      }
    }),
    automatic: items(reader, at.automatic).map((rulePlace) => readAutomatic(reader, rulePlace, places)),
  }
}

export function readRanking(reader: YamlReader, place: Place, places: SchemePlaces): Shape.RankingSpec {
  const nothing: Shape.RankingSpec = {
    by: '',
    compare: 'printed',
    method: 'dense',
    lowestFirst: false,
    tieOrder: [],
  }
  if (place.node === undefined) return nothing
  const at = fields(reader, place, ['by', 'compare', 'method', 'lowestFirst', 'tieOrder', 'unrankedWhen'])
  const unranked = readFormula(reader, at.unrankedWhen, places, 'everything', 'condition')
  places.parts.set('ranking by', at.by)
  places.parts.set('ranking tieOrder', at.tieOrder)
  return {
    by: requiredText(reader, place, at.by),
    compare: optionalChoice(reader, at.compare, ['printed', 'exact']) ?? 'printed',
    method: optionalChoice(reader, at.method, ['dense', 'competition', 'stable']) ?? 'dense',
    lowestFirst: optionalFlag(reader, at.lowestFirst) ?? false,
    tieOrder: items(reader, at.tieOrder).map((tiePlace) => {
      const tie = fields(reader, tiePlace, ['by', 'order'])
      return {
        by: requiredText(reader, tiePlace, tie.by),
        order: optionalChoice(reader, tie.order, ['descending', 'ascending']) ?? 'descending',
      }
    }),
    ...(unranked === undefined
      ? {}
      : { unrankedWhen: unranked.text, unrankedExpression: unranked.expression }),
  }
}

export function readGrades(
  reader: YamlReader,
  place: Place,
  places: SchemePlaces,
): Shape.GradesSpec | undefined {
  if (place.node === undefined) return undefined
  const at = fields(reader, place, ['by', 'compare', 'grades', 'overrides'])
  places.parts.set('grades by', at.by)
  places.parts.set('grades overrides', at.overrides)
  return {
    by: requiredText(reader, place, at.by),
    compare: optionalChoice(reader, at.compare, ['printed', 'exact']) ?? 'printed',
    grades: items(reader, at.grades).map((gradePlace): Shape.GradeSpec => {
      const grade = fields(reader, gradePlace, ['key', 'atLeast', 'topPercent'])
      const atLeast = optionalDecimal(reader, grade.atLeast)
      const topPercent = optionalDecimal(reader, grade.topPercent)
      const key = requiredText(reader, gradePlace, grade.key)
      reportRepeated(reader, grade.key, places, 'grade', key)
      return {
        key,
        ...(atLeast === undefined ? {} : { atLeast }),
        ...(topPercent === undefined ? {} : { topPercent }),
      }
    }),
    overrides: items(reader, at.overrides).flatMap((overridePlace) => {
      const override = fields(reader, overridePlace, ['when', 'grade'])
      if (override.when.node === undefined) reportMissing(reader, overridePlace, override.when)
      const when = readFormula(reader, override.when, places, 'everything', 'condition')
      const grade = requiredText(reader, overridePlace, override.grade)
      return when === undefined ? [] : [{ when: when.text, expression: when.expression, grade }]
    }),
  }
}

export function readDeskRow(
  reader: YamlReader,
  place: Place,
  places: SchemePlaces,
): Shape.DeskRowSpec | undefined {
  if (place.node === undefined) return undefined
  const at = fields(reader, place, ['unit', 'inputs'])
  places.parts.set('deskRow unit', at.unit)
  const inputs = items(reader, at.inputs).map((input) => {
    const key = optionalText(reader, input) ?? ''
    places.parts.set(`deskRow ${key}`, input)
    return key
  })
  if (at.inputs.node === undefined) reportMissing(reader, place, at.inputs)
  return { unit: requiredText(reader, place, at.unit), inputs }
}

export function readTotal(
  reader: YamlReader,
  place: Place,
  places: SchemePlaces,
): Shape.TotalSpec | undefined {
  if (place.node === undefined) return undefined
  const at = fields(reader, place, ['title', 'columns'])
  if (at.columns.node === undefined) reportMissing(reader, place, at.columns)
  const columns = items(reader, at.columns).map((column) => {
    const key = optionalText(reader, column) ?? ''
    places.parts.set(`total ${key}`, column)
    return key
  })
  return { title: requiredText(reader, place, at.title), columns }
}

export function readList(reader: YamlReader, place: Place, places: SchemePlaces): Shape.ListSpec {
  const at = fields(reader, place, ['key', 'label', 'groups', 'by', 'worstFirst', 'top', 'when'])
  const key = requiredText(reader, place, at.key)
  reportRepeated(reader, at.key, places, 'list', key)
  const top = optionalInteger(reader, at.top, 1, 1000)
  const when = readFormula(reader, at.when, places, 'everything', 'condition')
  places.parts.set(`list ${key} by`, at.by)
  return {
    key,
    label: readLabel(reader, place, at.label),
    groups: items(reader, at.groups).map((groupPlace) => {
      const group = optionalText(reader, groupPlace) ?? ''
      places.parts.set(`list ${key} group ${group}`, groupPlace)
      return group
    }),
    by: optionalText(reader, at.by) ?? '',
    worstFirst: optionalFlag(reader, at.worstFirst) ?? false,
    ...(top === undefined ? {} : { top }),
    ...(when === undefined ? {} : { when: when.text, expression: when.expression }),
  }
}
