import { z } from 'zod'

/** One thing two appeals have in common, as core/src/duplicate says it. */
export const likeness = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sameNumber') }),
  z.object({ kind: z.literal('samePlace'), places: z.array(z.string()) }),
  z.object({ kind: z.literal('sameWords'), words: z.array(z.string()) }),
  z.object({ kind: z.literal('days'), days: z.int() }),
])
