/** What an administrator changes, as the log of changes (变更记录) sorts it. */
export const changeTopics = {
  units: { zh: '承办单位', en: 'Units' },
  users: { zh: '用户', en: 'Users' },
  lists: { zh: '分类与列表', en: 'Categories and lists' },
  limits: { zh: '时限', en: 'Time limits' },
  calendar: { zh: '工作日历', en: 'Calendar' },
  responsibilities: { zh: '职责清单', en: 'Responsibility list' },
  templates: { zh: '答复模板', en: 'Reply templates' },
  rules: { zh: '流程规则', en: 'Rules of the flow' },
  textRules: { zh: '文字规则', en: 'Text rules' },
  settings: { zh: '中心设置', en: 'Settings of the centre' },
  contacts: { zh: '单位联络人', en: 'Contacts of units' },
  messages: { zh: '消息', en: 'Messages' },
} as const satisfies Record<string, { zh: string; en: string }>
export type ChangeTopic = keyof typeof changeTopics

/** What was done, in the log's own words. */
export const changeActs = {
  opened: { zh: '新增', en: 'Opened' },
  renamed: { zh: '改名', en: 'Renamed' },
  moved: { zh: '调整隶属', en: 'Moved' },
  edited: { zh: '修改', en: 'Edited' },
  reordered: { zh: '调整顺序', en: 'Reordered' },
  closed: { zh: '停用', en: 'Closed' },
  reopened: { zh: '恢复', en: 'Reopened' },
  disabled: { zh: '停用账号', en: 'Account disabled' },
  enabled: { zh: '启用账号', en: 'Account enabled' },
  passwordReset: { zh: '重置密码', en: 'Password reset' },
  passwordChanged: { zh: '本人修改密码', en: 'Password changed by its owner' },
  resent: { zh: '再发', en: 'Sent again' },
  imported: { zh: '导入', en: 'Imported' },
} as const satisfies Record<string, { zh: string; en: string }>
export type ChangeAct = keyof typeof changeActs

/** Values of one thing before and after a change, by field. */
export type ChangeValues = Readonly<Record<string, string | number | boolean | null>>

/** Only the fields in which the two differ; a side that is null says it was not there before, or is not any more. */
export function difference(
  before: ChangeValues | null,
  after: ChangeValues | null,
): { before: ChangeValues | null; after: ChangeValues | null } {
  if (before === null || after === null) return { before, after }
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => (before[field] ?? null) !== (after[field] ?? null),
  )
  const pick = (values: ChangeValues) =>
    Object.fromEntries(fields.map((field) => [field, values[field] ?? null]))
  return { before: pick(before), after: pick(after) }
}
