import { inputOfNames, placeholdersIn } from './automatic-items.ts'
import { namesIn } from './evaluate-formula.ts'
import type { SchemePlaces } from './read-parts.ts'
import { isArticleTaskMeasure } from './unit-measures.ts'
import { partAt, reportUnknown } from './report-unknown.ts'
import { namesNeeded } from './small-sample.ts'
import type { AutomaticRule, Scheme } from './types.ts'
import type { YamlReader } from './yaml-reader.ts'

/** Checks the ledger of a scheme: its kinds and grades exist, and no automatic item rests on itself. */
export function checkLedger(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const { ledger } = scheme
  if (ledger === undefined) return
  for (const route of ledger.routes)
    for (const kind of route.kinds ?? [])
      if (!ledger.kinds.includes(kind))
        reportUnknown(reader, partAt(places, `route ${route.key} kind ${kind}`), kind, ledger.kinds)
  for (const rule of ledger.automatic) checkRule(reader, scheme, rule, ledger.kinds, places)
}

function checkRule(
  reader: YamlReader,
  scheme: Scheme,
  rule: AutomaticRule,
  kinds: readonly string[],
  places: SchemePlaces,
): void {
  const at = (part: string) => partAt(places, `automatic ${rule.key} ${part}`)
  if (!kinds.includes(rule.kind)) reportUnknown(reader, at('kind'), rule.kind, kinds)
  const grades = scheme.grades?.grades.map(({ key }) => key) ?? []
  for (const grade of rule.grades ?? [])
    if (!grades.includes(grade)) reportUnknown(reader, at(`grade ${grade}`), grade, grades)
  const known = [...scheme.columns, ...scheme.inputs, ...scheme.parameters].map(({ key }) => key)
  if (rule.grades !== undefined) known.push('grade')
  // Only tasks have titles: the names of anything else would be printed as nothing.
  const inputs = scheme.inputs.flatMap(({ key, measure }) =>
    isArticleTaskMeasure(measure ?? '') ? [key] : [],
  )
  for (const name of placeholdersIn(rule.reason)) {
    const named = inputOfNames(name)
    if (named !== undefined && !inputs.includes(named))
      reportUnknown(reader, at('reason'), named, inputs, name)
    if (named === undefined && !known.includes(name)) reportUnknown(reader, at('reason'), name, known, name)
  }
  // What comes of a grade is added to nothing, so it may look at everything.
  if (rule.grades !== undefined) return
  for (const [part, expression] of [
    ['when', rule.expression],
    ['points', rule.pointsExpression],
  ] as const) {
    const sum = namesIn(expression ?? { kind: 'number', text: '0' }).find((name) =>
      restsOnLedger(scheme, name),
    )
    if (sum === undefined) continue
    reader.report(
      at(part),
      'cycle',
      {
        zh: `自动加减分“${rule.key}”用到“${sum}”，而它已含加减分；请改用不含加减分的列或输入项`,
        en: `automatic item "${rule.key}" looks at "${sum}", which holds ledger points itself; use a column or input without them`,
      },
      sum,
    )
  }
}

function restsOnLedger(scheme: Scheme, name: string, seen: readonly string[] = []): boolean {
  if (seen.includes(name)) return false
  const input = scheme.inputs.find(({ key }) => key === name)
  if (input?.measure?.startsWith('ledger:') === true) return true
  const column = scheme.columns.find(({ key }) => key === name)
  if (column === undefined) return false
  const needed = [...namesNeeded(column), ...(column.input === undefined ? [] : [column.input])]
  return needed.some((next) => restsOnLedger(scheme, next, [...seen, name]))
}
