import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })

/** A return asked for and what became of it; the order itself only where it may still be opened. */
export const returnRow = z
  .object({
    returnId: z.uuid(),
    orderId: z.uuid().nullable().meta({ description: 'Null when the order is no longer in your scope' }),
    orderNo: z.string(),
    title: z.string(),
    unitName: z.string(),
    requestedAt: instant,
    requestedByName: z.string(),
    reasonCode: z.string(),
    reason: z.string(),
    legalBasis: z.string().nullable(),
    evidence: z.string().nullable(),
    suggestedUnitName: z.string().nullable(),
    decision: z.enum(['approved', 'refused']).nullable(),
    decidedAt: instant.nullable(),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'UnitReturn' })
export type ReturnView = z.infer<typeof returnRow>

/** What people of a unit ask beside the orders themselves. */
export const unitRoutes = {
  listReturns: {
    method: 'GET',
    path: '/api/returns',
    summary: '退单记录 What units asked to return, and how it was decided',
    permission: 'order.read',
    query: z
      .object({
        page: z.coerce.number().int().min(1).max(100000).optional(),
        pageSize: z.coerce.number().int().min(1).max(100).optional(),
      })
      .strict(),
    reply: z
      .object({ rows: z.array(returnRow), total: z.int(), page: z.int(), pageSize: z.int() })
      .meta({ id: 'ReturnPage' }),
    refuses: [],
  },
  previewExtension: {
    method: 'GET',
    path: '/api/orders/:orderId/extension',
    summary: '延期试算 Until when an extension would move the limit',
    permission: 'order.read',
    params: z.object({ orderId: z.uuid() }),
    query: z.object({ assignmentId: z.uuid(), workingDays: z.coerce.number().int().min(1).max(60) }).strict(),
    reply: z
      .object({
        dueAt: instant,
        extendedDueAt: instant.meta({
          description:
            'As the rules would set it if the extension were granted now; a limit passed down nests',
        }),
      })
      .meta({ id: 'ExtensionPreview' }),
    refuses: ['orderNotFound', 'wrongState', 'wrongAssignmentState', 'assignmentMissing'],
  },
} as const
