import { addDays } from '@yihu/core/calendar/calendar-date'
import { dateIn } from '@yihu/core/calendar/local-time'
import { addWorkingDays } from '@yihu/core/calendar/working-calendar'
import type { Role } from '@yihu/core/access/roles'
import type { Result } from '@yihu/core/refusal'
import { addReplyTemplate } from '../../operations/administration/change-reply-templates.ts'
import { addResponsibility } from '../../operations/administration/change-responsibilities.ts'
import { addToAnsweringDay, endAnsweringDay, planAnsweringDay } from '../../operations/answering-days.ts'
import type { Context } from '../../operations/context.ts'
import { saveView } from '../../operations/saved-views.ts'
import type { Transaction } from '../../storage/storage.ts'
import { rulesFrom } from '../rules-of-today.ts'
import type { LiveDayFile } from './live-day-file.ts'

export interface Office {
  readonly file: LiveDayFile
  readonly contextOf: (role: Role, at?: Date) => Context
  readonly unitId: (name: string) => string
}

/** The responsibility list, the reply templates and the shared views the office would have made long ago. */
export async function keepLists(
  tx: Transaction,
  { file, contextOf, unitId }: Office,
  reason: string,
): Promise<void> {
  const administrator = contextOf('administrator')
  for (const { category, unit, division, basis } of file.responsibilities)
    kept(
      await addResponsibility(tx, administrator, {
        categoryCode: category,
        divisionCode: division ?? null,
        unitId: unitId(unit),
        legalBasis: basis,
        validFrom: rulesFrom,
        validUntil: null,
        note: null,
        reason,
      }),
    )
  for (const { name, purpose, category, kind, body } of file.replyTemplates)
    kept(
      await addReplyTemplate(tx, administrator, {
        name,
        purpose,
        categoryCode: category ?? null,
        appealKind: kind ?? null,
        body,
        reason,
      }),
    )
  for (const view of file.savedViews)
    kept(await saveView(tx, contextOf('teamLeader'), { list: 'orders', ...view }))
}

/** Leaders' answering days: one held on the last working day, with orders that came in by it, and one to come. */
export async function holdAnsweringDays(
  tx: Transaction,
  { file, contextOf, unitId }: Office,
  orderNos: readonly string[],
  heldAt: Date,
): Promise<void> {
  const { held, planned } = file.answeringDays
  const now = contextOf('teamLeader')
  const { calendar } = now.centre.timePolicy
  const today = dateIn(calendar.timeZone, now.now)
  const plan = (day: typeof planned, heldOn: string) => ({
    heldOn,
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    unitId: unitId(day.unit),
    leaderOffice: day.office,
    leaderName: day.name,
    matters: day.matters,
  })
  const before = contextOf('teamLeader', heldAt)
  const heldOn = dateIn(calendar.timeZone, heldAt)
  const { answeringDayId } = kept(
    await planAnsweringDay(
      tx,
      { ...before, now: new Date(`${addDays(heldOn, -3)}T02:00:00Z`) },
      plan(held, heldOn),
    ),
  )
  for (const orderNo of orderNos) kept(await addToAnsweringDay(tx, before, answeringDayId, orderNo))
  const end = { state: 'held' as const, note: held.note, bonusPoints: held.bonus }
  kept(await endAnsweringDay(tx, before, answeringDayId, 1, end))
  kept(await planAnsweringDay(tx, now, plan(planned, addWorkingDays(calendar, today, 1))))
}

/** The files of a month are right by test: a refusal here is a slip of theirs. */
function kept<Value>(result: Result<Value>): Value {
  if (!result.ok)
    throw new Error(`the live day was refused: ${result.code} ${JSON.stringify(result.details ?? {})}`)
  return result.value
}
