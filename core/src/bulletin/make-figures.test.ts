import { describe, expect, it } from 'vitest'
import { figuresOf, printed } from './make-figures.test-data.ts'

describe('the printed month of October 2023', () => {
  const figures = figuresOf({
    counts: {
      // The calls offered are not printed; these are the fewest that give 92.63 % of 36341 answered.
      callsOffered: 39_232,
      callsAnswered: 36_341,
      validOrders: 32_961,
      answeredAtDesk: 22_682,
      dispatched: 10_279,
    },
    entered: {
      'previous.calls_answered': '35272',
      'previous.valid_orders': '32856',
      'previous.dispatched': '10090',
      'previous.connect_rate_pct': '94.13',
    },
    changes: [
      { key: 'calls_answered_change', of: 'calls_answered', as: 'percent' },
      { key: 'valid_orders_change', of: 'valid_orders', as: 'percent' },
      { key: 'dispatched_change', of: 'dispatched', as: 'percent' },
      { key: 'connect_rate_change', of: 'connect_rate_pct', as: 'points' },
    ],
  })

  it.each([
    ['calls_answered', '36341', 36_341],
    ['calls_answered_change', '3.03%', 3.03],
    ['connect_rate_pct', '92.63%', 92.63],
    // Down, in words of the sentence; on paper without a sign and without a trailing zero.
    ['connect_rate_change', '1.5%', -1.5],
    ['valid_orders', '32961', 32_961],
    ['valid_orders_change', '0.32%', 0.32],
    ['settled_on_line', '22682', 22_682],
    ['settled_on_line_rate_pct', '68.81%', 68.81],
    ['dispatched', '10279', 10_279],
    ['dispatched_change', '1.87%', 1.87],
  ])('prints %s as %s', (key, text, value) => {
    expect(figures.values[key]).toMatchObject({ printed: text, value })
  })

  it('keeps the exact value and where it comes from', () => {
    expect(figures.values['settled_on_line_rate_pct']).toMatchObject({
      exact: '2268200/32961',
      origin: { kind: 'quotient', numerator: 'settled_on_line', denominator: 'valid_orders' },
    })
    expect(figures.values['valid_orders_change']).toMatchObject({
      exact: '875/2738',
      label: '受理有效工单环比',
      origin: { kind: 'change', current: 'valid_orders', previous: 'previous.valid_orders', as: 'percent' },
    })
    expect(figures.values['connect_rate_change']).toMatchObject({
      exact: '-3/2',
      label: '接通率环比（百分点）',
    })
    expect(figures.values['previous.valid_orders']).toMatchObject({
      printed: '32856',
      value: 32_856,
      origin: { kind: 'entered', author: 'p1', reason: '上月通报' },
    })
  })
})

describe('rates', () => {
  it('print two decimals with their zeros', () => {
    expect(printed({ counts: { validOrders: 8, answeredAtDesk: 1 } }, 'settled_on_line_rate_pct')).toBe(
      '12.50%',
    )
    expect(printed({ counts: { validOrders: 8, answeredAtDesk: 8 } }, 'settled_on_line_rate_pct')).toBe(
      '100.00%',
    )
    expect(printed({ counts: { validOrders: 8 } }, 'settled_on_line_rate_pct')).toBe('0.00%')
  })

  it('round an exact half up', () => {
    // 201/800 = 25.125 %
    expect(
      printed({ counts: { callbacksRated: 800, callbacksSatisfied: 201 } }, 'callback_satisfaction_rate_pct'),
    ).toBe('25.13%')
  })

  it('of nothing are blank, never 0 %', () => {
    for (const key of [
      'connect_rate_pct',
      'settled_on_line_rate_pct',
      'on_time_rate_pct',
      'callback_satisfaction_rate_pct',
    ])
      expect(figuresOf({}).values[key]).toMatchObject({ exact: null, printed: '', value: null })
  })
})

