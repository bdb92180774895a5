import { roles } from '@yihu/core/access/roles'
import { permissions } from '@yihu/core/access/permissions'
import { openPolicy } from '@yihu/core/order/policy'
import type { PolicyTopic } from '@yihu/core/order/policy'
import { declineTreatments } from '@yihu/core/appeal/decline-treatments'
import { textRuleKinds } from '@yihu/core/quality/text-rules'
import { z } from 'zod'
import { fieldNames } from './fields.ts'

export const signIn = z
  .object({
    centreCode: z
      .string()
      .max(40)
      .optional()
      .meta({ description: 'Needed only where one installation serves several centres' }),
    login: z.string().min(1).max(60),
    password: z.string().min(1).max(200),
  })
  .strict()

export const session = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    permissions: z.array(z.enum(permissions)),
    unitIds: z
      .array(z.uuid())
      .meta({ description: 'The own unit and those below it; empty for staff of the centre' }),
    unitName: z.string().nullable(),
    centre: z.object({ code: z.string(), name: z.string() }),
    mustChangePassword: z.boolean().meta({
      description: 'The password was given by an administrator; nothing else is possible until it is changed',
    }),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof session>

/** A question a desk asks more (R6.5); core/src/appeal/extra-fields.ts says how answers are checked. */
export const extraField = z
  .object({
    key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
    zh: z.string().min(1).max(40),
    en: z.string().min(1).max(60),
    type: z.enum(['text', 'number', 'date', 'choice']),
    required: z.boolean(),
    identifies: z
      .boolean()
      .optional()
      .meta({ description: 'Tells who the appellant is; hidden from units of a confidential one' }),
    choices: z.array(z.string().min(1).max(60)).readonly().optional(),
  })
  .strict()

/** `isOpen`: may be chosen today; closed entries are still named by old orders. */
const named = z.object({
  code: z.string(),
  name: z.string(),
  parentCode: z.string().nullable(),
  isOpen: z.boolean(),
})

const policyRow = z.object({
  topic: z.enum(
    Object.keys(openPolicy).filter((key) => key !== 'timeZone') as [PolicyTopic, ...PolicyTopic[]],
  ),
  validFrom: z.iso.date(),
  value: z.record(z.string(), z.unknown()),
  clause: z.string(),
})

const textRule = z.object({
  ruleId: z.string(),
  fields: z.array(z.enum(fieldNames)),
  kind: z.enum(textRuleKinds),
  amount: z.int().nullable(),
  phrases: z.array(z.string()),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullish(),
  clause: z.string(),
})

/** What lists and forms choose from. */
export const referenceData = z
  .object({
    units: z.array(
      z.object({
        unitId: z.uuid(),
        name: z.string(),
        groupName: z.string(),
        parentId: z.uuid().nullable(),
        isOpen: z.boolean(),
      }),
    ),
    channels: z.array(named),
    categories: z.array(named),
    divisions: z.array(named),
    desks: z.array(named.extend({ fields: z.array(extraField) })),
    programmeTags: z.array(named),
    kindNames: z.record(z.string(), z.string()),
    periods: z.array(z.object({ period: z.string(), orders: z.int() })),
    schemes: z.array(
      z.object({ key: z.string(), name: z.string(), version: z.int(), validFrom: z.string() }),
    ),
    templates: z.array(z.object({ key: z.string(), name: z.string() })),
    returnReasons: z.array(named),
    reworkReasons: z.array(named),
    declineCategories: z.array(
      named.extend({
        treatment: z.enum(declineTreatments).nullable(),
        prescribedText: z.string().nullable(),
      }),
    ),
    timeZone: z.string(),
    policies: z.array(policyRow).meta({ description: 'Rules of the flow by topic and date' }),
    textRules: z.array(textRule),
    staff: z
      .array(z.object({ userId: z.uuid(), name: z.string(), roles: z.array(z.enum(roles)) }))
      .meta({ description: 'People of the centre; empty for people of a unit' }),
  })
  .meta({ id: 'ReferenceData' })
export type ReferenceData = z.infer<typeof referenceData>
