/** Orders of a category in seven days and in the seven before. */
export interface TopicCount {
  readonly thisWeek: number
  readonly weekBefore: number
}

/** Fewer than so many more are the ups and downs of every week. */
const fewestMore = 10

/** A burst (突增): at least twice the week before, and so many more that it is no chance. */
export function isBurst({ thisWeek, weekBefore }: TopicCount): boolean {
  return thisWeek >= 2 * weekBefore && thisWeek - weekBefore >= fewestMore
}
