import type { TemplateFigure, TemplateSource } from './docx-package.ts'
import { distributionList, figureOf, headingOne, item, writtenItems } from './common-parts.ts'
import { bodyText, cell, paragraph, row, run, section, table } from './ooxml.ts'

const figures: readonly TemplateFigure[] = [
  { kind: 'pie', tag: 'chart_topics_share', caption: '图 1：群众来电诉求内容占比', height: 56 },
  { kind: 'pie', tag: 'chart_appeal_types_share', caption: '图 2：诉求类型占比', height: 56 },
]

/** The quarterly special report of a county: a masthead, three chapters, who it is sent to. */
export function hengdongQuarterly(): TemplateSource {
  return {
    title: '12345热线运行情况分析报告',
    figures,
    body: [...masthead(), ...operation(), ...problems(), ...cases(), ...distribution(), section('portrait')],
  }
}

const width = 8844

function masthead(): string[] {
  const line = { font: 'KaiTi', halfPoints: 28, line: 400 } as const
  return [
    paragraph('{masthead}', { font: 'SimSun', bold: true, halfPoints: 72, align: 'center', line: 1000 }),
    paragraph('（{issue_no}）', { font: 'KaiTi', align: 'center', line: 560, after: 160 }),
    table(
      [width / 2, width / 2],
      [
        row([
          cell('{issuer}', { ...line, width: width / 2, align: 'left' }),
          cell('{issued_on}', { ...line, width: width / 2, align: 'right' }),
        ]),
      ],
      { borders: 'rules' },
    ),
    paragraph('{centre_name}', {
      font: 'SimSun',
      bold: true,
      halfPoints: 40,
      align: 'center',
      line: 640,
      before: 400,
    }),
    paragraph('{period}运行情况分析报告', {
      font: 'SimSun',
      bold: true,
      halfPoints: 40,
      align: 'center',
      line: 640,
      after: 400,
    }),
    bodyText(
      '根据{centre_name}（以下简称“12345热线”）系统平台归集的数据统计，{period}，12345热线话务总数为 {calls_total} 个，受理非话务受理渠道（含省长信箱、书记市长信箱、中国政府网、书记县长信箱、政协云、湘易办、省级12345热线等渠道）各类诉求 {non_call_appeals} 件，办结 {non_call_settled} 件。',
    ),
  ]
}

function operation(): string[] {
  return [
    headingOne('一、热线运行情况'),
    item(
      '（一）话务渠道受理情况。',
      '{period}，12345热线话务总数为 {calls_total} 个，日均 {calls_per_day} 个，形成有效工单 {valid_orders} 件，转派各成员单位 {dispatched} 件，在线办结数 {settled_on_line} 件，综合办结数为 {settled_total} 件，综合办结率达 {settled_rate_pct}，回访满意率 {callback_satisfaction_rate_pct}。',
    ),
    item(
      '（二）非话务渠道受理情况。',
      '{period}，12345热线共受理非话务渠道诉求 {non_call_appeals} 件，其中，{#non_call_channels}{name} {count} 件{#more}，{/more}{/non_call_channels}。',
    ),
    item(
      '（三）诉求内容分析。',
      '{period}，群众来电诉求主要集中在{#topics}{name} {count} 件，占诉求量的 {share}{#more}；{/more}{/topics}（见图 1）。与上季度数据相比，{#topics}{name}类{change}{#more}、{/more}{/topics}。',
    ),
    ...figureOf(figures, 1),
  ]
}

function problems(): string[] {
  return [
    headingOne('二、反映的重点问题'),
    bodyText(
      '{period}12345热线受理的来电诉求，{#appeal_types}{name} {count} 件，占比 {share}{#more}；{/more}{/appeal_types}（见图 2）。',
    ),
    ...figureOf(figures, 2),
    bodyText([
      run('{#key_problems [loopOver: "paragraph"]}（{numeral}）{name}问题。', { bold: true }),
      run('本季度12345热线受理相关诉求 {count} 件，占有效工单量的 {share}，{change}。{note}{/key_problems}'),
    ]),
  ]
}

function cases(): string[] {
  return [headingOne('三、典型工单案例选'), ...writtenItems('cases')]
}

function distribution(): string[] {
  return [
    paragraph('', { before: 480, line: 240 }),
    distributionList(['报：{report_to}', '送：{send_to}', '{issuer}　　　{issued_on} 编印发'], width),
    // Word needs a paragraph after a table that ends the document; it is kept too low to open a page.
    paragraph('', { line: 20 }),
  ]
}
