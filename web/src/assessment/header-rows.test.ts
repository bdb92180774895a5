import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerRows } from './header-rows.ts'

describe('headerRows', () => {
  it('merges a heading over its neighbours and lets a single header reach down', () => {
    const rows = headerRows([
      ['有效工单量'],
      ['按时办结率（10 分）', '按时办结量'],
      ['按时办结率（10 分）', '得分'],
      ['总得分'],
    ])
    expect(rows).toEqual([
      [
        { text: '有效工单量', colSpan: 1, rowSpan: 2, firstColumn: 0 },
        { text: '按时办结率（10 分）', colSpan: 2, rowSpan: 1, firstColumn: 1 },
        { text: '总得分', colSpan: 1, rowSpan: 2, firstColumn: 3 },
      ],
      [
        { text: '按时办结量', colSpan: 1, rowSpan: 1, firstColumn: 1 },
        { text: '得分', colSpan: 1, rowSpan: 1, firstColumn: 2 },
      ],
    ])
  })

  it('never merges the columns’ own heads, even when equal and side by side', () => {
    expect(headerRows([['得分'], ['得分']])[0]).toHaveLength(2)
    expect(
      headerRows([
        ['甲', '得分'],
        ['甲', '得分'],
      ])[1],
    ).toHaveLength(2)
  })

  it('does not merge the same heading across a gap, nor parts under different headings', () => {
    expect(headerRows([['甲', 'a'], ['乙'], ['甲', 'b']])[0]?.map((cell) => cell.text)).toEqual([
      '甲',
      '乙',
      '甲',
    ])
    const three = headerRows([
      ['甲', '率', 'a'],
      ['乙', '率', 'b'],
    ])
    expect(three[1]?.map((cell) => cell.colSpan)).toEqual([1, 1])
  })

  it('covers every square of the head exactly once', () => {
    const path = fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength: 0, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 12 }), (paths) => {
        const rows = headerRows(paths)
        const covered = rows.map(() => paths.map(() => 0))
        rows.forEach((row, level) => {
          for (const cell of row) {
            for (let down = 0; down < cell.rowSpan; down++) {
              for (let right = 0; right < cell.colSpan; right++) {
                const line = covered[level + down]
                if (line) line[cell.firstColumn + right] = (line[cell.firstColumn + right] ?? 0) + 1
              }
            }
          }
        })
        expect(covered.flat().every((times) => times === 1)).toBe(true)
      }),
    )
  })
})
