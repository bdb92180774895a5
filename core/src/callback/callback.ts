/** How the appellant was asked (R7.11, R10.2): by the system, by a person, or in a later sample of closed orders. */
export const callbackMethods = ['system', 'manual', 'spotCheck'] as const
export type CallbackMethod = (typeof callbackMethods)[number]

export const satisfactions = ['satisfied', 'fairlySatisfied', 'neutral', 'dissatisfied', 'unrated'] as const
export type Satisfaction = (typeof satisfactions)[number]

export const satisfactionLabels: Readonly<Record<Satisfaction, { zh: string; en: string }>> = {
  satisfied: { zh: '满意', en: 'Satisfied' },
  fairlySatisfied: { zh: '基本满意', en: 'Fairly satisfied' },
  neutral: { zh: '一般', en: 'Neutral' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
  unrated: { zh: '未评价', en: 'Unrated' },
}

export const callbackMethodLabels: Readonly<Record<CallbackMethod, { zh: string; en: string }>> = {
  system: { zh: '系统自动回访', en: 'Automatic' },
  manual: { zh: '人工回访', en: 'By a person' },
  spotCheck: { zh: '抽查回访', en: 'Spot check' },
}

/** Whom the centre lets ask about the orders of a desk: deputies and enterprises are called by a person (R4.1, R4.2). */
export const deskCallbacks = ['manual', 'automatic', 'any'] as const
export type DeskCallback = (typeof deskCallbacks)[number]

/** Why somebody was not reached, for the note of the attempt (domain A8: each failed call is noted). */
export const unreachedReasons = {
  noAnswer: { zh: '无人接听', en: 'No answer' },
  busy: { zh: '占线', en: 'Busy' },
  off: { zh: '关机', en: 'Switched off' },
  suspended: { zh: '停机', en: 'Out of service' },
  noSuchNumber: { zh: '空号', en: 'No such number' },
  refused: { zh: '拒接', en: 'Would not take the call' },
  wrongPerson: { zh: '非本人', en: 'Somebody else answered' },
} as const satisfies Record<string, { zh: string; en: string }>
export type UnreachedReason = keyof typeof unreachedReasons
