import { changeActs, changeTopics } from '@yihu/core/administration/changes'
import type { ChangeAct, ChangeTopic } from '@yihu/core/administration/changes'
import { listNames } from '@yihu/core/administration/lists'
import { appealKinds, urgencies } from '@yihu/core/appeal/appeal'
import { declineTreatments } from '@yihu/core/appeal/decline-treatments'
import { roles } from '@yihu/core/access/roles'
import { replyPurposes } from '@yihu/core/reply/reply-template'
import { z } from 'zod'

/* What an administrator reads and changes. Every change carries a reason, and the version that was seen. */

const name = z.string().trim().min(1).max(60)
const text = z.string().trim().max(200)
const code = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,40}$/)
const day = z.iso.date()
const reason = z.string().trim().min(2).max(200)
const seen = { version: z.int().min(1), reason }
export const listName = z.enum(listNames)

export const unitRow = z.object({
  unitId: z.uuid(),
  parentId: z.uuid().nullable(),
  name: z.string(),
  groupName: z.string(),
  level: z.int(),
  position: z.int(),
  industryUnitId: z.uuid().nullable(),
  liaisonName: z.string().nullable(),
  liaisonPhone: z.string().nullable(),
  leaderName: z.string().nullable(),
  leaderPhone: z.string().nullable(),
  aliases: z.array(z.string()),
  names: z.array(z.object({ name: z.string(), validFrom: day })),
  validFrom: day,
  validUntil: day.nullable(),
  openOrders: z.int(),
  users: z.int(),
  version: z.int(),
})
export type UnitRow = z.infer<typeof unitRow>

const unitFields = {
  groupName: name,
  level: z.int().min(1).max(9),
  industryUnitId: z.uuid().nullable(),
  liaisonName: text.nullable(),
  liaisonPhone: text.nullable(),
  leaderName: text.nullable(),
  leaderPhone: text.nullable(),
  aliases: z.array(name).max(20),
}
export const newUnit = z
  .object({ name, parentId: z.uuid().nullable(), validFrom: day, ...unitFields, reason })
  .strict()
export const unitChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('rename'), name, validFrom: day, ...seen }).strict(),
  z.object({ change: z.literal('move'), parentId: z.uuid().nullable(), ...seen }).strict(),
  z.object({ change: z.literal('edit'), ...unitFields, ...seen }).strict(),
  z.object({ change: z.literal('close'), on: day, ...seen }).strict(),
  z.object({ change: z.literal('reopen'), ...seen }).strict(),
  z.object({ change: z.enum(['moveUp', 'moveDown']), version: z.int() }).strict(),
])

export const userRow = z.object({
  userId: z.uuid(),
  login: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  unitId: z.uuid().nullable(),
  disabledAt: z.iso.datetime().nullable(),
  lastSignedInAt: z.iso.datetime().nullable(),
  mustChangePassword: z.boolean(),
  hasPassword: z.boolean(),
  version: z.int(),
})
export type UserAccount = z.infer<typeof userRow>

const userFields = {
  name,
  roles: z.array(z.enum(roles).exclude(['system'])).min(1),
  unitId: z.uuid().nullable(),
}
export const newUser = z
  .object({
    login: z
      .string()
      .trim()
      .regex(/^[\w.@-]{2,40}$/),
    ...userFields,
    reason,
  })
  .strict()
export const userChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('edit'), ...userFields, ...seen }).strict(),
  z.object({ change: z.enum(['disable', 'enable', 'resetPassword']), ...seen }).strict(),
])
/** Shown once to the administrator, to be changed at the next sign-in. */
export const oneTimePassword = z.object({ oneTimePassword: z.string().nullable() })

export const listEntry = z.object({
  code: z.string(),
  name: z.string(),
  parentCode: z.string().nullable(),
  position: z.int(),
  unitWord: z.string().nullable(),
  treatment: z.enum(declineTreatments).nullable(),
  prescribedText: z.string().nullable(),
  validFrom: day,
  validUntil: day.nullable(),
  version: z.int(),
})
export type ListEntry = z.infer<typeof listEntry>

const entryFields = {
  name,
  unitWord: z.string().trim().max(4).nullable().optional(),
  treatment: z.enum(declineTreatments).nullable().optional(),
  prescribedText: z.string().trim().max(500).nullable().optional(),
}
export const newListEntry = z
  .object({ code, parentCode: z.string().nullable(), validFrom: day, ...entryFields, reason })
  .strict()
export const listEntryChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('edit'), ...entryFields, ...seen }).strict(),
  z.object({ change: z.literal('close'), on: day, ...seen }).strict(),
  z.object({ change: z.literal('reopen'), ...seen }).strict(),
  z.object({ change: z.enum(['moveUp', 'moveDown']), version: z.int() }).strict(),
])

