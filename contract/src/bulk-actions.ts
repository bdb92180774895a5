import { actionNames } from '@yihu/core/order/actions'
import { bulkActionNames } from '@yihu/core/order/one-by-one'
import { z } from 'zod'

/** So many orders one bulk action may have. */
export const bulkLimit = 500

const action = z.enum(actionNames as [(typeof actionNames)[number], ...typeof actionNames])

/** An order as it was seen when it was chosen. */
const seenOrder = z.object({ orderId: z.uuid(), version: z.int().min(0) }).strict()
const seenOrders = z.array(seenOrder).min(1).max(bulkLimit)

export const chosenOrders = z.object({ orders: seenOrders }).strict()

/** The first orders of a list, to be chosen all at once. */
export const foundOrders = z
  .object({
    orders: z.array(seenOrder),
    isMore: z.boolean().meta({ description: `More than ${bulkLimit} were found; these are the first` }),
  })
  .meta({ id: 'FoundOrders' })

const refusalGroup = z.object({
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  count: z.int(),
  orderNos: z.array(z.string()).meta({ description: 'At most five of them' }),
})

/** What could be done with the chosen orders, and why not with all. */
export const bulkOffers = z
  .array(z.object({ action, possible: z.int(), refusals: z.array(refusalGroup) }))
  .meta({ id: 'BulkOffers' })
export type BulkOffer = z.infer<typeof bulkOffers>[number]

export const newBulk = z
  .object({
    action: z.enum(bulkActionNames as [(typeof actionNames)[number], ...typeof actionNames]),
    fields: z.record(z.string(), z.unknown()).meta({ description: 'As in the body of `actOnOrder`' }),
    orders: seenOrders,
  })
  .strict()

export const bulkView = z
  .object({
    bulkId: z.uuid(),
    action,
    state: z.enum(['waiting', 'running', 'done', 'cancelled']),
    askedAt: z.iso.datetime({ offset: true }),
    runAfter: z.iso.datetime({ offset: true }),
    total: z.int(),
    accepted: z.int(),
    refused: z.int(),
    refusals: z.array(
      z.object({
        orderId: z.uuid(),
        orderNo: z.string(),
        title: z.string(),
        code: z.string(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'BulkAction' })
export type BulkView = z.infer<typeof bulkView>
