import type {
  BulletinCase,
  BulletinPart,
  BulletinText,
  FigureList,
  FigureListItem,
  Figures,
} from '@yihu/core/bulletin/figures'
import type { PluginContent, TemplateData } from 'easy-template-x'
import { chartOf } from './chart-content.ts'
import { ledgerData, ledgerScope } from './ledger-tags.ts'
import { tableCharts, tableData, tableLoops } from './table-tags.ts'
import type { TagScope } from './tag-scope.ts'
import { scope } from './tag-scope.ts'

/** Items of a list with this code belong to its chart only: “other areas”, which no sentence lists. */
const chartOnlyCode = 'rest'

/**
 * What a template is filled with. Every number is `printed` of a figure, a cell or a list item; nothing is computed
 * here. Tags are the keys of `figures.values` and `figures.lists`, of the hand-written parts, and for each table its
 * `…_groups`, `…_rows`, `…_total` and lists with the column keys inside. A change prints its wording.
 */
export function bulletinData(figures: Figures, text: BulletinText): TemplateData {
  const data: TemplateData = {}
  for (const figure of Object.values(figures.values)) data[figure.key] = figure.wording ?? figure.printed
  for (const list of Object.values(figures.lists)) {
    data[list.key] = listItems(list, notesOf(text, list.key))
    data[`chart_${list.key}`] = chart(list, (item) => item.name)
    data[`chart_${list.key}_share`] = chart(list, (item) => `${item.name} ${item.share}`)
  }
  for (const table of figures.tables) Object.assign(data, tableData(table))
  return {
    ...data,
    ...periodTags(figures),
    ...textTags(text),
    ...Object.fromEntries(Object.entries(text.parts).map(([key, part]) => [key, partData(part)])),
    ledger: ledgerData(figures.ledger),
  }
}

/** The names `bulletinData` answers to; the same for an empty list as for a full one. */
export function bulletinScope(figures: Figures, text: BulletinText): TagScope {
  const lists = Object.values(figures.lists)
  const item = scope(['name', 'count', 'unit', 'share', 'number', 'numeral', 'change', 'note'], {
    conditions: ['more'],
  })
  const parts = Object.entries(text.parts)
  return scope(
    [
      ...Object.keys(figures.values),
      ...periodTagNames,
      ...textTagNames,
      ...parts.flatMap(([key, { kind }]) => (kind === 'line' ? [key] : [])),
    ],
    {
      charts: [
        ...lists.flatMap(({ key }) => [`chart_${key}`, `chart_${key}_share`]),
        ...figures.tables.flatMap(tableCharts),
      ],
      loops: {
        ...Object.fromEntries(lists.map(({ key }) => [key, item])),
        ...Object.fromEntries(
          parts.flatMap(([key, { kind }]) =>
            kind === 'line' || kind === 'notes' ? [] : [[key, partScope(kind)]],
          ),
        ),
        ...Object.fromEntries(figures.tables.flatMap((table) => Object.entries(tableLoops(table)))),
        ledger: ledgerScope,
      },
    },
  )
}

/** `2023年11月17日`, as official documents write a date. */
export function chineseDate(on: string): string {
  // A draft may have no date yet.
  if (on === '') return ''
  const [year, month, day] = on.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

const periodTagNames = ['centre_name', 'period', 'year', 'month', 'period_from', 'period_until'] as const

function periodTags({ centre, period }: Figures): Record<(typeof periodTagNames)[number], string> {
  return {
    centre_name: centre.name,
    period: period.label,
    year: String(period.year),
    month: String(period.month),
    period_from: chineseDate(period.from),
    period_until: chineseDate(period.until),
  }
}

const textTagNames = ['document_no', 'issue_no', 'issuer', 'issued_on'] as const

function textTags(text: BulletinText): Record<(typeof textTagNames)[number], string> {
  return {
    document_no: text.documentNo ?? '',
    issue_no: text.issueNo ?? '',
    issuer: text.issuer,
    issued_on: chineseDate(text.issuedOn),
  }
}

function partData(part: BulletinPart): TemplateData | TemplateData[] | string {
  if (part.kind === 'line') return part.text
  if (part.kind === 'notes') return ''
  return part.kind === 'cases' ? part.cases.map(caseData) : part.body.map((text) => ({ text }))
}

function partScope(kind: 'paragraphs' | 'cases'): TagScope {
  if (kind === 'paragraphs') return scope(['text'])
  const texts = { following: scope(['text']), paragraphs: scope(['text']) }
  return scope(['number', 'numeral', 'title', 'lead'], { loops: texts })
}

function caseData(written: BulletinCase, index: number): TemplateData {
  const paragraphs = written.body.map((text) => ({ text }))
  return {
    number: String(index + 1),
    numeral: chineseNumeral(index + 1),
    title: written.title.replace(/[。．.]$/, ''),
    lead: written.body[0] ?? '',
    following: paragraphs.slice(1),
    paragraphs,
  }
}

function notesOf(text: BulletinText, list: string): Readonly<Record<string, string>> {
  const part = text.parts[`${list}_notes`]
  return part?.kind === 'notes' ? part.notes : {}
}

/** 一 to 九十九, as headings count. */
export function chineseNumeral(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const tens = Math.floor(number / 10)
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return `${ten}${digits[number % 10]}`
}

function listItems(list: FigureList, notes: Readonly<Record<string, string>>): TemplateData[] {
  const listed = list.items.filter((item) => item.code !== chartOnlyCode)
  return listed.map((item, index) => ({
    number: String(index + 1),
    numeral: chineseNumeral(index + 1),
    note: notes[item.code] ?? '',
    name: item.name,
    count: String(item.count),
    unit: list.unit,
    share: item.share,
    change: item.change?.wording ?? '',
    more: index < listed.length - 1,
  }))
}

function chart(list: FigureList, label: (item: FigureListItem) => string): PluginContent {
  return chartOf(
    list.label,
    list.items.map((item) => ({ name: label(item), value: item.count })),
  )
}