const limitFields = {
  clock: z.enum(['sign', 'contact', 'handle', 'callBack', 'review']),
  appealKind: z.enum(appealKinds).nullable(),
  urgency: z.enum(urgencies).nullable(),
  channelCode: z.string().nullable(),
  deskCode: z.string().nullable(),
  categoryCode: z.string().nullable(),
  unitLevel: z.int().min(1).max(9).nullable(),
  amount: z.int().min(1),
  unit: z.enum(['minutes', 'hours', 'workingHours', 'calendarDays', 'workingDays']),
  isLawOverride: z.boolean(),
  validFrom: day,
  validUntil: day.nullable(),
  clause: z.string().trim().min(1).max(200),
}
export const limitInput = z.object({ ...limitFields, reason }).strict()
export const limitRow = z.object({ limitId: z.uuid(), ...limitFields, version: z.int() })
export type LimitView = z.infer<typeof limitRow>
export const limitChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('replace'), row: z.object(limitFields).strict(), ...seen }).strict(),
  z.object({ change: z.literal('close'), on: day, ...seen }).strict(),
  z.object({ change: z.literal('reopen'), ...seen }).strict(),
])

export const specialDay = z.object({
  on: day,
  kind: z.enum(['publicHoliday', 'makeUpWorkday']),
  name: z.string(),
})
export const calendarView = z.object({
  timeZone: z.string(),
  workingHours: z.array(z.object({ start: z.string(), end: z.string() })),
  days: z.array(specialDay),
  knownFrom: day,
  knownUntil: day,
})
/** `seen` is what the day was when the page showed it; null: a day as the week says. */
export const calendarDayChange = z
  .object({
    on: day,
    day: specialDay.omit({ on: true }).nullable(),
    seen: specialDay.omit({ on: true }).nullable(),
    reason,
  })
  .strict()
export const noticeImport = z
  .object({ year: z.int().min(2000).max(2100), text: z.string().min(1).max(20_000), reason })
  .strict()

const responsibilityFields = {
  categoryCode: z.string().min(1),
  divisionCode: z.string().nullable(),
  unitId: z.uuid(),
  legalBasis: z.string().trim().min(2).max(300),
  validFrom: day,
  validUntil: day.nullable(),
  note: text.nullable(),
}
export const responsibilityRow = z.object({
  responsibilityId: z.uuid(),
  ...responsibilityFields,
  source: z.enum(['list', 'conferral']),
  orderId: z.uuid().nullable(),
  orderNo: z.string().nullable(),
  version: z.int(),
})
export type ResponsibilityView = z.infer<typeof responsibilityRow>
export const newResponsibility = z.object({ ...responsibilityFields, reason }).strict()
export const responsibilityChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('edit'), row: z.object(responsibilityFields).strict(), ...seen }).strict(),
  z.object({ change: z.literal('close'), on: day, ...seen }).strict(),
])
export const responsibilityImport = z.object({ csv: z.string().min(1).max(900_000), reason }).strict()

const templateFields = {
  name,
  purpose: z.enum(replyPurposes),
  categoryCode: z.string().nullable(),
  appealKind: z.enum(appealKinds).nullable(),
  body: z.string().trim().min(5).max(2000),
}
export const replyTemplateRow = z.object({
  templateId: z.uuid(),
  ...templateFields,
  validFrom: day,
  validUntil: day.nullable(),
  version: z.int(),
})
export type ReplyTemplateView = z.infer<typeof replyTemplateRow>
export const newReplyTemplate = z.object({ ...templateFields, reason }).strict()
export const replyTemplateChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('edit'), ...templateFields, ...seen }).strict(),
  z.object({ change: z.literal('close'), on: day, ...seen }).strict(),
  z.object({ change: z.literal('reopen'), ...seen }).strict(),
])

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()).nullable()
export const changeFilter = z.object({
  topic: z.enum(Object.keys(changeTopics) as ChangeTopic[]).optional(),
  actorId: z.uuid().optional(),
  from: day.optional(),
  until: day.optional(),
  q: z.string().max(60).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  pageSize: z.coerce.number().int().min(1).max(500).optional(),
})
export type ChangeFilter = z.infer<typeof changeFilter>
export const changePage = z.object({
  rows: z.array(
    z.object({
      changeId: z.uuid(),
      at: z.iso.datetime(),
      actorName: z.string(),
      topic: z.enum(Object.keys(changeTopics) as ChangeTopic[]),
      act: z.enum(Object.keys(changeActs) as ChangeAct[]),
      name: z.string(),
      before: values,
      after: values,
      validFrom: day.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  total: z.int(),
  actors: z.array(z.object({ userId: z.uuid(), name: z.string() })),
})

export const unitSuggestion = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  source: z.enum(['list', 'conferral', 'history']),
  responsibilityId: z.uuid().nullable(),
  legalBasis: z.string().nullable(),
  dispatched: z.int(),
  returned: z.int(),
  reason: z.object({ zh: z.string(), en: z.string() }),
})
export type UnitSuggestionView = z.infer<typeof unitSuggestion>

export const passwordChange = z
  .object({ password: z.string().min(1).max(200), newPassword: z.string().min(1).max(200) })
  .strict()
