import { cell, row, table } from './ooxml.ts'
import type { RankingBlock } from './ranking-tables.ts'
import { column, headerShade } from './ranking-tables.ts'

/** Columns of annex 1 as the office prints them; widths fill the 15138 twips between the margins. */
export const scoreBlocks: readonly RankingBlock[] = [
  { columns: [column('rank', '排名', 480)] },
  { columns: [column('unit', '{#tiered}部门（单位）{/tiered}{#untiered}地区{/untiered}', 1780)] },
  { columns: [column('valid_orders', '有效工单量', 620)] },
  {
    over: '按时办结率（10分）',
    columns: [
      column('on_time_count', '按时办结量', 660),
      column('on_time_rate_pct', '按时办结率', 720),
      column('on_time_score', '得分', 600),
    ],
  },
  {
    over: '延期率（10分）',
    columns: [
      column('delay_count', '延期量', 580),
      column('delay_rate_pct', '延期率', 720),
      column('delay_score', '得分', 600),
    ],
  },
  {
    over: '联系反馈当事人率（20分）',
    columns: [
      column('contact_count', '联系反馈当事人量', 740),
      column('contact_rate_pct', '联系反馈当事人率', 740),
      column('contact_score', '得分', 600),
    ],
  },
  {
    over: '回访满意率（25分）',
    columns: [
      column('system_satisfaction_rate_pct', '系统满意率', 740),
      column('spot_check_satisfaction_rate_pct', '抽查回访满意率', 780),
      column('satisfaction_score', '得分', 640),
    ],
  },
  {
    over: '工单驳回（10分）',
    columns: [column('rejected_count', '驳回总量', 700), column('rejected_score', '得分', 640)],
  },
  { columns: [column('knowledge_base_score', '知识库建设（20分）', 700)] },
  { columns: [column('cooperation_score', '工作配合（5分）', 640)] },
  { columns: [column('bonus', '加分项（5分）', 620)] },
  { columns: [column('total_score', '总得分', 838)] },
]

/** 序号 and 加减分项 are merged downwards over the entries of one kind. */
export function ledgerTable(): string {
  const widths = [700, 1200, 1960, 4080, 905] as const
  const text = { font: 'FangSong', halfPoints: 24, line: 340, before: 40, after: 40 } as const
  const headings = ['序号', '加减分项', '单位', '加减分事由', '分数（分）']
  const header = headings.map((heading, index) =>
    cell(heading, { ...text, font: 'SimHei', width: widths[index] ?? 0, shade: headerShade }),
  )
  const entry = (opening: readonly [string, string], merge: 'restart' | 'continue', closing: string) => [
    cell(opening[0], { ...text, width: widths[0], merge }),
    cell(opening[1], { ...text, width: widths[1], merge }),
    cell('{unit}', { ...text, width: widths[2] }),
    cell('{#reasons [loopOver: "paragraph"]}{reason}{/reasons}', {
      ...text,
      align: 'left',
      width: widths[3],
    }),
    cell(`{points}${closing}`, { ...text, width: widths[4] }),
  ]
  const rows = [
    row(header, { header: true, minHeight: 560 }),
    row(entry(['{#ledger}{#first [loopOver: "row"]}{seq}', '{kind}'], 'restart', '{/first}'), {
      minHeight: 480,
    }),
    row(entry(['{#others [loopOver: "row"]}', ''], 'continue', '{/others}{/ledger}'), { minHeight: 480 }),
  ]
  return table(widths, rows, { padding: 80 })
}
