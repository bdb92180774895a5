import { addDays } from '@yihu/core/calendar/calendar-date'
import { dateIn } from '@yihu/core/calendar/local-time'
import type { ExtraAnswers } from '@yihu/core/appeal/extra-fields'
import type { AppealKind, Urgency } from '@yihu/core/appeal/appeal'
import type { Role } from '@yihu/core/access/roles'
import { at, type Chance } from '../chance.ts'
import { composeName, composeText } from '../compose-text.ts'
import type { ComposedText } from '../compose-text.ts'
import type { PlannedAppeal, PlannedStep } from '../plan.ts'
import { leafCategories } from '../centre-file.ts'
import type { CategoryRow } from '../centre-file.ts'
import type { PublishedMonth } from '../published-month.ts'
import { later } from '../workdays.ts'
import type { LiveDayFile } from './live-day-file.ts'
import type { WorkClock } from './work-clock.ts'

/** What a recipe says of an appeal; the rest is drawn. */
export interface Setting {
  readonly kind?: AppealKind
  readonly urgency?: Urgency
  /** The unit it is dispatched to first; drawn by the category where it is left out. */
  readonly unit?: string
  readonly category?: string
  readonly division?: string
  readonly isAnonymous?: boolean
  readonly isConfidential?: boolean
  /** Name of the unit the appeal is about. */
  readonly accused?: string
  readonly desk?: string
  readonly extra?: ExtraAnswers
  /** A landline cannot be sent a link: its appellant is called by a person. */
  readonly byLandline?: boolean
  /** Working minutes between the appeal and the first step, at most. */
  readonly waits?: number
}

/** One appeal of the live day being told; times are working minutes before now. */
export interface DayStory {
  readonly chance: Chance
  readonly words: LiveDayFile['words']
  readonly month: PublishedMonth
  readonly day: number
  readonly unit: string
  readonly kind: AppealKind
  readonly text: ComposedText
  readonly phone: string
  /** The next step is so long ago. */
  at(ago: number): void
  /** So long ago, at a busy hour between two moments. */
  busyAgo(least: number, most: number): number
  /** Takes a step, and moves on by some minutes. */
  by(as: Role, action: PlannedStep['action'], fields?: PlannedStep['fields'], unit?: string | null): void
  /** A date so many working days ago, or so many days from now. */
  on(days: number): string
  /** What the order needs beside its steps, once they are played. */
  appoint(madeAgo: number, hoursFromNow: number): void
  /** A link sent so many days before now, good for seven. */
  invite(daysAgo: number): void
}

/** A call-back appointed with the appellant, or a link sent to them. */
export type Arrangement =
  | { readonly kind: 'appointment'; readonly madeAt: Date; readonly at: Date; readonly note: string }
  | { readonly kind: 'invitation'; readonly sentAt: Date; readonly expiresAt: Date }

/** Working minutes from the appeal to its first step at most: of what has long gone out, and of what came in lately. */
const longWait = 330
const usualWait = 170
const draws = 5
const linkDays = 7
const dayInMinutes = 24 * 60

export interface ToldAppeal extends Omit<PlannedAppeal, 'ref' | 'call'> {
  readonly name: string
  readonly arrangements: readonly Arrangement[]
}

export interface Scene {
  readonly month: PublishedMonth
  readonly words: LiveDayFile['words']
  readonly clock: WorkClock
  readonly chance: Chance
  readonly unitId: (name: string) => string
}

