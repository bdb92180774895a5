import { describe, expect, it } from 'vitest'
import { figuresOf, printed } from './make-figures.test-data.ts'
import type { FigureDefinition } from './template-definition.ts'

const change = (key: string, of: string, as: 'percent' | 'points'): FigureDefinition => ({
  kind: 'change',
  key,
  label: '环比',
  of,
  as,
})

describe('the printed month of October 2023', () => {
  const figures = figuresOf({
    counts: {
      // The calls offered are not printed; these are the fewest that give 92.63 % of 36341 answered.
      calls_offered: 39_232,
      calls_answered: 36_341,
      valid_orders: 32_961,
      settled_on_line: 22_682,
      dispatched: 10_279,
    },
    entered: {
      'previous.calls_answered': '35272',
      'previous.valid_orders': '32856',
      'previous.dispatched': '10090',
      'previous.connect_rate_pct': '94.13',
    },
    figures: [
      change('calls_answered_change', 'calls_answered', 'percent'),
      change('valid_orders_change', 'valid_orders', 'percent'),
      change('dispatched_change', 'dispatched', 'percent'),
      change('connect_rate_change', 'connect_rate_pct', 'points'),
    ],
  })

  it.each([
    ['calls_answered', '36341', 36_341],
    ['calls_answered_change', '3.03%', 3.03],
    ['connect_rate_pct', '92.63%', 92.63],
    // Down, in words of the sentence; on paper without a sign and without a trailing zero.
    ['connect_rate_change', '1.5个百分点', -1.5],
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
      label: '环比',
      origin: { kind: 'change', current: 'valid_orders', previous: 'previous.valid_orders', as: 'percent' },
    })
    expect(figures.values['connect_rate_change']).toMatchObject({
      exact: '-3/2',
      label: '环比（百分点）',
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
    expect(printed({ counts: { valid_orders: 8, settled_on_line: 1 } }, 'settled_on_line_rate_pct')).toBe(
      '12.50%',
    )
    expect(printed({ counts: { valid_orders: 8, settled_on_line: 8 } }, 'settled_on_line_rate_pct')).toBe(
      '100.00%',
    )
    expect(printed({ counts: { valid_orders: 8 } }, 'settled_on_line_rate_pct')).toBe('0.00%')
  })

  it('round an exact half up', () => {
    // 201/800 = 25.125 %
    expect(
      printed(
        { counts: { callbacks_rated: 800, callbacks_satisfied: 201 } },
        'callback_satisfaction_rate_pct',
      ),
    ).toBe('25.13%')
  })

  it('of nothing are blank, never 0 %', () => {
    for (const key of ['connect_rate_pct', 'settled_on_line_rate_pct', 'callback_satisfaction_rate_pct'])
      expect(figuresOf({}).values[key]).toMatchObject({ exact: null, printed: '', value: null })
  })
})

describe('changes', () => {
  const changed = (validOrders: number, before: string | undefined) =>
    figuresOf({
      counts: { valid_orders: validOrders },
      entered: before === undefined ? {} : { 'previous.valid_orders': before },
      figures: [change('change', 'valid_orders', 'percent')],
    }).values['change']

  it('have their sign in the value, not on paper', () => {
    expect(changed(110, '100')).toMatchObject({ printed: '10%', value: 10, exact: '10' })
    expect(changed(90, '100')).toMatchObject({ printed: '10%', value: -10, exact: '-10' })
    expect(changed(100, '100')).toMatchObject({ printed: '0%', value: 0 })
  })

  it('are blank without a month before, and from nothing', () => {
    expect(changed(100, undefined)).toMatchObject({ exact: null, printed: '', value: null })
    expect(changed(100, '0')).toMatchObject({ exact: null, printed: '', value: null })
  })

  it('are blank for a figure that is not there or is blank itself', () => {
    const { values } = figuresOf({
      entered: { 'previous.connect_rate_pct': '94.13', 'previous.nothing': '1' },
      figures: [change('of_blank', 'connect_rate_pct', 'points'), change('of_unknown', 'nothing', 'percent')],
    })
    expect(values['of_blank']).toMatchObject({ exact: null, printed: '' })
    expect(values['of_unknown']).toMatchObject({ exact: null, printed: '' })
  })

  it('of rates are the difference of what is printed', () => {
    // 2/3 is printed as 66.67 %: a reader who subtracts 66.60 finds 0.07.
    const { values } = figuresOf({
      counts: { callbacks_rated: 3, callbacks_satisfied: 2 },
      entered: { 'previous.callback_satisfaction_rate_pct': '66.6' },
      figures: [change('change', 'callback_satisfaction_rate_pct', 'points')],
    })
    expect(values['change']).toMatchObject({ exact: '7/100', printed: '0.07个百分点', value: 0.07 })
  })
})

