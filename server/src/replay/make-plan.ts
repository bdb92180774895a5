import type { Coded, PlannedAppeal, PlannedCentre, PlannedLedgerItem, ReplayPlan } from './plan.ts'
import type { LedgerRow } from './month-rows.ts'
import type { PublishedMonth } from './published-month.ts'
import type { SatisfactionCounts } from './satisfaction-counts.ts'
import { partsOf } from './published-month.ts'
import { at, makeChance } from './chance.ts'
import { checked } from './check-published-month.ts'
import { chooseTraits } from './choose-traits.ts'
import { drawSlots } from './draw-slots.ts'
import { fileOrders, type Slot } from './file-orders.ts'
import { planAppeals } from './plan-appeals.ts'
import { planCounties } from './plan-counties.ts'
import { planArticleTasks } from './plan-article-tasks.ts'
import { planArticles } from './plan-articles.ts'
import { planBacklog } from './plan-backlog.ts'
import { planHardCase } from './plan-hard-case.ts'
import { earlierSlots, fileEarlier } from './earlier-slots.ts'
import { planEarlier } from './plan-earlier.ts'
import { planLateEnd } from './plan-late-end.ts'
import { placeCalls, planCalls } from './plan-calls.ts'
import { settleDays } from './settle-days.ts'
import { satisfactionCounts } from './satisfaction-counts.ts'
import { makeWorkdays } from './workdays.ts'

/**
 * The plan of a published month: its totals come out exactly whatever the seed; who, when and in what words depends on
 * the seed alone. Pure: no clock, no chance but the seed's. Throws when the published figures do not fit together.
 */
export function makePlan(published: PublishedMonth, seed: number): ReplayPlan {
  const month = checked(published)
  const days = makeWorkdays(month)
  const chance = (part: string) => makeChance(seed, part)

  const unplaced = planCalls(month, days, chance('calls'))
  const drawn = partsOf(month).map((part, index) => {
    // Only the first part came by telephone; the seed of each other is its own.
    const own = (name: string) => chance(index === 0 ? name : `${name} ${index}`)
    const slots = drawSlots(index === 0 ? unplaced : [], part, days, own('slots'))
    const ofPeriod = settleDays(fileOrders(slots, part, own('filing')), slots, part, days, own('days'))
    const earlier = earlierSlots(slots, part, days, own('earlier slots'))
    const filed = [...ofPeriod, ...fileEarlier(earlier, part, own('earlier filing'))]
    return { part, own, slots: [...slots, ...earlier], filed }
  })
  const settled = new Map(drawn.flatMap(({ slots }) => [...settledDivisions(slots, month)]))
  const calls = placeCalls(unplaced, settled, month, chance('places'))
  const ofMonth = drawn.flatMap(({ part, own, slots, filed }) => {
    const traits = chooseTraits(slots, filed, ratingsOf(part), part, days, own('traits'))
    const divisions = divisionsOf(slots, calls, part, own('divisions'))
    const words = { words: own('words'), steps: own('steps'), marks: own('marks') }
    return planAppeals({ month: part, days, calls, slots, filed, traits, divisions }, words)
  })
  const old = [
    ...planBacklog(month, days, chance('backlog')),
    ...planHardCase(month, days, chance('hard case')),
    ...planEarlier(month, days, chance('earlier')),
  ]

  const lateChance = chance('late ends')

  return {
    key: month.key,
    period: month.period,
    centre: planCentre(month),
    limits: month.assumed.limits,
    calls,
    appeals: numbered([...old, ...ofMonth].map((appeal) => planLateEnd(appeal, month, days, lateChance))),
    ledger: month.ledger.map(ledgerItem),
    manualScores: [
      ...month.manualScores,
      ...month.units.flatMap(({ name, knowledgeScore }) =>
        month.manual && knowledgeScore !== undefined
          ? [{ ...month.manual, unit: name, points: knowledgeScore }]
          : [],
      ),
    ],
    ...planCounties(month),
    enteredFigures: month.entered.map((figure) => ({ period: month.period, ...figure })),
    articles: planArticles(month, days, chance('articles')),
    articleTasks: planArticleTasks(month, days),
  }
}