/** Tells one appeal: draws what is said and by whom, then lets the recipe act. */
export function tell(
  scene: Scene,
  name: string,
  setting: Setting,
  recipe: (story: DayStory) => void,
): ToldAppeal {
  const { month, clock, chance } = scene
  const said = draw(scene, setting)
  const steps: PlannedStep[] = []
  const arrangements: Arrangement[] = []
  let ago = clock.day
  let first: number | undefined
  const by: DayStory['by'] = (as, action, fields = {}, unit = null) => {
    first ??= ago
    steps.push({ at: clock.ago(ago), as, action, fields, unit })
    ago = Math.max(1, ago - chance.int(2, 6))
  }
  const waits = (of: number) => setting.waits ?? (of > 2 * clock.day ? longWait : usualWait)
  recipe({
    chance,
    words: scene.words,
    month,
    day: clock.day,
    unit: said.unit,
    kind: said.appeal.kind,
    text: said.text,
    phone: said.appeal.appellantPhone ?? '',
    at: (minutes) => (ago = minutes),
    busyAgo: (least, most) => busiest(scene, least, most),
    by,
    on: (days) => (days < 0 ? clock.dayBefore(-days) : addDays(dateIn(month.timeZone, clock.ago(0)), days)),
    appoint: (madeAgo, hours) =>
      arrangements.push({
        kind: 'appointment',
        madeAt: clock.ago(madeAgo),
        at: later(clock.now, hours * 60),
        note: chance.pick(scene.words.appointment),
      }),
    invite: (daysAgo) => {
      const sentAt = later(clock.now, -daysAgo * dayInMinutes)
      arrangements.push({ kind: 'invitation', sentAt, expiresAt: later(sentAt, linkDays * dayInMinutes) })
    },
  })
  return {
    name,
    arrangements,
    steps,
    acceptedAt: clock.ago(first === undefined ? ago : busiest(scene, first + 4, first + waits(first))),
    appeal: said.appeal,
    extra: setting.extra ?? {},
  }
}

/** People call most in the morning: of a few moments the busiest hour's is taken. */
function busiest({ clock, chance, month }: Scene, least: number, most: number): number {
  const drawn = Array.from({ length: draws }, () => chance.int(Math.min(least, most), most))
  const weight = (ago: number) => month.assumed.hours[localHour(clock.ago(ago), month.timeZone)] ?? 0
  return drawn.reduce((best, ago) => (weight(ago) > weight(best) ? ago : best))
}

function localHour(moment: Date, timeZone: string): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(moment),
  )
}

function draw(scene: Scene, setting: Setting) {
  const { month, chance } = scene
  const leaf = leafFor(month, setting, chance)
  const unit = setting.unit ?? chance.pick(leaf.units)
  const division = setting.division ?? month.centre.territories[unit] ?? chance.pick(['430302', '430304'])
  const kind = setting.kind ?? chance.pick(['complaint', 'complaint', 'assistance'])
  const isLetter = chance.share() < 0.2
  const name = setting.isAnonymous ? null : composeName(month, chance)
  const text = composeText(month, { kind, category: leaf.code, division, isLetter, name }, chance)
  const letterChannels = month.centre.channels.filter(({ parentCode }) => parentCode !== null)
  const phone = setting.byLandline
    ? `0731-5${chance.int(2_000_000, 8_999_999)}`
    : `${month.assumed.phonePrefix}${chance.int(100_000, 999_999)}`
  const appeal: PlannedAppeal['appeal'] = {
    channelCode: isLetter ? chance.pick(letterChannels).code : month.assumed.mainChannel,
    kind,
    urgency: setting.urgency ?? 'normal',
    title: text.title,
    content: text.content,
    categoryCode: leaf.code,
    divisionCode: division,
    address: text.address,
    appellantName: name,
    appellantPhone: phone,
    isAnonymous: setting.isAnonymous ?? false,
    isConfidential: setting.isConfidential ?? false,
    accusedUnitId: setting.accused === undefined ? null : scene.unitId(setting.accused),
    deskCode: setting.desk ?? null,
    programmeTag: null,
  }
  return { appeal, unit, text }
}

/** Districts answer for what is on the spot; other units for their own categories. */
function leafFor({ centre }: PublishedMonth, { unit, category }: Setting, chance: Chance): CategoryRow {
  const leaves = leafCategories(centre)
  const isOf = (leaf: CategoryRow) =>
    category !== undefined
      ? leaf.code === category
      : unit !== undefined && centre.territories[unit] === undefined
        ? leaf.units.includes(unit)
        : unit === undefined
          ? leaf.units.length > 0
          : leaf.dispatch >= 0.75 && !leaf.code.startsWith('14')
  const fitting = leaves.filter(isOf)
  return at(fitting, chance.weighted(fitting.map((leaf) => (leaf.weight ?? 300) * leaf.dispatch)))
}
