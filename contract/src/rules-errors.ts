import type { ErrorEntry } from './errors.ts'

/** Refusals of changes of the centre's rules and settings; part of the catalogue in `errors.ts`. */
export const rulesErrors = {
  ruleInPast: {
    status: 422,
    zh: '规则最早自明天（{tomorrow}）起生效：今天及以前受理的工单按受理时的规则办理，不能改',
    en: 'A rule begins tomorrow ({tomorrow}) or later: orders accepted until today keep the rules of their acceptance',
  },
  ruleBeforeLast: {
    status: 409,
    zh: '已有自 {last} 起的规则，新规则的生效日期不能早于它',
    en: 'There is a rule from {last} on already; a new one cannot begin before it',
  },
  invalidRule: { status: 422, zh: '规则没有保存：{problems}', en: 'The rule was not saved: {problems}' },
  textRuleIncomplete: {
    status: 422,
    zh: '文字规则没有保存：“{kind}”须填写{missing}',
    en: 'The text rule was not saved: “{kind}” needs {missing}',
  },
  invalidHours: {
    status: 422,
    zh: '工作时间有误：每段的结束须晚于开始，各段不得重叠',
    en: 'The working hours are wrong: each span ends after it starts, and none overlaps another',
  },
  invalidFields: {
    status: 422,
    zh: '专席栏目没有保存：{problems}',
    en: 'The questions were not saved: {problems}',
  },
  contactUnreachable: {
    status: 422,
    zh: '请至少填写手机、邮箱、微信中的一项，否则消息送不到“{name}”',
    en: 'Give a telephone, mail or WeChat; “{name}” cannot be reached otherwise',
  },
  messageNotFailed: {
    status: 409,
    zh: '这条消息已在发送或已送达，无需再发',
    en: 'This message is on its way or has arrived; it need not be sent again',
  },
  linkIsGone: {
    status: 409,
    zh: '回访链接发出后不留存，不能原样再发；请改由人工回访',
    en: 'A link to an appellant is not kept once it was sent; have a person call back instead',
  },
} as const satisfies Record<string, ErrorEntry>
