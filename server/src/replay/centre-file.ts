import { appealKinds } from '@yihu/core/appeal/appeal'
import { declineTreatments } from '@yihu/core/appeal/decline-treatments'
import { deskCallbacks } from '@yihu/core/callback/callback'
import { extraField } from '@yihu/contract/reference-data'
import { z } from 'zod'

const words = z.array(z.string()).min(1)
const kind = z.enum(appealKinds)
const coded = z.object({ code: z.string(), name: z.string(), parentCode: z.string().nullable() })

/** `centre.yaml`: the codes, units and rules a replayed centre is set up with, and which category whose matter is. */
export const centreFile = z.strictObject({
  code: z.string(),
  name: z.string(),
  divisionCode: z.string(),
  orderNoFormat: z.string(),
  divisions: z.array(coded.extend({ callWeight: z.number().optional() })),
  /** Units that answer for a place whatever the matter, and the division they answer for. */
  territories: z.record(z.string(), z.string()),
  aliases: z.record(z.string(), words),
  channels: z.array(coded),
  desks: z.array(
    coded.extend({ fields: z.array(extraField).optional(), callback: z.enum(deskCallbacks).optional() }),
  ),
  deskCategories: z.record(z.string(), words),
  programmeTags: z.array(coded.extend({ categories: words.optional(), words: z.string().optional() })),
  kindNames: z.record(z.string(), z.string()),
  returnReasons: z.array(coded).min(1),
  reworkReasons: z.array(coded).min(1),
  declineCategories: z.array(coded.extend({ treatment: z.enum(declineTreatments).exactOptional() })),
  invalidReasons: words,
  kindProfiles: z.record(z.string(), z.partialRecord(kind, z.number())),
  categories: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      of: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          /** Left out for hot topics, whose counts are published. */
          weight: z.number().positive().optional(),
          profile: z.string(),
          dispatch: z.number().positive(),
          units: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export type CentreFile = z.infer<typeof centreFile>
export type CategoryRow = CentreFile['categories'][number]['of'][number]

/** The categories orders are filed under: the lower level of the tree. */
export function leafCategories(centre: CentreFile): readonly CategoryRow[] {
  return centre.categories.flatMap((group) => group.of)
}
