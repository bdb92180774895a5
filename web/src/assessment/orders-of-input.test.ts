import { describe, expect, it } from 'vitest'
import { ordersOfInput } from './orders-of-input.ts'

const unitId = '0190a0a0-0000-7000-8000-000000000001'

describe('ordersOfInput', () => {
  it('names measure, period and unit', () => {
    const address = ordersOfInput({ measure: 'closedOnTime', where: null }, unitId, '2023-10', '2023-10')
    expect(address).toBe(`/orders?measure=closedOnTime&period=2023-10&unitId=${unitId}`)
  })

  it('names the assessed period beside the days its scheme makes of it', () => {
    const days = '2023-09-19/2023-10-18'
    const address = ordersOfInput({ measure: 'closedOnTime', where: null }, unitId, days, '2023-10') ?? ''
    const query = new URL(address, 'http://x').searchParams
    expect([query.get('period'), query.get('assessed')]).toEqual([days, '2023-10'])
  })

  it('escapes what a measure may contain', () => {
    const query = new URL(
      ordersOfInput({ measure: 'a&b=c', where: null }, unitId, '2023-10', '2023-10') ?? '',
      'http://x',
    ).searchParams
    expect(query.get('measure')).toBe('a&b=c')
  })

  it('gives no link without a measure, and none that would count all units', () => {
    expect(ordersOfInput({ measure: null, where: null }, unitId, '2023-10', '2023-10')).toBeNull()
    expect(ordersOfInput({ measure: 'closedOnTime', where: null }, null, '2023-10', '2023-10')).toBeNull()
  })
})
