import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { useTestApp } from '../testing/test-app.ts'
import { acceptOverHttp } from '../testing/order-over-http.ts'
import { units } from '../testing/small-centre.ts'

const api = useTestApp()
const admin = () => api.as('admin')
const reason = '按新规定'
const settings = async () => (await (await admin()).call('getCentreSettings')).value

describe('settings of the centre', () => {
  const change = async (body: object) =>
    (await admin()).call('changeCentre', {
      body: {
        workingHours: [{ start: '09:00', end: '17:00' }],
        kindNames: { complaint: '投诉类' },
        version: (await settings()).version,
        reason,
        ...body,
      },
    })

  it('hours and names are there at once for everybody', async () => {
    const { version } = await settings()
    const workingHours = [
      { start: '14:00', end: '17:30' },
      { start: '08:30', end: '12:00' },
    ]
    expect((await change({ workingHours })).status).toBe(204)
    expect(await settings()).toMatchObject({
      version: version + 1,
      workingHours: workingHours.toReversed(),
      kindNames: { complaint: '投诉类' },
    })
    const agent = await api.as('agent')
    expect((await agent.call('getReferenceData')).value.kindNames['complaint']).toBe('投诉类')
    expect((await change({ version })).problem.code).toBe('staleData')
  })

  it('hours that overlap and two kinds of one name are refused', async () => {
    const workingHours = [
      { start: '08:30', end: '12:00' },
      { start: '11:00', end: '17:30' },
    ]
    expect((await change({ workingHours })).problem.code).toBe('invalidHours')
    expect((await change({ kindNames: { complaint: '咨询' } })).problem.code).toBe('nameTaken')
  })
})

describe('a desk', () => {
  const field = {
    key: 'school',
    zh: '学校',
    en: 'School',
    type: 'choice',
    required: true,
    choices: ['一中', '二中'],
  }
  const change = async (fields: object[], version: number) =>
    (await admin()).call('changeDesk', {
      params: { code: 'medical' },
      body: { callback: 'manual', fields, version, reason },
    })

  it('asks what the administrator made of it', async () => {
    const desk = (await settings()).desks.find(({ code }) => code === 'medical')
    expect(desk).toMatchObject({ callback: 'any', fields: [], isOpen: true })
    const version = desk?.version ?? 0
    expect((await change([field, field], version)).problem.detail).toContain('标识“school”用了两次')
    expect((await change([{ ...field, choices: ['一中'] }], version)).problem.detail).toContain(
      '至少要两个选项',
    )
    expect((await change([field], version)).status).toBe(204)
    expect((await change([field], version)).problem.code).toBe('staleData')
    const { desks } = (await (await api.as('agent')).call('getReferenceData')).value
    expect(desks.find(({ code }) => code === 'medical')?.fields).toEqual([field])
  })
})

describe('a contact of a unit', () => {
  const contact = {
    name: '王联络',
    office: 'liaison',
    phone: '07311234567',
    mail: null,
    wechat: null,
    isPrimary: true,
  }
  const contacts = async () => (await (await admin()).call('listContacts')).value
  const add = async (change: object = {}) =>
    (await admin()).call('addUnitContact', {
      body: { unitId: api.small.unitId(units[1]), validFrom: '2023-01-01', ...contact, reason, ...change },
    })
  const change = async (body: object) =>
    (await admin()).call('changeUnitContact', {
      params: { contactId: (await contacts())[0]?.contactId ?? '' },
      body: { version: 1, reason, ...body },
    })

  it('is added, edited and ended, and cannot be without an address', async () => {
    expect((await add({ phone: null })).problem.code).toBe('contactUnreachable')
    expect((await add()).status).toBe(204)
    expect((await change({ change: 'edit', ...contact, phone: null })).problem.code).toBe(
      'contactUnreachable',
    )
    expect((await change({ change: 'edit', ...contact, mail: 'wang@example.cn' })).status).toBe(204)
    expect((await change({ change: 'edit', ...contact })).problem.code).toBe('staleData')
    expect((await change({ change: 'close', on: '2023-12-31', version: 2 })).status).toBe(204)
    expect(await contacts()).toMatchObject([
      { ...contact, mail: 'wang@example.cn', validUntil: '2023-12-31', version: 3 },
    ])
  })
})

describe('a message that was given up', () => {
  it('is listed masked, and leaves again once', async () => {
    const { orderId, orderNo } = await acceptOverHttp(api)
    const { centreId } = api.small.centre
    await sql`insert into messages (centre_id, channel, recipient, template, "values", order_id, seq, state, attempts, made_at, error)
      values (${centreId}, 'sms', '15400001234', 'dispatch', '{}', ${orderId}, 2, 'failed', 8, now(), 'no such number'),
        (${centreId}, 'sms', '15400001235', 'callbackLink', '{}', ${orderId}, 3, 'failed', 8, now() - interval '1 day', null)`.execute(
      api.database.storage.owner,
    )
    const list = async () => (await (await admin()).call('listFailedMessages')).value
    const [message, link] = (await list()).rows
    expect(message).toMatchObject({
      orderNo,
      recipient: '154******34',
      error: 'no such number',
      canSendAgain: true,
    })
    const again = async (messageId = '') =>
      (await admin()).call('sendMessageAgain', { params: { messageId } })
    expect((await again(link?.messageId)).problem.code).toBe('linkIsGone')
    expect((await again(message?.messageId)).status).toBe(204)
    expect((await again(message?.messageId)).problem.code).toBe('messageNotFailed')
    expect((await list()).rows.map(({ messageId }) => messageId)).toEqual([link?.messageId])
    const { rows } = await sql<{ state: string; attempts: number; jobs: number }>`
      select m.state, m.attempts, (select count(*)::int from graphile_worker.jobs j where j.key = m.message_id::text) as jobs
      from messages m where m.message_id = ${message?.messageId}`.execute(api.database.storage.owner)
    expect(rows).toEqual([{ state: 'waiting', attempts: 0, jobs: 1 }])
  })
})
