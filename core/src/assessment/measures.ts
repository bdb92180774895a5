import type { Bilingual } from './types.ts'

/**
 * What can be counted over the orders of a period, by name: the vocabulary between a scheme's inputs and the SQL that
 * counts. Each measure counts orders of one unit (as lead), after approved exclusions unless it says otherwise. Over
 * 300 lines because it is one list, read as one.
 */
export interface Measure {
  readonly label: Bilingual
  readonly definition: Bilingual
  /** Requirement or table the definition comes from. */
  readonly basis: string
  /** Which orders of a period it looks at; without: those accepted in it. */
  readonly window?: MeasureWindow
}

/**
 * Which orders a period is made of (R16.3; cities differ): those whose handling limit falls into it, those called back in
 * it, or those open when it began.
 */
export type MeasureWindow = 'accepted' | 'due' | 'calledBack' | 'open'

export const measures = {
  dispatchedOrders: {
    label: { zh: '有效工单量', en: 'Valid orders' },
    definition: {
      zh: '考核期内派给该单位主办的有效工单数（无效、不予受理和合并的不计）',
      en: 'Valid orders dispatched to the unit as lead in the period (not invalid, declined or merged ones)',
    },
    basis: 'R16.2',
  },
  onTimeBase: {
    label: { zh: '按时办结率分母', en: 'Base of the on-time rate' },
    definition: {
      zh: '有效工单量减去经批准不计入按时办结考核的工单',
      en: 'Valid orders less those with an approved exclusion from the on-time rate',
    },
    basis: 'R16.2, R16.6',
  },
  closedOnTime: {
    label: { zh: '按时办结量', en: 'Closed on time' },
    definition: {
      zh: '在办理期限（含批准的延期）内反馈办结的工单数',
      en: 'Orders fed back as done within their limit, granted extensions included',
    },
    basis: 'R16.2',
  },
  overdueOrders: {
    label: { zh: '超时量', en: 'Overdue' },
    definition: {
      zh: '超过办理期限仍未反馈，或逾期才反馈的工单数',
      en: 'Orders fed back after their limit, or past it and not fed back',
    },
    basis: 'R16.4',
  },
  extensionRequests: {
    label: { zh: '延期量', en: 'Extensions' },
    definition: {
      zh: '延期申请次数；一件工单可多次延期，故可超过工单量',
      en: 'Requests for extension; one order may have several, so the count can exceed the orders',
    },
    basis: 'R16.2',
  },
  contactedOrders: {
    label: { zh: '联系反馈当事人量', en: 'Appellant contacted' },
    definition: {
      zh: '办理中已联系并向诉求人反馈的工单数',
      en: 'Orders whose appellant the unit contacted and answered',
    },
    basis: 'R16.2',
  },
  systemRated: {
    label: { zh: '系统评价量', en: 'Rated in the system' },
    definition: {
      zh: '短信、微信等系统回访中作出评价的工单数，未评价的不计',
      en: 'Orders rated in automatic call-backs (text message, WeChat); unrated ones do not count',
    },
    basis: 'R10.1, R16.2',
  },
  systemSatisfied: {
    label: { zh: '系统满意量', en: 'Satisfied in the system' },
    definition: { zh: '系统评价中满意的工单数', en: 'Orders rated satisfied in automatic call-backs' },
    basis: 'R10.1, R16.2',
  },
  spotSampled: {
    label: { zh: '抽查回访量', en: 'Spot-checked' },
    definition: { zh: '人工抽查回访成功的工单数', en: 'Orders reached in the manual spot check' },
    basis: 'R10.2, R16.2',
  },
  spotSatisfied: {
    label: { zh: '抽查满意量', en: 'Satisfied in the spot check' },
    definition: {
      zh: '人工抽查回访中表示满意的工单数',
      en: 'Orders whose appellant was satisfied in the manual spot check',
    },
    basis: 'R10.2, R16.2',
  },
  refusedReturns: {
    label: { zh: '工单驳回量', en: 'Returns refused' },
    definition: { zh: '退单申请被驳回的次数', en: 'Requests to return an order that the centre refused' },
    basis: 'R16.2',
  },
  reworkedOrders: {
    label: { zh: '返工数', en: 'Reworked' },
    definition: {
      zh: '审核或回访后退回重新办理的工单数',
      en: 'Orders sent back for rework after review or call-back',
    },
    basis: 'R16.3',
  },
  calledBackOrders: {
    label: { zh: '回访总量', en: 'Called back' },
    definition: {
      zh: '系统或人工回访过的工单数，抽查回访不计',
      en: 'Orders called back automatically or by hand; spot checks do not count',
    },
    basis: 'R10.1, R16.1',
  },
  reachedOrders: {
    label: { zh: '有效回访量', en: 'Reached' },
    definition: {
      zh: '最后一次回访已联系上诉求人的工单数，抽查回访不计',
      en: 'Orders whose appellant was reached in the last call-back; spot checks do not count',
    },
    basis: 'R10.1, R16.1',
  },
  respondedOrders: {
    label: { zh: '响应量', en: 'Responded' },
    definition: {
      zh: '最后一次回访中诉求人表示单位已联系过的工单数',
      en: 'Orders whose appellant said in the last call-back that the unit had been in touch',
    },
    basis: 'R10.1, R16.1',
  },
  resolvedOrders: {
    label: { zh: '解决量', en: 'Resolved' },
    definition: {
      zh: '最后一次回访中诉求人表示问题已解决的工单数',
      en: 'Orders whose appellant said in the last call-back that the matter is resolved',
    },
    basis: 'R10.1, R16.1',
  },
  ratedOrders: {
    label: { zh: '已评价量', en: 'Rated' },
    definition: { zh: '最后一次回访作出评价的工单数', en: 'Orders rated in their last call-back' },
    basis: 'R10.1, R16.1',
  },
  satisfiedOrders: {
    label: { zh: '满意量', en: 'Satisfied' },
    definition: { zh: '最后一次回访结果为满意的工单数', en: 'Orders whose last call-back ended “satisfied”' },
    basis: 'R10.1, R16.1',
  },
  fairlySatisfiedOrders: {
    label: { zh: '基本满意量', en: 'Fairly satisfied' },
    definition: {
      zh: '最后一次回访结果为基本满意的工单数',
      en: 'Orders whose last call-back ended “fairly satisfied”',
    },
    basis: 'R10.1, R16.1',
  },
  neutralOrders: {
    label: { zh: '一般量', en: 'Neutral' },
    definition: { zh: '最后一次回访结果为一般的工单数', en: 'Orders whose last call-back ended “neutral”' },
    basis: 'R10.1, R16.1',
  },
  dissatisfiedOrders: {
    label: { zh: '不满意量', en: 'Dissatisfied' },
    definition: {
      zh: '最后一次回访结果为不满意的工单数',
      en: 'Orders whose last call-back ended “dissatisfied”',
    },
    basis: 'R10.1, R16.1',
  },
  unratedOrders: {
    label: { zh: '未评价量', en: 'Not rated' },
    definition: {
      zh: '最后一次回访结果为未评价的工单数',
      en: 'Orders whose last call-back ended “not rated”',
    },
    basis: 'R10.1, R16.1',
  },
  handledOrders: {
    label: { zh: '已办理量', en: 'Handled' },
    definition: { zh: '已反馈的工单数，是否按时不论', en: 'Orders fed back, on time or not' },
    basis: 'R16.4',
  },
  closedOrders: {
    label: { zh: '已办结量', en: 'Closed' },
    definition: { zh: '回访后已办结的工单数', en: 'Orders closed after review and call-back' },
    basis: 'R16.4',
  },
  extendedOrders: {
    label: { zh: '延期工单量', en: 'Extended orders' },
    definition: {
      zh: '至少批准过一次延期的工单数，每件只计一次',
      en: 'Orders with a granted extension, each counted once',
    },
    basis: 'R16.2',
  },
  dueOrders: {
    label: { zh: '应办理数', en: 'Due' },
    definition: {
      zh: '办理期限（含批准的延期）落在考核期内的工单数，不论何时派出',
      en: 'Orders whose limit, granted extensions included, falls into the period, whenever dispatched',
    },
    basis: 'R16.3',
    window: 'due',
  },
  handledDueOrders: {
    label: { zh: '办理数', en: 'Handled of those due' },
    definition: {
      zh: '应办理的工单中，考核期结束前已反馈的，是否按期不论',
      en: 'Of the orders due in the period, those fed back before it ended, on time or not',
    },
    basis: 'R16.3',
    window: 'due',
  },
  handledDueOnTime: {
    label: { zh: '按期办理数', en: 'Handled on time of those due' },
    definition: {
      zh: '应办理的工单中，在期限内反馈的',
      en: 'Of the orders due in the period, those fed back within their limit',
    },
    basis: 'R16.3',
    window: 'due',
  },
  reworkedDueOrders: {
    label: { zh: '应办理中的返工数', en: 'Reworked of those due' },
    definition: {
      zh: '应办理的工单中，审核或回访后退回重新办理的',
      en: 'Of the orders due in the period, those sent back for rework',
    },
    basis: 'R16.3',
    window: 'due',
  },
  extendedDueOrders: {
    label: { zh: '应办理中的延期数', en: 'Extended of those due' },
    definition: {
      zh: '应办理的工单中，至少批准过一次延期的',
      en: 'Of the orders due in the period, those with a granted extension',
    },
    basis: 'R17',
    window: 'due',
  },
  satisfiedDueOrders: {
    label: { zh: '应办理中的满意数', en: 'Satisfied of those due' },
    definition: {
      zh: '应办理并在考核期内反馈的工单中，最后一次回访结果为满意或基本满意的',
      en: 'Of the orders due and handled in the period, those whose last call-back ended satisfied or fairly satisfied',
    },
    basis: 'R16.3',
    window: 'due',
  },
  periodCalledBack: {
    label: { zh: '本期回访数', en: 'Called back in the period' },
    definition: {
      zh: '考核期内回访过的工单数（可能是上期受理的），抽查回访不计',
      en: 'Orders called back in the period, accepted in it or before; spot checks do not count',
    },
    basis: 'R16.3',
    window: 'calledBack',
  },
  periodRated: {
    label: { zh: '本期回访评价数', en: 'Rated in the period' },
    definition: {
      zh: '考核期内最后一次回访作出评价的工单数',
      en: 'Orders rated in the last call-back made to them in the period',
    },
    basis: 'R16.3',
    window: 'calledBack',
  },
  periodSatisfied: {
    label: { zh: '本期回访满意数', en: 'Satisfied in the period' },
    definition: {
      zh: '考核期内最后一次回访结果为满意或基本满意的工单数',
      en: 'Orders satisfied or fairly satisfied in the last call-back made to them in the period',
    },
    basis: 'R16.3',
    window: 'calledBack',
  },
  periodDissatisfied: {
    label: { zh: '本期回访不满意数', en: 'Dissatisfied in the period' },
    definition: {
      zh: '考核期内最后一次回访结果为不满意的工单数',
      en: 'Orders dissatisfied in the last call-back made to them in the period',
    },
    basis: 'R16.3',
    window: 'calledBack',
  },
  carriedOverOrders: {
    label: { zh: '上期结转', en: 'Carried over' },
    definition: {
      zh: '考核期开始前派出、开始时尚未反馈的工单数',
      en: 'Orders dispatched before the period and not fed back when it began',
    },
    basis: 'R16.4',
    window: 'open',
  },
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures

export function windowOf(name: MeasureName): MeasureWindow {
  const measure: Measure = measures[name]
  return measure.window ?? 'accepted'
}

export function isMeasureName(name: string): name is MeasureName {
  return Object.hasOwn(measures, name)
}
