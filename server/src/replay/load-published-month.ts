import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import type { MonthFile } from './month-file.ts'
import type { PublishedMonth, PublishedUnit } from './published-month.ts'
import { checked } from './check-published-month.ts'
import {
  annex1Row,
  annex2Row,
  articleTaskRow,
  countyRow,
  dialTestRow,
  dueRow,
  fractionRow,
  manualRow,
  unitRow,
} from './month-rows.ts'
import { centreFile } from './centre-file.ts'
import { monthFile } from './month-file.ts'
import { phrasesFile, placesFile, textFile } from './text-files.ts'

const replaysFolder = new URL('../../data/replays/', import.meta.url)

/** The months that can be replayed: the folders of `server/data/replays` that have a `month.yaml`. */
export function replayKeys(): readonly string[] {
  return readdirSync(replaysFolder, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, replaysFolder)).includes('month.yaml'),
    )
    .map((entry) => entry.name)
    .toSorted()
}

/** Reads and checks a published month; throws with every problem found, by file and figure. */
export function loadPublishedMonth(key: string): PublishedMonth {
  if (!replayKeys().includes(key)) throw new Error(`no replay ${key}; there are ${replayKeys().join(', ')}`)
  const folder = new URL(`${key}/`, replaysFolder)
  const file = yaml(folder, 'month.yaml', monthFile)
  const month: PublishedMonth = {
    ...file,
    centre: yaml(folder, 'centre.yaml', centreFile),
    places: without(file.assumed.without, yaml(shared(folder, 'places.yaml'), 'places.yaml', placesFile)),
    text: without(file.assumed.without, yaml(shared(folder, 'text.yaml'), 'text.yaml', textFile)),
    phrases: yaml(shared(folder, 'phrases.yaml'), 'phrases.yaml', phrasesFile),
    ...(has(folder, 'due.csv')
      ? partsFrom(file, csv(folder, 'due.csv', dueRow), dueUnit)
      : has(folder, 'units.csv')
        ? partsFrom(file, csv(folder, 'units.csv', unitRow), unitOf)
        : {
            units: unitsFrom(
              csv(folder, 'annex1.csv', annex1Row),
              csv(folder, 'derived-fractions.csv', fractionRow),
            ),
            others: [],
          }),
    countyFigures: has(folder, 'county-figures.csv') ? csv(folder, 'county-figures.csv', countyRow) : [],
    dialTests: has(folder, 'dial-tests.csv') ? csv(folder, 'dial-tests.csv', dialTestRow) : [],
    articleTasks: has(folder, 'article-tasks.csv') ? csv(folder, 'article-tasks.csv', articleTaskRow) : [],
    manualScores: has(folder, 'manual.csv') ? csv(folder, 'manual.csv', manualRow) : [],
    ledger: has(folder, 'ledger.csv')
      ? csv(folder, 'ledger.csv', annex2Row)
      : has(folder, 'annex2.csv') && !has(folder, 'units.csv') && !has(folder, 'due.csv')
        ? csv(folder, 'annex2.csv', annex2Row)
        : [],
  }
  return checked(month)
}

/** Words every city says alike are kept once, with the month they were first written for. */
function shared(folder: URL, name: string): URL {
  return has(folder, name) ? folder : new URL('xiangtan-2023-10/', replaysFolder)
}

/** The sentences that say none of the words. */
function without<Sentences>(words: readonly string[], sentences: Sentences): Sentences {
  if (words.length === 0) return sentences
  const says = (value: unknown) => words.some((word) => JSON.stringify(value).includes(word))
  const kept = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((one) => !says(one))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, kept(one)]))
  }
  return kept(sentences) as Sentences
}

function has(folder: URL, name: string): boolean {
  return existsSync(new URL(name, folder))
}

/** The units of the calls are the month's own (an empty `part`); those of each other part stand with its figures. */
function partsFrom<Row extends { readonly part: string }>(
  file: MonthFile,
  rows: readonly Row[],
  unitFrom: (row: Row) => PublishedUnit,
): Pick<PublishedMonth, 'units' | 'others'> {
  const unitsOf = (part: string) => rows.filter((row) => row.part === part).map(unitFrom)
  return {
    units: unitsOf(''),
    others: file.others.map(({ part, published }) => ({ published, units: unitsOf(part) })),
  }
}

function unitOf(row: z.infer<typeof unitRow>): PublishedUnit {
  const { satisfied, neutral, dissatisfied, spot_dissatisfied: spotDissatisfied = 0 } = row
  return {
    name: row.unit,
    groupName: row.group,
    validOrders: row.dispatched,
    onTime: row.on_time,
    open: row.open,
    extensions: row.extensions,
    contacted: row.contacted,
    returnsRefused: row.returns_refused,
    results: { satisfied, fairlySatisfied: row.fairly_satisfied, neutral, dissatisfied },
    ...(spotDissatisfied === 0 ? {} : { spotDissatisfied }),
  }
}

function dueUnit(row: z.infer<typeof dueRow>): PublishedUnit {
  const { rated, dissatisfied, satisfied, extended } = row
  return {
    name: row.unit,
    groupName: row.group,
    validOrders: row.dispatched,
    // What was dispatched in the period and what fell due in it are two sets: only the latter is published.
    onTime: row.dispatched,
    extensions: Number(extended),
    contacted: row.dispatched,
    returnsRefused: 0,
    due: {
      due: row.due,
      handled: row.handled,
      onTime: row.on_time,
      reworked: row.rework,
      ...(rated === '' ? {} : { calledBack: { rated, dissatisfied: Number(dissatisfied) } }),
      ...(satisfied === '' ? {} : { satisfied }),
      ...(extended === '' ? {} : { extended }),
    },
  }
}

function unitsFrom(
  rows: readonly z.infer<typeof annex1Row>[],
  fractions: readonly z.infer<typeof fractionRow>[],
): PublishedUnit[] {
  const fractionOf = new Map(fractions.map((row) => [row.unit, row]))
  return rows.map((row) => {
    const fraction = fractionOf.get(row.unit)
    if (!fraction) throw new Error(`derived-fractions.csv has no row for ${row.unit}`)
    return {
      name: row.unit,
      groupName: row.group,
      validOrders: row.valid_orders,
      onTime: row.on_time_count,
      extensions: row.delay_count,
      contacted: row.contact_count,
      returnsRefused: row.rejected_count,
      knowledgeScore: row.knowledge_base_score,
      system: { satisfied: fraction.system_satisfied, rated: fraction.system_rated },
      spot: { satisfied: fraction.spot_satisfied, rated: fraction.spot_sampled },
    }
  })
}

function yaml<Schema extends z.ZodType>(folder: URL, name: string, schema: Schema): z.output<Schema> {
  return read(name, schema, parseYaml(readFileSync(new URL(name, folder), 'utf8')))
}

function csv<Row extends z.ZodType>(folder: URL, name: string, row: Row): z.output<Row>[] {
  const rows: unknown = parseCsv(readFileSync(new URL(name, folder), 'utf8'), {
    columns: true,
    bom: true,
    trim: true,
  })
  return read(name, z.array(row), rows)
}

function read<Schema extends z.ZodType>(name: string, schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`)
  return result.data
}
