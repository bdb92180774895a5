import { describe, expect, it } from 'vitest'
import { loadPublishedMonth, replayKeys } from './load-published-month.ts'
import { makePlan } from './make-plan.ts'
import type { PlannedAppeal } from './plan.ts'
import { partsOf } from './published-month.ts'

/* What every published period has in common, whatever its city, its length and its parts. */

const isValid = ({ steps }: PlannedAppeal) => !steps.some(({ action }) => action === 'markInvalid')
const leadOf = ({ steps }: PlannedAppeal) =>
  steps.findLast(({ action }) => action === 'dispatch')?.fields.unit ?? null

describe.each(replayKeys())('the plan of %s', (key) => {
  const month = loadPublishedMonth(key)
  const plan = makePlan(month, 2)
  const parts = partsOf(month)
  // Orders of earlier months stand before the period's first day.
  const from = plan.calls[0]?.startedAt ?? new Date(0)
  const own = plan.appeals.filter((appeal) => appeal.acceptedAt >= from && isValid(appeal))

  it('has as many calls and valid orders as published', () => {
    expect(plan.calls.filter(({ answeredAt }) => answeredAt !== null)).toHaveLength(
      month.published.calls.answered,
    )
    expect(own).toHaveLength(parts.reduce((sum, { published }) => sum + published.orders.valid, 0))
  })

  it('has them by channel', () => {
    const wanted = Object.assign({}, ...parts.map(({ published }) => published.channels))
    const counted = Object.fromEntries(
      Object.keys(wanted).map((code) => [
        code,
        own.filter(({ appeal }) => appeal.channelCode === code).length,
      ]),
    )
    expect(counted).toEqual(wanted)
  })

  it.each(parts.map((part, index) => [index, part] as const))(
    'has kinds and topics of part %i',
    (_, { published }) => {
      const ofPart = own.filter(({ appeal }) => Object.hasOwn(published.channels, appeal.channelCode))
      for (const [kind, count] of Object.entries(published.kinds))
        expect(
          ofPart.filter(({ appeal }) => appeal.kind === kind),
          kind,
        ).toHaveLength(count)
      for (const { category, count } of published.hotTopics)
        expect(
          ofPart.filter(({ appeal }) => appeal.categoryCode === category),
          category,
        ).toHaveLength(count)
    },
  )

  it('gives every unit its orders, its refused returns and its open ones', () => {
    for (const { published, units } of parts) {
      const ofPart = own.filter(({ appeal }) => Object.hasOwn(published.channels, appeal.channelCode))
      for (const unit of units) {
        const led = ofPart.filter((appeal) => leadOf(appeal) === unit.name)
        expect(led, unit.name).toHaveLength(unit.validOrders)
        const refused = led.flatMap(({ steps }) => steps.filter(({ action }) => action === 'refuseReturn'))
        expect(refused, unit.name).toHaveLength(unit.returnsRefused)
        if (unit.open === undefined) continue
        const open = led.filter(({ steps }) => !steps.some(({ action }) => action === 'giveFeedback'))
        expect(open, unit.name).toHaveLength(unit.open)
      }
    }
  })

  it('ends each call-back as published, where counts are published', () => {
    for (const { published, units } of parts) {
      const ofPart = own.filter(({ appeal }) => Object.hasOwn(published.channels, appeal.channelCode))
      for (const unit of units) {
        if (unit.results === undefined) continue
        const ofUnit = ofPart.filter((appeal) => leadOf(appeal) === unit.name)
        const ratings = ofUnit.map((appeal) => callbacksOf(appeal, false).at(-1)?.fields.satisfaction)
        const spotted = ofUnit.flatMap((appeal) => callbacksOf(appeal, true))
        expect(spotted, `${unit.name} spot checks`).toHaveLength(unit.spotDissatisfied ?? 0)
        for (const [rating, count] of Object.entries(unit.results))
          expect(
            ratings.filter((one) => one === rating),
            `${unit.name} ${rating}`,
          ).toHaveLength(count)
      }
    }
  })
})

/** The call-backs of an appeal in their order: spot checks, or all others. */
function callbacksOf({ steps }: PlannedAppeal, isSpotCheck: boolean) {
  return steps.filter(
    ({ action, fields }) => action === 'recordCallback' && (fields.method === 'spotCheck') === isSpotCheck,
  )
}
