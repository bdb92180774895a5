import { dateIn, endOfDay, startOfDay } from '@yihu/core/calendar/local-time'
import { accepted } from '@yihu/core/refusal'
import { setCalendarDay, importNotice } from '../operations/administration/change-calendar.ts'
import { addLimit, changeLimit } from '../operations/administration/change-limits.ts'
import { addListEntry, changeListEntry } from '../operations/administration/change-list.ts'
import { changePassword } from '../operations/administration/change-password.ts'
import { addReplyTemplate, changeReplyTemplate } from '../operations/administration/change-reply-templates.ts'
import {
  addResponsibility,
  changeResponsibility,
} from '../operations/administration/change-responsibilities.ts'
import { changeUnit } from '../operations/administration/change-unit.ts'
import { changeUser, endSessionsOf } from '../operations/administration/change-user.ts'
import { createUser } from '../operations/administration/create-user.ts'
import { openUnit } from '../operations/administration/open-unit.ts'
import {
  exportResponsibilities,
  importResponsibilities,
} from '../operations/administration/responsibilities-csv.ts'
import {
  calendarScreen,
  limitsScreen,
  listScreen,
  replyTemplatesScreen,
  responsibilitiesScreen,
  unitsScreen,
  usersScreen,
} from '../storage/screens/administration.ts'
import { changesScreen } from '../storage/screens/changes.ts'
import { change, done, read } from './administration-change.ts'
import type { Handlers } from './handler.ts'
import type { administrationRoutes } from '@yihu/contract/administration-routes'
import { suggestionHandlers } from './suggested-units.ts'

export const administrationHandlers: Pick<Handlers, keyof typeof administrationRoutes> = {
  ...suggestionHandlers,
  changePassword: ({ platform, context, body }) =>
    done(platform, context, (tx) => changePassword(tx, context, body)),
  listUnits: async ({ context }) => accepted(await read(context, unitsScreen)),
  openUnit: ({ platform, context, body }) => change(platform, context, (tx) => openUnit(tx, context, body)),
  changeUnit: ({ platform, context, params, body }) =>
    done(platform, context, (tx) => changeUnit(tx, context, params.unitId, body)),
  listUsers: async ({ context }) => accepted(await read(context, usersScreen)),
  createUser: ({ platform, context, body }) =>
    change(platform, context, (tx) => createUser(tx, context, body)),
  changeUser: async ({ platform, context, params, body }) => {
    const result = await change(platform, context, (tx) => changeUser(tx, context, params.userId, body))
    const isOut = body.change === 'disable' || body.change === 'resetPassword'
    if (result.ok && isOut) await endSessionsOf(context.storage, context.centre.centreId, params.userId)
    return result
  },
  getList: async ({ context, params }) =>
    accepted([...(await read(context, (tx) => listScreen(tx, params.list)))]),
  addListEntry: ({ platform, context, params, body }) =>
    done(platform, context, (tx) => addListEntry(tx, context, params.list, body)),
  changeListEntry: ({ platform, context, params, body }) =>
    done(platform, context, (tx) => changeListEntry(tx, context, params.list, params.code, body)),
  listLimits: async ({ context }) => accepted(await read(context, limitsScreen)),
  addLimit: ({ platform, context, body }) => done(platform, context, (tx) => addLimit(tx, context, body)),
  changeLimit: ({ platform, context, params, body }) =>
    done(platform, context, (tx) => changeLimit(tx, context, params.limitId, body)),
  getCalendar: async ({ context }) => accepted(await read(context, calendarScreen)),
  setCalendarDay: ({ platform, context, body }) =>
    done(platform, context, (tx) => setCalendarDay(tx, context, body)),
  importNotice: ({ platform, context, body }) =>
    change(platform, context, (tx) => importNotice(tx, context, body)),
  listResponsibilities: async ({ context }) => accepted(await read(context, responsibilitiesScreen)),
  exportResponsibilities: async ({ context }) => {
    const text = await read(context, exportResponsibilities)
    const on = dateIn(context.centre.timeZone, context.now)
    // The mark makes Chinese Excel read the file as UTF-8.
    return accepted({
      bytes: Buffer.from(`\uFEFF${text}`),
      fileName: `职责清单-${on}.csv`,
      type: 'text/csv; charset=utf-8',
    })
  },
  addResponsibility: ({ platform, context, body }) =>
    done(platform, context, (tx) => addResponsibility(tx, context, body)),
  changeResponsibility: ({ platform, context, params, body }) =>
    done(platform, context, (tx) => changeResponsibility(tx, context, params.responsibilityId, body)),
  importResponsibilities: ({ platform, context, body }) =>
    change(platform, context, (tx) => importResponsibilities(tx, context, body)),
  listReplyTemplates: async ({ context }) => {
    const on = dateIn(context.centre.timeZone, context.now)
    const rows = await read(context, replyTemplatesScreen)
    const isAdministrator = context.actor.roles.includes('administrator')
    return accepted(
      rows.filter(({ validUntil }) => isAdministrator || validUntil === null || on <= validUntil),
    )
  },
  addReplyTemplate: ({ platform, context, body }) =>
    done(platform, context, (tx) => addReplyTemplate(tx, context, body)),
  changeReplyTemplate: ({ platform, context, params, body }) =>
    done(platform, context, (tx) => changeReplyTemplate(tx, context, params.templateId, body)),
  listChanges: async ({ context, query }) => {
    const { timeZone } = context.centre
    const filter = {
      topic: query.topic,
      actorId: query.actorId,
      from: query.from === undefined ? undefined : startOfDay(timeZone, query.from),
      before: query.until === undefined ? undefined : endOfDay(timeZone, query.until),
      text: query.q,
      page: query.page ?? 1,
      pageSize: query.pageSize ?? 30,
    }
    return accepted(await read(context, (tx) => changesScreen(tx, filter)))
  },
}
