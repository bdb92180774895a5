import type { NoticeView } from '@yihu/contract/situation-routes'
import { scopeOf } from '@yihu/core/access/permissions'
import { addDays } from '@yihu/core/calendar/calendar-date'
import { dateIn, startOfDay } from '@yihu/core/calendar/local-time'
import { accepted, refused } from '@yihu/core/refusal'
import { isBurst } from '@yihu/core/situation/burst'
import type { Context } from '../operations/context.ts'
import { listNoticesOf } from '../storage/screens/notices-of-order.ts'
import type { NoticeRow } from '../storage/screens/notices-of-order.ts'
import { listPeopleAtWork } from '../storage/screens/people-at-work.ts'
import { loadSituation } from '../storage/screens/situation.ts'
import { listUnitBacklogs } from '../storage/screens/unit-backlog.ts'
import type { UnitBacklog } from '../storage/screens/unit-backlog.ts'
import type { Handlers } from './handler.ts'
import { queueTimes } from './order-filter.ts'

export const situationHandlers: Pick<
  Handlers,
  'listUnitBacklogs' | 'listPeopleAtWork' | 'getSituation' | 'listSupervisions'
> = {
  listUnitBacklogs: async ({ context }) => accepted((await backlogs(context)).map(backlogView)),
  listPeopleAtWork: async ({ context }) => {
    const { storage, centre, now } = context
    const dayStart = startOfDay(centre.timeZone, dateIn(centre.timeZone, now))
    const people = await storage.transact(centre.centreId, (tx) => listPeopleAtWork(tx, { now, dayStart }))
    return accepted(
      people.map((person) => ({ ...person, lastActionAt: person.lastActionAt?.toISOString() ?? null })),
    )
  },
  getSituation: async ({ context }) => {
    const { storage, centre, actor, now } = context
    const today = dateIn(centre.timeZone, now)
    const daysAgo = (days: number) => startOfDay(centre.timeZone, addDays(today, -days))
    const spans = {
      now,
      scope: scopeOf(actor),
      ...queueTimes(centre.timePolicy, now),
      dayStart: daysAgo(0),
      weekStart: daysAgo(6),
      weekBefore: daysAgo(13),
    }
    const seen = await storage.transact(centre.centreId, (tx) => loadSituation(tx, spans))
    const { today: ofToday, stuck, ratings, topics } = seen
    if (!ofToday || !stuck || !ratings) throw new Error('a count without a row')
    const units = (await backlogs(context)).slice(0, 15).map(backlogView)
    return accepted({
      asOf: now.toISOString(),
      on: today,
      weekFrom: addDays(today, -6),
      today: ofToday,
      stuck,
      ratings,
      topics: topics.map((topic) => ({ ...topic, isBurst: isBurst(topic) })),
      units,
    })
  },
  listSupervisions: async ({ context, params }) => {
    const { storage, centre, actor } = context
    const rows = await storage.transact(centre.centreId, (tx) =>
      listNoticesOf(tx, scopeOf(actor), params.orderId),
    )
    return rows ? accepted(rows.map(noticeView)) : refused('orderNotFound')
  },
}

async function backlogs({ storage, centre, actor, now }: Context): Promise<UnitBacklog[]> {
  const { soonAt } = queueTimes(centre.timePolicy, now)
  return storage.transact(centre.centreId, (tx) =>
    listUnitBacklogs(tx, { scope: scopeOf(actor), now, soonAt }),
  )
}

function backlogView(row: UnitBacklog) {
  return { ...row, oldestOverdueAt: row.oldestOverdueAt?.toISOString() ?? null }
}

function noticeView(row: NoticeRow): NoticeView {
  return {
    supervisionId: row.supervision_id,
    kind: row.kind,
    colour: row.colour as NoticeView['colour'],
    reason: row.reason,
    unitName: row.unit_name,
    issuedAt: row.issued_at.toISOString(),
    issuedByName: row.issued_by_name ?? '',
    replyDueAt: row.reply_due_at.toISOString(),
    reply: row.reply,
    repliedAt: row.replied_at?.toISOString() ?? null,
    liftedAt: row.lifted_at?.toISOString() ?? null,
    liftReason: row.lift_reason,
  }
}
