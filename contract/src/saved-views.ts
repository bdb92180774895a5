import { viewedLists } from '@yihu/core/workbench/viewed-lists'
import { roles } from '@yihu/core/access/roles'
import { z } from 'zod'

/** A list as somebody left it: what its address said, under a name. */
export const savedView = z
  .object({
    viewId: z.uuid(),
    list: z.enum(viewedLists),
    name: z.string(),
    search: z
      .string()
      .meta({ description: 'Filter and sorting as in the address: `state=accepted&sort=acceptedAt`' }),
    sharedWith: z.array(z.enum(roles)),
    isOwn: z.boolean(),
    isDefault: z.boolean(),
  })
  .meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof savedView>

const name = z.string().trim().min(1).max(30)
const search = z.string().max(2000)
const sharedWith = z.array(z.enum(roles)).max(roles.length)

export const newView = z
  .object({ list: z.enum(viewedLists), name, search, sharedWith: sharedWith.default([]) })
  .strict()
export const viewChange = z
  .object({
    name: name.optional(),
    search: search.optional(),
    sharedWith: sharedWith.optional(),
    isDefault: z.boolean().optional(),
  })
  .strict()
