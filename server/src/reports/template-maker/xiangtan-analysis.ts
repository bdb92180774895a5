import {
  annexHeading,
  annexList,
  distributionList,
  figureOf,
  headingOne,
  headingTwo,
  item,
  tableNotes,
  writtenItems,
} from './common-parts.ts'
import type { TemplateFigure, TemplateSource } from './docx-package.ts'
import { bodyText, paragraph, section, sectionBreak } from './ooxml.ts'
import type { RankingBlock } from './ranking-tables.ts'
import { column, rankingTables } from './ranking-tables.ts'

const figures: readonly TemplateFigure[] = [
  { kind: 'pie', tag: 'chart_appeal_types_share', caption: '图 1：12345热线来电类型占比', height: 56 },
  { kind: 'bar', tag: 'chart_hot_topics', caption: '图 2：全市12345热线诉求热点', height: 64 },
  { kind: 'column', tag: 'chart_annex2_ranked', caption: '图 3：县级平台得分情况', height: 52 },
  { kind: 'pie', tag: 'chart_civilization_topics_share', caption: '图 4：文明创建诉求情况统计', height: 56 },
  { kind: 'column', tag: 'chart_consumer_topics', caption: '图 5：消费维权类诉求分布', height: 56 },
]

/** The monthly analysis with the counties' own platforms: two chapters, two annexes across. */
export function xiangtanAnalysis(): TemplateSource {
  return {
    title: '12345政务服务便民热线运行情况分析报告',
    figures,
    body: [
      ...opening(),
      ...answering(),
      ...counties(),
      ...specialDesks(),
      ...cases(),
      ...closing(),
      sectionBreak('portrait'),
      ...annexHeading('附件 1', '{month} 月份市本级12345热线平台工单办理情况统计表', { halfPoints: 32 }),
      rankingTables('annex1', unitBlocks, { hasTotal: true }),
      tableNotes('annex1_notes'),
      ...annexHeading('附件 2', '{month} 月份县级12345热线综合排名情况表', {
        halfPoints: 32,
        onNewPage: true,
      }),
      rankingTables('annex2', countyBlocks),
      tableNotes('annex2_notes'),
      paragraph('', { before: 240, line: 240 }),
      distributionList(['报：{report_to}', '发：{distribute_to}'], 15138),
      // Word needs a paragraph after a table that ends the document; it is kept too low to open a page.
      paragraph('', { line: 20 }),
      section('landscape'),
    ],
  }
}

function opening(): string[] {
  const title = { font: 'SimSun', halfPoints: 40, bold: true, align: 'center', line: 640 } as const
  return [
    paragraph('{issuer}', {
      font: 'SimSun',
      halfPoints: 36,
      bold: true,
      align: 'center',
      line: 720,
      after: 360,
    }),
    paragraph('{centre_name}', title),
    paragraph('{period}运行情况分析报告', { ...title, after: 360 }),
    bodyText(
      '根据全省热线运行规范和本市热线工作管理规定，现将{period}12345政务服务便民热线运行情况分析如下：',
    ),
  ]
}

function answering(): string[] {
  return [
    headingOne('一、接听情况'),
    headingTwo('（一）总体情况'),
    bodyText(
      '{month} 月份，热线平台共受理工单 {orders_accepted} 件，{orders_accepted_change}，其中当场答复 {answered_on_line} 件，当场答复率 {answered_on_line_rate_pct}；网上派单 {dispatched} 件，{dispatched_change}，按时办结 {settled_on_time} 件，按时办结率 {on_time_rate_pct}，工单回访满意率 {callback_satisfaction_rate_pct}，{callback_satisfaction_change}。受理渠道以电话来电为主，为 {channel_phone} 件；市长信箱受理群众网上有效来信 {channel_mailbox} 封；微信受理 {channel_wechat} 件；转办政协微建议 {channel_cppcc} 件，省转办中国政府网、政务服务平台、人民网留言共计 {channel_central} 件；省监管平台转办工单 {channel_province} 件。',
    ),
    bodyText(
      '受理工单中：{#appeal_types}{name} {count} 件，占比 {share}{#more}；{/more}{/appeal_types}；无效类 {invalid_orders} 件，占比 {invalid_share_pct}（见图 1）。',
    ),
    ...figureOf(figures, 1),
    headingTwo('（二）诉求热点情况'),
    bodyText(
      '来电反映较多的诉求事项为：{#hot_topics}{name} {count} 件{#more}、{/more}{/hot_topics}（见图 2）。',
    ),
    ...figureOf(figures, 2),
  ]
}

function counties(): string[] {
  return [
    headingTwo('（三）县（市）热线平台工单办理情况'),
    item(
      '1.接听情况。',
      '{month} 月份，{county_platforms} 个县级12345热线平台共接听有效来电 {county_valid_calls} 个，{county_valid_calls_change}。其中湘潭县 {county_calls_xiangtan} 个、湘乡市 {county_calls_xiangxiang} 个、韶山市 {county_calls_shaoshan} 个，总体接通率 {county_connect_rate_pct}、在线办结率 {county_online_rate_pct}、按时办结率 {county_on_time_rate_pct}、回访率 {county_callback_rate_pct}、回访满意率 {county_satisfaction_rate_pct}。',
    ),
    item('2.服务拨测情况。', '{dial_tests}'),
    item(
      '3.省考核数据规范性情况。',
      '上月，本市被省监管平台监测到 {provincial_data_irregularities} 次数据上传不规范现象，被扣 {provincial_points_deducted} 分。{data_quality}',
    ),
    bodyText(
      '根据考核指标综合排名，{#annex2_ranked}{unit}（{printed} 分）{#more}、{/more}{/annex2_ranked}分列第 1 至第 {county_platforms} 名（见图 3）。',
    ),
    ...figureOf(figures, 3),
  ]
}

