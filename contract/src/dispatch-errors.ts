import type { ErrorEntry } from './errors.ts'

/** Refusals about orders merged into one another; part of the catalogue in `errors.ts`. */
export const dispatchErrors = {
  leadEnded: {
    status: 409,
    zh: '主单 {orderNo} 已归档、未办结即结束或已并入他单，请另选主单',
    en: 'The lead order {orderNo} is archived, ended without an answer, or merged itself; choose another',
  },
  leadsOthers: {
    status: 409,
    zh: '已有 {count} 件诉求并入本单，请把另一件并入本单',
    en: '{count} appeals are merged into this order; merge the other one into it instead',
  },
  leadNotAnswered: {
    status: 409,
    zh: '主单 {orderNo} 尚未审核通过，还没有结果可以告知诉求人',
    en: 'The lead order {orderNo} has not passed review; there is no result to tell yet',
  },
} as const satisfies Record<string, ErrorEntry>
