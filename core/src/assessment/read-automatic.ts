import { readFormula, readKey } from './read-parts.ts'
import type { SchemePlaces } from './read-parts.ts'
import type { AutomaticRule } from './types.ts'
import {
  fields,
  items,
  optionalText,
  type Place,
  reportMissing,
  requiredText,
  type YamlReader,
} from './yaml-reader.ts'

/** Reads one rule that makes ledger items: with `when` from a unit's figures, with `grades` from its grade. */
export function readAutomatic(reader: YamlReader, place: Place, places: SchemePlaces): AutomaticRule {
  const at = fields(reader, place, ['key', 'kind', 'when', 'grades', 'points', 'reason', 'basis'])
  const key = readKey(reader, place, at.key, places, 'automatic')
  const when = readFormula(reader, at.when, places, 'everything', 'condition')
  const points = readFormula(reader, at.points, places, 'everything')
  const basis = optionalText(reader, at.basis)
  if (at.points.node === undefined) reportMissing(reader, place, at.points)
  if (at.when.node === undefined && at.grades.node === undefined) {
    reader.report(place, 'missing', {
      zh: `自动加减分“${key}”没有写明条件：when（指标条件）或 grades（等级）`,
      en: `automatic item "${key}" says no occasion: when (a condition) or grades`,
    })
  }
  const grades = items(reader, at.grades).map((gradePlace) => {
    const grade = optionalText(reader, gradePlace) ?? ''
    places.parts.set(`automatic ${key} grade ${grade}`, gradePlace)
    return grade
  })
  places.parts.set(`automatic ${key} kind`, at.kind)
  places.parts.set(`automatic ${key} when`, at.when)
  places.parts.set(`automatic ${key} points`, at.points)
  places.parts.set(`automatic ${key} reason`, at.reason)
  return {
    key,
    kind: requiredText(reader, place, at.kind),
    ...(when === undefined ? {} : { when: when.text, expression: when.expression }),
    ...(at.grades.node === undefined ? {} : { grades }),
    points: points?.text ?? '0',
    pointsExpression: points?.expression ?? { kind: 'number', text: '0' },
    reason: requiredText(reader, place, at.reason),
    ...(basis === undefined ? {} : { basis }),
  }
}
