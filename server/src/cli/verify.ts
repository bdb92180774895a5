import { parse } from 'yaml'
import { readDataFile } from '../operations/data-files.ts'
import { bulletinFigures } from '../operations/build-bulletin.ts'
import { readTemplate } from '../operations/templates.ts'
import { compareMonth } from '../replay/compare-month.ts'
import { isEqual } from '../replay/comparison.ts'
import type { Comparison, Erratum, PublishedTables } from '../replay/comparison.ts'
import { loadPublishedMonth, replayKeys } from '../replay/load-published-month.ts'
import { stopFor } from './assess.ts'
import { commandContext } from './centre.ts'
import { openForCommand } from './open-storage.ts'
import { replay } from './replay.ts'
import { recordsOf } from './read-csv.ts'
import { listCentres } from '../storage/centres.ts'
import { findReplay } from '../storage/replays.ts'
import type { Storage } from '../storage/storage.ts'
import { Stop } from './settings.ts'
import type { Settings } from './settings.ts'

/**
 * `yihu verify MONTH`: every number a replayed month was published with, against the same number from the database.
 * Prints each difference with the erratum that explains it; exit 1 when one is unexplained.
 */
export async function verifyCommand(settings: Settings, key: string): Promise<void> {
  if (!replayKeys().includes(key))
    throw new Stop(
      `没有已公布的月份“${key}”，现有：${replayKeys().join('、')}\nThere is no published month “${key}”; there are: ${replayKeys().join(', ')}`,
      2,
    )
  const opened = await openForCommand(settings, () => undefined, { orRunning: true })
  try {
    const comparisons = await compared(opened.storage, key)
    print(comparisons)
    stopIfUnexplained(comparisons)
  } finally {
    await opened.close()
  }
}

/**
 * `yihu verify-sources`: every published period, replayed first where it is not there yet, each into its own centre;
 * then all its tables and figures against the database. Prints a line for each document and all differences.
 */
export async function verifySourcesCommand(settings: Settings): Promise<void> {
  const opened = await openForCommand(settings, (line) => console.log(line), { orRunning: true })
  try {
    const all: Comparison[] = []
    for (const key of replayKeys()) {
      if (!(await isReplayed(opened.storage, key))) {
        console.log(`${key}：尚未回放，现在回放 / not replayed yet, replaying now`)
        await replay(opened.storage, key, { seed: 1, isInteractive: process.stdout.isTTY })
      }
      const comparisons = await compared(opened.storage, key)
      console.log(`\n${key}`)
      print(comparisons)
      all.push(...comparisons)
    }
    const equal = all.filter(isEqual).length
    const explained = all.filter((one) => !isEqual(one) && one.erratum).length
    console.log(
      `\n合计 total：比对 compared ${all.length}，一致 equal ${equal}，勘误 explained ${explained}，未解释 unexplained ${all.length - equal - explained}`,
    )
    stopIfUnexplained(all)
  } finally {
    await opened.close()
  }
}

/** Whether the month has been played to its end in a centre of its own. */
async function isReplayed(storage: Storage, key: string): Promise<boolean> {
  const { centre } = loadPublishedMonth(key)
  const row = (await listCentres(storage.owner)).find(({ code }) => code === centre.code)
  if (!row) return false
  const begun = await storage.transact(row.centre_id, (tx) => findReplay(tx, key))
  return begun?.finished_at != null
}

async function compared(storage: Storage, key: string): Promise<Comparison[]> {
  const { period, centre, template: templateKey } = loadPublishedMonth(key)
  const context = await commandContext(storage, centre.code)
  const template = await readTemplate(templateKey)
  if (!template.ok) throw stopFor(template)
  const { tables } = template.value.definition
  const published = await readPublished(
    key,
    tables.map((table) => table.key),
    centre.aliases,
  )
  const figures = await storage.transact(context.centre.centreId, (tx) =>
    bulletinFigures(tx, context, template.value, period),
  )
  if (!figures.ok) throw stopFor(figures)
  return compareMonth(published, figures.value)
}

function stopIfUnexplained(comparisons: readonly Comparison[]): void {
  const open = comparisons.filter((one) => !isEqual(one) && !one.erratum)
  if (open.length > 0)
    throw new Stop(`${open.length} 处差异没有解释。\n${open.length} differences are unexplained.`)
}

async function readPublished(
  key: string,
  tables: readonly string[],
  aliases: PublishedTables['aliases'],
): Promise<PublishedTables> {
  const text = async (name: string) => (await readDataFile(`replays/${key}`, name))?.toString('utf8') ?? ''
  return {
    tables: new Map(
      await Promise.all(tables.map(async (table) => [table, recordsOf(await text(`${table}.csv`))] as const)),
    ),
    aliases,
    headline: recordsOf(await text('headline.csv')) as unknown as PublishedTables['headline'],
    errata: parse(await text('errata.yaml')) as Erratum[],
  }
}

function print(comparisons: readonly Comparison[]): void {
  for (const where of new Set(comparisons.map((one) => one.where))) {
    const own = comparisons.filter((one) => one.where === where)
    if (own.length === 0) continue
    const differing = own.filter((one) => !isEqual(one))
    const explained = differing.filter(({ erratum }) => erratum)
    console.log(
      `${where.padEnd(7)} 比对 compared ${own.length}，一致 equal ${own.length - differing.length}，勘误 explained ${explained.length}，未解释 unexplained ${differing.length - explained.length}`,
    )
    for (const { place, printed, ours, erratum } of differing)
      console.log(
        `  ${erratum?.id ?? '?'}  ${place}：公布 printed ${printed}，重算 recomputed ${ours || '—'}${erratum ? `（${erratum.why}）` : ''}`,
      )
  }
}
