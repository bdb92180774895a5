import type { ErrorEntry } from './errors.ts'

/** Refusals around the closing of an assessed period; part of the catalogue in `errors.ts`. */
export const closingErrors = {
  periodClosed: {
    status: 409,
    zh: '{period} 的考核已由{closer}于 {closedOn} 结账，不能再改；确需更正，请考核员先撤销结账并写明原因',
    en: 'The assessment of {period} was closed by {closer} on {closedOn} and does not change any more; to correct it, an assessor first reopens it with a reason',
  },
  periodNotOver: {
    status: 409,
    zh: '{period} 要到 {lastDay} 才结束，结束后才能结账',
    en: '{period} ends on {lastDay}; it can be closed after that',
  },
  assessmentOutdated: {
    status: 409,
    zh: '上次考核以后，{units} 家单位的结果有变化（例如 {unit} 的“{cell}”由 {before} 变为 {now}）。请重新运行考核、看过后再结账',
    en: 'Since the last run the results of {units} units have changed (for example “{cell}” of {unit} from {before} to {now}). Run it again, look at it, then close',
  },
  objectionsOpen: {
    status: 409,
    zh: '还有 {count} 件考核申诉没有办结，请先处理再结账',
    en: '{count} objections are still open; decide them before closing',
  },
  exclusionsOpen: {
    status: 409,
    zh: '还有 {count} 件剔除申请没有审批，请先处理再结账',
    en: '{count} requests for exclusion are still open; decide them before closing',
  },
  closingNotFound: {
    status: 404,
    zh: '没有这次结账，或已被撤销',
    en: 'There is no such closing, or it was taken back',
  },
  schemeChanged: {
    status: 409,
    zh: '考核方案“{scheme}”第 {version} 版已用于结账的考核，但文件内容与当时不同。请恢复原文件，或把改动写成新的版本',
    en: 'Version {version} of scheme “{scheme}” was used for a closed assessment, but its file is not what it was. Restore it, or make the change a new version',
  },
  notYourDecision: {
    status: 403,
    zh: '这是您本人提出的，须由另一人审批',
    en: 'You asked for this yourself; somebody else has to decide it',
  },
  alreadyDecided: {
    status: 409,
    zh: '已经处理过了（{state}），请刷新后查看',
    en: 'This has been decided already ({state}); look at it again',
  },
  exclusionExists: {
    status: 409,
    zh: '工单 {orderNo} 在 {period} 已有剔除或剔除申请',
    en: 'Order {orderNo} is excluded from {period} already, or somebody has asked for it',
  },
  exclusionNotFound: { status: 404, zh: '找不到该剔除申请', en: 'There is no such exclusion' },
  objectionNotFound: {
    status: 404,
    zh: '找不到该考核申诉，或不在您的查看范围内',
    en: 'There is no such objection, or it is outside your scope',
  },
  notYourRow: {
    status: 403,
    zh: '只能对本单位的考核结果提出申诉',
    en: 'An objection can only be made to the results of the own unit',
  },
  orderOfOtherUnit: {
    status: 422,
    zh: '工单 {orderNo} 不由该单位主办，不能作为依据',
    en: 'Unit does not lead order {orderNo}; it is no evidence here',
  },
  effectIncomplete: { status: 422, zh: '{what}', en: '{what}' },
  ledgerItemNotFound: { status: 404, zh: '没有这条加减分', en: 'There is no such bonus or deduction' },
  notOfScheme: {
    status: 422,
    zh: '方案“{scheme}”没有项目“{input}”，可用：{known}',
    en: 'Scheme “{scheme}” has no such input “{input}”; there are: {known}',
  },
} as const satisfies Record<string, ErrorEntry>
