import type { ActionName } from '@yihu/core/order/actions'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addContact } from '../storage/contacts.ts'
import { acceptOne, said } from '../testing/order-life.ts'
import type { OrderLife, Step } from '../testing/order-life.ts'
import { runJobs } from '../testing/run-jobs.ts'
import { logins, setUpSmallCentre, smallCentre, units } from '../testing/small-centre.ts'
import type { SmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { tidyUp } from './tidy-up.ts'

const database = useTestDatabase()
const [unit, other, , subUnit] = units
let small: SmallCentre
let life: OrderLife
let another: OrderLife

beforeAll(async () => {
  const colleague = {
    login: 'colleague',
    name: '同事',
    roles: ['handler' as const],
    unitName: unit,
    password: null,
  }
  small = await setUpSmallCentre(database.storage, { users: [...smallCentre.users, colleague] })
  await small.storage.transact(small.centre.centreId, async (tx) => {
    const unitId = small.unitId(unit)
    const liaison = { unitId, office: 'liaison' } as const
    await addContact(tx, { ...liaison, name: '首席联络员', phone: '07311111111', isPrimary: true })
    await addContact(tx, { ...liaison, name: '联络员', mail: 'liaison@example.cn', wechat: 'wx-liaison' })
    await addContact(tx, { unitId, office: 'leader', name: '分管领导', phone: '07312222222' })
    await addContact(tx, { ...liaison, name: '还没到任', phone: '07313333333', validFrom: '2999-01-01' })
  })
})
beforeEach(async () => {
  life = await acceptOne(small)
})

/** What leads to an action, the action itself, and who must be told of it, by login. */
const told: { action: ActionName; before?: Did[]; step?: () => Step; by: string; people: string[] }[] = [
  { action: 'answerAtDesk', step: () => ({ fields: { reply: '已答复' } }), by: 'agent', people: [] },
  { action: 'dispatch', step: toUnit, by: 'dispatcher', people: ['unit01', 'colleague'] },
  { action: 'sign', before: [dispatched], step: ofUnit, by: 'unit01', people: [] },
  {
    action: 'redispatch',
    before: [dispatched],
    step: () => ({ of: unit, fields: { unitId: small.unitId(other), reason: '职责' } }),
    by: 'dispatcher',
    people: ['unit01', 'colleague', 'unit02'],
  },
  {
    action: 'passDown',
    before: [dispatched, signed],
    step: () => ({ of: unit, fields: { unitId: small.unitId(subUnit) } }),
    by: 'unit01',
    people: ['colleague', 'unit04'],
  },
  {
    action: 'requestReturn',
    before: [dispatched],
    step: () => ({ of: unit, fields: said.return }),
    by: 'unit01',
    people: [logins.dispatcher, logins.supervisor],
  },
  {
    action: 'approveReturn',
    before: [dispatched, asked],
    step: ofUnit,
    by: 'supervisor',
    people: ['unit01', 'colleague', logins.dispatcher],
  },
  {
    action: 'requestExtension',
    before: [dispatched, signed],
    step: () => ({ of: unit, fields: said.extension }),
    by: 'unit01',
    people: [logins.dispatcher, logins.supervisor],
  },
  {
    action: 'giveFeedback',
    before: [dispatched, signed],
    step: () => ({ of: unit, fields: said.feedback }),
    by: 'unit01',
    people: [logins.dispatcher, logins.supervisor, logins.teamLeader],
  },
  {
    action: 'supervise',
    before: [dispatched],
    step: () => ({ fields: { reason: '久拖不决' } }),
    by: 'supervisor',
    people: ['unit01', 'colleague'],
  },
  { action: 'withdraw', before: [dispatched], step: why, by: 'agent', people: ['unit01', 'colleague'] },
  { action: 'withdraw', step: why, by: 'agent', people: [] },
  { action: 'voidOrder', before: [dispatched], step: why, by: 'teamleader', people: ['unit01', 'colleague'] },
  {
    action: 'merge',
    before: [dispatched, anotherAccepted],
    step: () => ({ fields: { leadOrderId: another.orderId } }),
    by: 'dispatcher',
    people: ['unit01', 'colleague'],
  },
  {
    action: 'signBySystem',
    before: [dispatched],
    step: () => ({ of: unit, after: 30 * 24 }),
    by: 'system',
    people: ['unit01', 'colleague'],
  },
  {
    action: 'refuseReturn',
    before: [dispatched, asked],
    step: () => ({ of: unit, ...why() }),
    by: 'dispatcher',
    people: ['unit01', 'colleague'],
  },
  {
    action: 'grantExtension',
    before: [dispatched, signed, askedForTime],
    step: ofUnit,
    by: 'supervisor',
    people: ['unit01', 'colleague'],
  },
  {
    action: 'refuseExtension',
    before: [dispatched, signed, askedForTime],
    step: () => ({ of: unit, ...why() }),
    by: 'dispatcher',
    people: ['unit01', 'colleague'],
  },
  {
    action: 'recordContact',
    before: [dispatched, signed],
    step: () => ({ of: unit, fields: said.contact }),
    by: 'unit01',
    people: [],
  },
  { action: 'review', before: [dispatched, signed, fedBack], by: 'teamleader', people: [] },
  {
    action: 'rework',
    before: [dispatched, signed, fedBack],
    step: () => ({ of: unit, fields: { reasonCode: 'unclear', reason: '答复不清' } }),
    by: 'dispatcher',
    people: ['unit01', 'colleague'],
  },
  {
    action: 'suspend',
    before: [dispatched],
    step: () => ({ fields: { reason: '待会商', reviewOn: '2023-12-01' } }),
    by: 'supervisor',
    people: ['unit01', 'colleague'],
  },
  { action: 'markHardCase', before: [dispatched], step: why, by: 'supervisor', people: [] },
]

describe('who is told in the page', () => {
  it.each(told)('$action', async ({ action, before = [], step, by, people }) => {
    for (const did of before) await did()
    await actAndNotify(by, action, step?.())
    expect((await notices()).map(({ login }) => login).sort()).toEqual([...people].sort())
  })

  it('a handler of the unit above hears of its sub-unit, but not one of another unit', async () => {
    await dispatched()
    await signed()
    await life.act('unit01', 'passDown', { of: unit, fields: { unitId: small.unitId(subUnit) } })
    await actAndNotify('dispatcher', 'remind', { of: subUnit, fields: { note: '请尽快' } })
    expect((await notices()).map(({ login }) => login).sort()).toEqual(['colleague', 'unit01', 'unit04'])
  })

  it('feedback of one of two leads calls nobody of the centre', async () => {
    await life.act('dispatcher', 'dispatch', {
      fields: { unitId: small.unitId(unit), assistingUnitIds: [small.unitId(other)] },
    })
    await life.act('unit02', 'sign', { of: other })
    await actAndNotify('unit02', 'giveFeedback', { of: other, fields: said.feedback })
    expect(await notices()).toEqual([])
  })

  it('says what happened without a word of the appellant or of what was written', async () => {
    await dispatched()
    await actAndNotify('unit01', 'requestReturn', { of: unit, fields: said.return })
    const [notice] = await notices()
    expect(notice?.data).toEqual({ at: life.now.toISOString(), role: 'handler', unitName: unit })
    expect(JSON.stringify(notice)).not.toMatch(/欧阳|1381234|不属本单位/)
  })
})

describe('the outbox', () => {
  it('reaches the first liaison of the unit with what the words need', async () => {
    const sent = await actAndNotify('dispatcher', 'dispatch', toUnit())
    expect(sent).toMatchObject([
      {
        channel: 'sms',
        recipient: '07311111111',
        template: 'dispatch',
        values: { orderNo: life.orderNo, unitName: unit, centreName: '小城 12345 热线' },
      },
    ])
    expect(await messages()).toEqual([{ recipient: '07311111111', state: 'sent', attempts: 1, error: null }])
    expect(JSON.stringify(sent)).not.toMatch(/欧阳|13812345621/)
  })

  it('supervision reaches leaders too, by every address they have', async () => {
    await dispatched()
    const sent = await actAndNotify('supervisor', 'supervise', { fields: { reason: '久拖不决' } })
    expect(sent.map(({ channel, recipient }) => `${channel} ${recipient}`).sort()).toEqual([
      'mail liaison@example.cn',
      'sms 07311111111',
      'sms 07312222222',
      'wechat wx-liaison',
    ])
  })

  it('a job done again tells nobody again and sends nothing again', async () => {
    await actAndNotify('dispatcher', 'dispatch', toUnit(), 2)
    expect(await notices()).toHaveLength(2)
    expect(await messages()).toHaveLength(1)
    await enqueueAgain()
    expect(await runJobs(small.storage)).toEqual([])
  })

  it('a failure that may pass waits for the next attempt; a final one is given up; neither keeps a number', async () => {
    await withJobs('dispatcher', 'dispatch', toUnit())
    await runJobs(small.storage, { ok: false, isFinal: false, error: 'no route to 13912345678' })
    expect(await messages()).toMatchObject([{ state: 'waiting', attempts: 1, error: 'no route to …' }])
    await enqueueAgain()
    await runJobs(small.storage, { ok: false, isFinal: true, error: 'HTTP 400' })
    expect(await messages()).toMatchObject([{ state: 'failed', attempts: 2, error: 'HTTP 400' }])
    const { rows } = await sql<{
      last_error: string | null
    }>`select last_error from graphile_worker._private_jobs
      where last_error is not null`.execute(database.storage.owner)
    expect(JSON.stringify(rows)).not.toContain('13912345678')
  })
})

it('notices are dropped thirty days after they were read, ninety after they were made', async () => {
  await actAndNotify('dispatcher', 'dispatch', toUnit())
  const day = 24 * 60 * 60 * 1000
  const later = (days: number) => new Date(Date.now() + days * day)
  await sql`update notices set read_at = now() where order_id = ${life.orderId}::uuid and user_id = ${small.userId('unit01')}::uuid`.execute(
    database.storage.owner,
  )
  await tidyUp(database.storage, later(29))
  expect(await notices()).toHaveLength(2)
  await tidyUp(database.storage, later(31))
  expect((await notices()).map(({ login }) => login)).toEqual(['colleague'])
  await tidyUp(database.storage, later(91))
  expect(await notices()).toEqual([])
})

type Did = () => Promise<unknown>
function dispatched() {
  return life.act('dispatcher', 'dispatch', toUnit())
}
function signed() {
  return life.act('unit01', 'sign', { of: unit })
}
function asked() {
  return life.act('unit01', 'requestReturn', { of: unit, fields: said.return })
}
function askedForTime() {
  return life.act('unit01', 'requestExtension', { of: unit, fields: said.extension })
}
function fedBack() {
  return life.act('unit01', 'giveFeedback', { of: unit, fields: said.feedback })
}
async function anotherAccepted() {
  another = await acceptOne(small)
}
function why(): Step {
  return { fields: { reason: '情况说明' } }
}
function toUnit(): Step {
  return { fields: { unitId: small.unitId(unit) } }
}
function ofUnit(): Step {
  return { of: unit }
}

/** Does a step that causes jobs, and the jobs. */
async function actAndNotify(login: string, action: ActionName, step?: Step, times = 1) {
  await withJobs(login, action, step, times)
  return runJobs(small.storage)
}

async function withJobs(login: string, action: ActionName, step: Step = {}, times = 1): Promise<void> {
  life.now = new Date(life.now.getTime() + (step.after ?? 0) * 60 * 60 * 1000)
  const outcome = await life.tryToAct(login, action, { ...step, causesJobs: true })
  if (!outcome.ok) throw new Error(`${action} was refused: ${outcome.code}`)
  for (let time = 1; time < times; time++)
    await sql`select graphile_worker.add_job(t.identifier, j.payload) from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where j.payload ->> 'orderId' = ${life.orderId}`.execute(
      database.storage.owner,
    )
}

async function enqueueAgain(): Promise<void> {
  await sql`select graphile_worker.add_job('sendMessage',
      json_build_object('centreId', centre_id, 'messageId', message_id), job_key => message_id::text)
    from messages where order_id = ${life.orderId}::uuid`.execute(database.storage.owner)
}

async function notices() {
  const { rows } = await sql<{ login: string; data: unknown }>`
    select u.login, n.kind, n.data from notices n join users u on u.user_id = n.user_id
    where n.order_id = ${life.orderId}::uuid`.execute(database.storage.owner)
  return rows
}

async function messages() {
  const { rows } = await sql`
    select recipient, state, attempts, error from messages where order_id = ${life.orderId}::uuid`.execute(
    database.storage.owner,
  )
  return rows
}
