import { readWhere } from './read-where.ts'
import { checkScheme } from './check-scheme.ts'
import { namesIn } from './evaluate-formula.ts'
import type { Expression } from './formula-expression.ts'
import { parseFormula, reservedWords } from './parse-formula.ts'
import type * as Shape from './types.ts'
import {
  entries,
  fields,
  items,
  openYaml,
  optionalBilingual,
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

/*
 * Over 300 lines because it is the one place that says what a scheme file may contain, key by key, in the order the
 * keys stand in the file. What the parts mean to each other is checked in check-scheme.ts.
 */

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

/**
 * Reads and checks a scheme file (YAML). Every mistake found is returned with line and column, in Chinese and English;
 * a scheme that loads can be assessed with: its formulas parse, its names exist, nothing goes in circles, its tiers
 * leave no gap. `fileName` is only named in messages.
 */
export function loadScheme(text: string, fileName: string): Shape.LoadedScheme {
  const reader = openYaml(text)
  if (reader.problems.length > 0) return { ok: false, problems: inFile(reader.problems, fileName) }

  const places: SchemePlaces = { formulas: [], parts: new Map() }
  const draft = readScheme(reader, places)
  // Names can only be checked when the parts they stand for were readable.
  if (reader.problems.length === 0) checkScheme(reader, draft, places)
  if (reader.problems.length > 0) return { ok: false, problems: inFile(reader.problems, fileName) }
  return { ok: true, scheme: completed(draft) }
}

function inFile(problems: readonly Shape.Problem[], fileName: string): Shape.Problem[] {
  return problems
    .map((problem) => ({ ...problem, path: problem.path === '' ? fileName : `${fileName}: ${problem.path}` }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

function readScheme(reader: YamlReader, places: SchemePlaces): Shape.Scheme {
  const at = fields(reader, reader.root, [
    'key',
    'name',
    'version',
    'validFrom',
    'validUntil',
    'basis',
    'rounding',
    'zeroByZero',
    'parameters',
    'inputs',
    'columns',
    'tierSets',
    'groups',
    'ledger',
    'ranking',
    'grades',
    'deskRow',
    'total',
    'lists',
    'notes',
  ])
  const rounding = readRounding(reader, at.rounding)
  for (const needed of ['inputs', 'columns', 'groups', 'ranking', 'version'] as const) {
    if (at[needed].node === undefined) reportMissing(reader, reader.root, at[needed])
  }
  const validUntil = readDate(reader, at.validUntil)
  const basis = optionalText(reader, at.basis)
  const ledger = readLedger(reader, at.ledger)
  const grades = readGrades(reader, at.grades, places)
  const deskRow = readDeskRow(reader, at.deskRow, places)
  const total = readTotal(reader, at.total, places)
  return {
    key: requiredText(reader, reader.root, at.key),
    name: readLabel(reader, reader.root, at.name),
    version: optionalInteger(reader, at.version, 1, 100000) ?? 1,
    validFrom:
      at.validFrom.node === undefined
        ? missingText(reader, at.validFrom)
        : (readDate(reader, at.validFrom) ?? ''),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(basis === undefined ? {} : { basis }),
    rounding,
    zeroByZero: optionalChoice(reader, at.zeroByZero, ['zero', 'full', 'blank']) ?? 'blank',
    parameters: items(reader, at.parameters).map((place) => readParameter(reader, place, places)),
    inputs: items(reader, at.inputs).map((place) => readInput(reader, place, places)),
    columns: items(reader, at.columns).map((place) => readColumn(reader, place, places, rounding)),
    computeOrder: [],
    tierSets: items(reader, at.tierSets).map((place) => readTierSet(reader, place, places)),
    groups: items(reader, at.groups).map((place) => readGroup(reader, place, places)),
    ...(ledger === undefined ? {} : { ledger }),
    ranking: readRanking(reader, at.ranking, places),
    ...(grades === undefined ? {} : { grades }),
    ...(deskRow === undefined ? {} : { deskRow }),
    ...(total === undefined ? {} : { total }),
    lists: items(reader, at.lists).map((place) => readList(reader, place, places)),
    notes: items(reader, at.notes).map((place) => optionalText(reader, place) ?? ''),
  }
}

function readRounding(reader: YamlReader, place: Place): Shape.RoundingPolicy {
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

function readParameter(reader: YamlReader, place: Place, places: SchemePlaces): Shape.ParameterSpec {
  const at = fields(reader, place, ['key', 'label', 'default'])
  const preset = optionalDecimal(reader, at.default)
  return {
    key: readKey(reader, place, at.key, places),
    label: readLabel(reader, place, at.label),
    ...(preset === undefined ? {} : { default: preset }),
  }
}

function readInput(reader: YamlReader, place: Place, places: SchemePlaces): Shape.InputSpec {
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
  ])
  if (at.kind.node === undefined) reportMissing(reader, place, at.kind)
  const key = readKey(reader, place, at.key, places, 'input')
  const measure = optionalText(reader, at.measure)
  const preset = readFormula(reader, at.default, places, 'inputs')
  const atMost = optionalText(reader, at.atMost)
  places.parts.set(`measure ${key}`, at.measure)
  places.parts.set(`where ${key}`, at.where)
  places.parts.set(`atMost ${key}`, at.atMost)
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
  }
}

function readColumn(
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
    'fullMarks',
    'basis',
  ])
  const key = readKey(reader, place, at.key, places, 'column')
  const heading = optionalBilingual(reader, at.heading)
  const formula = readFormula(reader, at.formula, places, 'everything')
  const input = optionalText(reader, at.input)
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

function readTierSet(reader: YamlReader, place: Place, places: SchemePlaces): Shape.TierSetSpec {
  const at = fields(reader, place, ['key', 'by', 'tiers'])
  const key = requiredText(reader, place, at.key)
  if (at.tiers.node === undefined) reportMissing(reader, place, at.tiers)
  places.parts.set(`tierSet ${key}`, at.key)
  places.parts.set(`tierSet ${key} by`, at.by)
  const tiers = items(reader, at.tiers).map((tierPlace): Shape.TierSpec => {
    const tier = fields(reader, tierPlace, ['key', 'title', 'condition', 'atLeast', 'below'])
    const tierKey = requiredText(reader, tierPlace, tier.key)
    const condition = optionalText(reader, tier.condition)
    const atLeast = optionalDecimal(reader, tier.atLeast)
    const below = optionalDecimal(reader, tier.below)
    places.parts.set(`tier ${key} ${tierKey}`, tier.key)
    return {
      key: tierKey,
      title: requiredText(reader, tierPlace, tier.title),
      ...(condition === undefined ? {} : { condition }),
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(below === undefined ? {} : { below }),
    }
  })
  return { key, by: requiredText(reader, place, at.by), tiers }
}

function readGroup(reader: YamlReader, place: Place, places: SchemePlaces): Shape.GroupSpec {
  const at = fields(reader, place, ['key', 'title', 'unitClass', 'parameters', 'tiers', 'units'])
  const key = requiredText(reader, place, at.key)
  const unitClass = optionalText(reader, at.unitClass)
  const tiers = optionalText(reader, at.tiers)
  places.parts.set(`group ${key}`, at.key)
  places.parts.set(`group ${key} tiers`, at.tiers)
  const parameters: Record<string, string> = {}
  for (const [name, value] of entries(at.parameters)) {
    parameters[name.text] = optionalDecimal(reader, value) ?? '0'
    places.parts.set(`group ${key} parameter ${name.text}`, { node: name.node, path: value.path })
  }
  return {
    key,
    title: requiredText(reader, place, at.title),
    ...(unitClass === undefined ? {} : { unitClass }),
    parameters,
    ...(tiers === undefined ? {} : { tiers }),
    units: items(reader, at.units).map((unitPlace) => {
      const unit = readUnit(reader, unitPlace)
      places.parts.set(`unit ${key} ${unit.name}`, unitPlace)
      return unit
    }),
  }
}

/** `- 市医保局`, or `- { name: 市城市建设集团, aliases: [城建集团] }`. */
function readUnit(reader: YamlReader, place: Place): Shape.UnitSpec {
  const plain = place.node !== undefined && !('items' in place.node)
  if (plain) return { name: optionalText(reader, place) ?? '', aliases: [] }
  const at = fields(reader, place, ['name', 'aliases'])
  return {
    name: requiredText(reader, place, at.name),
    aliases: items(reader, at.aliases).map((alias) => optionalText(reader, alias) ?? ''),
  }
}

function readLedger(reader: YamlReader, place: Place): Shape.LedgerSpec | undefined {
  if (place.node === undefined) return undefined
  const at = fields(reader, place, ['kinds', 'routes'])
  return {
    kinds: items(reader, at.kinds).map((kind) => optionalText(reader, kind) ?? ''),
    routes: items(reader, at.routes).map((routePlace): Shape.LedgerRoute => {
      const route = fields(reader, routePlace, ['key', 'sign', 'kinds'])
      return {
        key: requiredText(reader, routePlace, route.key),
        sign: optionalChoice(reader, route.sign, ['positive', 'negative', 'any']) ?? 'any',
        ...(route.kinds.node === undefined
          ? {}
          : { kinds: items(reader, route.kinds).map((kind) => optionalText(reader, kind) ?? '') }),
      }
    }),
  }
}

function readRanking(reader: YamlReader, place: Place, places: SchemePlaces): Shape.RankingSpec {
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

function readGrades(reader: YamlReader, place: Place, places: SchemePlaces): Shape.GradesSpec | undefined {
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
      return {
        key: requiredText(reader, gradePlace, grade.key),
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

function readDeskRow(reader: YamlReader, place: Place, places: SchemePlaces): Shape.DeskRowSpec | undefined {
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

function readTotal(reader: YamlReader, place: Place, places: SchemePlaces): Shape.TotalSpec | undefined {
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

function readList(reader: YamlReader, place: Place, places: SchemePlaces): Shape.ListSpec {
  const at = fields(reader, place, ['key', 'label', 'groups', 'by', 'top', 'when'])
  const key = requiredText(reader, place, at.key)
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
    ...(top === undefined ? {} : { top }),
    ...(when === undefined ? {} : { when: when.text, expression: when.expression }),
  }
}

/** Keys are what formulas name: lower-case letters, digits and `_`. */
function readKey(
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
  if (places.parts.has(`${part} ${key}`)) {
    reader.report(place, 'duplicateKey', { zh: `键“${key}”重复`, en: `key "${key}" is there twice` })
  }
  places.parts.set(`${part} ${key}`, place)
  return key
}

function readLabel(reader: YamlReader, owner: Place, place: Place): Shape.Bilingual {
  if (place.node === undefined) reportMissing(reader, owner, place)
  return optionalBilingual(reader, place) ?? { zh: '', en: '' }
}

function readFormula(
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

function readDate(reader: YamlReader, place: Place): string | undefined {
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

function missingText(reader: YamlReader, place: Place): string {
  reportMissing(reader, reader.root, place)
  return ''
}

/** Adds what follows from the parts: the order of computing, and which columns the ranked column adds up. */
function completed(draft: Shape.Scheme): Shape.Scheme {
  const ranked = draft.columns.find((column) => column.key === draft.ranking.by)
  const counted = new Set(ranked?.expression === undefined ? [] : namesIn(ranked.expression))
  const byKey = new Map(draft.columns.map((column) => [column.key, column]))
  const order = new Set<string>()
  const place = (key: string): void => {
    const column = byKey.get(key)
    if (column === undefined || order.has(key)) return
    if (column.expression !== undefined) namesIn(column.expression).forEach(place)
    order.add(key)
  }
  draft.columns.forEach((column) => {
    place(column.key)
  })
  return {
    ...draft,
    lists: draft.lists.map((list) => (list.by === '' ? { ...list, by: draft.ranking.by } : list)),
    columns: draft.columns.map((column) => ({ ...column, countsInTotal: counted.has(column.key) })),
    computeOrder: [...order],
  }
}
