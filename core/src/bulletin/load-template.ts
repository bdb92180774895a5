import type { PrintFormat, Problem } from '../assessment/types.ts'
import type { Place, YamlReader } from '../assessment/yaml-reader.ts'
import {
  fields,
  items,
  openYaml,
  optionalChoice,
  optionalFlag,
  optionalInteger,
  optionalText,
  requiredText,
} from '../assessment/yaml-reader.ts'
import { proposal } from '../assessment/did-you-mean.ts'
import { readWhere } from '../assessment/read-where.ts'
import { accepted, refused } from '../refusal.ts'
import type { Result } from '../refusal.ts'
import { isCallCount } from './countables.ts'
import { readFigure } from './load-template-figure.ts'
import { readCountable, readFormat, readWindow } from './read-count.ts'
import { dimensions } from './template-definition.ts'
import type {
  FigureDefinition,
  ListDefinition,
  PartDefinition,
  PrintRules,
  TableDefinition,
  TemplateDefinition,
} from './template-definition.ts'

/** Two decimals kept for rates, trailing zeros dropped for changes: what most cities print (formulas §0). */
const usualRates: PrintFormat = { mode: 'halfUp', digits: 2, zeros: 'keep', suffix: '%' }
const usualChanges: PrintFormat = { mode: 'halfUp', digits: 2, zeros: 'trim', suffix: '%' }

/** Reads a template's definition; the refusal's `problems` name line, place and what to write instead. */
export function readTemplateDefinition(yaml: string): Result<TemplateDefinition, 'invalidTemplate'> {
  const reader = openYaml(yaml)
  const at = fields(reader, reader.root, [
    'key',
    'name',
    'document',
    'print',
    'tables',
    'figures',
    'lists',
    'parts',
  ])
  const print = readPrint(reader, at.print)
  const definition: TemplateDefinition = {
    key: requiredText(reader, reader.root, at.key),
    name: requiredText(reader, reader.root, at.name),
    document: requiredText(reader, reader.root, at.document),
    print,
    tables: items(reader, at.tables).map((place) => readTable(reader, place)),
    figures: items(reader, at.figures).flatMap((place) => readFigure(reader, place, print) ?? []),
    lists: items(reader, at.lists).flatMap((place) => readList(reader, place) ?? []),
    parts: items(reader, at.parts).map((place) => readPart(reader, place)),
  }
  checkReferences(reader, definition, at)
  return reader.problems.length === 0
    ? accepted(definition)
    : refused('invalidTemplate', { problems: reader.problems.map(inWords) })
}

function inWords({ line, path, zh, en }: Problem): string {
  const where = line === undefined ? path : `第 ${line} 行 line ${line}`
  return `${where}：${zh} / ${en}`
}

function readPrint(reader: YamlReader, place: Place): PrintRules {
  const usual = { rates: usualRates, changes: usualChanges, up: '上升', down: '下降', points: '个百分点' }
  if (place.node === undefined) return usual
  const at = fields(reader, place, ['rates', 'changes', 'up', 'down', 'points'])
  return {
    rates: readFormat(reader, at.rates, usual.rates),
    changes: readFormat(reader, at.changes, usual.changes),
    up: optionalText(reader, at.up) ?? usual.up,
    down: optionalText(reader, at.down) ?? usual.down,
    points: optionalText(reader, at.points) ?? usual.points,
  }
}

function readTable(reader: YamlReader, place: Place): TableDefinition {
  const at = fields(reader, place, ['key', 'title', 'scheme', 'items'])
  const scheme = optionalText(reader, at.scheme)
  const chosen = optionalChoice(reader, at.items, ['deductions', 'bonuses'])
  if (scheme !== undefined && chosen !== undefined)
    reader.report(at.items, 'notAllowed', {
      zh: 'items 只用于加减分明细；有 scheme 的表不能用',
      en: 'items belongs to a table of the ledger, not to one with a scheme',
    })
  return {
    key: requiredText(reader, place, at.key),
    title: requiredText(reader, place, at.title),
    ...(scheme === undefined ? {} : { scheme }),
    ...(chosen === undefined ? {} : { items: chosen }),
  }
}

