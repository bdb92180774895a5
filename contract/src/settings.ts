import { appealKinds } from '@yihu/core/appeal/appeal'
import { deskCallbacks } from '@yihu/core/callback/callback'
import { z } from 'zod'
import { extraField } from './reference-data.ts'

/* Settings of a centre, contacts of its units, and messages that could not be sent. */

const reason = z.string().trim().min(2).max(200)
const seen = { version: z.int().min(1), reason }
const day = z.iso.date()
const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
const hours = z
  .array(z.object({ start: time, end: time }).strict())
  .min(1)
  .max(6)

export const deskSettings = z.object({
  code: z.string(),
  name: z.string(),
  isOpen: z.boolean(),
  callback: z.enum(deskCallbacks),
  fields: z.array(extraField),
  version: z.int(),
})
export type DeskSettings = z.infer<typeof deskSettings>

export const centreSettings = z.object({
  version: z.int(),
  workingHours: z.array(z.object({ start: z.string(), end: z.string() })),
  kindNames: z.record(z.string(), z.string()),
  desks: z.array(deskSettings),
})
export type CentreSettings = z.infer<typeof centreSettings>

export const centreChange = z
  .object({
    workingHours: hours,
    /** The centre's own names; a kind left out is called as everywhere. */
    kindNames: z.partialRecord(z.enum(appealKinds), z.string().trim().min(1).max(12)),
    ...seen,
  })
  .strict()
export const deskChange = z
  .object({ callback: z.enum(deskCallbacks), fields: z.array(extraField).max(20), ...seen })
  .strict()

const line = z.string().trim().min(1).max(80)
const contactFields = {
  name: z.string().trim().min(1).max(30),
  office: z.enum(['liaison', 'leader']),
  phone: z
    .string()
    .trim()
    .regex(/^[\d+\- ]{5,20}$/)
    .nullable(),
  mail: z.email().max(80).nullable(),
  wechat: line.nullable(),
  isPrimary: z.boolean(),
}
export const contactRow = z.object({
  contactId: z.uuid(),
  unitId: z.uuid(),
  ...contactFields,
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  validFrom: day,
  validUntil: day.nullable(),
  version: z.int(),
})
export type ContactRow = z.infer<typeof contactRow>
export const newContact = z.object({ unitId: z.uuid(), validFrom: day, ...contactFields, reason }).strict()
export const contactChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('edit'), ...contactFields, ...seen }).strict(),
  z.object({ change: z.literal('close'), on: day, ...seen }).strict(),
])

export const failedMessage = z.object({
  messageId: z.uuid(),
  channel: z.enum(['sms', 'wechat', 'mail']),
  recipient: z.string().meta({ description: 'Masked' }),
  template: z.string(),
  orderId: z.uuid(),
  orderNo: z.string(),
  attempts: z.int(),
  madeAt: z.iso.datetime(),
  error: z.string().nullable(),
  canSendAgain: z.boolean(),
})
export type FailedMessage = z.infer<typeof failedMessage>
