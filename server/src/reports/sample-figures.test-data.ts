import { readFileSync } from 'node:fs'

import { assess } from '@yihu/core/assessment/assess'
import { readCounts } from '@yihu/core/assessment/counts-csv'
import { applyLedger } from '@yihu/core/assessment/ledger'
import { loadScheme } from '@yihu/core/assessment/load-scheme'
import type { Scheme, Scorecard } from '@yihu/core/assessment/types'
import type {
  BulletinText,
  Figure,
  FigureList,
  FigureOrigin,
  Figures,
  LedgerEntry,
} from '@yihu/core/bulletin/figures'
import { readTemplateDefinition } from '@yihu/core/bulletin/load-template'
import type { TemplateDefinition } from '@yihu/core/bulletin/template-definition'
import { parse } from 'csv-parse/sync'

import { readBulletinText } from './bulletin-text.ts'

/*
 * Figures of the published October 2023 bulletin of Xiangtan, as it prints them, to fill the template with in tests.
 * The breakdown of figure 5 is not printed there and made up here. The annexes are computed from the files of the
 * replay.
 */
const data = new URL('../../data/', import.meta.url)

export function sampleFigures(): Figures {
  return {
    centre: { code: 'xiangtan', name: '湘潭市12345政务服务便民热线平台' },
    period: {
      key: '2023-10',
      label: '2023 年 10 月',
      year: 2023,
      month: 10,
      from: '2023-10-01',
      until: '2023-10-31',
    },
    values: Object.fromEntries([...counts(), ...rates(), ...changes()].map((figure) => [figure.key, figure])),
    lists: Object.fromEntries(lists().map((item) => [item.key, item])),
    tables: [
      { key: 'annex1', title: '{month} 月份12345热线工作考核排名情况表', scorecard: sampleScorecard() },
      { key: 'annex2', title: '{month} 月份加减分项明细', ledger: sampleLedger() },
    ],
    ledger: sampleLedger(),
  }
}

export function sampleText(): BulletinText {
  const path = new URL('replays/xiangtan-2023-10/bulletin-text.yaml', data)
  const read = readBulletinText(readFileSync(path, 'utf8'), sampleDefinition().parts)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.text
}

export function sampleDefinition(): TemplateDefinition {
  const path = new URL('templates/xiangtan-monthly.yaml', data)
  const definition = readTemplateDefinition(readFileSync(path, 'utf8'))
  if (!definition.ok) throw new Error(JSON.stringify(definition.details))
  return definition.value
}

const entered: FigureOrigin = { kind: 'entered', author: 'test', reason: 'published bulletin' }

function figure(key: string, printed: string, value: number | null, unit = '', origin = entered): Figure {
  return { key, label: key, exact: value === null ? null : String(value), printed, value, unit, origin }
}

function counts(): Figure[] {
  const printed: Record<string, number> = {
    calls_answered: 36341,
    valid_orders: 32961,
    settled_on_line: 22682,
    dispatched: 10279,
    settled_on_time: 10021,
    channel_phone: 32376,
    channel_other_total: 585,
    civilization_appeals: 469,
    npc_desk_calls: 7,
    enterprise_desk_appeals: 59,
    micro_gov_messages: 60,
    micro_gov_replied: 18,
    micro_gov_unclear: 40,
    micro_gov_invalid: 2,
    disclosure_requests: 6,
    disclosure_requests_answered: 6,
    leader_day_hours: 1,
  }
  return Object.entries(printed).map(([key, value]) => figure(key, String(value), value, '件'))
}

function rates(): Figure[] {
  return [
    figure('connect_rate_pct', '92.63%', 92.63),
    figure('settled_on_line_rate_pct', '68.81%', 68.81),
    figure('on_time_rate_pct', '99.3%', 99.3),
    figure('callback_satisfaction_rate_pct', '65.48%', 65.48),
  ]
}

function changes(): Figure[] {
  const change = (key: string, printed: string, value: number): Figure => ({
    ...figure(`${key}_change`, printed, value, '', {
      kind: 'change',
      current: key,
      previous: key,
      as: 'percent',
    }),
    wording: `环比${value > 0 ? '上升' : '下降'} ${printed}`,
  })
  return [
    change('calls_answered', '3.03%', 3.03),
    change('connect_rate', '1.5%', -1.5),
    change('valid_orders', '0.32%', 0.32),
    change('dispatched', '1.87%', 1.87),
    change('callback_satisfaction', '1.97%', -1.97),
  ]
}

type Item = readonly [name: string, count: number, share: string, code?: string]

