import { availableKeys } from '../assessment/compute-row.ts'
import type { Scheme } from '../assessment/types.ts'
import type { MatchedColumns } from './match-columns.ts'

/** How far a scheme can be recomputed from what a table prints. */
export interface Plan {
  /** The scheme as far as the table lets it be computed. */
  readonly scheme: Scheme
  /** Inputs by the column that prints them. */
  readonly given: ReadonlyMap<string, number>
  /** Inputs that are known only as rounded. */
  readonly rounded: readonly string[]
  /** Columns that are computed and printed. */
  readonly checked: readonly (readonly [string, number])[]
  readonly isRanked: boolean
  readonly isGraded: boolean
}

/** What is given, what is computed: a printed column that cannot be computed from the others is taken as it stands. */
export function planOf(scheme: Scheme, { columns, inputs }: MatchedColumns): Plan {
  const given = new Map(inputs)
  for (const column of scheme.columns) {
    const at = columns.get(column.key)
    if (column.input !== undefined && at !== undefined) given.set(column.input, at)
  }
  const taken = new Map<string, string>()
  const checked: [string, number][] = []
  let own = scheme
  for (const key of scheme.computeOrder) {
    const at = columns.get(key)
    const column = scheme.columns.find((one) => one.key === key)
    const fromInput = column?.input !== undefined && column.expression === undefined
    if (availableKeys(own, new Set(given.keys())).has(key)) {
      if (at !== undefined && !fromInput && !isOnlyGiven(own, key, given)) checked.push([key, at])
      continue
    }
    if (at === undefined || !column) continue
    taken.set(key, key)
    given.set(`printed:${key}`, at)
    const kind = 'points' as const
    const input = { key: `printed:${key}`, label: column.label, kind, aliases: [], required: true }
    own = {
      ...own,
      inputs: [...own.inputs, input],
      columns: own.columns.map((one) => (one.key === key ? { ...one, input: input.key } : one)),
    }
  }
  const available = availableKeys(own, new Set(given.keys()))
  const isRanked = available.has(scheme.ranking.by)
  const isGraded = isRanked && scheme.grades !== undefined && available.has(scheme.grades.by)
  const kept = own.columns.filter(({ key }) => available.has(key))
  const { grades, total: _total, ...rest } = own
  return {
    scheme: {
      ...rest,
      ...(isGraded && grades ? { grades } : {}),
      columns: kept,
      computeOrder: own.computeOrder.filter((key) => available.has(key)),
      lists: [],
      unlisted: 'leaveOut',
      ranking: isRanked ? own.ranking : { ...own.ranking, by: kept[0]?.key ?? '', tieOrder: [] },
    },
    given,
    rounded: [...given.keys()].filter(
      (key) => own.inputs.find((input) => input.key === key)?.kind !== 'count',
    ),
    checked,
    isRanked,
    isGraded,
  }
}

/** A column with a formula and an input of its own is only given when its formula lacks something. */
function isOnlyGiven(scheme: Scheme, key: string, given: ReadonlyMap<string, number>): boolean {
  const column = scheme.columns.find((one) => one.key === key)
  if (column?.input === undefined || !given.has(column.input)) return false
  const { input: _input, ...computed } = column
  const without = { ...scheme, columns: scheme.columns.map((one) => (one.key === key ? computed : one)) }
  return !availableKeys(without, new Set(given.keys())).has(key)
}
