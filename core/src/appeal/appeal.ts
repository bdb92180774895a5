/** Kinds of appeal (R5.1); local names of the kinds are data of the centre. */
export const appealKinds = [
  'inquiry',
  'assistance',
  'complaint',
  'irregularity',
  'suggestion',
  'commendation',
  'other',
] as const
export type AppealKind = (typeof appealKinds)[number]

export const appealKindLabels: Readonly<Record<AppealKind, { zh: string; en: string }>> = {
  inquiry: { zh: '咨询', en: 'Inquiry' },
  assistance: { zh: '求助', en: 'Request for assistance' },
  complaint: { zh: '投诉', en: 'Complaint' },
  irregularity: { zh: '举报', en: 'Report of irregularity' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  commendation: { zh: '表扬', en: 'Commendation' },
  other: { zh: '其他', en: 'Other' },
}

export const urgencies = ['normal', 'urgent', 'critical'] as const
export type Urgency = (typeof urgencies)[number]

export const urgencyLabels: Readonly<Record<Urgency, { zh: string; en: string }>> = {
  normal: { zh: '一般', en: 'Normal' },
  urgent: { zh: '紧急', en: 'Urgent' },
  critical: { zh: '特急', en: 'Critical' },
}

/** Lower bound for the text of an appeal in Chinese characters (Hunan upload rule, R6.4). */
export const shortestContent = 5
