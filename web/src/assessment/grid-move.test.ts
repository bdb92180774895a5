import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridMove } from './grid-move.ts'

const size = { rows: 55, columns: 19 }

describe('gridMove', () => {
  it.each([
    ['ArrowDown', false, { row: 3, column: 4 }, { row: 4, column: 4 }],
    ['ArrowUp', false, { row: 0, column: 4 }, { row: 0, column: 4 }],
    ['ArrowRight', false, { row: 3, column: 18 }, { row: 3, column: 18 }],
    ['ArrowLeft', false, { row: 3, column: 4 }, { row: 3, column: 3 }],
    ['Home', false, { row: 3, column: 4 }, { row: 3, column: 0 }],
    ['End', true, { row: 3, column: 4 }, { row: 54, column: 18 }],
    ['PageDown', false, { row: 50, column: 4 }, { row: 54, column: 4 }],
    ['ArrowUp', true, { row: 30, column: 4 }, { row: 0, column: 4 }],
  ])('%s (ctrl %s)', (key, ctrl, from, to) => {
    expect(gridMove(key, ctrl, from, size)).toEqual(to)
  })

  it('leaves other keys, and an empty grid, to the browser', () => {
    expect(gridMove('Enter', false, { row: 0, column: 0 }, size)).toBeNull()
    expect(gridMove('Tab', false, { row: 0, column: 0 }, size)).toBeNull()
    expect(gridMove('ArrowDown', false, { row: 0, column: 0 }, { rows: 0, columns: 3 })).toBeNull()
  })

  it('never leaves the grid, even from a place a filter has removed', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    )
    const place = fc.record({ row: fc.nat(200), column: fc.nat(200) })
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 60 }),
      columns: fc.integer({ min: 1, max: 20 }),
    })
    fc.assert(
      fc.property(keys, fc.boolean(), place, sizes, (key, ctrl, from, grid) => {
        const to = gridMove(key, ctrl, from, grid)
        expect(to && to.row >= 0 && to.row < grid.rows && to.column >= 0 && to.column < grid.columns).toBe(
          true,
        )
      }),
    )
  })
})