describe('changes', () => {
  const change = (validOrders: number, before: string | undefined) =>
    figuresOf({
      counts: { validOrders },
      entered: before === undefined ? {} : { 'previous.valid_orders': before },
      changes: [{ key: 'change', of: 'valid_orders', as: 'percent' }],
    }).values['change']

  it('have their sign in the value, not on paper', () => {
    expect(change(110, '100')).toMatchObject({ printed: '10%', value: 10, exact: '10' })
    expect(change(90, '100')).toMatchObject({ printed: '10%', value: -10, exact: '-10' })
    expect(change(100, '100')).toMatchObject({ printed: '0%', value: 0 })
  })

  it('are blank without a month before, and from nothing', () => {
    expect(change(100, undefined)).toMatchObject({ exact: null, printed: '', value: null })
    expect(change(100, '0')).toMatchObject({ exact: null, printed: '', value: null })
  })

  it('are blank for a figure that is not there or is blank itself', () => {
    const { values } = figuresOf({
      entered: { 'previous.connect_rate_pct': '94.13', 'previous.nothing': '1' },
      changes: [
        { key: 'of_blank', of: 'connect_rate_pct', as: 'points' },
        { key: 'of_unknown', of: 'nothing', as: 'percent' },
      ],
    })
    expect(values['of_blank']).toMatchObject({ exact: null, printed: '' })
    expect(values['of_unknown']).toMatchObject({ exact: null, printed: '' })
  })

  it('of rates are the difference of what is printed', () => {
    // 2/3 is printed as 66.67 %: a reader who subtracts 66.60 finds 0.07.
    const { values } = figuresOf({
      counts: { callbacksRated: 3, callbacksSatisfied: 2 },
      entered: { 'previous.callback_satisfaction_rate_pct': '66.6' },
      changes: [{ key: 'change', of: 'callback_satisfaction_rate_pct', as: 'points' }],
    })
    expect(values['change']).toMatchObject({ exact: '7/100', printed: '0.07%', value: 0.07 })
  })
})

describe('counts of a code', () => {
  const channel = [
    ['a', null, 2],
    ['b', 'a', 3],
    ['c', 'b', 4],
    ['d', null, 5],
  ] as const

  it('hold all below it, to any depth', () => {
    expect(figuresOf({ channel, count: { code: 'a' } }).values['part']).toMatchObject({
      exact: '9',
      printed: '9',
      value: 9,
      unit: '件',
      label: '部分',
      origin: { kind: 'count', filter: { channel: 'a' } },
    })
    expect(printed({ channel, count: { code: 'c' } }, 'part')).toBe('4')
  })

  it('of a code nobody knows are 0', () => {
    expect(printed({ channel, count: { code: 'x' } }, 'part')).toBe('0')
  })
})

describe('changes against the period before, counted from its own orders', () => {
  const changes = [
    { key: 'orders_change', of: 'valid_orders', as: 'percent' },
    { key: 'desk_rate_change', of: 'settled_on_line_rate_pct', as: 'points' },
  ] as const
  const month = {
    counts: { validOrders: 1100, answeredAtDesk: 770 },
    before: { validOrders: 900, answeredAtDesk: 600 },
    changes,
  }

  it('takes counts by percent and printed rates by points', () => {
    const { values } = figuresOf(month)
    expect(values['previous.valid_orders']).toMatchObject({ label: '上期受理有效工单', printed: '900' })
    expect(values['orders_change']).toMatchObject({ printed: '22.22%', value: 22.22 })
    // 70.00 % on this paper, 66.67 % on the one before: the reader subtracts what is printed.
    expect(values['desk_rate_change']).toMatchObject({ exact: '333/100', printed: '3.33%' })
  })

  it('prefers what the office entered', () => {
    const { values } = figuresOf({ ...month, entered: { 'previous.valid_orders': '1000' } })
    expect(values['orders_change']).toMatchObject({ printed: '10%' })
    expect(values['desk_rate_change']).toMatchObject({ printed: '3.33%' })
  })

  it('stays blank without the period before', () => {
    expect(figuresOf({ counts: month.counts, changes }).values['orders_change']?.printed).toBe('')
  })
})
