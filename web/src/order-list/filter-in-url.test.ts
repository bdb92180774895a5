import type { OrderFilter } from '@yihu/contract/orders'
import { orderFilter, orderSorts, unitQueues, waitingActions } from '@yihu/contract/orders'
import { appealKinds, urgencies } from '@yihu/core/appeal/appeal'
import { orderStates } from '@yihu/core/order/states'
import { queueNames } from '@yihu/core/workbench/queues'
import { assert, constantFrom, integer, property, record, string, subarray, uuid } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activeKeys, changeFilter, filterFromSearch, filterKeys, searchFromFilter } from './filter-in-url.ts'

const yesNo = constantFrom('true' as const, 'false' as const)
const word = string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
const day = constantFrom('2023-10-01', '2024-02-29', '2026-12-31')
const filters = record(
  {
    state: subarray([...orderStates], { minLength: 1 }).map((states) => states.join(',')),
    unitId: uuid(),
    below: constantFrom('true' as const),
    asLead: constantFrom('true' as const),
    mine: constantFrom(...unitQueues),
    kind: constantFrom(...appealKinds),
    urgency: constantFrom(...urgencies),
    urgent: constantFrom('true' as const),
    channelCode: word,
    categoryCode: word,
    deskCode: word,
    deskBelow: constantFrom('true' as const),
    programmeTag: word,
    divisionCode: word,
    from: day,
    until: day,
    overdue: yesNo,
    dueSoon: constantFrom('true' as const),
    light: constantFrom('green' as const, 'yellow' as const, 'red' as const),
    reworked: yesNo,
    circulations: integer({ min: 1, max: 99 }),
    reviewDue: constantFrom('true' as const),
    dispatched: yesNo,
    supervised: yesNo,
    colour: constantFrom('blue' as const, 'orange' as const, 'red' as const),
    hardCase: yesNo,
    pending: constantFrom('return' as const, 'extension' as const),
    takenBy: uuid(),
    waitingFor: constantFrom(...waitingActions),
    queue: constantFrom(...queueNames),
    q: word,
    measure: word,
    where: word,
    sample: uuid(),
    period: constantFrom('2023-10', '2026-01'),
    assessed: constantFrom('2023-10', '2023-Q4'),
    sort: constantFrom(...orderSorts),
    page: integer({ min: 1, max: 100000 }),
    pageSize: integer({ min: 1, max: 200 }),
  },
  { requiredKeys: [] },
)

describe('the filter in the address bar', () => {
  test('comes back as it was written, through the text of the address', () => {
    assert(
      property(filters, (filter) => {
        const address = searchFromFilter(filter).toString()
        expect(filterFromSearch(new URLSearchParams(address))).toEqual(filter)
      }),
    )
  })

  test('has every key of the contract in the trial above', () => {
    expect(Object.keys(orderFilter.shape)).toEqual(filterKeys)
    const met = new Set<string>()
    assert(
      property(filters, (filter) => {
        for (const key of Object.keys(filter)) met.add(key)
      }),
    )
    expect([...met].toSorted()).toEqual([...filterKeys].toSorted())
  })

  test('whatever is typed there, what is read is a filter the server takes', () => {
    assert(
      property(constantFrom(...filterKeys), string(), (key, value) => {
        expect(orderFilter.safeParse(filterFromSearch(new URLSearchParams([[key, value]]))).success).toBe(
          true,
        )
      }),
    )
  })

  test('drops what the contract does not know and keeps the rest', () => {
    expect(filterFromSearch(new URLSearchParams('kind=rumour&page=-1&state=closed&utm=1'))).toEqual({
      state: 'closed',
    })
  })
})

test('a change goes back to the first page and undefined removes', () => {
  const filter: OrderFilter = { q: '路灯', page: 7, sort: 'acceptedAt', state: 'closed' }
  expect(changeFilter(filter, { q: undefined, kind: 'complaint' })).toEqual({
    sort: 'acceptedAt',
    state: 'closed',
    kind: 'complaint',
  })
  expect(changeFilter(filter, { page: 8 })).toEqual({ ...filter, page: 8 })
})

test('sorting and paging narrow nothing; a measure and its month are one condition', () => {
  expect(activeKeys({ sort: 'acceptedAt', page: 2, pageSize: 50 })).toEqual([])
  expect(activeKeys({ measure: 'closedOnTime', period: '2023-10' })).toEqual(['measure'])
})
