import { rankingTables } from './ranking-tables.ts'
import { ledgerTable, scoreBlocks } from './xiangtan-annexes.ts'
import {
  annexHeading,
  annexList,
  distributionList,
  figureOf,
  headingOne,
  headingTwo,
  item,
  writtenItems,
} from './common-parts.ts'
import type { TemplateFigure, TemplateSource } from './docx-package.ts'
import { bodyText, paragraph, run, section, sectionBreak } from './ooxml.ts'

/** 图 1–5 in printed order. */
const figures: readonly TemplateFigure[] = [
  { kind: 'pie', tag: 'chart_channels_share', caption: '图 1：12345热线平台不同渠道诉求占比', height: 58 },
  { kind: 'pie', tag: 'chart_calls_by_county_share', caption: '图 2：不同区域来电量占比', height: 50 },
  { kind: 'pie', tag: 'chart_appeal_types_share', caption: '图 3：诉求类型占比', height: 52 },
  { kind: 'bar', tag: 'chart_hot_topics', caption: '图 4：全市诉求热点', height: 76 },
  { kind: 'column', tag: 'chart_civilization_topics', caption: '图 5：文明创建诉求情况统计', height: 54 },
]

/** The monthly bulletin, in the order the office prints it. */
export function xiangtanMonthly(): TemplateSource {
  return {
    title: '12345热线运行情况通报',
    figures,
    body: [
      ...opening(),
      ...operation(),
      ...appeals(),
      ...otherPlatforms(),
      ...cases(),
      ...closing(),
      sectionBreak('portrait'),
      ...annexOne(),
      sectionBreak('landscape'),
      ...annexTwo(),
      section('portrait'),
    ],
  }
}

function opening(): string[] {
  const title = { font: 'SimSun', halfPoints: 44, bold: true, align: 'center', line: 640 } as const
  return [
    paragraph('{#document_no [loopOver: "paragraph"]}{document_no}{/document_no}', {
      align: 'center',
      after: 280,
    }),
    paragraph('湘潭市12345政务服务便民热线平台', title),
    paragraph('{year} 年 {month} 月运行情况通报', { ...title, after: 560 }),
    paragraph('{salutation}', {}),
    bodyText(
      '根据《湖南省12345政务服务热线运行规范》《湘潭市12345政务服务便民热线工作管理规定》等文件精神，现将湘潭市12345政务服务便民热线平台 {year} 年 {month} 月运行情况通报如下：',
    ),
  ]
}

function operation(): string[] {
  return [
    headingOne('一、12345热线平台运行基本情况'),
    headingTwo('（一）总体情况'),
    bodyText(
      '{month} 月份，市12345政务服务便民热线接听市民来电 {calls_answered} 通，{calls_answered_change}；接通率为 {connect_rate_pct}，{connect_rate_change}。' +
        '共计受理有效工单 {valid_orders} 件，{valid_orders_change}；其中在线办结 {settled_on_line} 件，在线办结率 {settled_on_line_rate_pct}；' +
        '网上派单 {dispatched} 件，{dispatched_change}，按时办结 {settled_on_time} 件，按时办结率 {on_time_rate_pct}；' +
        '工单回访满意率 {callback_satisfaction_rate_pct}，{callback_satisfaction_change}。' +
        '受理渠道以电话来电为主，为 {channel_phone} 件；其他渠道共计 {channel_other_total} 件，分别为{#other_channels}{name} {count} 件{#more}、{/more}{/other_channels}。（各项占比见图 1）',
    ),
    ...figureOf(figures, 1),
    headingTwo('（二）县市热线来电情况'),
    bodyText(
      '据统计，12345热线 {month} 月份接听的 {calls_answered} 通来电中，涉及{#calls_by_county}{name} {count} 通{#more}、{/more}{/calls_by_county}。（来电占比见图 2）',
    ),
    ...figureOf(figures, 2),
  ]
}