describe('changes against the period before, counted from its own orders', () => {
  const figures = [
    change('orders_change', 'valid_orders', 'percent'),
    change('desk_rate_change', 'settled_on_line_rate_pct', 'points'),
  ]
  const month = {
    counts: { valid_orders: 1100, settled_on_line: 770 },
    before: { valid_orders: 900, settled_on_line: 600 },
    figures,
  }

  it('takes counts by percent and printed rates by points', () => {
    const { values } = figuresOf(month)
    expect(values['previous.valid_orders']).toMatchObject({ label: '上期受理有效工单', printed: '900' })
    expect(values['orders_change']).toMatchObject({ printed: '22.22%', value: 22.22 })
    // 70.00 % on this paper, 66.67 % on the one before: the reader subtracts what is printed.
    expect(values['desk_rate_change']).toMatchObject({ exact: '333/100', printed: '3.33个百分点' })
  })

  it('prefers what the office entered', () => {
    const { values } = figuresOf({ ...month, entered: { 'previous.valid_orders': '1000' } })
    expect(values['orders_change']).toMatchObject({ printed: '10%' })
    expect(values['desk_rate_change']).toMatchObject({ printed: '3.33个百分点' })
  })

  it('stays blank without the period before', () => {
    expect(figuresOf({ counts: month.counts, figures }).values['orders_change']?.printed).toBe('')
  })
})

describe('words and other arithmetic', () => {
  it('say up, down or level in the template’s own words, and points where points are meant', () => {
    const wordings = (entered: Record<string, string>, print = {}) => {
      const { values } = figuresOf({
        counts: { valid_orders: 90, callbacks_rated: 4, callbacks_satisfied: 3 },
        entered,
        print,
        figures: [
          change('orders', 'valid_orders', 'percent'),
          change('rate', 'callback_satisfaction_rate_pct', 'points'),
        ],
      })
      return [values['orders']?.wording, values['rate']?.wording]
    }
    const previous = {
      'previous.valid_orders': '100',
      'previous.callback_satisfaction_rate_pct': '74',
    }
    expect(wordings(previous)).toEqual(['环比下降 10%', '环比上升 1个百分点'])
    expect(wordings(previous, { up: '增加', down: '减少', points: '%' })).toEqual([
      '环比减少 10%',
      '环比增加 1%',
    ])
    expect(wordings({ 'previous.valid_orders': '90' })).toEqual(['环比持平', '环比无可比数据'])
  })

  it('sum figures up, and give the daily average in whole ones', () => {
    const { values } = figuresOf({
      counts: { calls_answered: 20_693, valid_orders: 11_171, settled_on_line: 6_273 },
      figures: [
        { kind: 'daily', key: 'per_day', label: '日均', unit: '个', perDay: 'calls_answered' },
        { kind: 'sum', key: 'both', label: '合计', unit: '件', sum: ['valid_orders', 'settled_on_line'] },
      ],
    })
    // 20 693 by 31 days is 667.5…
    expect(values['per_day']).toMatchObject({ printed: '668', unit: '个', origin: { days: 31 } })
    expect(values['both']).toMatchObject({ printed: '17444', exact: '17444' })
  })

  it('a figure nobody entered is blank, and so is a sum with it', () => {
    const { values } = figuresOf({
      figures: [
        { kind: 'entered', key: 'messages', label: '留言', unit: '条' },
        { kind: 'sum', key: 'both', label: '合计', unit: '件', sum: ['valid_orders', 'messages'] },
      ],
    })
    expect(values['messages']).toMatchObject({ exact: null, printed: '' })
    expect(values['both']).toMatchObject({ exact: null, printed: '' })
  })
})
