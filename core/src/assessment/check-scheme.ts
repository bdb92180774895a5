import { Fraction } from 'fraction.js'
import { groupNamesIn, namesIn, printedNamesIn } from './evaluate-formula.ts'
import type { SchemePlaces } from './read-parts.ts'
import { unitMeasures } from './unit-measures.ts'
import { isMeasureName, measures } from './measures.ts'
import { checkLedger } from './check-ledger.ts'
import { namesNeeded } from './small-sample.ts'
import { tierMistakes } from './tiers.ts'
import type { ColumnSpec, GradeSpec, Scheme } from './types.ts'
import { partAt, reportUnknown } from './report-unknown.ts'
import type { YamlReader } from './yaml-reader.ts'

/**
 * Checks what the parts of a scheme mean to each other: every name exists and means one thing, columns do not need
 * themselves, tiers cover every value once, groups set every parameter. Problems go to the reader.
 */
export function checkScheme(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  checkDates(reader, scheme, places)
  checkKeys(reader, scheme, places)
  checkFormulaNames(reader, scheme, places)
  checkDefaults(reader, scheme, places)
  checkCycles(reader, scheme, places)
  checkInputs(reader, scheme, places)
  checkTierSets(reader, scheme, places)
  checkGroups(reader, scheme, places)
  checkRanking(reader, scheme, places)
  checkTotalAndLists(reader, scheme, places)
  checkLedger(reader, scheme, places)
}

function checkTotalAndLists(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const columns = scheme.columns.map(({ key }) => key)
  const groups = scheme.groups.map(({ key }) => key)
  for (const list of scheme.lists) {
    if (list.by !== '' && !columns.includes(list.by))
      reportUnknown(reader, partAt(places, `list ${list.key} by`), list.by, columns, list.by, scheme.columns)
    for (const group of list.groups)
      if (!groups.includes(group))
        reportUnknown(reader, partAt(places, `list ${list.key} group ${group}`), group, groups, group)
  }
  const inputs = scheme.inputs.map(({ key }) => key)
  for (const key of scheme.deskRow?.inputs ?? [])
    if (!inputs.includes(key)) reportUnknown(reader, partAt(places, `deskRow ${key}`), key, inputs, key)
  const units = scheme.groups.flatMap((group) => group.units.map(({ name }) => name))
  if (scheme.deskRow && !units.includes(scheme.deskRow.unit))
    reportUnknown(reader, partAt(places, 'deskRow unit'), scheme.deskRow.unit, units, scheme.deskRow.unit)
  for (const key of scheme.total?.columns ?? [])
    if (!columns.includes(key))
      reportUnknown(reader, partAt(places, `total ${key}`), key, columns, key, scheme.columns)
}

/** The first grade that fits is given: one whose cut is no lower than that of a grade before it is never reached. */
function checkCuts(reader: YamlReader, grades: readonly GradeSpec[], places: SchemePlaces): void {
  for (const [index, { key, atLeast }] of grades.entries()) {
    const before = grades
      .slice(0, index)
      .find((better) => better.topPercent === undefined && isReached(better.atLeast, atLeast))
    if (before === undefined) continue
    reader.report(partAt(places, `grade ${key}`), 'notAllowed', {
      zh: `等级“${key}”永远评不到：排在它前面的“${before.key}”分数线不比它高；请把分数线从高到低写`,
      en: `grade "${key}" is never given: "${before.key}" before it has no higher cut; write cuts from high to low`,
    })
  }
}

function isReached(better: string | undefined, worse: string | undefined): boolean {
  return better === undefined || (worse !== undefined && new Fraction(worse).gte(new Fraction(better)))
}

/** A rule that ends before it begins is valid for no period. */
function checkDates(reader: YamlReader, { validFrom, validUntil }: Scheme, places: SchemePlaces): void {
  if (validUntil === undefined || validFrom <= validUntil) return
  reader.report(partAt(places, 'validUntil'), 'badDate', {
    zh: `截止日 ${validUntil} 早于起始日 ${validFrom}，请核对 validFrom 和 validUntil`,
    en: `validUntil ${validUntil} is before validFrom ${validFrom}; check both`,
  })
}

function checkKeys(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const inputs = new Set(scheme.inputs.map((input) => input.key))
  for (const { key } of scheme.parameters) {
    if (!inputs.has(key) && !scheme.columns.some((column) => column.key === key)) continue
    reader.report(partAt(places, `parameter ${key}`), 'duplicateKey', {
      zh: `参数“${key}”与输入项或列同名，请换一个键`,
      en: `parameter "${key}" has the key of an input or a column; choose another`,
    })
  }
  for (const { key, input } of scheme.columns) {
    if (!inputs.has(key) || input === key) continue
    reader.report(partAt(places, `column ${key}`), 'duplicateKey', {
      zh: `列“${key}”与输入项同名，只有该列写明 input: ${key} 时才可以`,
      en: `column "${key}" has the key of an input; it may only if it says input: ${key}`,
    })
  }
}

