/**
 * Lists whose filters are kept as views under a name (R20: every list has saved views). A view is the address of the
 * list without its page, so a list is one of these as soon as its state stands in the address.
 */
export const viewedLists = [
  'orders',
  'deskLedger',
  'answeringDays',
  'administration.units',
  'administration.users',
  'administration.lists',
  'administration.limits',
  'administration.textRules',
  'administration.responsibilities',
  'administration.templates',
  'administration.messages',
  'administration.changes',
] as const
export type ViewedList = (typeof viewedLists)[number]
