import type { ChangeAct, ChangeTopic, ChangeValues } from '@yihu/core/administration/changes'
import { difference } from '@yihu/core/administration/changes'
import { dateIn } from '@yihu/core/calendar/local-time'
import { refused } from '@yihu/core/refusal'
import type { Refusal } from '@yihu/core/refusal'
import { announceCentre, writeChange } from '../../storage/administration.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { Context } from '../context.ts'

/** What a change of basic data leaves behind besides itself. */
export interface Change {
  readonly topic: ChangeTopic
  readonly act: ChangeAct
  readonly name: string
  readonly before: ChangeValues | null
  readonly after: ChangeValues | null
  readonly validFrom?: string
  readonly reason?: string | undefined
}

/**
 * Writes the line of the log that belongs to a change and tells every server to read the centre again; both happen
 * with the change or not at all.
 */
export async function recordChange(tx: Transaction, context: Context, change: Change): Promise<void> {
  await writeChange(tx, {
    at: context.now,
    actorId: context.actor.userId,
    topic: change.topic,
    act: change.act,
    name: change.name,
    ...difference(change.before, change.after),
    validFrom: change.validFrom ?? null,
    reason: change.reason ?? null,
  })
  await announceCentre(tx)
}

/** Today at the centre's place. */
export function today(context: Context): string {
  return dateIn(context.centre.timeZone, context.now)
}

/** The refusal of a save that was made in sight of an older version; undefined when it was made of the present one. */
export function stale(
  name: string,
  row: { readonly version: number },
  seen: number,
): Refusal<'staleData'> | undefined {
  return row.version === seen ? undefined : refused('staleData', { name, seen, now: row.version })
}

/** The refusal of a last day before the first one. */
export function wrongDates(from: string, until: string | null): Refusal<'invalidDates'> | undefined {
  return until !== null && until < from ? refused('invalidDates', { from, until }) : undefined
}