function readPart(reader: YamlReader, place: Place): PartDefinition {
  const at = fields(reader, place, ['key', 'label', 'kind', 'required'])
  return {
    key: requiredText(reader, place, at.key),
    label: requiredText(reader, place, at.label),
    kind: optionalChoice(reader, at.kind, ['line', 'paragraphs', 'cases', 'notes']) ?? 'paragraphs',
    required: optionalFlag(reader, at.required) ?? true,
  }
}

function readList(reader: YamlReader, place: Place): ListDefinition | undefined {
  const at = fields(reader, place, [
    'key',
    'label',
    'unit',
    'by',
    'count',
    'where',
    'since',
    'on',
    'codes',
    'under',
    'top',
    'rest',
    'base',
    'shares',
    'changes',
  ])
  if (at.by.node === undefined) requiredText(reader, place, at.by)
  const by = optionalChoice(reader, at.by, dimensions)
  const codes = items(reader, at.codes).flatMap((item) => optionalText(reader, item) ?? [])
  const under = optionalText(reader, at.under)
  const top = optionalInteger(reader, at.top, 1, 100)
  const rest = optionalText(reader, at.rest)
  const base = optionalText(reader, at.base)
  const count =
    at.count.node === undefined && by === 'callDivision' ? 'callsAnswered' : readCountable(reader, at.count)
  if (by === undefined) return undefined
  if (count !== undefined && isCallCount(count) !== (by === 'callDivision'))
    reader.report(at.count.node === undefined ? place : at.count, 'notAllowed', {
      zh: `按“${by}”列出的不能是“${count}”：来电只能按 callDivision 列出，工单按其他`,
      en: `"${count}" cannot be listed by "${by}": calls are listed by callDivision, orders by the others`,
    })
  return {
    key: requiredText(reader, place, at.key),
    label: requiredText(reader, place, at.label),
    unit: requiredText(reader, place, at.unit),
    by,
    count: count ?? 'validOrders',
    where: readWhere(reader, at.where),
    ...readWindow(reader, at),
    ...(at.codes.node === undefined ? {} : { codes }),
    ...(under === undefined ? {} : { under }),
    ...(top === undefined ? {} : { top }),
    ...(rest === undefined ? {} : { rest }),
    ...(base === undefined ? {} : { base }),
    shares: optionalChoice(reader, at.shares, ['independent', 'largestRemainder']) ?? 'independent',
    changes: optionalFlag(reader, at.changes) ?? false,
  }
}

/** Everything a figure or a list refers to must be defined, figures before what is worked out of them. */
function checkReferences(
  reader: YamlReader,
  { figures, lists, tables }: TemplateDefinition,
  at: Record<'figures' | 'lists', Place>,
): void {
  const places = items(reader, at.figures)
  const before = new Set<string>()
  for (const [index, figure] of figures.entries()) {
    const place = places[index] ?? at.figures
    for (const key of referencesOf(figure))
      if (!before.has(key)) reportUnknown(reader, place, key, [...before])
    if (figure.kind === 'table') {
      const known = tables.filter(({ scheme }) => scheme !== undefined).map(({ key }) => key)
      if (!known.includes(figure.table)) reportUnknown(reader, place, figure.table, known)
    }
    before.add(figure.key)
  }
  for (const [index, { base }] of lists.entries())
    if (base !== undefined && !before.has(base))
      reportUnknown(reader, items(reader, at.lists)[index] ?? at.lists, base, [...before])
}

function referencesOf(figure: FigureDefinition): readonly string[] {
  if (figure.kind === 'quotient') return [figure.of, figure.over]
  if (figure.kind === 'sum') return figure.sum
  if (figure.kind === 'daily') return [figure.perDay]
  return figure.kind === 'change' ? [figure.of] : []
}

function reportUnknown(reader: YamlReader, place: Place, word: string, known: readonly string[]): void {
  const hint = proposal(word, known)
  reader.report(
    place,
    'notAllowed',
    {
      zh: `前面没有定义“${word}”${hint.zh}`,
      en: `"${word}" is not defined above${hint.en}`,
    },
    word,
  )
}
