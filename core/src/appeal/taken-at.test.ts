import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { acceptedAtOf, furthestTakenBack, sentAtOnceWithin } from './taken-at.ts'

const arrived = new Date('2024-03-15T08:00:00Z')

it('an appeal sent at once is accepted when it arrives, whatever the clock of the seat says', () => {
  expect(acceptedAtOf(new Date('2024-03-15T07:59:30Z'), arrived)).toEqual(arrived)
  expect(acceptedAtOf(null, arrived)).toEqual(arrived)
})

it('one that waited for the line is accepted when it was taken', () => {
  const taken = new Date('2024-03-15T07:48:00Z')
  expect(acceptedAtOf(taken, arrived)).toEqual(taken)
})

it('is never later than the arrival nor more than an hour before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (shift) => {
      const at = acceptedAtOf(new Date(arrived.getTime() + shift), arrived).getTime()
      expect(at).toBeLessThanOrEqual(arrived.getTime())
      expect(at).toBeGreaterThanOrEqual(arrived.getTime() - furthestTakenBack)
      if (-shift < sentAtOnceWithin) expect(at).toBe(arrived.getTime())
      else if (-shift <= furthestTakenBack) expect(at).toBe(arrived.getTime() + shift)
    }),
  )
})