function checkFormulaNames(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const inputs = scheme.inputs.map((input) => input.key)
  const columns = scheme.columns.map((column) => column.key)
  const everything = [...new Set([...columns, ...inputs, ...scheme.parameters.map(({ key }) => key)])]
  for (const { place, expression, mayUse } of places.formulas) {
    const known = mayUse === 'inputs' ? inputs : everything
    for (const name of namesIn(expression)) {
      if (!known.includes(name)) reportUnknown(reader, place, name, known, name)
    }
    for (const name of printedNamesIn(expression)) {
      if (!columns.includes(name) && everything.includes(name))
        reportUnknown(reader, place, name, columns, name)
    }
    for (const name of groupNamesIn(expression)) {
      if (!inputs.includes(name) && everything.includes(name))
        reportUnknown(reader, place, name, inputs, name)
    }
  }
}

function checkDefaults(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const computed = new Set(
    scheme.inputs
      .filter((input) => input.defaultExpression !== undefined && namesIn(input.defaultExpression).length > 0)
      .map((input) => input.key),
  )
  for (const input of scheme.inputs) {
    const chained = namesIn(input.defaultExpression ?? { kind: 'number', text: '0' }).find((name) =>
      computed.has(name),
    )
    if (chained === undefined) continue
    reader.report(
      partAt(places, `default ${input.key}`),
      'cycle',
      {
        zh: `“${input.key}”的默认值用到“${chained}”，而它自己也靠默认值公式；默认值只能用直接给出的输入项`,
        en: `the default of "${input.key}" rests on "${chained}", itself a default; use inputs that are given`,
      },
      chained,
    )
  }
}

function checkCycles(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const byKey = new Map(scheme.columns.map((column) => [column.key, column]))
  const settled = new Set<string>()
  const visit = (column: ColumnSpec, path: readonly string[]): void => {
    if (settled.has(column.key)) return
    if (path.includes(column.key)) {
      const circle = [...path.slice(path.indexOf(column.key)), column.key].join(' → ')
      reader.report(partAt(places, `formula ${column.key}`), 'cycle', {
        zh: `公式循环引用：${circle}；请改其中一个公式，使它不再用到自己`,
        en: `the formulas go in a circle: ${circle}; change one of them so that it no longer needs itself`,
      })
      for (const key of path) settled.add(key)
      return
    }
    for (const name of namesNeeded(column)) {
      const next = byKey.get(name)
      if (next !== undefined) visit(next, [...path, column.key])
    }
    settled.add(column.key)
  }
  for (const column of scheme.columns) visit(column, [])
}

function checkInputs(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const inputs = scheme.inputs.map((input) => input.key)
  const sources = [
    'manual',
    ...Object.keys(measures),
    ...Object.keys(unitMeasures),
    ...(scheme.ledger?.routes.map((route) => `ledger:${route.key}`) ?? []),
  ]
  const counts = scheme.inputs.flatMap(({ key, kind }) => (kind === 'count' ? [key] : []))
  for (const { key, measure, where, atMost, weightedBy } of scheme.inputs) {
    if (measure !== undefined && !isMeasureName(measure) && !sources.includes(measure)) {
      const ofLedger = sources.filter((source) => source.startsWith('ledger:'))
      const known = measure.startsWith('ledger:') && ofLedger.length > 0 ? ofLedger : sources
      reportUnknown(reader, partAt(places, `measure ${key}`), measure, known)
    }
    if (where !== undefined && (measure === undefined || !isMeasureName(measure))) {
      reader.report(partAt(places, `where ${key}`), 'notAllowed', {
        zh: `“${key}”没有按工单计数的 measure，不能再用 where 筛选工单`,
        en: `"${key}" has no measure that counts orders, so there are none for "where" to choose from`,
      })
    }
    if (atMost !== undefined && !inputs.includes(atMost)) {
      reportUnknown(reader, partAt(places, `atMost ${key}`), atMost, inputs)
    }
    if (weightedBy !== undefined && !counts.includes(weightedBy))
      reportUnknown(reader, partAt(places, `weightedBy ${key}`), weightedBy, counts)
  }
  for (const { key, input } of scheme.columns) {
    if (input !== undefined && !inputs.includes(input)) {
      reportUnknown(reader, partAt(places, `input of ${key}`), input, inputs)
    }
  }
}

