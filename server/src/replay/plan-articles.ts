import { addDays } from '@yihu/core/calendar/calendar-date'
import type { Chance } from './chance.ts'
import type { PlannedArticle } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'
import type { Workdays } from './workdays.ts'
import { at } from './chance.ts'
import { fill } from './compose-text.ts'
import { leafCategories } from './centre-file.ts'
import { minute } from './workdays.ts'

/** Days before the end of the month in which the entries were published. */
const publishedWithin = 120

/** Knowledge entries on what people ask about, each of a unit that answers for it; no subject twice. */
export function planArticles(month: PublishedMonth, days: Workdays, chance: Chance): PlannedArticle[] {
  const territories = Object.keys(month.centre.territories)
  const leaves = leafCategories(month.centre)
  const rounds = Math.max(...leaves.map((leaf) => month.text[leaf.code]?.ask.length ?? 0))
  // One subject of every category before any category has a second.
  const asked = Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    leaves.flatMap((leaf) => {
      const subject = month.text[leaf.code]?.ask[round]
      return subject === undefined ? [] : [{ leaf, subject }]
    }),
  )
  const lastDay = at(days.dates, days.dates.length - 1)
  const { articles } = month.published
  const ofPeriod = days.dates.length
  // The period begins with a day of rest at worst: the working day before would not be in it.
  const daysBefore = (index: number) =>
    articles === undefined
      ? chance.int(0, publishedWithin)
      : index < articles
        ? chance.int(0, ofPeriod - 5)
        : chance.int(ofPeriod, publishedWithin)
  return asked
    .slice(0, month.assumed.articles)
    .map(({ leaf, subject }, index): PlannedArticle => {
      const unit = chance.pick(leaf.units.length > 0 ? leaf.units : territories)
      const on = days.lastWorkday(addDays(lastDay, -daysBefore(index)))
      return {
        unit,
        title: fill(month.phrases.article.title, { subject }),
        body: month.phrases.article.body.map((line) => fill(line, { subject, unit })).join('\n'),
        publishedAt: days.inHours(days.instant(on, chance.int(minute('08:30'), minute('17:15')))),
      }
    })
    .toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
}
