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

/** An appeal as it comes in, by any channel (R2, R6); the contract gives each field its limits. */
export interface NewAppeal {
  readonly channelCode: string
  readonly kind: AppealKind
  readonly urgency: Urgency
  readonly title: string
  readonly content: string
  readonly categoryCode: string
  readonly divisionCode: string | null
  readonly address: string | null
  readonly appellantName: string | null
  readonly appellantPhone: string | null
  readonly isAnonymous: boolean
  readonly isConfidential: boolean
  readonly deskCode: string | null
  /** Tag of a programme such as 文明创建 (R4.3). */
  readonly programmeTag: string | null
  /** Number of the same matter at the platform it came from. */
  readonly sourceRef: string | null
  readonly callId: string | null
  /** The unit the appeal is about (被投诉、被举报单位). */
  readonly accusedUnitId: string | null
}
