import { annexHeading, annexList, distributionList, headingOne, writtenItems } from './common-parts.ts'
import type { TemplateSource } from './docx-package.ts'
import { bodyText, cell, paragraph, row, run, section, table } from './ooxml.ts'

/** The two-monthly bulletin: a document number, three chapters, five annexes, who drafted, checked and issued it. */
export function shaoyangBimonthly(): TemplateSource {
  return {
    title: '12345热线工作情况通报',
    figures: [],
    body: [
      ...opening(),
      ...situation(),
      ...hotTopics(),
      ...cases(),
      ...closing(),
      ...unitTable(),
      ...overdueTable(),
      ...annexThree(),
      ...annexText('附件 4', '数据准确度规范性评分项合理性考评规则（试行）', 'scoring_rules'),
      ...annexText('附件 5', '重复件办理流程说明', 'duplicates'),
      section('portrait'),
    ],
  }
}

const width = 8844

function opening(): string[] {
  const title = { font: 'SimSun', halfPoints: 44, bold: true, align: 'center', line: 640 } as const
  return [
    paragraph('{document_no}', { align: 'center', after: 360 }),
    paragraph('{centre_name}', title),
    paragraph('{period}份工作情况通报', { ...title, after: 480 }),
    bodyText('{period}份，12345政务服务便民热线工作在市委、市政府领导和各成员单位配合下，总体运行良好。'),
  ]
}

function situation(): string[] {
  return [
    headingOne('一、基本情况'),
    bodyText(
      '{period}份热线平台呼入总次数 {inbound_calls} 次（含归并优化后 12333 呼入 {calls_12333} 次，12315 呼入 {calls_12315} 次，12348 呼入 {calls_12348} 次），呼出总次数 {outbound_calls} 次。受理市民有效投诉事项 {valid_matters} 件，热线当即答复 {answered_on_line} 件，网络转办 {transferred} 件。在办理的 {called_back} 件中，市民满意 {satisfied} 件，满意率 {satisfaction_rate_pct}。',
    ),
    bodyText('热线诉求量较多的领域有：{#topics}{name}（{count} 件）{#more}、{/more}{/topics}等。'),
    bodyText('热线诉求涉及较多的单位有：{busiest_units}等。'),
    bodyText('热线办理存在的主要问题及建议：'),
    ...writtenItems('difficulties'),
  ]
}

function hotTopics(): string[] {
  return [
    headingOne('二、热点问题'),
    bodyText([
      run('{#hot_topics [loopOver: "paragraph"]}（{numeral}）{name} {count} 件。', { bold: true }),
      run('{note}{/hot_topics}'),
    ]),
    bodyText('其中，燃气停气问题 {gas_outage_complaints} 件。'),
  ]
}

function cases(): string[] {
  return [headingOne('三、来电处理'), ...writtenItems('cases')]
}

function closing(): string[] {
  const annexes = [
    '各成员单位办件量统计',
    '各成员单位超期工单统计',
    '省12345指挥监管平台抽查回访不满意工单统计',
    '数据准确度规范性评分项合理性考评规则（试行）',
    '重复件办理流程说明',
  ]
  return [
    ...annexList(annexes),
    paragraph('{issuer}', { align: 'right', before: 480, keepNext: true }),
    paragraph('{issued_on}', { align: 'right', rightChars: 400, after: 480 }),
    distributionList(['报：{report_to}', '送：{send_to}', '发：{distribute_to}', '{signers}'], width),
  ]
}

const small = { font: 'SimSun', halfPoints: 21, line: 320 } as const
const head = { ...small, bold: true, shade: 'F2F2F2' } as const

/** Two header rows, since satisfied and dissatisfied each have a count and a share. */
function unitTable(): string[] {
  const columns = [
    ['unit', '承办单位', 3000],
    ['assigned', '交办总量', 860],
    ['handled', '已办理总量', 860],
    ['overdue', '超时量', 760],
    ['called_back', '回访量', 860],
  ] as const
  const shares = [
    ['satisfied', '件', 700],
    ['satisfied_pct', '占比', 900],
    ['dissatisfied', '件', 500],
    ['dissatisfied_pct', '占比', 800],
  ] as const
  const all = [...columns, ...shares]
  const body = (open: string, close: string, first: string) =>
    row(
      all.map(([tag, , wide], index) =>
        cell(
          `${index === 0 ? open : ''}${index === 0 ? first : `{${tag}}`}${index === all.length - 1 ? close : ''}`,
          { ...small, width: wide, align: index === 0 ? 'left' : 'center' },
        ),
      ),
    )
  return [
    ...annexHeading('附件 1', '各成员单位办件量统计', { halfPoints: 36, onNewPage: true }),
    table(
      all.map(([, , wide]) => wide),
      [
        row(
          [
            ...columns.map(([, heading, wide]) => cell(heading, { ...head, width: wide, merge: 'restart' })),
            cell('市民满意', { ...head, width: 1600, span: 2 }),
            cell('市民不满意', { ...head, width: 1300, span: 2 }),
          ],
          { header: true },
        ),
        row(
          [
            ...columns.map(([, , wide]) => cell('', { ...head, width: wide, merge: 'continue' })),
            ...shares.map(([, heading, wide]) => cell(heading, { ...head, width: wide })),
          ],
          { header: true },
        ),
        body('{#annex1_rows}', '{/annex1_rows}', '{unit}'),
        body('{#annex1_total}', '{/annex1_total}', '合计'),
      ],
    ),
  ]
}

function overdueTable(): string[] {
  const wide = [5600, 3244] as const
  return [
    ...annexHeading('附件 2', '各成员单位超期工单统计', { halfPoints: 36, onNewPage: true }),
    table(wide, [
      row(
        [
          cell('承办单位', { ...head, width: wide[0] }),
          cell('超期工单数（件）', { ...head, width: wide[1] }),
        ],
        { header: true },
      ),
      row([
        cell('{#annex1_overdue_units}{unit}', { ...small, width: wide[0] }),
        cell('{printed}{/annex1_overdue_units}', { ...small, width: wide[1] }),
      ]),
    ]),
  ]
}

function annexThree(): string[] {
  const wide = [4600, 2122, 2122] as const
  const heads = ['承办单位', '件数（件）', '办结结果满意度']
  return [
    ...annexHeading('附件 3', '省12345指挥监管平台抽查回访不满意工单统计', {
      halfPoints: 36,
      onNewPage: true,
    }),
    table(wide, [
      row(
        heads.map((text, index) => cell(text, { ...head, width: wide[index] ?? 0 })),
        { header: true },
      ),
      row([
        cell('{#annex1_spot_dissatisfied}{unit}', { ...small, width: wide[0] }),
        cell('{printed}', { ...small, width: wide[1] }),
        cell('不满意{/annex1_spot_dissatisfied}', { ...small, width: wide[2] }),
      ]),
    ]),
  ]
}

function annexText(number: string, title: string, part: string): string[] {
  return [
    ...annexHeading(number, title, { halfPoints: 36, onNewPage: true }),
    bodyText(`{#${part} [loopOver: "paragraph"]}{text}{/${part}}`),
  ]
}
