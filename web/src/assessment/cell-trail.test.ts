import { describe, expect, it } from 'vitest'
import { cellBefore, cellOfOrigin, followCell, openCellOf, withOpenCell } from './cell-trail.ts'

const total = { unit: '甲县', cell: 'total', via: [] }

describe('the trail of opened cells', () => {
  it('survives the address bar and leaves the rest of it alone', () => {
    const score = followCell(followCell(total, 'score'), 'rate')
    const search = withOpenCell(new URLSearchParams('scheme=x&period=2023-10'), score)
    expect(openCellOf(search)).toEqual({ unit: '甲县', cell: 'rate', via: ['total', 'score'] })
    expect(withOpenCell(search, null).toString()).toBe('scheme=x&period=2023-10')
  })

  it('goes back the way it came, and no further than the table', () => {
    const score = followCell(total, 'score')
    expect(cellBefore(score)).toEqual(total)
    expect(cellBefore(total)).toBeNull()
    expect(cellOfOrigin(score)).toBe('total')
  })

  it('does not run in a circle', () => {
    const round = followCell(followCell(followCell(total, 'score'), 'rate'), 'score')
    expect(round).toEqual({ unit: '甲县', cell: 'score', via: ['total'] })
  })

  it('needs both the unit and the cell', () => {
    expect(openCellOf(new URLSearchParams('unit=a'))).toBeNull()
    expect(openCellOf(new URLSearchParams('cell=a'))).toBeNull()
  })
})
