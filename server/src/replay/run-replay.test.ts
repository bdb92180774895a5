import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { dropCentre } from '../operations/drop-centre.ts'
import { examine } from '../operations/examine.ts'
import { listCentres } from '../storage/centres.ts'
import type { Storage } from '../storage/storage.ts'
import { fillCentre } from '../testing/fill-centre.ts'
import { setUpSmallCentre } from '../testing/small-centre.ts'
import { actionsOfSmallPlan, replayOfSmallPlan, smallPlan } from '../testing/small-plan.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { runReplay } from './run-replay.ts'

const unbroken = useTestDatabase()
const broken = useTestDatabase()
const killed = useTestDatabase()
let expected: Awaited<ReturnType<typeof endStateOf>>

beforeAll(async () => {
  const result = await replay(unbroken.storage)
  if (!result.ok) throw new Error(result.code)
  expected = await endStateOf(unbroken.storage)
})

describe('an unbroken replay', () => {
  it('plays every action of the plan, at the plan’s time, into sound logs', async () => {
    expect(expected.orders).toHaveLength(40)
    for (const [index, { ref, log }] of expected.orders.entries()) {
      const planned = smallPlan.appeals[index]
      if (!planned) throw new Error('no such appeal')
      expect(ref).toBe(`xiangtan-2023-10/${planned.ref}`)
      const moments = [
        ['accept', planned.acceptedAt] as const,
        ...planned.steps.map((step) => [step.action, step.at] as const),
      ]
      expect(log.map(({ action, at }) => `${action} ${new Date(at).toISOString()}`)).toEqual(
        moments.map(([action, at]) => `${action} ${at.toISOString()}`),
      )
    }
    expect(expected.states).toEqual({
      accepted: 5,
      answered: 10,
      answeredAtDesk: 5,
      closed: 10,
      dispatched: 5,
      invalid: 5,
    })
    expect(await soundness(unbroken.storage)).toEqual({
      orders: 40,
      entries: actionsOfSmallPlan,
      findings: [],
    })
  })

  it('leaves calls, entries and an assessment, and no job', async () => {
    expect(expected.rows).toMatchObject({
      calls: 10,
      ledger_items: 1,
      manual_scores: 2,
      entered_figures: 1,
      articles: 1,
      scorecards: 1,
      replays: 1,
    })
    const { rows } = await sql<{
      count: number
    }>`select count(*)::int as count from graphile_worker._private_jobs`.execute(unbroken.storage.owner)
    expect(rows[0]?.count).toBe(0)
  })

  it('is refused a second time, with this seed and another, and nothing changes', async () => {
    expect(await replay(unbroken.storage)).toMatchObject({ ok: false, code: 'alreadyReplayed' })
    expect(await replay(unbroken.storage, { seed: 8 })).toMatchObject({ ok: false, code: 'alreadyReplayed' })
    expect(await endStateOf(unbroken.storage)).toEqual(expected)
  })
})

describe('what is to be there first', () => {
  it('is asked for with the centre and its people, also where the month has been played', async () => {
    const seen: string[] = []
    const result = await replay(unbroken.storage, {
      first: async ({ centre, cast }) => void seen.push(centre.code, cast.actor('leader', null, '0').userId),
    })
    expect(result).toMatchObject({ ok: false, code: 'alreadyReplayed' })
    expect(seen).toEqual(['replayed', expect.stringMatching(/^[0-9a-f-]{36}$/)])
    expect(await endStateOf(unbroken.storage)).toEqual(expected)
  })
})

describe('a replay that was broken off', () => {
  it('on request stops early, refuses another seed, and goes on to the same end', async () => {
    const aborting = new AbortController()
    const first = await replay(broken.storage, {
      signal: aborting.signal,
      onProgress: (done) => void (done >= 60 && aborting.abort()),
    })
    if (!first.ok) throw new Error(first.code)
    expect(first.value.isFinished).toBe(false)
    expect(first.value.actions).toBeGreaterThanOrEqual(60)
    expect(first.value.actions).toBeLessThan(80)
    const { rows } = await sql`select seed, total, done, finished_at from replays`.execute(
      broken.storage.owner,
    )
    expect(rows).toEqual([
      { seed: 7, total: actionsOfSmallPlan, done: first.value.actions, finished_at: null },
    ])
    expect(await soundness(broken.storage)).toMatchObject({ entries: first.value.actions, findings: [] })

    expect(await replay(broken.storage, { seed: 8 })).toEqual({
      ok: false,
      code: 'otherSeed',
      details: { key: smallPlan.key, seed: 7 },
    })
    const progress: number[] = []
    const second = await replay(broken.storage, { onProgress: (done) => progress.push(done) })
    if (!second.ok) throw new Error(second.code)
    expect(second.value).toMatchObject({
      isFinished: true,
      actions: actionsOfSmallPlan - first.value.actions,
    })
    expect([progress[0], progress.at(-1)]).toEqual([first.value.actions, actionsOfSmallPlan])
    expect(await endStateOf(broken.storage)).toEqual(expected)
    expect(await soundness(broken.storage)).toMatchObject({ orders: 40, findings: [] })
  })

  it('by SIGKILL loses nothing that was done, and goes on to the same end', { timeout: 90_000 }, async () => {
    await killedAfter(70, killed.url)
    await untilAlone(killed.storage)
    const before = await soundness(killed.storage)
    expect(before.findings).toEqual([])
    expect(before.entries).toBeGreaterThanOrEqual(70)
    expect(before.entries).toBeLessThan(actionsOfSmallPlan)

    const result = await replay(killed.storage)
    expect(result).toMatchObject({
      ok: true,
      value: { isFinished: true, actions: actionsOfSmallPlan - before.entries },
    })
    expect(await endStateOf(killed.storage)).toEqual(expected)
    expect(await soundness(killed.storage)).toEqual({ orders: 40, entries: actionsOfSmallPlan, findings: [] })
  })
})

