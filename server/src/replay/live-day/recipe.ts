import type { DayStory, Setting } from './day-story.ts'

/** A way an order goes on the live day, and how many go it. */
export interface Recipe {
  readonly name: string
  readonly count: number
  readonly setting?: (index: number) => Setting
  readonly tell: (story: DayStory, index: number) => void
}

/** The two districts with streets below them: most of the day's orders are theirs, so that one handler has every queue. */
export const districts = ['岳塘区人民政府', '雨湖区人民政府'] as const

export function districtOf(index: number): string {
  return districts[index % districts.length] ?? districts[0]
}

/** A street of the district of that index. */
export function streetOf(index: number): string {
  const streets =
    index % 2 === 0
      ? ['岳塘区建设路街道办事处', '岳塘区书院路街道办事处', '岳塘区宝塔街道办事处']
      : ['雨湖区城正街街道办事处', '雨湖区云塘街道办事处', '雨湖区昭潭街道办事处']
  return streets[Math.floor(index / 2) % streets.length] ?? ''
}

/** The street with communities below it, and one of them. */
export const streetWithCommunities = '岳塘区建设路街道办事处'
export function communityOf(index: number): string {
  return index % 2 === 0 ? '建设路街道金桂社区' : '建设路街道湘水社区'
}
