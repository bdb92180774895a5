import { describe, expect, it } from 'vitest'
import { auditDocument } from './audit-document.ts'
import { readPlainText } from './read-plain-text.ts'

/* Tables as pages and PDFs give them: cells told apart by tabs, by blanks, or by nothing. The cities are made up. */

const tableOf = (...lines: string[]) => readPlainText(lines.join('\n')).tables[0]

describe('headings of two levels', () => {
  it('are put together where tabs tell cells apart, and the second line of a row has columns of its own', () => {
    const table = tableOf(
      '附件 1',
      '县级热线排名',
      '名次\t县（市）\t交办评分（40%）\t\t\t平台评分（60%）\t\t总分 (100分)',
      '\t\t按时 办结率 (30分)\t满意率 (70分)\t折合 得分\t接通率 (100分)\t折合 得分\t',
      '1\t平川县\t99.00%\t90.00%\t37.08\t95.00%\t57.00\t94.08',
      '\t\t29.70\t63.00\t\t95.00\t\t',
      '2\t清溪县\t98.00%\t80.00%\t34.16\t90.00%\t54.00\t88.16',
      '\t\t29.40\t56.00\t\t90.00\t\t',
    )
    expect(table?.header).toEqual([
      '名次',
      '县（市）',
      '交办评分（40%） 按时办结率(30分)',
      '交办评分（40%） 按时办结率(30分) 得分',
      '交办评分（40%） 满意率(70分)',
      '交办评分（40%） 满意率(70分) 得分',
      '交办评分（40%） 折合得分',
      '平台评分（60%） 接通率(100分)',
      '平台评分（60%） 接通率(100分) 得分',
      '平台评分（60%） 折合得分',
      '总分(100分)',
    ])
    expect(table?.rows[1]).toEqual([
      '2',
      '清溪县',
      '98.00%',
      '29.40',
      '80.00%',
      '56.00',
      '34.16',
      '90.00%',
      '90.00',
      '54.00',
      '88.16',
    ])
  })

  it('are told from their words and figures where nothing tells cells apart', () => {
    const table = tableOf(
      '附件 1',
      '工作考核情况表',
      '排名 单位',
      '派单',
      '总量',
      '按时办结率（40 分） 群众满意率（60 分）',
      '总得分按时办结',
      '量',
      '按时办结',
      '率',
      '得分 满意量 群众满意',
      '率',
      '得分',
      '1 东湖区 200 198 99% 39.6 180 90% 54 93.60',
      '2 西岭区 100 97 97% 38.8 80 80% 48 86.80',
      '3 南浦区 50 45 90% 36 40 80% 48 84.00',
    )
    expect(table?.header).toEqual([
      '排名',
      '单位',
      '派单总量',
      '按时办结率（40分） 按时办结量',
      '按时办结率（40分） 按时办结率',
      '按时办结率（40分） 得分',
      '群众满意率（60分） 满意量',
      '群众满意率（60分） 群众满意率',
      '群众满意率（60分） 得分',
      '总得分',
    ])
  })

  it('are numbered where the figures cannot be what the headings say', () => {
    const table = tableOf(
      '附件 1',
      '工作考核情况表',
      '单位 办结率 派单量 办结量',
      '东湖区 200 198 99%',
      '西岭区 100 97 97%',
      '南浦区 50 45 90%',
    )
    expect(table?.header).toEqual(['第1列', '第2列', '第3列', '第4列'])
  })
})

describe('rows the page has broken', () => {
  const broken = [
    '附件 1',
    '各单位办件量统计',
    '承办单位 交办总量',
    '超时',
    '量',
    '市民满意',
    '市民',
    '不满意',
    '东湖区 120 1',
    '117',
    '(97.50%)',
    '3',
    '(2.50%)',
    '12345 热线中心 1500 0',
    '150',
    '0',
    '(100.00%) 0 (0.00%)',
    '西岭区城市建设投资',
    '集团公司',
    '40 2 38 (95.00%) 2(5.00%)',
    '承办单位 交办总量',
    '超时',
    '量',
    '市民满意',
    '市民',
    '不满意',
    '南浦区 10 0 10 (100.00%) 0 (0.00%)',
    '北塘区 5 0 5 (100.00%',
    ') 0 (0.00%)',
  ]

  it('are read as names and figures, with a number put together that was broken in two', () => {
    const table = tableOf(...broken)
    expect(table).toMatchObject({
      title: '各单位办件量统计',
      header: [
        '承办单位',
        '交办总量',
        '超时量',
        '市民满意',
        '市民满意 占比',
        '市民不满意',
        '市民不满意 占比',
      ],
      isPartial: false,
    })
    expect(table?.rows).toEqual([
      ['东湖区', '120', '1', '117', '97.50%', '3', '2.50%'],
      ['12345热线中心', '1500', '0', '1500', '100.00%', '0', '0.00%'],
      ['西岭区城市建设投资集团公司', '40', '2', '38', '95.00%', '2', '5.00%'],
      ['南浦区', '10', '0', '10', '100.00%', '0', '0.00%'],
      ['北塘区', '5', '0', '5', '100.00%', '0', '0.00%'],
    ])
  })

  it('are no table where they are text with a number here and there', () => {
    expect(
      readPlainText(
        '附件 2\n办理流程\n一是登记\n1 接到来电后，先登记。\n2 登记后，3 日内转办。\n3 办结后，1 日内回访。',
      ).tables,
    ).toEqual([])
  })

  it('are a list of points where each ends with its points', () => {
    const table = tableOf(
      '附件 2',
      '加减分项明细',
      '序号 加减分项 单位 加减分事由 分数（分）',
      '1 典型经验',
      '东湖区',
      '1.《一呼即应》被市政府网站推介；',
      '2.《民有所呼》被日报推介；',
      '2',
      '2 工作配合',
      '西岭区城市建设投资集',
      '团公司',
      '10 月份咨询工单 1 件一直未答复 -1',
      '南浦区 参加接听日活动 2',
    )
    expect(table?.rows.map(([kind, unit, , points]) => [kind, unit, points])).toEqual([
      ['典型经验', '东湖区', '2'],
      ['工作配合', '西岭区城市建设投资集团公司', '-1'],
      ['工作配合', '南浦区', '2'],
    ])
  })
})

describe('bulletins of invented cities whose figures agree', () => {
  it.each([
    '全市各单位办公单位20个，承办工单300件，疑难工单12件，超期工单3件。',
    '机动车安全技术检验和保险手续齐全，机动车安全技术检验合格。',
    '市第二人民医院、城西街道办事处、市体育局均按时反馈。',
    '其中平川县300件、清溪县200件、古渡市100件，总体满意率90.00%。',
    '本月考核优秀3家、良好5家，上月优秀4家、良好4家。',
  ])('say nothing: %s', (text) => {
    const annex = [
      '附件 1',
      '各单位办理情况统计',
      '承办单位\t派单量\t办结量\t办结率\t超期量',
      ...['市第一人民医院', '城东街道办事处', '市教育局', '市民政局', '市财政局', '市公安局'].map(
        (name, index) => `${name}\t${200 - 10 * index}\t${200 - 10 * index}\t100.00%\t0`,
      ),
    ].join('\n')
    expect(auditDocument(readPlainText(`${text}\n${annex}`))).toEqual([])
  })
})