describe('a centre', () => {
  const database = useTestDatabase()

  it('of the same code that works is never replayed into', async () => {
    const own = await setUpSmallCentre(database.storage, { code: smallPlan.centre.code })
    await fillCentre(own)
    await sql`delete from replays`.execute(database.storage.owner)
    const before = await rowsByTable(database.storage, own.centre.centreId)
    expect(await replay(database.storage)).toEqual({
      ok: false,
      code: 'centreInUse',
      details: { centre: 'replayed' },
    })
    expect(await dropCentre(database.storage, 'replayed')).toBe(false)
    expect(await rowsByTable(database.storage, own.centre.centreId)).toEqual(before)
    await sql`update centres set code = 'small'`.execute(database.storage.owner)
  })

  it('that was replayed can be dropped whole, without touching another, and replayed again', async () => {
    const { storage } = database
    const [other] = await listCentres(storage.owner)
    if (!other) throw new Error('the other centre is gone')
    const before = await rowsByTable(storage, other.centre_id)
    const result = await replay(storage)
    if (!result.ok) throw new Error(result.code)
    const { centreId } = result.value
    await sql`insert into sessions values ('s', ${centreId}, '{}', now() + interval '1 hour')`.execute(
      storage.owner,
    )

    expect(await dropCentre(storage, 'nowhere')).toBe(false)
    expect(await dropCentre(storage, smallPlan.centre.code)).toBe(true)
    expect(Object.values(await rowsByTable(storage, centreId)).every((count) => count === 0)).toBe(true)
    expect(await rowsByTable(storage, other.centre_id)).toEqual(before)
    await expect(sql`delete from order_log`.execute(storage.owner)).rejects.toMatchObject({ code: '23001' })
    expect(await replay(storage)).toMatchObject({
      ok: true,
      value: { actions: actionsOfSmallPlan, isFinished: true },
    })
  })
})

function replay(storage: Storage, change: Partial<Parameters<typeof runReplay>[0]> = {}) {
  return runReplay({ ...replayOfSmallPlan, storage, ...change })
}

interface ReplayedOrder {
  readonly ref: string
  readonly state: string
  readonly version: number
  readonly assignments: string
  readonly log: readonly { action: string; at: string; role: string; unit: string | null; actor: string }[]
}

/** The replayed centre as far as it does not depend on chance: all but identifiers, order numbers and the real clock. */
async function endStateOf(storage: Storage) {
  const centreId = await replayedCentre(storage)
  const { rows: orders } = await sql<ReplayedOrder>`
    select a.source_ref as ref, o.state, o.version, o.reworks, o.circulations, o.handling_due_at, o.fed_back_at, c.started_at,
      (select string_agg(concat_ws(' ', u.name, n.state, n.role, n.handling_due_at, n.extensions_granted, n.returns_refused), ';' order by n.dispatched_at)
        from assignments n join units u using (centre_id, unit_id) where n.centre_id = o.centre_id and n.order_id = o.order_id) as assignments,
      (select json_agg(json_build_object('action', l.action, 'at', l.at, 'role', l.role, 'unit', u.name, 'actor', p.login) order by l.seq)
        from order_log l left join units u on u.centre_id = l.centre_id and u.unit_id = l.unit_id
          join users p on p.centre_id = l.centre_id and p.user_id = l.actor_id
        where l.centre_id = o.centre_id and l.order_id = o.order_id) as log
    from orders o join appeals a using (centre_id, appeal_id) left join calls c on c.centre_id = o.centre_id and c.call_id = a.call_id
    where o.centre_id = ${centreId} order by 1`.execute(storage.owner)
  const { rows: states } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from orders where centre_id = ${centreId} group by 1 order by 1`.execute(
    storage.owner,
  )
  // Blocks of order numbers are taken anew after a break, so counters differ; everything else is the same.
  const { counters: _, ...rows } = await rowsByTable(storage, centreId)
  return { orders, states: Object.fromEntries(states.map(({ state, count }) => [state, count])), rows }
}

async function rowsByTable(storage: Storage, centreId: string): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'centre_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`.execute(storage.owner)
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{
      count: number
    }>`select count(*)::int as count from ${sql.table(name)} where centre_id = ${centreId}`.execute(
      storage.owner,
    )
    counts[name] = rows[0]?.count ?? 0
  }
  return counts
}

async function soundness(storage: Storage) {
  return examine(storage, await replayedCentre(storage))
}

async function replayedCentre(storage: Storage): Promise<string> {
  const row = (await listCentres(storage.owner)).find(({ code }) => code === smallPlan.centre.code)
  if (!row) throw new Error('nothing was replayed')
  return row.centre_id
}

/** Starts the replay as a process of its own and kills it when it has done so many actions. */
async function killedAfter(actions: number, url: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../testing/replay-in-child.ts', import.meta.url)), url],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('exit', (_, signal) => resolve(signal)),
  )
  for await (const line of createInterface({ input: child.stdout }))
    if (Number(line) >= actions) child.kill('SIGKILL')
  expect(await ended, 'the replay ended before it was killed').toBe('SIGKILL')
}

/** What the killed process had sent may still be on its way into the database. */
async function untilAlone(storage: Storage): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { rows } = await sql`select 1 from pg_stat_activity where datname = current_database()
      and pid <> pg_backend_pid() and state <> 'idle'`.execute(storage.owner)
    if (rows.length === 0) return
    await wait(50)
  }
  throw new Error('the killed process still has work in the database')
}
