import { roles } from '@yihu/core/access/roles'
import { supervisionColours } from '@yihu/core/supervision/supervision'
import { z } from 'zod'
import type { Route } from './routes.ts'

const instant = z.iso.datetime({ offset: true })

export const unitBacklogView = z
  .object({
    unitId: z.uuid(),
    name: z.string(),
    open: z.int(),
    toSign: z.int(),
    dueSoon: z.int(),
    overdue: z.int(),
    supervised: z.int(),
    hardCases: z.int(),
    oldestOverdueAt: instant.nullable(),
  })
  .meta({ id: 'UnitBacklog' })
export type UnitBacklogView = z.infer<typeof unitBacklogView>

export const personAtWorkView = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    taken: z.int(),
    takenOverdue: z.int(),
    actionsToday: z.int(),
    acceptedToday: z.int(),
    callbacksToday: z.int(),
    lastActionAt: instant.nullable(),
  })
  .meta({ id: 'PersonAtWork' })
export type PersonAtWorkView = z.infer<typeof personAtWorkView>

export const situationView = z
  .object({
    asOf: instant,
    on: z.iso.date().meta({ description: 'Today at the centre' }),
    weekFrom: z.iso.date().meta({ description: 'First of the seven days the topics are of' }),
    today: z.object({ accepted: z.int(), answeredAtDesk: z.int(), dispatched: z.int(), urgent: z.int() }),
    stuck: z.object({
      open: z.int(),
      toDispatch: z.int(),
      overdue: z.int(),
      hardCases: z.int(),
      disputes: z.int(),
      suspended: z.int(),
      blue: z.int(),
      orange: z.int(),
      red: z.int(),
    }),
    ratings: z.object({ rated: z.int(), satisfied: z.int(), reached: z.int(), calls: z.int() }),
    topics: z.array(
      z.object({
        categoryCode: z.string(),
        thisWeek: z.int(),
        weekBefore: z.int(),
        isBurst: z.boolean().meta({ description: 'Rises so fast that somebody should look' }),
      }),
    ),
    units: z.array(unitBacklogView),
  })
  .meta({ id: 'Situation' })
export type SituationView = z.infer<typeof situationView>

/** A supervision notice (督办单) and what became of it. */
export const noticeView = z
  .object({
    supervisionId: z.uuid(),
    kind: z.string(),
    colour: z.enum(supervisionColours),
    reason: z.string(),
    unitName: z.string().nullable(),
    issuedAt: instant,
    issuedByName: z.string(),
    replyDueAt: instant,
    reply: z.string().nullable(),
    repliedAt: instant.nullable(),
    liftedAt: instant.nullable(),
    liftReason: z.string().nullable(),
  })
  .meta({ id: 'SupervisionNotice' })
export type NoticeView = z.infer<typeof noticeView>

/** What those read who watch over the whole: backlogs of units, people at work, the leader's page, notices. */
export const situationRoutes = {
  listUnitBacklogs: {
    method: 'GET',
    path: '/api/unit-backlogs',
    summary: '各单位积压 What each unit still has to do, with the oldest date',
    permission: 'order.read',
    reply: z.array(unitBacklogView),
    refuses: [],
  },
  listPeopleAtWork: {
    method: 'GET',
    path: '/api/people-at-work',
    summary: '在岗人员 Who at the centre works on what',
    permission: 'people.read',
    reply: z.array(personAtWorkView),
    refuses: [],
  },
  getSituation: {
    method: 'GET',
    path: '/api/situation',
    summary: '运行态势 The centre as its leader sees it',
    permission: 'situation.read',
    reply: situationView,
    refuses: [],
  },
  listSupervisions: {
    method: 'GET',
    path: '/api/orders/:orderId/supervisions',
    summary: '督办单 Supervision notices of an order',
    permission: 'order.read',
    params: z.object({ orderId: z.uuid() }),
    reply: z.array(noticeView),
    refuses: ['orderNotFound'],
  },
} as const satisfies Record<string, Route>