function specialDesks(): string[] {
  return [
    headingTwo('（四）专项诉求办理情况'),
    item(
      '1.文明创建诉求情况。',
      '{month} 月份，12345热线受理市民在文明创建方面的反映和诉求共 {civilization_appeals} 件，集中在{#civilization_topics}{name} {count} 件{#more}、{/more}{/civilization_topics}，各类占比见图 4。',
    ),
    ...figureOf(figures, 4),
    item(
      '2.“人大代表反映专席”来电情况。',
      '1—{month} 月份，12345热线受理人大代表来电反映社情民意诉求共计 {npc_desk_calls} 件。{deputies}',
    ),
    item(
      '3.优化营商环境（政企通）专席来电情况。',
      '{month} 月份，12345热线政企通专席共受理市民诉求 {enterprise_desk_appeals} 件。{enterprises}',
    ),
  ]
}

function cases(): string[] {
  return [
    headingOne('二、案例分析'),
    headingTwo('（一）优秀案例'),
    ...writtenItems('good_cases', '{number}.'),
    headingTwo('（二）热点事件'),
    bodyText(
      '{period}，12345热线共计受理诉求 {orders_accepted} 件，其中涉及消费维权相关诉求共 {consumer_appeals} 件，占诉求总量的 {consumer_share_pct}（“3·15国际消费者权益保护日”当天受理 {consumer_day_appeals} 件），分布见图 5。',
    ),
    ...figureOf(figures, 5),
    ...writtenItems('hot_events', '{number}.'),
    headingTwo('（三）疑难事件'),
    ...writtenItems('hard_events', '{number}.'),
  ]
}

function closing(): string[] {
  return [
    ...annexList([
      '{month} 月份市本级12345热线平台工单办理情况统计表',
      '{month} 月份县级12345热线综合排名情况表',
    ]),
    paragraph('{issuer}', { align: 'right', before: 480, keepNext: true }),
    paragraph('{issued_on}', { align: 'right', rightChars: 400 }),
  ]
}

const unitBlocks: readonly RankingBlock[] = [
  { columns: [column('number', '序号', 560)] },
  { columns: [column('unit', '部门（单位）', 3000)] },
  { columns: [column('valid_orders', '有效工单量', 980)] },
  {
    over: '退单',
    columns: [
      column('rejected_returns', '已驳回退单申请量', 1060),
      column('return_rate_pct', '退单申请率', 980),
    ],
  },
  {
    over: '办理',
    columns: [
      column('on_time_count', '按时反馈量', 980),
      column('on_time_rate_pct', '按时办结率', 980),
      column('contact_rate_pct', '联系反馈当事人率', 1098),
    ],
  },
  {
    over: '回访',
    columns: [
      column('callbacks', '回访总量', 900),
      column('satisfied', '满意量', 900),
      column('neutral', '一般量', 900),
      column('unrated', '未评价量', 900),
      column('dissatisfied', '不满意量', 900),
      column('satisfaction_rate_pct', '回访满意率', 1002),
    ],
  },
]

const score = (tag: string, heading: string) => column(tag, heading, 510)
/** Wide enough for `100.00%`. */
const rate = (tag: string, heading: string) => column(tag, heading, 600)
const countyBlocks: readonly RankingBlock[] = [
  { columns: [column('rank', '排名', 460)] },
  { columns: [column('unit', '县市', 700)] },
  {
    over: '交办工单办理评分（10%）',
    columns: [
      rate('assigned_on_time_rate_pct', '按时办结率'),
      score('assigned_on_time_score', '得分（30分）'),
      rate('assigned_contact_rate_pct', '联系反馈当事人率'),
      score('assigned_contact_score', '得分（30分）'),
      rate('assigned_satisfaction_rate_pct', '回访满意率'),
      score('assigned_satisfaction_score', '得分（40分）'),
      score('assigned_weighted', '折合得分'),
    ],
  },
  {
    over: '五率一度评分（60%）',
    columns: [
      rate('connect_rate_pct', '接通率'),
      score('connect_score', '得分（20分）'),
      rate('online_rate_pct', '在线办结率'),
      score('online_score', '得分（10分）'),
      rate('on_time_rate_pct', '按时办结率'),
      score('on_time_score', '得分（10分）'),
      rate('callback_rate_pct', '回访率'),
      score('callback_score', '得分（10分）'),
      rate('satisfaction_rate_pct', '满意率'),
      score('satisfaction_score', '得分（20分）'),
      score('data_accuracy_score', '数据准确度（30分）'),
      score('five_rates_weighted', '折合得分'),
    ],
  },
  {
    over: '拨测评分（30%）',
    columns: [
      score('voice_menu_score', '语音导航（10分）'),
      score('connection_score', '接通情况（10分）'),
      score('service_score', '服务规范（40分）'),
      score('knowledge_score', '业务知识（30分）'),
      score('callback_service_score', '回访服务（10分）'),
      score('dial_test_weighted', '折合得分'),
    ],
  },
  { columns: [column('total_score', '总分', 508)] },
]
