import { Fraction } from 'fraction.js'
import type { CountyMeasure } from '@yihu/core/assessment/unit-measures'
import { dateIn, minuteOfDay } from '@yihu/core/calendar/local-time'
import type { CountyFigureName } from '@yihu/core/dial-test/county-figures'
import { meanScores } from '@yihu/core/dial-test/mean-scores'
import { totalOf } from '@yihu/core/dial-test/score-dial-test'
import type { DialTestItem } from '@yihu/core/dial-test/score-dial-test'
import { listCountyFigures } from '../storage/screens/county-figures.ts'
import type { CountyFiguresRow } from '../storage/screens/county-figures.ts'
import { listDialTests } from '../storage/screens/dial-tests.ts'
import type { DialTestRow } from '../storage/screens/dial-tests.ts'
import type { Transaction } from '../storage/storage.ts'
import type { EntryQuestion, InputOf, UnitEntry } from './unit-values.ts'

/** What is known of the counties of a period beside their orders (R13.1, R13.2). */
interface KnownOfCounties {
  readonly figures: readonly CountyFiguresRow[]
  readonly tests: readonly DialTestRow[]
}

/** The inputs of a scheme that come from county figures and dial tests: values by unit and input. Exact. */
export async function countyValues(
  tx: Transaction,
  period: string,
  inputs: readonly InputOf<CountyMeasure>[],
): Promise<ReadonlyMap<string, Readonly<Record<string, Fraction>>>> {
  const known = { figures: await listCountyFigures(tx, period), tests: await listDialTests(tx, { period }) }
  const units = new Set([...known.figures, ...known.tests].map(({ unitName }) => unitName))
  return new Map(
    [...units].map((unit) => [
      unit,
      Object.fromEntries(
        inputs.flatMap(({ key, measure }) => {
          const value = valueOf(known, unit, measure)
          return value === undefined ? [] : [[key, value]]
        }),
      ),
    ]),
  )
}

/** The entries behind a measure of one unit, by any of its names: the import its figure is from, or each call with its points. */
export async function countyEntries(
  tx: Transaction,
  { period, called, timeZone }: EntryQuestion,
  measure: CountyMeasure,
): Promise<UnitEntry[]> {
  const name = measure.slice(measure.indexOf(':') + 1)
  if (measure.startsWith('county:'))
    return (await listCountyFigures(tx, period))
      .filter(({ unitName }) => called.has(unitName))
      .map(({ figures, source, author }) => ({
        text: source,
        points: figures[name as CountyFigureName],
        author,
      }))
  return (await listDialTests(tx, { period }))
    .filter(({ unitName }) => called.has(unitName))
    .flatMap(({ record }) =>
      record
        ? [
            {
              text: `${localMinute(timeZone, record.dialledAt)} 拨打 ${record.attempts} 次，振铃 ${record.ringSeconds} 秒，${record.isConnected ? '接通' : '未接通'}${record.findings === '' ? '' : `：${record.findings}`}`,
              points: (name === 'mean' ? totalOf(record.scores) : record.scores[name as DialTestItem]) ?? '',
              author: record.tester,
            },
          ]
        : [],
    )
}

/** `2023-03-08 10:05` on the centre's clock. */
function localMinute(timeZone: string, at: Date): string {
  const minute = Math.floor(minuteOfDay(timeZone, at))
  const two = (number: number) => String(number).padStart(2, '0')
  return `${dateIn(timeZone, at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

function valueOf({ figures, tests }: KnownOfCounties, unit: string, measure: CountyMeasure) {
  const name = measure.slice(measure.indexOf(':') + 1)
  if (measure.startsWith('county:')) {
    const figure = figures.find(({ unitName }) => unitName === unit)?.figures[name as CountyFigureName]
    return figure === undefined ? undefined : new Fraction(figure)
  }
  const records = tests.flatMap(({ unitName, record }) =>
    unitName === unit && record ? [record.scores] : [],
  )
  const mean = meanScores(records)
  return name === 'mean' ? mean?.total : mean?.items[name as DialTestItem]
}
