import type { WorkingCalendar } from '@yihu/core/calendar/working-calendar'
import { makeChance } from '../chance.ts'
import type { PlannedAppeal, PlannedCall, PlannedCentre } from '../plan.ts'
import type { PublishedMonth } from '../published-month.ts'
import { later } from '../workdays.ts'
import { tell } from './day-story.ts'
import type { Arrangement, Scene, ToldAppeal } from './day-story.ts'
import type { LiveDayFile } from './live-day-file.ts'
import { recipesOfCallbacks } from './recipes-callback.ts'
import { recipesOfTheCentre } from './recipes-centre.ts'
import { recipesOfTheDesk } from './recipes-desk.ts'
import { recipesOfUnits } from './recipes-unit.ts'
import { makeWorkClock } from './work-clock.ts'

/** What has come in over the last working days, up to a moment, with what was arranged for later. */
export interface LiveDayPlan {
  readonly appeals: readonly PlannedAppeal[]
  readonly calls: readonly PlannedCall[]
  readonly arrangements: readonly { readonly ref: string; readonly arrangement: Arrangement }[]
}

export interface LiveDayScene {
  readonly month: PublishedMonth
  readonly file: LiveDayFile
  readonly calendar: WorkingCalendar
  readonly seed: number
  readonly now: Date
  readonly unitId: (name: string) => string
}

const recipes = [...recipesOfTheDesk, ...recipesOfUnits, ...recipesOfTheCentre, ...recipesOfCallbacks]

/**
 * The plan of the live day: orders in every state and every queue, told by recipes in the words of a published month.
 * Pure: the same seed and moment give the same plan, so that a day broken off is played on.
 */
export function planLiveDay({ month, file, calendar, seed, now, unitId }: LiveDayScene): LiveDayPlan {
  const clock = makeWorkClock(calendar, now)
  const told = recipes
    .flatMap(({ name, count, setting, tell: recipe }) => {
      const scene: Scene = { month, words: file.words, clock, chance: makeChance(seed, name), unitId }
      return Array.from({ length: count }, (_, index) =>
        tell(scene, `${name} ${index}`, setting?.(index) ?? {}, (story) => recipe(story, index)),
      )
    })
    .toSorted((a, b) => a.acceptedAt.getTime() - b.acceptedAt.getTime())
  const refs = new Map(told.map(({ name }, index) => [name, `D${String(index + 1).padStart(4, '0')}`]))
  const calls: PlannedCall[] = []
  const appeals = told.map((appeal) => planned(appeal, refs, calls, month, makeChance(seed, appeal.name)))
  const arrangements = told.flatMap(({ name, arrangements: own }) =>
    own.map((arrangement) => ({ ref: refs.get(name) ?? '', arrangement })),
  )
  return { appeals, calls, arrangements }
}

/** The centre of a month with the units below its districts; they come last, so that no account gets another number. */
export function withSubUnits(centre: PlannedCentre, { subUnits }: LiveDayFile): PlannedCentre {
  const below = subUnits.map(({ name, parent, group }) => ({
    name,
    groupName: group,
    aliases: [],
    parentName: parent,
  }))
  return { ...centre, units: [...centre.units, ...below] }
}

function planned(
  { name, acceptedAt, appeal, steps, extra = {} }: ToldAppeal,
  refs: ReadonlyMap<string, string>,
  calls: PlannedCall[],
  { assumed, centre }: PublishedMonth,
  chance: ReturnType<typeof makeChance>,
): PlannedAppeal {
  const isCall = appeal.channelCode === assumed.mainChannel
  if (isCall) {
    const startedAt = later(acceptedAt, -chance.int(2, 6))
    calls.push({
      startedAt,
      answeredAt: later(startedAt, chance.int(3, 15) / 60),
      endedAt: acceptedAt,
      callerNumber: appeal.appellantPhone ?? '',
      divisionCode: appeal.divisionCode ?? centre.divisionCode,
      seatNo: String(chance.int(1, assumed.seats)).padStart(3, '0'),
    })
  }
  return {
    ref: refs.get(name) ?? '',
    acceptedAt,
    call: isCall ? calls.length - 1 : null,
    appeal,
    extra,
    steps: steps.map((step) => {
      const { lead, ...fields } = step.fields
      const ref = lead === undefined ? undefined : refs.get(lead)
      return ref === undefined ? step : { ...step, fields: { ...fields, lead: ref } }
    }),
  }
}
