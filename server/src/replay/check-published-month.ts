import type { PublishedMonth } from './published-month.ts'
import { leafCategories } from './centre-file.ts'
import { ordersOfDesk } from './mark-desks.ts'
import { partsOf } from './published-month.ts'

/**
 * What does not fit together in a month's data, in words an editor of the files understands; empty when all is well.
 * A plan is only made of figures that add up, since the product would otherwise be blamed for the slip of a file.
 */
export function problemsOf(month: PublishedMonth): readonly string[] {
  const parts = partsOf(month)
  return [
    ...parts.flatMap(sumProblems),
    ...callProblems(month),
    ...nameProblems(month),
    ...parts.flatMap(unitProblems),
  ]
}

/** The month itself when its figures fit together; throws with all that does not. */
export function checked(month: PublishedMonth): PublishedMonth {
  const problems = problemsOf(month)
  if (problems.length > 0)
    throw new Error(`the figures of ${month.key} do not fit together:\n${problems.join('\n')}`)
  return month
}

function sumProblems({ published, units, assumed }: PublishedMonth): string[] {
  const { orders, channels, kinds, hotTopics, desks } = published
  const smallestHot = Math.min(...hotTopics.map((topic) => topic.count))
  return [
    differs('answeredAtDesk + dispatched', orders.answeredAtDesk + orders.dispatched, 'valid', orders.valid),
    differs('channels', sum(Object.values(channels)), 'valid', orders.valid),
    differs('kinds', sum(Object.values(kinds)), 'valid', orders.valid),
    differs(
      'valid_orders of annex1.csv',
      sum(units.map((unit) => unit.validOrders)),
      'dispatched',
      orders.dispatched,
    ),
    exceeds(
      'hot topics and other settled ones',
      sum([...hotTopics.map((topic) => topic.count), ...Object.values(assumed.topics)]),
      'valid',
      orders.valid,
    ),
    exceeds('desks', sum(Object.values(desks).map(ordersOfDesk)), 'valid', orders.valid),
    ...(smallestHot < 2 ? ['hotTopics: the smallest leaves no room below it'] : []),
  ].flat()
}

function callProblems({ published, assumed }: PublishedMonth): string[] {
  const tagged = sum(Object.values(assumed.programmeTags))
  return [
    differs('programmeTags', tagged, 'programmeOrders', published.programmeOrders ?? tagged),
    exceeds(
      'calls by division',
      sum(Object.values(published.calls.byDivision)),
      'answered',
      published.calls.answered,
    ),
    exceeds(
      'orders by telephone',
      phoneOrders(published.channels, assumed),
      'answered',
      published.calls.answered,
    ),
  ].flat()
}

function phoneOrders(channels: Readonly<Record<string, number>>, assumed: PublishedMonth['assumed']): number {
  return (channels[assumed.mainChannel] ?? 0) + assumed.invalidOrders - assumed.invalidByOtherChannel
}

function nameProblems(month: PublishedMonth): string[] {
  const { centre, published, assumed, text, backlog, hardCase } = month
  const parts = partsOf(month)
  const leaves = leafCategories(centre)
  const unitNames = new Set(parts.flatMap(({ units }) => units.map((unit) => unit.name)))
  const categories = new Set(leaves.map((leaf) => leaf.code))
  const channels = new Set(centre.channels.map((channel) => channel.code))
  const divisions = new Set(centre.divisions.map((division) => division.code))
  const served = new Set([...leaves.flatMap((leaf) => leaf.units), ...Object.keys(centre.territories)])
  const hot = new Set(parts.flatMap((part) => part.published.hotTopics.map((topic) => topic.category)))
  return [
    unknown(
      'channel',
      [
        ...parts.flatMap((part) => Object.keys(part.published.channels)),
        assumed.mainChannel,
        assumed.invalidChannel,
      ],
      channels,
    ),
    unknown(
      'category',
      [...hot, ...Object.keys(assumed.topics), ...Object.values(centre.deskCategories).flat()],
      categories,
    ),
    unknown(
      'category',
      [backlog?.category, hardCase?.category].flatMap((one) => one ?? []),
      categories,
    ),
    unknown(
      'division',
      [...Object.keys(published.calls.byDivision), ...Object.values(centre.territories)],
      divisions,
    ),
    unknown('desk', Object.keys(published.desks), new Set(centre.desks.map((desk) => desk.code))),
    unknown('tag', Object.keys(assumed.programmeTags), new Set(centre.programmeTags.map((tag) => tag.code))),
    unknown(
      'unit',
      [
        ...served,
        ...Object.keys(centre.aliases),
        ...(backlog ? [backlog.unit] : []),
        ...(hardCase?.units ?? []),
      ],
      unitNames,
    ),
    unknown(
      'unit',
      month.ledger.map((row) => row.annex1_unit),
      unitNames,
    ),
    unknown(
      'profile',
      leaves.map((leaf) => leaf.profile),
      new Set(Object.keys(centre.kindProfiles)),
    ),
    unknown('words for category', [...categories], new Set(Object.keys(text))),
    unknown(
      'unit',
      [
        ...month.manualScores,
        ...month.countyFigures,
        ...month.dialTests,
        ...month.articleTasks,
        ...assumed.earlier,
      ].map(({ unit }) => unit),
      unitNames,
    ),
    unknown(
      'desk',
      assumed.earlier.map(({ desk }) => desk),
      new Set(centre.desks.map((desk) => desk.code)),
    ),
    unknown('category or territory serving unit', [...unitNames], served),
    unknown(
      'weight of category',
      leaves.map(({ code }) => code),
      new Set([...hot, ...Object.keys(assumed.topics), ...weighted(leaves)]),
    ),
  ].flat()
}

function weighted(leaves: readonly { code: string; weight?: number | undefined }[]): string[] {
  return leaves.flatMap((leaf) => (leaf.weight === undefined ? [] : [leaf.code]))
}

function unitProblems({ units }: PublishedMonth): string[] {
  return units.flatMap((unit) => [
    ...exceeds(`${unit.name}: on_time_count`, unit.onTime, 'valid_orders', unit.validOrders),
    ...exceeds(`${unit.name}: contact_count`, unit.contacted, 'valid_orders', unit.validOrders),
    ...(['system', 'spot'] as const).flatMap((kind) => {
      const { satisfied, rated } = unit[kind] ?? { satisfied: 0, rated: 0 }
      return [
        ...exceeds(`${unit.name}: ${kind} rated`, rated, 'on_time_count', unit.onTime),
        ...exceeds(`${unit.name}: ${kind} satisfied`, satisfied, 'rated', rated),
      ]
    }),
    ...exceeds(
      `${unit.name}: ratings`,
      sum(Object.values(unit.results ?? {})),
      'dispatched',
      unit.validOrders,
    ),
  ])
}

function differs(what: string, value: number, of: string, total: number): string[] {
  return value === total ? [] : [`${what} add up to ${value}, but ${of} is ${total}`]
}

function exceeds(what: string, value: number, of: string, most: number): string[] {
  return value <= most ? [] : [`${what} is ${value}, more than ${of}, ${most}`]
}

function unknown(what: string, names: readonly string[], known: ReadonlySet<string>): string[] {
  return [...new Set(names)].filter((name) => !known.has(name)).map((name) => `no ${what} ${name}`)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
