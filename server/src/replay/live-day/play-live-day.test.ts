import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { scopeOf } from '@yihu/core/access/permissions'
import type { Actor, Role } from '@yihu/core/access/roles'
import { dateIn } from '@yihu/core/calendar/local-time'
import { dueAt } from '@yihu/core/deadline/limit'
import { orderStates } from '@yihu/core/order/states'
import { queuesOf } from '@yihu/core/workbench/queues'
import type { Workbench } from '@yihu/core/workbench/queues'
import { examine } from '../../operations/examine.ts'
import { inviteAppellants } from '../../operations/invite-appellants.ts'
import { letTimePass } from '../../operations/let-time-pass.ts'
import { loadCentre, newId } from '../../operations/context.ts'
import type { Centre } from '../../operations/context.ts'
import { periodSpan } from '../../operations/period.ts'
import { setUpCentre } from '../../operations/set-up-centre.ts'
import type { CentreIds } from '../../operations/set-up-centre.ts'
import { listCentres } from '../../storage/centres.ts'
import { countMeasures } from '../../storage/screens/assessment-counts.ts'
import { countQueues } from '../../storage/screens/count-queues.ts'
import type { Storage } from '../../storage/storage.ts'
import { useTestDatabase } from '../../testing/test-database.ts'
import type { Cast } from '../cast.ts'
import { castOf, makeCast } from '../cast.ts'
import { replayLimits } from '../limits.ts'
import { loadPublishedMonth } from '../load-published-month.ts'
import { makePlan } from '../make-plan.ts'
import { limitsOfToday, policiesOfToday, textRulesOfToday } from '../rules-of-today.ts'
import { loadLiveDay } from './live-day-file.ts'
import { planLiveDay, withSubUnits } from './plan-live-day.ts'
import { playLiveDay } from './play-live-day.ts'

const key = 'xiangtan-2023-10'
const month = loadPublishedMonth(key)
const file = loadLiveDay(key)
const planned = withSubUnits(makePlan(month, 1).centre, file)
/** A Thursday in the middle of the morning, and moments at which nobody works or has just begun. */
const thursday = new Date('2026-11-26T02:40:00Z')
const moments = [
  ['a Sunday', new Date('2026-11-22T05:00:00Z')],
  ['after a long holiday', new Date('2026-10-08T01:30:00Z')],
] as const

/** Whose desk each workbench is; the district has streets and communities below it, so it has every queue of a unit. */
const people: readonly [Workbench, Role, string | null][] = [
  ['dispatch', 'dispatcher', null],
  ['unit', 'handler', '岳塘区人民政府'],
  ['unit', 'handler', '雨湖区人民政府'],
  ['callback', 'callbackAgent', null],
  ['supervision', 'supervisor', null],
  ['team', 'teamLeader', null],
]

