import type { ErrorEntry } from './errors.ts'

/** Refusals about orders merged into one another; part of the catalogue in `errors.ts`. */
export const dispatchErrors = {
  leadNotOpen: {
    status: 409,
    zh: '主单 {orderNo} 已经办结、结束或并入他单，请选择仍在办理的工单',
    en: 'The lead order {orderNo} has ended or is merged itself; choose one that is still open',
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