function appeals(): string[] {
  return [
    headingOne('二、诉求情况分析'),
    headingTwo('（一）诉求类型情况'),
    bodyText(
      '本月12345热线平台受理工单按诉求类型分类如下：{#appeal_types}{name} {count} 件，占比 {share}{#more}；{/more}{/appeal_types}。见图 3。',
    ),
    ...figureOf(figures, 3),
    headingTwo('（二）诉求热点情况'),
    bodyText(
      '来电反映较多的诉求事项为：{#hot_topics}{name} {count} 件{#more}、{/more}{/hot_topics}。见图 4。',
    ),
    ...figureOf(figures, 4),
    headingTwo('（三）专项诉求办理情况'),
    item(
      '1.文明创建诉求情况。',
      '{month} 月份，12345热线受理市民在文明创建方面的反映和诉求共 {civilization_appeals} 件，分别为{#civilization_topics}{name} {count} 件{#more}、{/more}{/civilization_topics}，各类统计见图 5。',
    ),
    ...figureOf(figures, 5),
    item('2.“领导接听日”工作情况。', '{leader_day}本次活动接听时间 {leader_day_hours} 小时。'),
    item(
      '3.“人大代表反映专席”来电情况。',
      '{month} 月份，12345热线受理人大代表来电反映社情民意诉求共计 {npc_desk_calls} 件，其中{#npc_desk_calls_by_level}{name}来电 {count} 件{#more}，{/more}{/npc_desk_calls_by_level}。{deputies}',
    ),
    item(
      '4.“政企通专席”来电情况。',
      '{month} 月份，12345热线“政企通专席”共受理市民诉求 {enterprise_desk_appeals} 件。{enterprises}',
    ),
  ]
}

function otherPlatforms(): string[] {
  return [
    headingOne('三、其他平台网民留言办理情况'),
    item(
      '1.“湘潭微政务”公众号留言情况。',
      '{month} 月份，“湘潭微政务”共收到网民留言 {micro_gov_messages} 条，其中已回复处理 {micro_gov_replied} 条，反映情况不清晰无法精准解答 {micro_gov_unclear} 条，无效留言 {micro_gov_invalid} 条。',
    ),
    item(
      '2.“依申请公开”办理情况。',
      '{month} 月份，市人民政府收到信息公开申请 {disclosure_requests} 件，已办理答复完毕 {disclosure_requests_answered} 件。',
    ),
  ]
}

function cases(): string[] {
  return [
    headingOne('四、优秀案例'),
    ...writtenItems('good_cases', '{number}.'),
    headingOne('五、工单办理存在的困难'),
    bodyText([run('{#difficulties [loopOver: "paragraph"]}{number}.{title}。', { bold: true })]),
    bodyText('{#paragraphs [loopOver: "paragraph"]}{text}{/paragraphs}{/difficulties}'),
    headingOne('六、工作建议'),
    ...writtenItems('advice', '{number}.'),
  ]
}

function closing(): string[] {
  return [
    ...annexList(['{month} 月份12345热线工作考核排名情况表', '{month} 月份加减分项明细']),
    paragraph('{issuer}', { align: 'right', before: 560, keepNext: true }),
    paragraph('{issued_on}', { align: 'right', rightChars: 400 }),
  ]
}

function annexOne(): string[] {
  return [
    ...annexHeading('附件 1', '{month} 月份12345热线工作考核排名情况表', { halfPoints: 32 }),
    rankingTables('annex1', scoreBlocks),
  ]
}

function annexTwo(): string[] {
  return [
    ...annexHeading('附件 2', '{month} 月份加减分项明细', { halfPoints: 36 }),
    ledgerTable(),
    paragraph('', { before: 480, line: 240 }),
    distributionList(['报：{report_to}', '发：{send_to}'], 8844),
    // Word needs a paragraph after a table that ends the document; it is kept too low to open a page.
    paragraph('', { line: 20 }),
  ]
}
