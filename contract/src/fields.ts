import { urgencies } from '@yihu/core/appeal/appeal'
import type { ActionName, ActionRow } from '@yihu/core/order/actions'
import type { FieldName } from '@yihu/core/order/command'
import { supervisionKinds } from '@yihu/core/supervision/supervision'
import { callbackMethods, satisfactions } from '@yihu/core/callback/callback'
import { actionNames, actions } from '@yihu/core/order/actions'
import { z } from 'zod'

const line = z.string().trim().min(1).max(200)
const text = z.string().trim().min(1).max(4000)

/** One schema for each field of the life-cycle table; the schema of an action is put together from its row. */
export const fieldSchemas = {
  reply: text,
  reason: text,
  reasonCode: line,
  declineCategory: line,
  categoryCode: line,
  urgency: z.enum(urgencies),
  leadOrderId: z.uuid(),
  unitId: z.uuid(),
  assistingUnitIds: z.array(z.uuid()).max(10),
  suggestedUnitId: z.uuid(),
  userId: z.uuid(),
  opinion: text,
  legalBasis: text,
  evidence: text,
  participants: text,
  conclusion: text,
  workingDays: z.int().min(1).max(60),
  appellantTold: z.literal(true),
  contactNumber: line,
  contactResult: text,
  findings: text,
  measures: text,
  appellantOpinion: text,
  publicText: text,
  method: z.enum(callbackMethods),
  isReached: z.boolean(),
  isResponded: z.boolean(),
  isResolved: z.boolean(),
  isTrue: z.boolean(),
  satisfaction: z.enum(satisfactions),
  supervisionKind: z.enum(supervisionKinds),
  note: text,
  reviewOn: z.iso.date(),
} as const satisfies Record<FieldName, z.ZodType>

export const fieldNames = Object.keys(fieldSchemas) as [FieldName, ...FieldName[]]

export const fieldLabels: Readonly<Record<FieldName, { zh: string; en: string }>> = {
  reply: { zh: '答复内容', en: 'Reply' },
  reason: { zh: '理由', en: 'Reason' },
  reasonCode: { zh: '原因类别', en: 'Kind of reason' },
  declineCategory: { zh: '不予受理类别', en: 'Category of declining' },
  categoryCode: { zh: '事项分类', en: 'Category' },
  urgency: { zh: '紧急程度', en: 'Urgency' },
  leadOrderId: { zh: '主单', en: 'Lead order' },
  unitId: { zh: '承办单位', en: 'Unit' },
  assistingUnitIds: { zh: '协办单位', en: 'Assisting units' },
  suggestedUnitId: { zh: '建议承办单位', en: 'Unit suggested instead' },
  userId: { zh: '转交给', en: 'Hand over to' },
  opinion: { zh: '派单意见', en: 'Instruction' },
  legalBasis: { zh: '职责依据', en: 'Legal basis' },
  evidence: { zh: '依据材料', en: 'Evidence' },
  participants: { zh: '参加会商的单位和人员', en: 'Who conferred' },
  conclusion: { zh: '会商意见', en: 'What was concluded' },
  workingDays: { zh: '工作日', en: 'Working days' },
  appellantTold: { zh: '已告知诉求人', en: 'Appellant has been told' },
  contactNumber: { zh: '联系号码', en: 'Number called' },
  contactResult: { zh: '联系情况', en: 'Result of the contact' },
  findings: { zh: '核实情况', en: 'Facts found' },
  measures: { zh: '办理措施和结果', en: 'Action and result' },
  appellantOpinion: { zh: '诉求人意见', en: 'Opinion of the appellant' },
  publicText: { zh: '公开答复', en: 'Text for the public' },
  method: { zh: '回访方式', en: 'Way of calling back' },
  isReached: { zh: '是否接通', en: 'Reached' },
  isResponded: { zh: '是否联系', en: 'Unit got in touch' },
  isResolved: { zh: '是否解决', en: 'Resolved' },
  isTrue: { zh: '反馈是否属实', en: 'Feedback is true' },
  satisfaction: { zh: '满意度', en: 'Satisfaction' },
  supervisionKind: { zh: '督办方式', en: 'Kind of supervision' },
  note: { zh: '备注', en: 'Note' },
  reviewOn: { zh: '复核日期', en: 'Review on' },
}

/** The body of `POST /orders/{orderId}/actions`: one variant for each row of the table. */
export const actionCommand = z
  .discriminatedUnion('action', actionNames.map(commandSchema) as [CommandSchema, ...CommandSchema[]])
  .meta({ id: 'ActionCommand' })

export type ActionCommand = z.infer<typeof actionCommand>

type CommandSchema = ReturnType<typeof commandSchema>

function commandSchema(action: ActionName) {
  const row: ActionRow = actions[action]
  const shape: Partial<Record<FieldName, z.ZodType>> = {}
  for (const field of row.needs) shape[field] = fieldSchemas[field]
  for (const field of row.takes ?? []) shape[field] = fieldSchemas[field].optional()
  return z
    .object({
      action: z.literal(action),
      assignmentId: row.assignment ? z.uuid() : z.uuid().optional(),
      version: z.int().min(0).meta({ description: 'The version of the order the decision was made on' }),
      fields: z.object(shape).strict(),
    })
    .meta({
      id: `${action[0]?.toUpperCase()}${action.slice(1)}Command`,
      title: row.zh,
      description: `${row.en} (${row.clause})`,
    })
}

/** What a field is called in the form of an action, where the action gives it a meaning of its own. */
export function fieldLabelOf(action: string, field: FieldName): { readonly zh: string; readonly en: string } {
  const isSupervision = action === 'supervise' || action === 'escalateSupervision'
  return isSupervision && field === 'workingDays'
    ? { zh: '回复期限（工作日）', en: 'Reply within (working days)' }
    : fieldLabels[field]
}
