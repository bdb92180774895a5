import type { Coded, PlannedAppeal, PlannedCentre, PlannedLedgerItem, ReplayPlan } from './plan.ts'
import type { LedgerRow, PublishedMonth } from './published-month.ts'
import { at, makeChance } from './chance.ts'
import { checked } from './check-published-month.ts'
import { chooseTraits } from './choose-traits.ts'
import { drawSlots } from './draw-slots.ts'
import { fileOrders, type Slot } from './file-orders.ts'
import { planAppeals } from './plan-appeals.ts'
import { planArticles } from './plan-articles.ts'
import { planBacklog } from './plan-backlog.ts'
import { planHardCase } from './plan-hard-case.ts'
import { placeCalls, planCalls } from './plan-calls.ts'
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
  const slots = drawSlots(unplaced, month, days, chance('slots'))
  const filed = fileOrders(slots, month, chance('filing'))
  const calls = placeCalls(unplaced, settledDivisions(slots, month), month, chance('places'))
  const ratings = satisfactionCounts(month.units, month.published.satisfactionRate, month.assumed.mostRated)
  const traits = chooseTraits(slots, filed, ratings, month, days, chance('traits'))
  const divisions = divisionsOf(slots, calls, month, chance('divisions'))
  const words = { words: chance('words'), steps: chance('steps'), marks: chance('marks') }
  const ofMonth = planAppeals({ month, days, calls, slots, filed, traits, divisions }, words)
  const old = [...planBacklog(month, days, chance('backlog')), planHardCase(month, days, chance('hard case'))]

  return {
    key: month.key,
    period: month.period,
    centre: planCentre(month),
    calls,
    appeals: numbered([...old, ...ofMonth]),
    ledger: month.ledger.map(ledgerItem),
    manualScores: month.units.map(({ name, knowledgeScore }) => ({
      ...month.manual,
      unit: name,
      points: knowledgeScore,
    })),
    enteredFigures: month.entered.map((figure) => ({ period: month.period, ...figure })),
    articles: planArticles(month, days, chance('articles')),
  }
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

function planCentre({ centre, units }: PublishedMonth): PlannedCentre {
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
