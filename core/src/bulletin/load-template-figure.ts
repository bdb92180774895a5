import type { Place, YamlReader } from '../assessment/yaml-reader.ts'
import { fields, items, optionalChoice, optionalText, requiredText } from '../assessment/yaml-reader.ts'
import { readWhere } from '../assessment/read-where.ts'
import { readCountable, readFormat, readWindow } from './read-count.ts'
import type { FigureDefinition, PrintRules, TableFigureDefinition } from './template-definition.ts'

/** What makes a figure the kind it is: exactly one of these stands in its line. */
const makers = ['count', 'enter', 'over', 'sum', 'perDay', 'changeOf', 'table'] as const

/** Reads one line of `figures`; nothing when it is so wrong that no figure is left. */
export function readFigure(
  reader: YamlReader,
  place: Place,
  print: PrintRules,
): FigureDefinition | undefined {
  const at = fields(reader, place, [
    'key',
    'label',
    'unit',
    'count',
    'where',
    'since',
    'on',
    'enter',
    'of',
    'over',
    'print',
    'sum',
    'perDay',
    'changeOf',
    'as',
    'table',
    'total',
    'row',
    'column',
    'units',
  ])
  const made = makers.filter((maker) => at[maker].node !== undefined)
  const [maker] = made
  if (maker === undefined || made.length > 1) {
    reader.report(place, 'notAllowed', {
      zh: `每个数应写 ${makers.join('、')} 中的一项，不多不少`,
      en: `a figure has exactly one of ${makers.join(', ')}`,
    })
    return undefined
  }
  const named = {
    key: requiredText(reader, place, at.key),
    label: requiredText(reader, place, at.label),
  }
  const unit = optionalText(reader, at.unit) ?? ''
  const text = (key: keyof typeof at) => requiredText(reader, place, at[key])
  switch (maker) {
    case 'count':
      return {
        ...named,
        kind: 'count',
        unit,
        count: readCountable(reader, at.count) ?? 'validOrders',
        where: readWhere(reader, at.where),
        ...readWindow(reader, at),
      }
    case 'enter':
      return { ...named, kind: 'entered', unit }
    case 'over':
      return {
        ...named,
        kind: 'quotient',
        of: text('of'),
        over: text('over'),
        ...(at.print.node === undefined ? {} : { print: readFormat(reader, at.print, print.rates) }),
      }
    case 'sum':
      return {
        ...named,
        kind: 'sum',
        unit,
        sum: items(reader, at.sum).flatMap((item) => optionalText(reader, item) ?? []),
      }
    case 'perDay':
      return { ...named, kind: 'daily', unit, perDay: text('perDay') }
    case 'changeOf':
      return {
        ...named,
        kind: 'change',
        of: text('changeOf'),
        as: optionalChoice(reader, at.as, ['percent', 'points']) ?? 'percent',
        ...(at.print.node === undefined ? {} : { print: readFormat(reader, at.print, print.changes) }),
      }
    default:
      return { ...named, kind: 'table', unit, table: text('table'), read: readCell(reader, place, at) }
  }
}

function readCell(
  reader: YamlReader,
  place: Place,
  at: Record<'total' | 'row' | 'column' | 'units', Place>,
): TableFigureDefinition['read'] {
  if (at.total.node !== undefined) return { what: 'total', column: requiredText(reader, place, at.total) }
  if (at.row.node !== undefined)
    return {
      what: 'cell',
      row: requiredText(reader, place, at.row),
      column: requiredText(reader, place, at.column),
    }
  if (at.units.node === undefined)
    reader.report(place, 'missing', {
      zh: '应写 total（列合计）、row 和 column（一个单位的一格）或 units（单位数）',
      en: 'write total (sum of a column), row and column (a cell of one unit) or units (how many)',
    })
  const chosen = fields(reader, at.units, ['grade', 'tier', 'group'])
  const grade = optionalText(reader, chosen.grade)
  const tier = optionalText(reader, chosen.tier)
  const group = optionalText(reader, chosen.group)
  return {
    what: 'units',
    ...(grade === undefined ? {} : { grade }),
    ...(tier === undefined ? {} : { tier }),
    ...(group === undefined ? {} : { group }),
  }
}
