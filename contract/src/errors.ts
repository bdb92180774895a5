import type { ActRefusalCode } from '@yihu/core/order/refusals'
import { conditionTexts } from '@yihu/core/order/conditions'

/**
 * The catalogue of refusals (design law 8): code, HTTP status, words. `{name}` is filled from the refusal's details.
 * Over HTTP each becomes RFC 9457 problem details; `docs/generated/errors.md` prints this table.
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

export const errors = {
  ...actErrors,
  badRequest: { status: 400, zh: '请求内容有误：{where} {what}', en: 'The request is wrong: {where} {what}' },
  notSignedIn: { status: 401, zh: '请先登录', en: 'Sign in first' },
  badCredentials: { status: 401, zh: '账号或密码不正确', en: 'The account or the password is wrong' },
  tooManyAttempts: { status: 429, zh: '尝试次数过多，请稍后再试', en: 'Too many attempts; try again later' },
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
  unknownUnit: { status: 422, zh: '没有这个承办单位：{unitId}', en: 'There is no such unit: {unitId}' },
  unknownChannel: {
    status: 422,
    zh: '没有这个受理渠道：{channelCode}',
    en: 'There is no such channel: {channelCode}',
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
  unknownOrder: { status: 422, zh: '没有这件工单：{orderId}', en: 'There is no such order: {orderId}' },
  staleVersion: {
    status: 409,
    zh: '工单已被他人更新（您看到的是第 {seen} 版，现为第 {now} 版），请刷新后再操作',
    en: 'Somebody else has changed the order (you saw version {seen}, it is now {now}); reload and decide again',
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
    zh: '考核周期“{period}”不正确，应写成 2023-10 这样的年月',
    en: 'The period “{period}” is not a month such as 2023-10',
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
