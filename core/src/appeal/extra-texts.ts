import type { ExtraProblem } from './extra-fields.ts'

/** What is wrong with an answer, in words; stands behind the name of the field. */
export const extraProblemTexts: Readonly<Record<ExtraProblem['problem'], { zh: string; en: string }>> = {
  missing: { zh: '请填写', en: 'is needed' },
  notANumber: { zh: '请填写数字，如 128 或 12.50', en: 'must be a number such as 128 or 12.50' },
  notADate: { zh: '请填写日期，如 2024-03-15', en: 'must be a day such as 2024-03-15' },
  notAChoice: { zh: '请从所列项中选择', en: 'must be one of those listed' },
  tooLong: { zh: '不得超过 500 个字', en: 'has more than 500 characters' },
  unknown: { zh: '不是该专席所问的', en: 'is not asked by this desk' },
}
