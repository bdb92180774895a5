import type { ErrorEntry } from './errors.ts'

/** Refusals of the drafts of bulletins and their chain of review; part of the catalogue in `errors.ts`. */
export const bulletinErrors = {
  draftNotFound: { status: 404, zh: '找不到该通报稿', en: 'There is no such draft of a bulletin' },
  draftStale: {
    status: 409,
    zh: '{who} 刚刚改过这份通报稿（现为第 {now} 版），您的改动没有保存；请先看最新内容',
    en: '{who} has just changed this draft (now version {now}) and your change was not saved; look at it as it is now',
  },
  draftWrongState: {
    status: 409,
    zh: '通报稿现在处于“{state}”，不能这样做',
    en: 'The draft is at “{state}”, where this cannot be done',
  },
  ownDraft: {
    status: 403,
    zh: '您参与了本稿采编，须由他人审核和签发',
    en: 'You have written in this draft; somebody else has to review and sign it',
  },
  noteMissing: { status: 422, zh: '请写明退回的理由', en: 'Say why it is sent back' },
  issueBlocked: { status: 409, zh: '还不能签发：{problems}', en: 'It cannot be issued yet: {problems}' },
  issueNoTaken: {
    status: 409,
    zh: '“{issueNo}”已经签发过，请换一个期号或文号',
    en: '“{issueNo}” has been issued already; give it another number',
  },
  confidentialOrder: {
    status: 403,
    zh: '该工单的诉求人要求保密，不能选入通报',
    en: 'The appellant of this order is confidential; it cannot be printed in a bulletin',
  },
} as const satisfies Record<string, ErrorEntry>
