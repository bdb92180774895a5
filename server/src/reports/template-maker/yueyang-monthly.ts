import { annexHeading, headingOne, headingTwo, item, writtenItems } from './common-parts.ts'
import type { TemplateSource } from './docx-package.ts'
import { bodyText, cell, paragraph, row, run, section, table } from './ooxml.ts'

/** The monthly bulletin of hotline and mailbox: a masthead, four chapters, two tables by grade, two of points. */
export function yueyangMonthly(): TemplateSource {
  return {
    title: '12345热线和市长信箱运行办理情况通报',
    figures: [],
    body: [
      ...masthead(),
      ...news(),
      ...hotline(),
      ...mailbox(),
      ...remarks(),
      ...gradeTable('附件 1', 'annex1', '12345政务服务热线综合评价表', hotlineColumns),
      ...gradeTable('附件 2', 'annex2', '市长信箱办理综合评价表', mailboxColumns),
      ...pointsTable('附件 3', 'annex3', '12345热线和市长信箱工作考核扣分表', '扣分明细'),
      ...pointsTable('附件 4', 'annex4', '12345热线和市长信箱工作考核加分表', '加分明细'),
      section('portrait'),
    ],
  }
}

function masthead(): string[] {
  const line = { font: 'KaiTi', halfPoints: 28, line: 400 } as const
  const title = { font: 'SimSun', halfPoints: 40, bold: true, align: 'center', line: 640 } as const
  return [
    paragraph('政务服务热线工作通报', { ...title, halfPoints: 64, line: 1000 }),
    paragraph('{issue_no}', { font: 'KaiTi', align: 'center', line: 560, after: 160 }),
    table(
      [5444, 3400],
      [
        row([
          cell('{issuer}', { ...line, width: 5444, align: 'left' }),
          cell('{issued_on}', { ...line, width: 3400, align: 'right' }),
        ]),
      ],
      { borders: 'rules' },
    ),
    paragraph('{period}12345热线和市长信箱', { ...title, before: 400 }),
    paragraph('运行办理情况通报', { ...title, after: 360 }),
  ]
}

function news(): string[] {
  return [
    headingOne('一、工作动态'),
    bodyText(
      '{month} 月份，“领导接听日和部门轮值日”活动共受理企业群众电话诉求 {leader_day_appeals} 件，督办疑难工单 {leader_day_supervised} 件。',
    ),
    ...writtenItems('news'),
  ]
}

function hotline(): string[] {
  const best = (list: string) => `{#annex1_${list}}{unit}（{printed} 分）{#more}、{/more}{/annex1_${list}}`
  return [
    headingOne('二、运行情况'),
    headingTwo('（一）12345热线运行情况'),
    item(
      '1.运行基本数据。',
      '{month} 月份，12345热线平台共受理企业和群众来电 {calls_accepted} 件。其中，话务员在线直接答复咨询 {answered_on_line} 件，各责任单位承办工单 {hotline_dispatched} 件，办结率 {hotline_handled_rate_pct}，按期办结率 {hotline_on_time_rate_pct}，群众满意率 {hotline_satisfaction_rate_pct}。来电诉求主要集中在：{#topics}{name} {count} 件，占比 {share}{#more}；{/more}{/topics}。',
    ),
    item(
      '2.工单办理考核。',
      `全市 {units_total} 个热线承办单位综合考评等级评价为 A 类的 {units_a} 个，B 类 {units_b} 个，C 类 {units_c} 个，工单量为 0 的 {units_without_orders} 个。县市区综合指标考核分值排名前三位的是：${best('top_counties')}。工单办理量 100 件以上的市直单位综合指标考核分值排名前三位的是：${best('top_departments')}。公共事业服务部门综合指标考核分值排名前三位的是：${best('top_services')}。`,
    ),
    item('3.知识库管理。', '{month} 月份，12345热线平台知识库累计更新 {articles} 条。{knowledge}'),
    item(
      '4.人大代表诉求办理。',
      '{month} 月份，共受理人大代表来电 {deputies_calls} 件，其中，话务员在线直接答复咨询 {deputies_answered} 件，各责任单位承办工单 {deputies_dispatched} 件。工单按期办结率 {deputies_on_time_rate_pct}，人工回访率 {deputies_callback_rate_pct}，满意率 {deputies_satisfaction_rate_pct}。',
    ),
    item(
      '5.涉企诉求办理。',
      '{month} 月份，共受理涉企诉求 {enterprise_appeals} 件，其中在线直接答复 {enterprise_answered} 件（政策专员“一对一”在线答复 {enterprise_policy_answers} 件），各责任单位承办工单 {enterprise_dispatched} 件。涉企工单全部人工回访，群众评价满意（含基本满意）{enterprise_satisfied} 件，不满意 {enterprise_dissatisfied} 件。诉求主要集中在：市场监管类 {enterprise_market} 件、社会保障类 {enterprise_social} 件、开办企业类 {enterprise_startup} 件。',
    ),
  ]
}

