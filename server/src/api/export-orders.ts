import { scopeOf } from '@yihu/core/access/permissions'
import { exportLimit, orderColumns } from '@yihu/contract/order-columns'
import type { OrderColumn } from '@yihu/contract/order-columns'
import { orderFilterLabels } from '@yihu/contract/order-filter-labels'
import type { OrderFilter, OrderRow } from '@yihu/contract/orders'
import { appealKindLabels, urgencyLabels } from '@yihu/core/appeal/appeal'
import { isMeasureName, measures } from '@yihu/core/assessment/measures'
import { actions } from '@yihu/core/order/actions'
import { orderStateLabels } from '@yihu/core/order/states'
import type { OrderState } from '@yihu/core/order/states'
import { accepted } from '@yihu/core/refusal'
import { supervisionColourLabels } from '@yihu/core/supervision/supervision'
import { exportOrders } from '../operations/export-orders.ts'
import type { Context } from '../operations/context.ts'
import { loadReferenceData } from '../storage/screens/reference-data.ts'
import type { OrderListRow } from '../storage/screens/order-list.ts'
import type { Handlers } from './handler.ts'
import { listFilter } from './order-filter.ts'
import { orderRowView } from './order-views.ts'

type Language = 'zh' | 'en'
type Names = Awaited<ReturnType<typeof loadReferenceData>>

export const exportHandlers: Pick<Handlers, 'exportOrders'> = {
  exportOrders: async ({ context, params, query, user, platform, reply }) => {
    const { storage, centre, actor, now } = context
    const { columns: asked, language = 'zh', ...search } = query
    const filter = listFilter({ ...search, page: undefined, pageSize: undefined }, centre, now)
    if (!filter.ok) return filter
    const format = params.file === 'orders.csv' ? 'csv' : 'xlsx'
    const result = await exportOrders(context, filter.value, { format, filter: search, limit: exportLimit })
    if (!result.ok) return result
    const names = await storage.transact(centre.centreId, (tx) =>
      loadReferenceData(tx, scopeOf(actor), centre.timeZone),
    )
    const columns = columnsOf(asked)
    const zh = language === 'zh'
    const line = lineOf(columns, context, names, language)
    async function* rows(batches: AsyncIterable<readonly OrderListRow[]>) {
      for await (const batch of batches) yield batch.map(line)
    }
    void reply.header('x-total-orders', String(result.value.total))
    const bytes = platform.writer.orders(format, {
      aboutTitle: zh ? '导出说明' : 'About',
      about: [
        [zh ? '热线' : 'Centre', centre.name],
        [zh ? '导出人' : 'Exported by', user.name],
        [zh ? '导出时间' : 'Exported at', localTime(now, centre.timeZone)],
        [zh ? '件数' : 'Orders', String(result.value.total)],
        ...filterLines(search, names, language),
      ],
      title: zh ? '工单' : 'Orders',
      columns: columns.map((key) => ({ label: orderColumns[key][language], width: widthOf[key] ?? 14 })),
      rows: rows(result.value.batches),
    })
    const type =
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const day = localTime(now, centre.timeZone).replace(/\D/g, '').slice(0, 12)
    return accepted({ bytes, type, fileName: `${zh ? '工单' : 'orders'}-${day}.${format}` })
  },
}

const widthOf: Partial<Record<OrderColumn, number>> = {
  orderNo: 20,
  title: 44,
  leadUnit: 22,
  category: 24,
  handlingDueAt: 18,
  acceptedAt: 18,
  fedBackAt: 18,
  closedAt: 18,
}

/** The columns asked for, in the order of the file; all of them when none is known. */
function columnsOf(asked: string | undefined): OrderColumn[] {
  const wanted = asked?.split(',') ?? []
  const all = Object.keys(orderColumns) as OrderColumn[]
  const chosen = all.filter((key) => wanted.includes(key))
  return chosen.length === 0 ? all : chosen
}

const lights = {
  green: { zh: '正常', en: 'in time' },
  yellow: { zh: '临期', en: 'due soon' },
  red: { zh: '超期', en: 'overdue' },
} as const

function lineOf(columns: readonly OrderColumn[], { centre, now }: Context, names: Names, language: Language) {
  const time = (at: Date | null) => (at === null ? '' : localTime(at, centre.timeZone))
  const text: Record<OrderColumn, (row: OrderListRow, view: OrderRow) => string> = {
    orderNo: (row) => row.order_no,
    title: (row) => row.title,
    state: (_, view) => orderStateLabels[view.state][language],
    light: (_, view) => (view.light === null ? '' : lights[view.light][language]),
    handlingDueAt: (row) => time(row.handling_due_at),
    leadUnit: (row) => row.lead_unit_name ?? '',
    kind: (_, view) =>
      (language === 'zh' && names.kindNames[view.kind]) || appealKindLabels[view.kind][language],
    urgency: (_, view) => urgencyLabels[view.urgency][language],
    channel: (row) => nameOf(names.channels, row.channel_code),
    category: (row) => nameOf(names.categories, row.category_code),
    appellant: (row) => row.appellant_name ?? '',
    acceptedAt: (row) => time(row.accepted_at),
    fedBackAt: (row) => time(row.fed_back_at),
    closedAt: (row) => time(row.closed_at),
  }
  return (row: OrderListRow) => {
    const view = orderRowView(row, now)
    return columns.map((key) => text[key](row, view))
  }
}

/** The filter in words, a line for each condition. */
function filterLines(filter: OrderFilter, names: Names, language: Language): [string, string][] {
  const zh = language === 'zh'
  const said: Partial<Record<keyof OrderFilter, (value: string) => string>> = {
    state: (value) =>
      value
        .split(',')
        .map((state) => orderStateLabels[state as OrderState][language])
        .join(zh ? '、' : ', '),
    unitId: (value) => names.units.find(({ unitId }) => unitId === value)?.name ?? value,
    kind: (value) => appealKindLabels[value as OrderRow['kind']][language],
    urgency: (value) => urgencyLabels[value as OrderRow['urgency']][language],
    channelCode: (value) => nameOf(names.channels, value),
    categoryCode: (value) => nameOf(names.categories, value),
    deskCode: (value) => nameOf(names.desks, value),
    programmeTag: (value) => nameOf(names.programmeTags, value),
    divisionCode: (value) => nameOf(names.divisions, value),
    takenBy: (value) => names.staff.find(({ userId }) => userId === value)?.name ?? value,
    colour: (value) => supervisionColourLabels[value as keyof typeof supervisionColourLabels][language],
    light: (value) => lights[value as keyof typeof lights][language],
    waitingFor: (value) => actions[value as keyof typeof actions][language],
    measure: (value) => (isMeasureName(value) ? measures[value].label[language] : value),
  }
  const yes = { true: zh ? '是' : 'yes', false: zh ? '否' : 'no' }
  return Object.entries(filter)
    .filter(([key, value]) => value !== undefined && key !== 'page' && key !== 'pageSize')
    .map(([key, value]) => {
      const name = key as keyof OrderFilter
      const text = String(value)
      return [
        orderFilterLabels[name][language],
        said[name]?.(text) ?? (text === 'true' || text === 'false' ? yes[text] : text),
      ]
    })
}

function nameOf(list: readonly { code: string; name: string }[], code: string): string {
  return list.find((one) => one.code === code)?.name ?? code
}

function localTime(at: Date, timeZone: string): string {
  return at.toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
}
