import { checkScheme } from './check-scheme.ts'
import { namesIn } from './evaluate-formula.ts'
import type { SchemePlaces } from './read-parts.ts'
import { readLabel, readDate, missingText } from './read-parts.ts'
import { readRounding, readParameter, readInput, readColumn } from './read-columns.ts'
import { readPeriod } from './read-period.ts'
import { readTierSet, readGroup } from './read-groups.ts'
import { readLedger, readRanking, readGrades, readDeskRow, readTotal, readList } from './read-results.ts'
import { namesNeeded } from './small-sample.ts'
import type * as Shape from './types.ts'
import {
  fields,
  items,
  openYaml,
  optionalChoice,
  optionalInteger,
  optionalText,
  reportMissing,
  requiredText,
  type YamlReader,
} from './yaml-reader.ts'

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
    'period',
    'rounding',
    'zeroByZero',
    'parameters',
    'inputs',
    'columns',
    'tierSets',
    'groups',
    'unlisted',
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
  places.parts.set('validUntil', at.validUntil)
  const basis = optionalText(reader, at.basis)
  const period = readPeriod(reader, at.period)
  const ledger = readLedger(reader, at.ledger, places)
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
    ...(period === undefined ? {} : { period }),
    rounding,
    zeroByZero: optionalChoice(reader, at.zeroByZero, ['zero', 'full', 'blank']) ?? 'blank',
    parameters: items(reader, at.parameters).map((place) => readParameter(reader, place, places)),
    inputs: items(reader, at.inputs).map((place) => readInput(reader, place, places)),
    columns: items(reader, at.columns).map((place) => readColumn(reader, place, places, rounding)),
    computeOrder: [],
    tierSets: items(reader, at.tierSets).map((place) => readTierSet(reader, place, places)),
    groups: items(reader, at.groups).map((place) => readGroup(reader, place, places)),
    unlisted: optionalChoice(reader, at.unlisted, ['refuse', 'leaveOut']) ?? 'refuse',
    ...(ledger === undefined ? {} : { ledger }),
    ranking: readRanking(reader, at.ranking, places),
    ...(grades === undefined ? {} : { grades }),
    ...(deskRow === undefined ? {} : { deskRow }),
    ...(total === undefined ? {} : { total }),
    lists: items(reader, at.lists).map((place) => readList(reader, place, places)),
    notes: items(reader, at.notes).map((place) => optionalText(reader, place) ?? ''),
  }
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
    namesNeeded(column).forEach(place)
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