function mailbox(): string[] {
  return [
    headingTwo('（二）市长信箱运行情况'),
    item(
      '1.运行基本数据。',
      '{month} 月份，市长信箱平台共受理群众来信 {letters} 件。其中，12345热线微信公众号诉求 {letters_wechat} 件，红网领导留言 {letters_rednet} 件，政务服务投诉 {letters_complaints} 件，政协委员微建议 {letters_cppcc} 件，已在市政府门户网站公开信件 {letters_published} 件，群众满意率 {letters_satisfaction_rate_pct}。受理省12345指挥监管平台派发的中国政府网总理留言 {letters_premier} 件，国家政务服务投诉工单 {letters_national} 件，省长信箱来信 {letters_governor} 件，湘易办诉求工单 {letters_xiangyiban} 件。',
    ),
    item(
      '2.信件办理考核。',
      '全市 {mailbox_units_total} 个市长信箱承办单位综合考评等级评价为 A 类的 {mailbox_a} 个，B 类 {mailbox_b} 个，C 类 {mailbox_c} 个，信件量为 0 的 {units_without_letters} 个。县市区市长信箱办理综合考核分值排名前三位的是：{#annex2_top_counties}{unit}（{printed} 分）{#more}、{/more}{/annex2_top_counties}。信件办理量 10 件以上的单位综合考核分值 100 分的有：{#annex2_full_departments}{unit}{#more}、{/more}{/annex2_full_departments}。{mailbox_remarks}',
    ),
  ]
}

function remarks(): string[] {
  const annexes = [
    '12345政务服务热线综合评价表',
    '市长信箱办理综合评价表',
    '12345热线和市长信箱工作考核扣分表',
    '12345热线和市长信箱工作考核加分表',
  ]
  return [
    headingOne('三、工作经验交流'),
    ...writtenItems('experience'),
    headingOne('四、存在的问题'),
    ...writtenItems('problems'),
    ...annexes.map((title, index) =>
      paragraph(`${index === 0 ? '附件：' : '　　　'}${index + 1}.${title}`, {
        leftChars: 200,
        before: index === 0 ? 480 : 0,
      }),
    ),
  ]
}

type Column = readonly [tag: string, heading: string, width: number]
const common: readonly Column[] = [
  ['unit', '部门名称', 1764],
  ['due', '应办理数', 640],
  ['handled', '办理数', 640],
  ['handled_rate_pct', '办结率', 740],
  ['handled_on_time', '按期办理数', 640],
  ['on_time_rate_pct', '按期办结率', 740],
  ['rework', '返工数', 560],
  ['rework_rate_pct', '返工率', 740],
]
const hotlineColumns: readonly Column[] = [
  ...common,
  ['dissatisfied', '回访不满意数', 680],
  ['dissatisfaction_rate_pct', '群众不满意率', 760],
  ['composite_score', '综合指标值', 540],
  ['grade', '等级评价', 400],
]
const mailboxColumns: readonly Column[] = [
  ...common,
  ['satisfied', '回访满意数', 620],
  ['satisfaction_rate_pct', '群众满意率', 760],
  ['composite_score', '综合指标值', 600],
  ['grade', '等级评价', 400],
]
const small = { font: 'SimSun', halfPoints: 16, line: 240 } as const

/** One table for each grade, under its own heading, as the office prints them. */
function gradeTable(number: string, key: string, title: string, columns: readonly Column[]): string[] {
  const heading = columns.map(([, text, wide]) =>
    cell(text, { ...small, bold: true, shade: 'F2F2F2', width: wide, keepNext: true }),
  )
  const body = columns.map(([tag, , wide], index) => {
    const opening = index === 0 ? '{#rows}' : ''
    const closing = index === columns.length - 1 ? '{/rows}' : ''
    const align = index === 0 ? 'left' : 'center'
    return cell(`${opening}{${tag}}${closing}`, { ...small, align, width: wide })
  })
  return [
    ...annexHeading(number, `{period}${title}`, { halfPoints: 32, onNewPage: true }),
    paragraph(
      [
        run(`{#${key}_grades [loopOver: "paragraph"]}综合评价 {grade} 类单位`, {
          font: 'SimHei',
          halfPoints: 24,
        }),
      ],
      { align: 'center', line: 400, before: 120, after: 60, keepNext: true },
    ),
    table(
      columns.map(([, , wide]) => wide),
      [row(heading, { header: true, minHeight: 480 }), row(body, { minHeight: 280 })],
    ),
    paragraph([run(`{/${key}_grades}`, { halfPoints: 12 })], { line: 120 }),
  ]
}

/** Deductions or bonuses, an entry a row. */
function pointsTable(number: string, key: string, title: string, detail: string): string[] {
  const text = { font: 'FangSong', halfPoints: 22, line: 320 } as const
  const widths = [1800, 1000, 1900, 4144] as const
  const headings = ['部门名称', '加扣分值', '指标名称', detail]
  const heading = headings.map((words, index) =>
    cell(words, { ...text, font: 'SimHei', shade: 'F2F2F2', width: widths[index] ?? 0 }),
  )
  const entry = (opening: string, closing: string) => [
    cell(`${opening}{unit}`, { ...text, width: widths[0] }),
    cell('{points}', { ...text, width: widths[1] }),
    cell('{kind}', { ...text, width: widths[2] }),
    cell(`{#reasons [loopOver: "paragraph"]}{reason}{/reasons}${closing}`, {
      ...text,
      align: 'left',
      width: widths[3],
    }),
  ]
  return [
    ...annexHeading(number, `{period}${title}`, { halfPoints: 32, onNewPage: true }),
    table(
      [...widths],
      [
        row(heading, { header: true, minHeight: 480 }),
        row(entry(`{#${key}_items}{#first [loopOver: "row"]}`, '{/first}'), { minHeight: 400 }),
        row(entry('{#others [loopOver: "row"]}', `{/others}{/${key}_items}`), { minHeight: 400 }),
      ],
    ),
  ]
}
