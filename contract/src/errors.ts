import { administrationErrors } from './administration-errors.ts'
import { closingErrors } from './closing-errors.ts'
import { bulletinErrors } from './bulletin-errors.ts'
import { rulesErrors } from './rules-errors.ts'
import { articleTaskErrors } from './article-task-errors.ts'
import { dialTestErrors } from './dial-test-errors.ts'
import { dispatchErrors } from './dispatch-errors.ts'
import type { ActRefusalCode } from '@yihu/core/order/refusals'
import { conditionTexts } from '@yihu/core/order/conditions'

/**
 * The catalogue of refusals (design law 8): code, HTTP status, words. `{name}` is filled from the refusal's details.
 * Over HTTP each becomes RFC 9457 problem details; `docs/generated/errors.md` prints this table.
 * Over 300 lines, for each refusal has its words twice.
 */
export interface ErrorEntry {
  readonly status: number
  readonly zh: string
  readonly en: string
}

const conditionEntries = Object.fromEntries(
  Object.entries(conditionTexts).map(([code, { zh, en }]) => [code, { status: 409, zh, en }]),
) as Record<keyof typeof conditionTexts, ErrorEntry>

const actErrors = {
  unknownAction: { status: 400, zh: '没有“{action}”这个动作', en: 'There is no action “{action}”' },
  wrongState: {
    status: 409,
    zh: '工单现在的状态（{state}）不允许此操作',
    en: 'The state of the order ({state}) does not allow this',
  },
  wrongAssignmentState: {
    status: 409,
    zh: '该单位的办理状态（{state}）不允许此操作',
    en: 'The state of this unit’s assignment ({state}) does not allow this',
  },
  assignmentMissing: {
    status: 400,
    zh: '请指明是哪个承办单位的任务（assignmentId）',
    en: 'Say which unit’s assignment is meant (assignmentId)',
  },
  roleMayNot: {
    status: 403,
    zh: '此操作只能由这些岗位进行：{roles}',
    en: 'Only these roles may do this: {roles}',
  },
  notYourUnit: { status: 403, zh: '该任务不属于您的单位', en: 'The assignment does not belong to your unit' },
  fieldMissing: { status: 422, zh: '请填写“{field}”', en: 'Fill in “{field}”' },
  unitTwice: {
    status: 409,
    zh: '该单位已在办理此工单，不能重复派给它',
    en: 'This unit already has the order; it cannot be assigned twice',
  },
  textRefused: { status: 422, zh: '“{field}”：{problems}', en: '“{field}”: {problems}' },
  ...conditionEntries,
} as const satisfies Record<ActRefusalCode, ErrorEntry>

const attachmentErrors = {
  purposeNotYours: {
    status: 403,
    zh: '您不能上传“{purpose}”类附件，可选：{open}',
    en: 'You may not add files as “{purpose}”; open to you: {open}',
  },
  attachmentTooLarge: {
    status: 413,
    zh: '文件超过 {megabytes} MB，未保存；请压缩、缩短录音录像，或分成几个文件后再上传',
    en: 'The file is larger than {megabytes} MB and was not kept; compress it, shorten the recording, or split it',
  },
  attachmentEmpty: {
    status: 422,
    zh: '“{name}”是空文件，请检查原文件后重新选择',
    en: '“{name}” is empty; check the original and choose it again',
  },
  attachmentTypeNotTaken: {
    status: 422,
    zh: '不接收“{name}”这种文件；可上传：{taken}。请另存为其中一种格式，或截图后上传',
    en: 'Files such as “{name}” are not taken; these are: {taken}. Save it as one of them, or add a screenshot',
  },
  attachmentNameDiffers: {
    status: 422,
    zh: '“{name}”的内容其实是 {found}，与文件名不符；请把扩展名改为 {extensions} 后再上传',
    en: 'The content of “{name}” is in fact a {found}; give it the ending {extensions} and add it again',
  },
  attachmentNotUtf8: {
    status: 422,
    zh: '文本“{name}”不是 UTF-8 编码或含有控制字符；请用记事本“另存为”，编码选 UTF-8 后再上传',
    en: 'The text “{name}” is not UTF-8 or has control characters; save it as UTF-8 and add it again',
  },
  uploadCutOff: {
    status: 400,
    zh: '上传中断，文件没有保存，请重新上传',
    en: 'The upload broke off and nothing was kept; add the file again',
  },
  attachmentNotFound: {
    status: 404,
    zh: '找不到该附件，或不在您的查看范围内',
    en: 'There is no such attachment, or it is outside your scope',
  },
  attachmentRemoved: {
    status: 410,
    zh: '附件“{name}”已被移除；如仍需要，请由添加人、班长或督办员恢复',
    en: 'The attachment “{name}” has been removed; who added it, a team leader or a supervisor can restore it',
  },
  attachmentNotRemoved: {
    status: 409,
    zh: '附件“{name}”没有被移除，无需恢复',
    en: 'The attachment “{name}” has not been removed; there is nothing to restore',
  },
  notYourAttachment: {
    status: 403,
    zh: '附件只能由添加人、班长或督办员移除和恢复',
    en: 'Only who added it, a team leader or a supervisor may remove or restore an attachment',
  },
  attachmentBytesMissing: {
    status: 404,
    zh: '附件“{name}”的文件已不在存储中，请联系管理员运行 yihu doctor --files',
    en: 'The file of the attachment “{name}” is not in the store any more; ask the administrator to run yihu doctor --files',
  },
} as const satisfies Record<string, ErrorEntry>

