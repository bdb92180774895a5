import { countyFigureNames, countyFigures } from '../dial-test/county-figures.ts'
import type { CountyFigureName } from '../dial-test/county-figures.ts'
import { dialTestItemNames, dialTestItems } from '../dial-test/score-dial-test.ts'
import type { DialTestItem } from '../dial-test/score-dial-test.ts'
import type { Bilingual } from './types.ts'

/** `county:` and a figure a county's own platform reported, `dialTest:` and the mean of an item or of all (R13.3). */
export type CountyMeasure = `county:${CountyFigureName}` | `dialTest:${DialTestItem | 'mean'}`

/** Tasks to write or renew an article whose due time falls into the period (R12.2): all of them, and the overdue ones. */
export type ArticleTaskMeasure = `articleTasks:${'all' | 'overdue'}`

/** Measures of a unit that are counted from no order. */
export type UnitMeasure = CountyMeasure | ArticleTaskMeasure

const articleTaskMeasures: Readonly<Record<ArticleTaskMeasure, Bilingual>> = {
  'articleTasks:all': {
    zh: '期限落在考核期内的知识更新任务数（已撤回的不计）；下级单位的任务计入方案所列的上级单位',
    en: 'Article tasks whose due time falls into the period, without those withdrawn; a sub-unit’s count for the unit above it that the scheme lists',
  },
  'articleTasks:overdue': {
    zh: '其中超过期限才答复的，或到统计时已过期限仍未答复的',
    en: 'Of these, those answered after their due time or, by the instant of counting, due and still not answered',
  },
}

export const unitMeasures: Readonly<Record<string, Bilingual>> = Object.fromEntries([
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
  ...Object.entries(articleTaskMeasures),
])

export function isUnitMeasure(name: string): name is UnitMeasure {
  return Object.hasOwn(unitMeasures, name)
}

export function isArticleTaskMeasure(name: string): name is ArticleTaskMeasure {
  return Object.hasOwn(articleTaskMeasures, name)
}
