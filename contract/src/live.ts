import { roles } from '@yihu/core/access/roles'
import { actionNames } from '@yihu/core/order/actions'
import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
const actionName = z.enum(actionNames)

/** What happened to an order or an article task somebody is concerned with; the page makes the words in the reader's language. */
export const noticeView = z
  .object({
    noticeId: z.uuid(),
    kind: z.string().meta({ description: 'The action of the log entry, or askForArticle' }),
    orderId: z.uuid().nullable().meta({ description: 'Null where it is about an article task' }),
    orderNo: z.string().nullable(),
    articleTaskId: z.uuid().nullable(),
    title: z.string().nullable().meta({ description: 'Null once the order or task is outside the scope' }),
    role: z.enum(roles).meta({ description: 'The role that acted' }),
    unitName: z.string().nullable().meta({ description: 'The unit acted on' }),
    madeAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notice' })
export type NoticeView = z.infer<typeof noticeView>

export const noticeList = z.object({ rows: z.array(noticeView), unread: z.int() }).meta({ id: 'NoticeList' })

export const noticesToRead = z
  .object({ noticeIds: z.union([z.array(z.uuid()).min(1).max(200), z.literal('all')]) })
  .strict()

/** Somebody else who has the order open. People of a unit see only the role of staff of the centre. */
export const presentPerson = z
  .object({
    name: z.string().nullable(),
    role: z.enum(roles),
    unitName: z.string().nullable(),
    since: instant,
    editingAction: actionName.nullable().meta({ description: 'The action whose form is open' }),
  })
  .meta({ id: 'PresentPerson' })
export type PresentPerson = z.infer<typeof presentPerson>

export const presence = z.object({ others: z.array(presentPerson) }).meta({ id: 'Presence' })

/** Chosen by a tab of the browser when it is opened. */
const tabId = z.string().regex(/^[0-9a-zA-Z-]{16,40}$/)
/** The tab that asks for the stream: when the stream ends for good, whatever the tab showed is no longer looked at. */
export const liveQuery = z.object({ tabId: tabId.optional() }).strict()
/** `TAB.3`: chosen by a tab each time it opens an order; what it says after its farewell no longer counts. */
const pageId = z.string().regex(/^[0-9a-zA-Z-]{16,40}\.\d{1,9}$/)
export const ownPresence = z.object({ pageId, editingAction: actionName.nullable() }).strict()
export const leftPage = z.object({ pageId }).strict()

/**
 * What the stream of `GET /api/live` says: the name of each event and its data. It says that something has changed and
 * not what: the page asks again.
 */
export const liveEvents = {
  /** The stream stands. What was read before it may be old. */
  hello: z.object({ unread: z.int() }),
  order: z.object({ orderId: z.uuid(), version: z.int() }),
  notice: z.object({ unread: z.int() }),
  presence: z.object({ orderId: z.uuid() }),
  /** News may have been missed: ask for everything on the page again. */
  missed: z.object({}),
  /** A sign of life, every twenty seconds. */
  beat: z.object({}),
} as const satisfies Record<string, z.ZodObject>

export type LiveEventName = keyof typeof liveEvents
export type LiveEvent<Name extends LiveEventName> = z.infer<(typeof liveEvents)[Name]>