/** Multiples of the smallest fractions, where a month prints rates instead of counts. */
function ratingsOf({ units, published, assumed }: PublishedMonth): ReadonlyMap<string, SatisfactionCounts> {
  const rated = units.flatMap(({ name, onTime, system, spot }) =>
    system && spot ? [{ name, onTime, system, spot }] : [],
  )
  return rated.length === 0 || published.satisfactionRate === undefined
    ? new Map()
    : satisfactionCounts(rated, published.satisfactionRate, assumed.mostRated)
}

/** Orders of a government of a place happened there, and so did the call. */
function settledDivisions(slots: readonly Slot[], { centre }: PublishedMonth): ReadonlyMap<number, string> {
  return new Map(
    slots.flatMap(({ call, unit }) => {
      const division = unit && centre.territories[unit.name]
      return call !== null && division ? [[call, division] as const] : []
    }),
  )
}

function divisionsOf(
  slots: readonly Slot[],
  calls: ReplayPlan['calls'],
  { centre }: PublishedMonth,
  chance: ReturnType<typeof makeChance>,
): string[] {
  const counties = centre.divisions.filter(({ parentCode }) => parentCode !== null)
  return slots.map(({ call, unit }) => {
    const own = unit ? centre.territories[unit.name] : undefined
    return own ?? (call === null ? chance.pick(counties).code : at(calls, call).divisionCode)
  })
}

function planCentre(month: PublishedMonth): PlannedCentre {
  const { centre } = month
  // A unit that stands in several parts is one unit.
  const units = [
    ...new Map(partsOf(month).flatMap((part) => part.units.map((unit) => [unit.name, unit]))).values(),
  ]
  const {
    code,
    name,
    divisionCode,
    orderNoFormat,
    channels,
    kindNames,
    returnReasons,
    reworkReasons,
    declineCategories,
  } = centre
  return {
    code,
    name,
    divisionCode,
    orderNoFormat,
    channels,
    kindNames,
    returnReasons,
    reworkReasons,
    declineCategories,
    units: units.map((unit) => ({
      name: unit.name,
      groupName: unit.groupName,
      aliases: centre.aliases[unit.name] ?? [],
      parentName: null,
    })),
    categories: centre.categories.flatMap((group) => [
      { code: group.code, name: group.name, parentCode: null },
      ...group.of.map((leaf) => ({ code: leaf.code, name: leaf.name, parentCode: group.code })),
    ]),
    divisions: centre.divisions.map(coded),
    desks: centre.desks.map((desk) => ({
      ...coded(desk),
      fields: desk.fields ?? [],
      callback: desk.callback,
    })),
    programmeTags: centre.programmeTags.map(coded),
  }
}

function coded({ code, name, parentCode }: Coded): Coded {
  return { code, name, parentCode }
}

/** Reasons printed as `1.…；2.…；` are a list; an order number in the reason is the order's. */
function ledgerItem(row: LedgerRow): PlannedLedgerItem {
  const reasons = row.reason.split(/(?<=；)(?=\d+[.．])/).map((reason) => reason.trim())
  const orderNo = /\d{15,}/.exec(row.reason)?.[0] ?? null
  return { seq: row.seq, kind: row.kind, unit: row.unit, reasons, points: row.points, orderNo }
}

function numbered(appeals: readonly Omit<PlannedAppeal, 'ref'>[]): PlannedAppeal[] {
  return appeals
    .toSorted((a, b) => a.acceptedAt.getTime() - b.acceptedAt.getTime())
    .map((appeal, index) => ({ ref: `A${String(index + 1).padStart(6, '0')}`, ...appeal }))
}
