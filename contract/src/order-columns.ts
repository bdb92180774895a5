/** Columns of an exported list, in the order of the file. */
export const orderColumns = {
  orderNo: { zh: '工单编号', en: 'Number' },
  title: { zh: '标题', en: 'Title' },
  state: { zh: '状态', en: 'State' },
  light: { zh: '时限', en: 'Light' },
  handlingDueAt: { zh: '办理截止', en: 'Due' },
  leadUnit: { zh: '主办单位', en: 'Lead unit' },
  kind: { zh: '诉求类型', en: 'Kind' },
  urgency: { zh: '紧急程度', en: 'Urgency' },
  channel: { zh: '受理渠道', en: 'Channel' },
  category: { zh: '事项分类', en: 'Category' },
  appellant: { zh: '诉求人', en: 'Appellant' },
  acceptedAt: { zh: '受理时间', en: 'Accepted' },
  fedBackAt: { zh: '反馈时间', en: 'Fed back' },
  closedAt: { zh: '办结时间', en: 'Closed' },
} as const satisfies Record<string, { zh: string; en: string }>

export type OrderColumn = keyof typeof orderColumns

/** So many orders one file may have. */
export const exportLimit = 50_000