describe('the live day', () => {
  const database = useTestDatabase()
  let ids: CentreIds
  let centre: Centre
  const cast = () => makeCast(planned, ids)
  const playAt = (now: Date) =>
    playLiveDay({ storage: database.storage, centre, cast: cast(), month, file, seed: 1, now })

  beforeAll(async () => {
    ;({ ids, centre } = await makeCentre(database))
    await playAt(thursday)
  }, 120_000)

  const thinAt = (now: Date) => thinQueues(database.storage, centre, cast(), now)

  it('leaves orders in every state, in logs that are sound, and causes no job', async () => {
    const { rows } = await sql<{ state: string; count: number }>`
      select state, count(*)::int as count from orders group by 1`.execute(database.storage.owner)
    const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    for (const state of orderStates) expect([state, (counts[state] ?? 0) >= 2]).toEqual([state, true])
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(250)
    expect((await examine(database.storage, centre.centreId)).findings).toEqual([])
    const { rows: jobs } = await sql`select 1 from graphile_worker._private_jobs`.execute(
      database.storage.owner,
    )
    expect(jobs).toEqual([])
  })

  it('fills every queue of every desk', async () => {
    expect(await thinAt(thursday)).toEqual([])
  })

  it('gives the streets and communities work of their own', async () => {
    for (const { name } of file.subUnits) {
      const counts = await countsOf(
        database.storage,
        centre,
        'unit',
        cast().actor('handler', name, '0'),
        thursday,
      )
      expect([name, Object.values(counts).some((count) => count > 0)]).toEqual([name, true])
    }
  })

  it('keeps the lists of the office and the answering days', async () => {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from responsibilities) as responsibilities,
      (select count(*)::int from reply_templates) as templates,
      (select count(*)::int from saved_views) as views,
      (select count(*)::int from answering_days) as days,
      (select count(*)::int from answering_day_orders) as "ordersOfDays"`.execute(database.storage.owner)
    expect(rows[0]).toEqual({ responsibilities: 42, templates: 8, views: 2, days: 2, ordersOfDays: 3 })
  })

  it('leaves streets and communities out of what a scheme assesses', async () => {
    const { from, before } = monthOf(thursday)
    const units = await database.storage.transact(centre.centreId, (tx) =>
      countMeasures(tx, { from, before }, [{ key: 'dispatched', measure: 'dispatchedOrders' }]),
    )
    const counted = units.filter(({ counts }) => (counts.get('dispatched') ?? 0) > 0)
    expect(counted.length).toBeGreaterThan(10)
    const below = new Set(file.subUnits.map(({ name }) => name))
    expect(counted.filter(({ unit }) => below.has(unit))).toEqual([])
  })

  it('is not played a second time', async () => {
    const before = await sizes()
    expect(await playAt(new Date('2026-11-27T02:00:00Z'))).toBe(0)
    expect(await sizes()).toEqual(before)
  })

  it('is still there after an hour of what time does by itself', async () => {
    for (let minutes = 5; minutes <= 60; minutes += 5) {
      const now = new Date(thursday.getTime() + minutes * 60_000)
      const done = await letTimePass(database.storage, centre, now)
      // Here and there an order, and nothing in bulk.
      expect(Object.values(done).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(4)
      await inviteAppellants(database.storage, centre, now, 'http://127.0.0.1')
    }
    expect(await thinAt(new Date(thursday.getTime() + 3_600_000))).toEqual([])
  })

  const sizes = async () =>
    (
      await sql<{ orders: number; entries: number; changes: number }>`select
        (select count(*)::int from orders) as orders, (select count(*)::int from order_log) as entries,
        (select count(*)::int from responsibilities) as changes`.execute(database.storage.owner)
    ).rows
})

describe('a live day broken off', () => {
  const database = useTestDatabase()

  it('is played on to the same orders, up to the moment it was begun at', async () => {
    const { ids, centre } = await makeCentre(database)
    const cast = makeCast(planned, ids)
    const aborting = new AbortController()
    const options = { storage: database.storage, centre, cast, month, file, seed: 1 }
    const first = await playLiveDay({
      ...options,
      now: thursday,
      signal: aborting.signal,
      onProgress: (done) => void (done >= 100 && aborting.abort()),
    })
    const { calendar } = centre.timePolicy
    const plan = planLiveDay({ month, file, calendar, seed: 1, now: thursday, unitId: cast.unitId })
    const total = plan.appeals.reduce((sum, { steps }) => sum + 1 + steps.length, 0)
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(total)
    const second = await playLiveDay({ ...options, now: new Date('2026-11-28T03:00:00Z') })
    expect(first + second).toBe(total)
    const { rows } = await sql<{ last: Date }>`select max(at) as last from order_log`.execute(
      database.storage.owner,
    )
    expect(rows[0]?.last.getTime()).toBeLessThanOrEqual(thursday.getTime())
  }, 120_000)
})

describe('a live day begun at another time', () => {
  const database = useTestDatabase()

  it.each(moments)(
    'on %s has every queue too',
    async (_, now) => {
      const { ids, centre } = await makeCentre(database)
      const cast = makeCast(planned, ids)
      await playLiveDay({ storage: database.storage, centre, cast, month, file, seed: 1, now })
      expect(await thinQueues(database.storage, centre, cast, now)).toEqual([])
    },
    120_000,
  )
})

/** Queues with fewer than two orders, and whose they are. */
async function thinQueues(storage: Storage, centre: Centre, cast: Cast, now: Date): Promise<string[]> {
  const thin: string[] = []
  for (const [workbench, role, unit] of people) {
    const counts = await countsOf(storage, centre, workbench, cast.actor(role, unit, '0'), now)
    for (const [queue, count] of Object.entries(counts))
      if (count < 2) thin.push(`${unit ?? role}: ${queue} has ${count}`)
  }
  return thin
}

async function countsOf(storage: Storage, centre: Centre, workbench: Workbench, actor: Actor, now: Date) {
  const { timeZone, timePolicy } = centre
  const soonAt = dueAt({ amount: 1, unit: 'workingDays' }, now, timePolicy.calendar)
  const question = { scope: scopeOf(actor), now, soonAt, today: dateIn(timeZone, now) }
  return storage.transact(centre.centreId, (tx) => countQueues(tx, queuesOf(workbench), question))
}

function monthOf(now: Date) {
  const span = periodSpan(now.toISOString().slice(0, 7), month.timeZone)
  if (!span.ok) throw new Error(span.code)
  return span.value
}

let made = 0
async function makeCentre({ storage }: ReturnType<typeof useTestDatabase>) {
  const validFrom = '2020-01-01'
  const ids = await setUpCentre(
    storage,
    {
      ...planned,
      code: `live-${(made += 1)}`,
      validFrom,
      limits: [...replayLimits(validFrom, { inquiry: 5, others: 10 }), ...limitsOfToday()],
      policies: policiesOfToday(),
      textRules: textRulesOfToday(),
      users: castOf(planned, newId()),
    },
    thursday,
  )
  const row = (await listCentres(storage.owner)).find(({ centre_id }) => centre_id === ids.centreId)
  if (!row) throw new Error('the centre just set up is gone')
  return { ids, centre: await loadCentre(storage, row) }
}