export const errors = {
  ...actErrors,
  ...attachmentErrors,
  ...administrationErrors,
  ...dispatchErrors,
  ...dialTestErrors,
  ...articleTaskErrors,
  ...rulesErrors,
  ...closingErrors,
  ...bulletinErrors,
  badRequest: { status: 400, zh: '请求内容有误：{where} {what}', en: 'The request is wrong: {where} {what}' },
  notSignedIn: { status: 401, zh: '请先登录', en: 'Sign in first' },
  badCredentials: { status: 401, zh: '账号或密码不正确', en: 'The account or the password is wrong' },
  tooManyAttempts: { status: 429, zh: '尝试次数过多，请稍后再试', en: 'Too many attempts; try again later' },
  tooManyStreams: {
    status: 429,
    zh: '您打开的页面过多，此页改为定时刷新',
    en: 'You have too many pages open; this one refreshes from time to time instead',
  },
  notPermitted: {
    status: 403,
    zh: '您的岗位没有此项权限（{permission}）',
    en: 'Your role does not have this permission ({permission})',
  },
  crossSite: {
    status: 403,
    zh: '请求来自其他网站，已拒绝',
    en: 'The request came from another site and was refused',
  },
  notFound: { status: 404, zh: '找不到：{what}', en: 'Not found: {what}' },
  orderNotFound: {
    status: 404,
    zh: '找不到该工单，或不在您的查看范围内',
    en: 'There is no such order, or it is outside your scope',
  },
  tooManyViews: {
    status: 409,
    zh: '每人最多保存 {limit} 个视图，请先删去不用的',
    en: 'A person keeps at most {limit} views; delete one that is not used',
  },
  bulkOver: {
    status: 409,
    zh: '该批量操作已经结束，不能撤销',
    en: 'The bulk action is over and cannot be taken back',
  },
  tooManyToExport: {
    status: 422,
    zh: '找到的工单超过 {limit} 件，不能一次导出；请缩小条件（例如按月）分次导出',
    en: 'More than {limit} orders were found, too many for one file; narrow the list, for example to a month',
  },
  pageTooDeep: {
    status: 422,
    zh: '列表只能翻到第 {lastPage} 页（前 {counted} 件）；请缩小条件或换一种排序',
    en: 'The list can be paged up to page {lastPage} (the first {counted} orders); narrow it or sort it another way',
  },
  unknownUnit: { status: 422, zh: '没有这个承办单位：{unitId}', en: 'There is no such unit: {unitId}' },
  notBelow: {
    status: 422,
    zh: '只能下派给本单位的下级单位，“{unitName}”不是',
    en: 'An order is passed down to units below the own one; “{unitName}” is not',
  },
  unknownChannel: {
    status: 422,
    zh: '没有这个受理渠道：{channelCode}',
    en: 'There is no such channel: {channelCode}',
  },
  answeringDayNotFound: { status: 404, zh: '找不到该领导接听日', en: 'This answering day is not there' },
  answeringDayEnded: {
    status: 409,
    zh: '该领导接听日已结束或取消，不能再改或登记来电；来电请退出接听日后按普通工单受理',
    en: 'This answering day has ended or was called off and takes no more calls; leave it and take the call as any other',
  },
  endsBeforeStart: {
    status: 422,
    zh: '结束时间（{endsAt}）须晚于开始时间（{startsAt}）',
    en: 'The end ({endsAt}) must be after the start ({startsAt})',
  },
  unknownPerson: {
    status: 422,
    zh: '中心没有这个人员，或已停用',
    en: 'Nobody active at the centre is this person',
  },
  unknownCategory: {
    status: 422,
    zh: '没有这个事项分类：{categoryCode}',
    en: 'There is no such category: {categoryCode}',
  },
  unknownDesk: { status: 422, zh: '没有这个受理专席：{deskCode}', en: 'There is no such desk: {deskCode}' },
  extraAnswerWrong: { status: 422, zh: '“{field}”：{problem}', en: '“{field}”: {problem}' },
  unknownOrder: { status: 422, zh: '没有这件工单：{orderId}', en: 'There is no such order: {orderId}' },
  staleVersion: {
    status: 409,
    zh: '工单已被他人更新（您看到的是第 {seen} 版，现为第 {now} 版），请看过最新内容再决定',
    en: 'Somebody else has changed the order (you saw version {seen}, it is now {now}); look at it as it is now and decide again',
  },
  keyReused: {
    status: 422,
    zh: '同一 Idempotency-Key 用于了不同的请求内容',
    en: 'The same Idempotency-Key was used with another body',
  },
  keyMissing: { status: 400, zh: '缺少请求头 Idempotency-Key', en: 'The header Idempotency-Key is missing' },
  confidentialAppellant: {
    status: 403,
    zh: '诉求人要求保密，承办单位不能查看其信息',
    en: 'The appellant asked for confidentiality; units may not see who it is',
  },
  unknownScheme: {
    status: 404,
    zh: '没有考核方案“{scheme}”，现有：{known}',
    en: 'There is no scheme “{scheme}”; there are: {known}',
  },
  invalidScheme: { status: 422, zh: '考核方案有误：{problems}', en: 'The scheme is wrong: {problems}' },
  invalidPeriod: {
    status: 422,
    zh: '考核周期“{period}”不正确，应写成 2023-10、2025-Q1、2023、2026-W07、2022-01/2022-02 或 2026-02-06/2026-02-12',
    en: 'The period “{period}” is none; write 2023-10, 2025-Q1, 2023, 2026-W07, 2022-01/2022-02 or 2026-02-06/2026-02-12',
  },
  nothingToAssess: {
    status: 409,
    zh: '{period} 没有可考核的工单',
    en: 'There are no orders to assess in {period}',
  },
  notAssessed: {
    status: 409,
    zh: '{period} 尚未按方案“{scheme}”考核',
    en: '{period} has not been assessed by scheme “{scheme}” yet',
  },
  unknownUnitInScheme: {
    status: 422,
    zh: '单位“{unit}”不在考核方案“{scheme}”的任何分组中',
    en: 'Unit “{unit}” is in no group of scheme “{scheme}”',
  },
  unknownCell: {
    status: 404,
    zh: '没有这个单元格：{unit} {cell}',
    en: 'There is no such cell: {unit} {cell}',
  },
  unknownTemplate: {
    status: 404,
    zh: '没有通报模板“{template}”，现有：{known}',
    en: 'There is no template “{template}”; there are: {known}',
  },
  invalidDocument: {
    status: 422,
    zh: '文件不是 Word 文档（.docx），或已损坏',
    en: 'The file is no Word document (.docx), or it is damaged',
  },
  invalidTemplate: { status: 422, zh: '通报模板有误：{problems}', en: 'The template is wrong: {problems}' },
  missingText: {
    status: 409,
    zh: '{period} 的通报文字尚未录入',
    en: 'The text of the bulletin for {period} has not been entered',
  },
  linkUnknown: {
    status: 404,
    zh: '这个链接无效或已过期。如需反映办理情况，请拨打 12345',
    en: 'This link is not valid, or its time is over. To tell us how it went, call 12345',
  },
  linkUsed: {
    status: 410,
    zh: '这次回访已经完成，无需再填。如有新的情况，请拨打 12345',
    en: 'This has been answered already, thank you. If there is anything new, call 12345',
  },
  deskCallsByHand: {
    status: 409,
    zh: '该专席的工单由人工回访，不能自动回访',
    en: 'Orders of this desk are called by a person, never automatically',
  },
  unknownDigit: {
    status: 422,
    zh: '按键 {digit} 没有含义，可用：{known}',
    en: 'The digit {digit} means nothing; there are: {known}',
  },
  wrongSecret: {
    status: 401,
    zh: '请求头 x-yihu-secret 不正确，或服务器未设置 YIHU_SWITCH_SECRET',
    en: 'The header x-yihu-secret is wrong, or the server has no YIHU_SWITCH_SECRET',
  },
  appointmentPast: {
    status: 422,
    zh: '预约时间已过，请选择以后的时间',
    en: 'That time has passed; choose a later one',
  },
  nothingToSample: {
    status: 409,
    zh: '所选范围内没有可抽查的工单：均未办结，或都已抽查过',
    en: 'There is no order to draw: none is closed, or all have been sampled',
  },
  notInSample: { status: 404, zh: '该工单不在这个样本中', en: 'The order is not in this sample' },
  spotCheckDone: { status: 409, zh: '该工单的抽查已完成', en: 'This order has been spot-checked already' },
  serverError: {
    status: 500,
    zh: '系统出错，操作未完成；编号 {requestId}',
    en: 'The system failed and nothing was done; number {requestId}',
  },
  unavailable: {
    status: 503,
    zh: '数据库暂不可用，请稍后重试',
    en: 'The database is not available; try again shortly',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errors

/** Fills the `{names}` of a message from a refusal's details; lists are joined with the language's own comma. */
export function errorText(
  code: ErrorCode,
  language: 'zh' | 'en',
  details: Readonly<Record<string, unknown>> = {},
): string {
  return errors[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name]
    if (Array.isArray(value)) return value.join(language === 'zh' ? '、' : ', ')
    if (value instanceof Date) return value.toISOString()
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''
  })
}
