/**
 * What is done with an appeal that is not simply taken: five ways instead of one “no” (国办函〔2025〕66号). The words are
 * what a centre begins with; its administrator prescribes its own.
 */
export const declineTreatments = [
  'take',
  'transferToEmergency',
  'tellLegalWay',
  'explain',
  'handToPolice',
] as const
export type DeclineTreatment = (typeof declineTreatments)[number]

interface TreatmentWords {
  readonly zh: string
  readonly en: string
  /** Said to the appellant; in Chinese, the language of the line. */
  readonly text: string
}

export const declineTreatmentLabels: Readonly<Record<DeclineTreatment, TreatmentWords>> = {
  take: {
    zh: '受理',
    en: 'Take',
    text: '您反映的事项属于热线受理范围，已为您登记，承办单位将与您联系。',
  },
  transferToEmergency: {
    zh: '即时转接紧急热线',
    en: 'Transfer to an emergency line at once',
    text: '您反映的情况紧急，现在为您转接 110、119、120 或 122，请不要挂机。',
  },
  tellLegalWay: {
    zh: '告知法定渠道',
    en: 'Tell the legal way',
    text: '您反映的事项应通过诉讼、仲裁、纪检监察、行政复议、政府信息公开或信访等法定渠道办理，建议您向有权机关提出。',
  },
  explain: {
    zh: '解释说明',
    en: 'Explain',
    text: '您反映的事项违反法律法规或公序良俗，或涉及国家秘密、商业秘密、个人隐私，热线不能办理，请您理解。',
  },
  handToPolice: {
    zh: '移送公安线索',
    en: 'Hand the lead to the police',
    text: '您的行为已影响热线正常秩序，本次通话已记录，线索将移送公安机关依法处理。',
  },
}
