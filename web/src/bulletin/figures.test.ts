import { describe, expect, it } from 'vitest'
import { type FigureView, ordersOfOrigin, readOrigin } from './figure-origin.ts'
import { figureSections } from './figure-sections.ts'

const figure = (
  key: string,
  origin: FigureView['origin'] = { kind: 'entered', author: 'a', reason: 'b' },
): FigureView => ({
  key,
  label: key,
  exact: '1',
  printed: '1',
  value: 1,
  unit: '件',
  origin,
})
const byKey = <T extends { key: string }>(items: readonly T[]) =>
  Object.fromEntries(items.map((item) => [item.key, item]))

describe('ordersOfOrigin', () => {
  const searchOf = (from: FigureView['origin'], ordersKey?: string) => {
    const period = { key: '2023-10', ...(ordersKey === undefined ? {} : { ordersKey }) }
    const address = ordersOfOrigin(readOrigin(from), period)
    return address === null ? null : Object.fromEntries(new URL(address, 'http://x').searchParams)
  }

  it('names the assessed period beside the days its scheme makes of it', () => {
    const days = '2023-09-19/2023-10-18'
    expect(searchOf({ kind: 'count', measure: 'closedOnTime' }, days)).toEqual({
      measure: 'closedOnTime',
      period: days,
      assessed: '2023-10',
    })
  })

  it('names the measure, where the list knows it', () => {
    expect(searchOf({ kind: 'count', measure: 'closedOnTime' })).toEqual({
      measure: 'closedOnTime',
      period: '2023-10',
    })
  })

  it('lists valid orders by month, state and code', () => {
    const phone = searchOf({ kind: 'count', measure: 'validOrders', filter: { channel: 'phone' } })
    expect(phone).toMatchObject({ where: 'channel:phone', from: '2023-10-01', until: '2023-10-31' })
    expect(phone?.['state']?.split(',')).toEqual(
      expect.arrayContaining(['accepted', 'answeredAtDesk', 'closed']),
    )
    expect(phone?.['state']?.split(',')).not.toContain('invalid')
    const desk = { kind: 'count', measure: 'answeredAtDesk' } as const
    expect(searchOf(desk)?.['state']).toBe('answeredAtDesk')
  })

  it('lists what a measure counts of some codes, and other days than the period’s', () => {
    expect(
      searchOf({ kind: 'count', measure: 'dueOrders', filter: { channel: 'letter,web', kind: 'complaint' } }),
    ).toEqual({ measure: 'dueOrders', where: 'channel:letter,web;kind:complaint', period: '2023-10' })
    const days = { from: '2023-01-01', until: '2023-10-31' }
    expect(searchOf({ kind: 'count', measure: 'validOrders', days })).toMatchObject(days)
  })

  it.each([
    ['calls', { kind: 'count', measure: 'callsAnswered' }],
    ['the rest of a list', { kind: 'count', measure: 'validOrders', filter: { channel: 'rest' } }],
    ['calls by area', { kind: 'count', measure: 'callsAnswered', filter: { callDivision: '430321' } }],
    ['a filter the list does not know', { kind: 'count', measure: 'validOrders', filter: { moon: 'full' } }],
    ['a quotient', { kind: 'quotient', numerator: 'a', denominator: 'b' }],
  ] as const)('gives no link to %s, which would show other orders than were counted', (_, from) => {
    expect(searchOf(from)).toBeNull()
  })

  it('reads nothing from an origin that lacks its parts', () => {
    expect(readOrigin({ kind: 'quotient', numerator: 'a' })).toBeNull()
  })
})

describe('figureSections', () => {
  const change = {
    kind: 'change',
    current: 'valid_orders',
    previous: 'valid_orders_before',
    as: 'percent',
  } as const
  const values = byKey([
    figure('valid_orders_change', change),
    figure('calls_answered'),
    figure('valid_orders'),
    figure('channel_phone'),
    figure('npc_desk_calls'),
    figure('orphan_change', { ...change, current: 'gone' }),
  ])
  const lists = byKey([
    { key: 'appeal_types', label: '诉求类型', unit: '件', items: [], total: figure('appeal_types_total') },
    { key: 'hot_topics', label: '诉求热点', unit: '件', items: [], total: figure('hot_topics_total') },
    {
      key: 'civilization_topics',
      label: '文明创建',
      unit: '件',
      items: [],
      total: figure('civilization_total'),
    },
  ])

  it('puts each figure in one part and a change after its figure', () => {
    const sections = figureSections({ values, lists })
    const keys = Object.fromEntries(sections.map(({ key, figures }) => [key, figures.map((one) => one.key)]))
    expect(keys).toEqual({
      overall: ['calls_answered', 'valid_orders', 'valid_orders_change', 'orphan_change'],
      channels: ['channel_phone'],
      kinds: [],
      topics: [],
      special: ['npc_desk_calls'],
      assessment: [],
    })
  })

  it('loses no figure and no list', () => {
    const sections = figureSections({ values, lists })
    expect(sections.flatMap(({ figures }) => figures)).toHaveLength(6)
    expect(sections.flatMap(({ lists }) => lists.map(({ key }) => key))).toEqual([
      'appeal_types',
      'hot_topics',
      'civilization_topics',
    ])
  })
})
