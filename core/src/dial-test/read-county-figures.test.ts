import { describe, expect, it } from 'vitest'
import { readCountyFigures } from './read-county-figures.ts'

const units = new Map([
  ['甲县人民政府', { unitId: 'a', name: '甲县人民政府' }],
  ['甲县', { unitId: 'a', name: '甲县人民政府' }],
  ['乙市', { unitId: 'b', name: '乙市人民政府' }],
])
const heading = '县（市）,有效来电,接通率（%）,在线办结率,按时办结率,回访率,满意率,数据准确度得分'
const read = (...lines: string[]) =>
  readCountyFigures(
    lines.map((line, index) => ({ line: index + 1, cells: line.split(',') })),
    units,
  )

describe('a table of county figures', () => {
  it('is read by its headings, by any name of a county, with what people write around numbers', () => {
    expect(
      read(heading, '甲县,４829,89.89%,76.62,99.949,100.00,73.11,30', '', '乙市,0,0,0,0,0,0,28.5'),
    ).toEqual({
      problems: [],
      rows: [
        {
          unitId: 'a',
          unitName: '甲县人民政府',
          figures: {
            validCalls: '4829',
            connectRate: '89.89',
            onlineRate: '76.62',
            onTimeRate: '99.949',
            callbackRate: '100.00',
            satisfactionRate: '73.11',
            dataAccuracy: '30',
          },
        },
        expect.objectContaining({ unitId: 'b' }),
      ],
    })
  })

  it.each([
    ['丙县,1,1,1,1,1,1,1', '第 2 行第 1 列：没有“丙县”这个单位，请用单位名录中的名称或别名'],
    [',1,1,1,1,1,1,1', '第 2 行第 1 列：没有填写县市区名称'],
    ['甲县,1.5,1,1,1,1,1,1', '第 2 行第 2 列“有效来电”应为整数，请改为通数'],
    ['甲县,1,101,1,1,1,1,1', '第 2 行第 3 列“接通率”为 101，超过 100，请核对（按百分数填写，如 89.89）'],
    ['甲县,1,1,,1,1,1,1', '第 2 行第 4 列“在线办结率”没有填写，请填入数值'],
    ['甲县,1,1,1,约九成,1,1,1', '第 2 行第 5 列“按时办结率”“约九成”不是数值，请改为如 89.89 的数'],
    ['甲县,1,1,1,1,1,1,31', '第 2 行第 8 列“数据准确度”为 31，超过 30，请核对'],
  ])('with “%s” says where it is wrong and what to do', (line, message) => {
    const table = read(heading, line)
    expect(table.rows).toEqual([])
    expect(table.problems.map(({ zh }) => zh)).toEqual([message])
  })

  it('tells every problem, not only the first', () => {
    const { problems } = read(heading, '甲县,a,b,1,1,1,1,1', '甲县人民政府,1,1,1,1,1,1,1')
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 2],
      [2, 3],
      [3, 1],
    ])
  })

  it('without a heading, without a column or with one twice is not read at all', () => {
    expect(read('').problems[0]?.zh).toContain('没有数据行')
    expect(read('甲县,1', '乙市,2').problems).toHaveLength(8)
    const twice = read(`${heading},满意率`, '甲县,1,1,1,1,1,1,1,1')
    expect(twice.problems.map(({ zh }) => zh)).toEqual(['第 1 行第 9 列：“满意率”列出现 2 次，请只留一列'])
  })
})
