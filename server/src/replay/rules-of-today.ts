import type { LimitRow } from '@yihu/core/deadline/choose-limit'
import type { PolicyRow } from '@yihu/core/order/policy'
import type { TextRule } from '@yihu/core/quality/text-rules'

/*
 * What a replayed centre goes by after its published months: the stricter rules of the field, each with where it was
 * read. Orders of the months themselves keep the rules of their acceptance, so the published figures stay.
 */
export const rulesFrom = '2024-01-01'

export function policiesOfToday(validFrom = rulesFrom): PolicyRow[] {
  const row = (topic: PolicyRow['topic'], value: PolicyRow['value'], clause: string): PolicyRow => ({
    topic,
    validFrom,
    value,
    clause,
  })
  return [
    row(
      'returns',
      { windowWorkingDays: 2, needsLegalBasis: true, disputeAfter: 3 },
      '山东：不属职责的2个工作日内说明理由退回；国办函〔2025〕66号：派单异议审核',
    ),
    row('extensions', { cutOff: '17:00', most: 2, longestWorkingDays: 10 }, '西宁：当日17时后不受理延期申请'),
    row('joint', { leadWaits: true }, '北京市接诉即办工作条例第十四条：首接单位牵头，其他单位配合'),
    row('closing', { needsContact: true }, '湘潭市12345热线工作管理规定：须联系反馈当事人'),
    row(
      'callback',
      { attempts: 2, spacingHours: 4, mostReworks: 1, automatic: true, sendAfterMinutes: 30 },
      '济南公用局：无人接听的连续两日不同时段再访',
    ),
    row(
      'lapse',
      { signsBySystem: true, superviseAfterHours: 24, archiveAfterDays: 30 },
      '超期自动接收；逾期督办',
    ),
    row('supervision', { replyWorkingDays: 3 }, '三明：蓝、橙、红三级督查单'),
  ]
}

/** Clocks of the centre's own steps and of getting in touch, beside the limits of the months (`limits.ts`). */
export function limitsOfToday(validFrom = rulesFrom): LimitRow[] {
  const clause = '热线中心内部时限'
  return [
    {
      clock: 'contact',
      limit: { amount: 1, unit: 'workingDays' },
      validFrom,
      clause: '先行联系：1个工作日内',
    },
    { clock: 'review', limit: { amount: 1, unit: 'workingDays' }, validFrom, clause },
    { clock: 'callBack', limit: { amount: 2, unit: 'workingDays' }, validFrom, clause },
  ]
}

export function textRulesOfToday(validFrom = rulesFrom): TextRule[] {
  const clause = '省12345指挥监管平台数据质量规则'
  const closing: TextRule['fields'] = ['findings', 'measures']
  return [
    {
      ruleId: 'length',
      fields: ['measures'],
      kind: 'minChinese',
      amount: 20,
      phrases: [],
      validFrom,
      clause,
    },
    {
      ruleId: 'findings-length',
      fields: ['findings'],
      kind: 'minChinese',
      amount: 8,
      phrases: [],
      validFrom,
      clause,
    },
    { ruleId: 'copy', fields: closing, kind: 'notCopy', amount: 80, phrases: [], validFrom, clause },
    {
      ruleId: 'filler',
      fields: [...closing, 'publicText', 'reply'],
      kind: 'forbidden',
      amount: null,
      phrases: ['已告知或通知承办单位', '咨询后答复', '转办办结', '告知市民是合理的', '请联系相关部门'],
      validFrom,
      clause,
    },
    {
      ruleId: 'garbled',
      fields: [...closing, 'publicText', 'reply'],
      kind: 'noGarbled',
      amount: null,
      phrases: [],
      validFrom,
      clause,
    },
  ]
}
