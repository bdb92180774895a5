import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { roles } from '@yihu/core/access/roles'
import { appealKinds } from '@yihu/core/appeal/appeal'
import { replyPurposes } from '@yihu/core/reply/reply-template'

const words = z.array(z.string()).min(1)
const sitting = {
  unit: z.string(),
  office: z.string(),
  name: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  matters: z.string(),
}

const liveDayFile = z.strictObject({
  subUnits: z.array(z.strictObject({ name: z.string(), parent: z.string(), group: z.string() })),
  responsibilities: z.array(
    z.strictObject({
      category: z.string(),
      unit: z.string(),
      division: z.string().optional(),
      basis: z.string(),
    }),
  ),
  replyTemplates: z.array(
    z.strictObject({
      name: z.string(),
      purpose: z.enum(replyPurposes),
      category: z.string().optional(),
      kind: z.enum(appealKinds).optional(),
      body: z.string(),
    }),
  ),
  savedViews: z.array(
    z.strictObject({ name: z.string(), search: z.string(), sharedWith: z.array(z.enum(roles)) }),
  ),
  answeringDays: z.strictObject({
    held: z.strictObject({ ...sitting, note: z.string(), bonus: z.string(), categories: words }),
    planned: z.strictObject(sitting),
  }),
  words: z.strictObject({
    legalBasis: words,
    supervision: words,
    supervisionReply: words,
    escalation: z.string(),
    suspension: words,
    suspensionEvidence: z.string(),
    hardCase: words,
    participants: z.string(),
    conclusion: z.string(),
    disputeReason: z.string(),
    designation: z.string(),
    passDown: words,
    appointment: words,
    withdrawal: z.string(),
    invalid: words,
    nuisance: words,
    confirmation: z.string(),
    declined: z.string(),
    unreasonable: z.string(),
    unreasonableEvidence: z.string(),
    note: words,
  }),
})

/** What a demonstration centre has beside its published month. */
export type LiveDayFile = z.infer<typeof liveDayFile>

/** Whether a month comes with working days up to now: the demonstration's does. */
export function hasLiveDay(key: string): boolean {
  return existsSync(fileOf(key))
}

function fileOf(key: string): URL {
  return new URL(`../../../data/replays/${key}/live-day.yaml`, import.meta.url)
}

/** Reads `live-day.yaml` of a month; throws with what is wrong in it. */
export function loadLiveDay(key: string): LiveDayFile {
  const file = fileOf(key)
  const result = liveDayFile.safeParse(parse(readFileSync(file, 'utf8')))
  if (!result.success) throw new Error(`live-day.yaml: ${z.prettifyError(result.error)}`)
  return result.data
}