function list(key: string, label: string, unit: string, items: readonly Item[]): FigureList {
  const total = items.reduce((sum, [, count]) => sum + count, 0)
  return {
    key,
    label,
    unit,
    items: items.map(([name, count, share, code]) => ({
      code: code ?? name,
      name,
      count,
      share,
      origin: entered,
    })),
    total: figure(`${key}_total`, String(total), total, unit),
  }
}

function lists(): FigureList[] {
  const other: Item[] = [
    ['中国政府网涉湘留言', 15, '0.05%'],
    ['国家政务服务平台交办件', 1, '0%'],
    ['省长信箱网上诉求', 60, '0.18%'],
    ['市长信箱诉求', 110, '0.33%'],
    ['省级12345热线平台转派工单', 357, '1.08%'],
    ['“湘易办”超级服务端12345专区网民留言', 42, '0.13%'],
  ]
  const topics =
    '社会保险 3497 消费维权 3042 医疗/生育保险 1384 退休服务 1101 劳动维权 1049 通信管理 726 物业管理 605 生活噪音 585 工商管理 494 施工管理 488'
  const pairs = [...topics.matchAll(/(\S+) (\d+)/g)].map(([, name, count]): Item => [
    name ?? '',
    Number(count),
    '',
  ])
  return [
    list('channels', '受理渠道', '件', [['电话来电', 32376, '98.23%'], ...other]),
    list('other_channels', '其他渠道', '件', other),
    list('calls_by_county', '接听来电涉及', '通', [
      ['湘潭县', 1944, '5.35%'],
      ['湘乡市', 1849, '5.09%'],
      ['韶山市', 789, '2.17%'],
      ['市区及其他', 31759, '87.39%', 'rest'],
    ]),
    list('appeal_types', '诉求类型', '件', [
      ['求助类', 11786, '35.76%'],
      ['咨询类', 12043, '36.54%'],
      ['投诉类', 7692, '23.34%'],
      ['其他类', 1292, '3.92%'],
      ['建议类', 148, '0.45%'],
    ]),
    list('hot_topics', '诉求热点', '件', pairs),
    list('civilization_topics', '文明创建诉求', '件', [
      ['生态环境保护', 214, '45.63%'],
      ['城市市容市貌', 143, '30.49%'],
      ['交通秩序', 112, '23.88%'],
    ]),
    list('npc_desk_calls_by_level', '人大代表来电', '件', [
      ['市人大代表', 3, '42.86%'],
      ['县市区人大代表', 4, '57.14%'],
    ]),
  ]
}

export const sampleScheme = loadSampleScheme()

function loadSampleScheme(): Scheme {
  const loaded = loadScheme(readFileSync(new URL('schemes/xiangtan-2023-10.yaml', data), 'utf8'), 'scheme')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded.scheme
}

/** All 55 units of annex 1, scored by the scheme from their published counts and the ledger of annex 2. */
export function sampleScorecard(): Scorecard {
  const fractions = new Map(csv('derived-fractions.csv').map((row) => [row['unit'], row]))
  const units = csv('annex1.csv').map((row) => ({ ...fractions.get(row['unit']), ...row }))
  const columns = ['group', 'unit', ...countColumns]
  const records = [columns, ...units.map((row: Row) => columns.map((column) => row[column] ?? ''))]
  const table = records.map((cells, index) => ({ line: index + 1, cells }))
  const counts = readCounts(sampleScheme, table, ['bonus_items', 'deduction_items'])
  if (!counts.ok) throw new Error(JSON.stringify(counts.problems))
  const items = csv('annex2.csv').map((row) => ({
    unit: row['annex1_unit'] ?? '',
    kind: row['kind'] ?? '',
    reason: row['reason'] ?? '',
    points: row['points'] ?? '',
  }))
  const applied = applyLedger(sampleScheme, counts.rows, items)
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems))
  const assessed = assess(sampleScheme, applied.rows, '2023-10')
  if (!assessed.ok) throw new Error(JSON.stringify(assessed.problems))
  return assessed.scorecard
}

const countColumns = [
  'valid_orders',
  'on_time_count',
  'delay_count',
  'contact_count',
  'rejected_count',
  'knowledge_base_score',
  'system_satisfied',
  'system_rated',
  'spot_satisfied',
  'spot_sampled',
]

function sampleLedger(): LedgerEntry[] {
  return csv('annex2.csv').map((row) => ({
    seq: Number(row['seq']),
    kind: row['kind'] ?? '',
    unit: row['unit'] ?? '',
    reasons: (row['reason'] ?? '').split(/(?<=；)(?=\d\.)/),
    points: row['points'] ?? '',
  }))
}

type Row = Record<string, string | undefined>

function csv(name: string): Row[] {
  const text = readFileSync(new URL(`replays/xiangtan-2023-10/${name}`, data), 'utf8')
  return parse<Row>(text, { columns: true, bom: true })
}
