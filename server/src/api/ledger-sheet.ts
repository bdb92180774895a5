import type { LedgerChoice, LedgerLine } from '@yihu/contract/special-desk-routes'
import { satisfactionLabels } from '@yihu/core/callback/callback'
import { orderStateLabels } from '@yihu/core/order/states'
import type { OrderTable } from '../operations/export-orders.ts'
import type { loadReferenceData } from '../storage/screens/reference-data.ts'

type Language = 'zh' | 'en'

interface SheetContext {
  readonly choice: LedgerChoice
  readonly names: Pick<Awaited<ReturnType<typeof loadReferenceData>>, 'desks' | 'categories'>
  readonly by: {
    readonly centreName: string
    readonly timeZone: string
    readonly userName: string
    readonly now: Date
  }
}

interface Column {
  readonly zh: string
  readonly en: string
  readonly width: number
  readonly text: (line: LedgerLine, say: Say) => string
}

interface Say {
  readonly language: Language
  readonly time: (instant: string | null) => string
  readonly nameOf: (list: 'desks' | 'categories', code: string | null) => string
}

/** The columns a desk officer keeps: number, date, who, matter, unit, due, result, call-back, rating. */
const columns: readonly Column[] = [
  { zh: '工单编号', en: 'Number', width: 20, text: (line) => line.orderNo },
  { zh: '受理时间', en: 'Accepted', width: 18, text: (line, { time }) => time(line.acceptedAt) },
  { zh: '专席', en: 'Desk', width: 18, text: (line, { nameOf }) => nameOf('desks', line.deskCode) },
  { zh: '诉求人', en: 'Appellant', width: 12, text: (line) => line.appellantName ?? '' },
  {
    zh: '登记信息',
    en: 'Particulars',
    width: 30,
    text: ({ particulars }, { language }) =>
      particulars
        .map((one) => (language === 'zh' ? `${one.zh}：${one.answer}` : `${one.en}: ${one.answer}`))
        .join(language === 'zh' ? '；' : '; '),
  },
  { zh: '诉求事项', en: 'Matter', width: 44, text: (line) => line.title },
  {
    zh: '事项分类',
    en: 'Category',
    width: 24,
    text: (line, say) => say.nameOf('categories', line.categoryCode),
  },
  { zh: '承办单位', en: 'Unit', width: 22, text: (line) => line.leadUnitName ?? '' },
  { zh: '办理截止', en: 'Due', width: 18, text: (line, { time }) => time(line.handlingDueAt) },
  { zh: '反馈时间', en: 'Fed back', width: 18, text: (line, { time }) => time(line.fedBackAt) },
  {
    zh: '状态',
    en: 'State',
    width: 12,
    text: (line, { language }) => orderStateLabels[line.state][language],
  },
  { zh: '办理结果', en: 'Result', width: 60, text: (line) => line.measures ?? '' },
  { zh: '人工回访', en: 'Called back', width: 18, text: (line, { time }) => time(line.calledBackAt) },
  {
    zh: '评价',
    en: 'Rating',
    width: 12,
    text: ({ satisfaction }, { language }) =>
      satisfaction === null ? '' : satisfactionLabels[satisfaction][language],
  },
]

/** A ledger as a table for a file, with a sheet before it that says whose it is, of when, and who took it. */
export function ledgerSheet(
  lines: readonly LedgerLine[],
  { choice, names, by }: SheetContext,
  language: Language,
): { table: OrderTable; fileName: string } {
  const zh = language === 'zh'
  const localTime = (at: Date) =>
    at.toLocaleString('sv-SE', { timeZone: by.timeZone, dateStyle: 'short', timeStyle: 'short' })
  const nameOf: Say['nameOf'] = (list, code) =>
    names[list].find((one) => one.code === code)?.name ?? code ?? ''
  const say: Say = { language, nameOf, time: (at) => (at === null ? '' : localTime(new Date(at))) }
  const deskName = nameOf('desks', choice.deskCode)
  const title = zh ? '专席台账' : 'Ledger'
  return {
    table: {
      aboutTitle: zh ? '导出说明' : 'About',
      about: [
        [zh ? '热线' : 'Centre', by.centreName],
        [zh ? '专席（含下级）' : 'Desk, with those below', deskName],
        [zh ? '受理日期从' : 'Accepted from', choice.from ?? '—'],
        [zh ? '受理日期至' : 'Accepted until', choice.until ?? '—'],
        [zh ? '件数' : 'Orders', String(lines.length)],
        [zh ? '导出人' : 'Exported by', by.userName],
        [zh ? '导出时间' : 'Exported at', localTime(by.now)],
      ],
      title,
      columns: columns.map((column) => ({ label: column[language], width: column.width })),
      rows: batch(lines.map((line) => columns.map(({ text }) => text(line, say)))),
    },
    fileName: `${title}-${deskName}-${localTime(by.now).replace(/\D/g, '').slice(0, 12)}`,
  }
}

async function* batch(rows: string[][]) {
  yield rows
}
