import { describe, expect, it } from 'vitest'
import { noRound } from '../order/order.ts'
import { openPolicy } from '../order/policy.ts'
import { followOf, nextAttemptAt } from './follow-callback.ts'
import { publicText } from './public-text.ts'

const policy = { ...openPolicy.callback, attempts: 2, spacingHours: 4 }
const at = new Date('2024-03-01T02:00:00Z')

describe('after a call-back', () => {
  it.each([
    ['reached and content', { attempts: 1, lastAttemptAt: at, isReached: true, isAgainst: false }, 'close'],
    ['dissatisfied', { attempts: 1, lastAttemptAt: at, isReached: true, isAgainst: true }, 'rework'],
    ['not reached', { attempts: 1, lastAttemptAt: at, isReached: false, isAgainst: false }, 'callAgain'],
    [
      'not reached often enough',
      { attempts: 2, lastAttemptAt: at, isReached: false, isAgainst: false },
      'closeUnrated',
    ],
  ] as const)('%s', (_, round, follow) => {
    expect(followOf({ round, isUnreasonable: false }, policy)).toBe(follow)
  })

  it('a demand found unreasonable needs no rework', () => {
    const round = { attempts: 1, lastAttemptAt: at, isReached: true, isAgainst: true }
    expect(followOf({ round, isUnreasonable: true }, policy)).toBe('close')
  })

  it('the next attempt waits as long as the centre wants', () => {
    expect(nextAttemptAt(noRound, policy)).toBeNull()
    const round = { ...noRound, attempts: 1, lastAttemptAt: at }
    expect(nextAttemptAt(round, policy)).toEqual(new Date('2024-03-01T06:00:00Z'))
    expect(nextAttemptAt(round, { ...policy, spacingHours: 0 })).toBeNull()
  })
})

it('a public text shows no number of anybody', () => {
  expect(publicText('请联系13812345621或0731-5555 1234，身份证43030219900101123X')).toBe(
    '请联系***********或**************，身份证******************',
  )
  expect(publicText('更换3盏路灯，2024年完成')).toBe('更换3盏路灯，2024年完成')
})
