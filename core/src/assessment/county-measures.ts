import { countyFigureNames, countyFigures } from '../dial-test/county-figures.ts'
import type { CountyFigureName } from '../dial-test/county-figures.ts'
import { dialTestItemNames, dialTestItems } from '../dial-test/score-dial-test.ts'
import type { DialTestItem } from '../dial-test/score-dial-test.ts'
import type { Bilingual } from './types.ts'

/**
 * Measures of a unit that are counted from no order (R13.3): `county:` and a figure its own platform reported of the
 * period, `dialTest:` and the mean of an item, or of all of them, over the dial tests of the period.
 */
export type CountyMeasure = `county:${CountyFigureName}` | `dialTest:${DialTestItem | 'mean'}`

export const countyMeasures: Readonly<Record<string, Bilingual>> = Object.fromEntries([
  ...countyFigureNames.map((name): [string, Bilingual] => [
    `county:${name}`,
    {
      zh: `县级平台当期上报的${countyFigures[name].label.zh}`,
      en: `${countyFigures[name].label.en} as the county’s own platform reported it of the period`,
    },
  ]),
  ...dialTestItemNames.map((item): [string, Bilingual] => [
    `dialTest:${item}`,
    {
      zh: `当期各次拨测“${dialTestItems[item].label.zh}”得分的平均`,
      en: `Mean of “${dialTestItems[item].label.en}” over the dial tests of the period`,
    },
  ]),
  [
    'dialTest:mean',
    { zh: '当期各次拨测总分的平均', en: 'Mean of the totals of the dial tests of the period' },
  ],
])

export function isCountyMeasure(name: string): name is CountyMeasure {
  return Object.hasOwn(countyMeasures, name)
}
