import { parse } from 'yaml'
import { readDataFile } from '../operations/data-files.ts'
import { bulletinFigures } from '../operations/build-bulletin.ts'
import { readTemplate } from '../operations/templates.ts'
import { compareMonth, isEqual } from '../replay/compare-month.ts'
import type { Comparison, Erratum, PublishedTables } from '../replay/compare-month.ts'
import { loadPublishedMonth, replayKeys } from '../replay/load-published-month.ts'
import { stopFor } from './assess.ts'
import { commandContext } from './centre.ts'
import { openForCommand } from './open-storage.ts'
import { recordsOf } from './read-csv.ts'
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
  const published = await readPublished(key)
  const { period, centre, template: templateKey } = loadPublishedMonth(key)
  const opened = await openForCommand(settings, () => undefined, { orRunning: true })
  try {
    const context = await commandContext(opened.storage, centre.code)
    const template = await readTemplate(templateKey)
    if (!template.ok) throw stopFor(template)
    const figures = await opened.storage.transact(context.centre.centreId, (tx) =>
      bulletinFigures(tx, context, template.value, period),
    )
    if (!figures.ok) throw stopFor(figures)
    const comparisons = compareMonth(published, figures.value)
    print(comparisons)
    const open = comparisons.filter((one) => !isEqual(one) && !one.erratum)
    if (open.length > 0)
      throw new Stop(`${open.length} 处差异没有解释。\n${open.length} differences are unexplained.`)
  } finally {
    await opened.close()
  }
}

async function readPublished(key: string): Promise<PublishedTables> {
  const text = async (name: string) => (await readDataFile(`replays/${key}`, name))?.toString('utf8') ?? ''
  return {
    annex1: recordsOf(await text('annex1.csv')),
    annex2: recordsOf(await text('annex2.csv')),
    headline: recordsOf(await text('headline.csv')) as unknown as PublishedTables['headline'],
    errata: parse(await text('errata.yaml')) as Erratum[],
  }
}

function print(comparisons: readonly Comparison[]): void {
  for (const where of ['annex1', 'annex2', 'text'] as const) {
    const own = comparisons.filter((one) => one.where === where)
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