function checkTierSets(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const valued = [...scheme.columns, ...scheme.inputs].map(({ key }) => key)
  for (const set of scheme.tierSets) {
    if (!valued.includes(set.by))
      reportUnknown(reader, partAt(places, `tierSet ${set.key} by`), set.by, valued)
    for (const mistake of tierMistakes(set.tiers)) {
      const place = partAt(places, `tier ${set.key} ${mistake.tier.key}`)
      if (mistake.kind === 'empty') {
        reader.report(place, 'tiersOverlap', {
          zh: `档次“${mistake.tier.key}”的下限不小于上限，装不下任何值；请核对 atLeast 和 below`,
          en: `tier "${mistake.tier.key}" starts at or above its end and can hold nothing; check atLeast and below`,
        })
      } else if (mistake.kind === 'overlap') {
        reader.report(place, 'tiersOverlap', {
          zh: `档次“${mistake.tier.key}”与“${mistake.other.key}”重叠：低一档的 below 要等于高一档的 atLeast`,
          en: `tiers "${mistake.tier.key}" and "${mistake.other.key}" overlap: "below" of the lower is to be "atLeast" of the higher`,
        })
      } else {
        reader.report(place, 'tiersLeaveGap', {
          zh: `档次“${mistake.tier.key}”与“${mistake.other.key}”之间有空档：低一档的 below 要等于高一档的 atLeast`,
          en: `there is a gap between tiers "${mistake.tier.key}" and "${mistake.other.key}": "below" of the lower is to be "atLeast" of the higher`,
        })
      }
    }
  }
}

function checkGroups(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const parameterKeys = scheme.parameters.map(({ key }) => key)
  const sets = scheme.tierSets.map((set) => set.key)
  const unitNames = new Set<string>()
  const groupKeys = new Set<string>()
  for (const group of scheme.groups) {
    const at = partAt(places, `group ${group.key}`)
    if (groupKeys.has(group.key)) {
      reader.report(at, 'duplicateKey', {
        zh: `分组“${group.key}”重复，请换一个键`,
        en: `group "${group.key}" is there twice; choose another key`,
      })
    }
    groupKeys.add(group.key)
    for (const name of Object.keys(group.parameters)) {
      if (!parameterKeys.includes(name)) {
        reportUnknown(reader, partAt(places, `group ${group.key} parameter ${name}`), name, parameterKeys)
      }
    }
    for (const { key, default: preset } of scheme.parameters) {
      if (preset !== undefined || Object.hasOwn(group.parameters, key)) continue
      reader.report(at, 'missing', {
        zh: `分组“${group.key}”没有给出参数“${key}”：请写在该组的 parameters 里，或给参数一个 default`,
        en: `group "${group.key}" does not set parameter "${key}": write it under the group's parameters, or give it a default`,
      })
    }
    if (group.tiers !== undefined && !sets.includes(group.tiers)) {
      reportUnknown(reader, partAt(places, `group ${group.key} tiers`), group.tiers, sets)
    }
    for (const unit of group.units) {
      for (const name of [unit.name, ...unit.aliases]) {
        if (unitNames.has(name)) {
          reader.report(partAt(places, `unit ${group.key} ${unit.name}`), 'duplicateUnit', {
            zh: `单位“${name}”在名单中出现两次，请删去一处`,
            en: `unit "${name}" is listed twice; delete one`,
          })
        }
        unitNames.add(name)
      }
    }
  }
}

function checkRanking(reader: YamlReader, scheme: Scheme, places: SchemePlaces): void {
  const columns = scheme.columns.map((column) => column.key)
  if (!columns.includes(scheme.ranking.by)) {
    reportUnknown(
      reader,
      partAt(places, 'ranking by'),
      scheme.ranking.by,
      columns,
      scheme.ranking.by,
      scheme.columns,
    )
  }
  for (const { by } of scheme.ranking.tieOrder) {
    if (!columns.includes(by))
      reportUnknown(reader, partAt(places, 'ranking tieOrder'), by, columns, by, scheme.columns)
  }
  const { grades } = scheme
  if (grades === undefined) return
  if (!columns.includes(grades.by))
    reportUnknown(reader, partAt(places, 'grades by'), grades.by, columns, grades.by, scheme.columns)
  checkCuts(reader, grades.grades, places)
  const gradeKeys = grades.grades.map((grade) => grade.key)
  for (const { grade } of grades.overrides) {
    if (!gradeKeys.includes(grade)) {
      reportUnknown(reader, partAt(places, 'grades overrides'), grade, gradeKeys, grade)
    }
  }
}
