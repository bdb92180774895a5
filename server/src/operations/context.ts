import { randomUUID } from 'node:crypto'
import { pathOf } from '@yihu/core/administration/lists'
import type { Actor } from '@yihu/core/access/roles'
import type { TimePolicy } from '@yihu/core/deadline/timing'
import type { PolicyRow } from '@yihu/core/order/policy'
import type { TextRule } from '@yihu/core/quality/text-rules'
import { listPolicies, listTextRules } from '../storage/policies.ts'
import { loadTimePolicy } from '../storage/time-policy.ts'
import type { CentreRow } from '../storage/reference.ts'
import { listCoded, listUnits } from '../storage/reference.ts'
import { takeNumbers } from '../storage/counters.ts'
import type { Storage } from '../storage/storage.ts'

/**
 * What every operation is given: the storage, the centre, who asks and when. The clock and new identities are values
 * here, so that a replay runs the very same operations on a simulated clock (design law 4).
 */
export interface Context {
  readonly storage: Storage
  readonly centre: Centre
  readonly actor: Actor
  readonly now: Date
  readonly newId: () => string
  /** Whether log entries cause jobs; a replay plays the past and must not send messages about it. */
  readonly causesJobs: boolean
}

/** A centre with what its orders are decided by, kept in memory and read again when it changes. */
export interface Centre {
  readonly centreId: string
  readonly code: string
  readonly name: string
  readonly timeZone: string
  readonly timePolicy: TimePolicy
  readonly policies: readonly PolicyRow[]
  readonly textRules: readonly TextRule[]
  readonly unitLevels: ReadonlyMap<string, number>
  readonly channelCodes: ReadonlySet<string>
  readonly categoryCodes: ReadonlySet<string>
  /** A category and all above it, root first: limits of a category hold for those below it. */
  readonly categoryPath: (categoryCode: string) => readonly string[]
  /** The next order number of a day; numbers are taken from the database in blocks, so gaps after a restart are normal. */
  readonly nextOrderNo: (at: Date) => Promise<string>
}

/** Random UUID of version 7: keys in order of time keep indexes dense. */
export { v7 as newId } from 'uuid'

export async function loadCentre(storage: Storage, row: CentreRow): Promise<Centre> {
  return storage.transact(row.centre_id, async (tx) => ({
    centreId: row.centre_id,
    code: row.code,
    name: row.name,
    timeZone: row.time_zone,
    timePolicy: await loadTimePolicy(tx),
    policies: await listPolicies(tx),
    textRules: await listTextRules(tx),
    unitLevels: new Map(
      (await listUnits(tx)).filter((unit) => unit.is_open).map((unit) => [unit.unit_id, unit.level]),
    ),
    channelCodes: openCodes(await listCoded(tx, 'channels')),
    categoryCodes: openCodes(await listCoded(tx, 'categories')),
    categoryPath: pathsIn(await listCoded(tx, 'categories')),
    nextOrderNo: orderNumbers(storage, row),
  }))
}

function pathsIn(entries: Awaited<ReturnType<typeof listCoded>>): Centre['categoryPath'] {
  const paths = new Map(entries.map(({ code }) => [code, pathOf(entries, code)]))
  return (code) => paths.get(code) ?? []
}

/** What may be chosen today; closed entries are only read any more. */
function openCodes(entries: Awaited<ReturnType<typeof listCoded>>): Set<string> {
  return new Set(entries.filter(({ isOpen }) => isOpen).map(({ code }) => code))
}

function orderNumbers(storage: Storage, row: CentreRow): (at: Date) => Promise<string> {
  const blockSize = 20
  const days = new Map<string, { next: number; end: number; refill: Promise<void> | undefined }>()
  const dateFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: row.time_zone })
  return async (at) => {
    const day = dateFormat.format(at).replaceAll('-', '')
    let block = days.get(day)
    if (!block) days.set(day, (block = { next: 0, end: 0, refill: undefined }))
    while (block.next >= block.end) {
      const refilled = block
      block.refill ??= storage
        .transact(row.centre_id, (tx) => takeNumbers(tx, `orderNo:${day}`, blockSize))
        .then((first) => Object.assign(refilled, { next: first, end: first + blockSize }))
        .then(() => undefined)
        .finally(() => (refilled.refill = undefined))
      await block.refill
    }
    const seq = block.next++
    return row.order_no_format
      .replace('{division}', row.division_code)
      .replace('{yyyymmdd}', day)
      .replace(/\{seq:(\d)\}/, (_, width: string) => String(seq).padStart(Number(width), '0'))
  }
}

/** Requests are told apart in logs and refusals by this. */
export function newRequestId(): string {
  return randomUUID()
}
