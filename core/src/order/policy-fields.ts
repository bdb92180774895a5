import type { PolicyTopic } from './policy.ts'

/**
 * How the values of a rule are filled in and what they may be: forms, checks, the log of changes and the docs are made
 * from this one table. Whoever adds a rule to `OrderPolicy` adds its line here.
 */
export type PolicyField = { readonly zh: string; readonly en: string } & (
  | {
      readonly kind: 'whole'
      readonly least: number
      readonly most: number
      /** What leaving it empty means; without it the number must be there. */
      readonly none?: { readonly zh: string; readonly en: string }
    }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'time'; readonly none: { readonly zh: string; readonly en: string } }
  | { readonly kind: 'categories' }
  | { readonly kind: 'keypad' }
)

interface TopicForm {
  readonly zh: string
  readonly en: string
  readonly fields: Readonly<Record<string, PolicyField>>
}

const noEnd = { zh: '不限期限', en: 'no end' }
const noLimit = { zh: '不限次数', en: 'no limit' }
const never = { zh: '不启用', en: 'never' }

export const policyTopics = {
  returns: {
    zh: '退单',
    en: 'Returns',
    fields: {
      windowWorkingDays: whole(
        '派单后可申请退单的工作日',
        'Working days after dispatch to ask for return',
        1,
        60,
        noEnd,
      ),
      needsLegalBasis: yesNo('须写明职责依据', 'The legal basis must be named'),
      disputeAfter: whole('退单几次后转入争议', 'Returns after which the order is in dispute', 1, 20, never),
    },
  },
  extensions: {
    zh: '延期',
    en: 'Extensions',
    fields: {
      cutOff: {
        kind: 'time',
        zh: '每日受理延期申请的截止时刻',
        en: 'Time of day until which requests are taken',
        none: { zh: '全天', en: 'all day' },
      },
      most: whole('同一单位最多延期次数', 'Extensions of one unit at most', 0, 20, noLimit),
      longestWorkingDays: whole('每次最多工作日', 'Working days of one extension at most', 1, 60, {
        zh: '不限天数',
        en: 'no limit',
      }),
    },
  },
  joint: {
    zh: '联合办理',
    en: 'Joint handling',
    fields: { leadWaits: yesNo('主办单位须等协办单位反馈后汇总', 'The lead waits for the assisting units') },
  },
  closing: {
    zh: '反馈',
    en: 'Feedback',
    fields: {
      needsContact: yesNo('反馈前须联系诉求人', 'Feedback needs a contact with the appellant'),
      unreachedAttempts: whole(
        '未接通满几次视为已联系',
        'Unreached attempts that stand for a contact',
        1,
        20,
      ),
    },
  },
  review: {
    zh: '审核',
    en: 'Review',
    fields: {
      twoStepCategories: { kind: 'categories', zh: '须两人审核的事项', en: 'Categories two people review' },
    },
  },
  callback: {
    zh: '回访',
    en: 'Call-back',
    fields: {
      attempts: whole('未接通满几次可办结', 'Unreached attempts before closing unrated', 1, 20),
      spacingHours: whole('两次回访间隔小时', 'Hours between two attempts', 0, 240),
      mostReworks: whole('不满意最多退回重办次数', 'Reworks for dissatisfaction at most', 0, 20),
      automatic: yesNo('先由系统短信回访', 'The system asks by text message first'),
      sendAfterMinutes: whole('审核后几分钟发出短信', 'Minutes after review until the message', 0, 10_080),
      expiresDays: whole('链接有效天数', 'Days the link can be answered', 1, 60),
      keypad: { kind: 'keypad', zh: '电话按键评价', en: 'Digits of the telephone' },
    },
  },
  lapse: {
    zh: '超期处理',
    en: 'Lapse of time',
    fields: {
      signsBySystem: yesNo('签收超期自动接收', 'Received by the system when not signed in time'),
      superviseAfterHours: whole(
        '办理超期几小时后自动督办',
        'Hours overdue until supervision begins',
        1,
        2400,
        never,
      ),
      archiveAfterDays: whole('办结几天后归档', 'Days after closing until archived', 1, 3650, {
        zh: '不自动归档',
        en: 'never',
      }),
    },
  },
  supervision: {
    zh: '督办',
    en: 'Supervision',
    fields: { replyWorkingDays: whole('回复督办单的工作日', 'Working days to reply to a notice', 1, 60) },
  },
} as const satisfies Record<PolicyTopic, TopicForm>

export const policyTopicNames = Object.keys(policyTopics) as [PolicyTopic, ...PolicyTopic[]]

export function policyFieldsOf(topic: PolicyTopic): Readonly<Record<string, PolicyField>> {
  return policyTopics[topic].fields
}

function whole(
  zh: string,
  en: string,
  least: number,
  most: number,
  none?: { zh: string; en: string },
): PolicyField {
  return { kind: 'whole', zh, en, least, most, ...(none ? { none } : {}) }
}

function yesNo(zh: string, en: string): PolicyField {
  return { kind: 'yesNo', zh, en }
}
