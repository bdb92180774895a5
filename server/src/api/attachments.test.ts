import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { maxAttachmentBytes } from '@yihu/core/attachment/attachment'
import type { OrderView } from '@yihu/contract/orders'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../testing/api-client.ts'
import { attachOverHttp } from '../testing/attach-over-http.ts'
import { acceptOverHttp, actedOverHttp } from '../testing/order-over-http.ts'
import { sampleFiles } from '../testing/sample-files.ts'
import { units } from '../testing/small-centre.ts'
import type { UnitName } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const [unit, otherUnit] = units
let handler: Person
let stranger: Person
let dispatcher: Person
let supervisor: Person
let order: OrderView

beforeAll(async () => {
  ;[handler, stranger, dispatcher, supervisor] = (await Promise.all(
    ['unit01', 'unit02', 'dispatcher', 'supervisor'].map((login) => api.as(login)),
  )) as [Person, Person, Person, Person]
  order = await dispatched()
})

describe('a file added by a unit', () => {
  it('is part of the order, with who added it and what its bytes are, for unit and centre alike', async () => {
    const assignmentId = order.assignments[0]?.assignmentId ?? ''
    const added = await attachOverHttp(handler, order, { purpose: 'contact', assignmentId })
    expect(added.value).toMatchObject({
      purpose: 'contact',
      assignmentId,
      unitName: unit,
      fileName: '现场.png',
      mediaType: 'image/png',
      bytes: sampleFiles.png.length,
      addedByName: `${unit}经办人`,
      removal: null,
      mayRemove: true,
    })
    expect((await page(handler)).attachments).toContainEqual(added.value)
    expect((await page(dispatcher)).attachments).toContainEqual({ ...added.value, mayRemove: false })
    // Nothing of the order itself has changed: a form somebody has open is not stale.
    expect((await page(dispatcher)).version).toBe(order.version)
  })

  it('is downloaded byte by byte, a picture to be shown, where nothing in it can run', async () => {
    const { attachmentId, sha256 } = (await attachOverHttp(handler, order)).value
    const params = { orderId: order.orderId, attachmentId }
    const file = await dispatcher.call('downloadAttachment', { params })
    expect(file.bytes).toEqual(sampleFiles.png)
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('现场.png')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: `"${sha256}"`,
    })
    const again = await api.app.inject({
      url: `/api/orders/${order.orderId}/attachments/${attachmentId}`,
      headers: { cookie: dispatcher.cookie ?? '', 'if-none-match': `"${sha256}"` },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('is only ever saved when it is no picture', async () => {
    const added = await attachOverHttp(handler, order, { name: "回复'(1).docx", bytes: sampleFiles.docx })
    const params = { orderId: order.orderId, attachmentId: added.value.attachmentId }
    const { headers } = await dispatcher.call('downloadAttachment', { params })
    expect(headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''%E5%9B%9E%E5%A4%8D%27%281%29.docx",
    )
    expect(headers['content-type']).toContain('wordprocessingml')
  })

  it('is added once for a key, and a key with another file is refused', async () => {
    const key = 'one-key-for-a-photo'
    const first = await attachOverHttp(handler, order, { key })
    const before = await filesOnDisk()
    expect((await attachOverHttp(handler, order, { key })).value).toEqual(first.value)
    const other = await attachOverHttp(handler, order, { key, bytes: sampleFiles.jpeg, name: 'a.jpg' })
    expect(other.problem.code).toBe('keyReused')
    expect((await attachOverHttp(handler, order, { key: null })).problem.code).toBe('keyMissing')
    expect(await filesOnDisk()).toEqual(before)
  })
})

describe('a file is refused, and nothing of it stays', () => {
  it.each([
    ['空.png', Buffer.alloc(0), 'attachmentEmpty'],
    ['程序.exe', sampleFiles.exe, 'attachmentTypeNotTaken'],
    ['照片.jpg', sampleFiles.exe, 'attachmentTypeNotTaken'],
    ['网页.html', sampleFiles.html, 'attachmentTypeNotTaken'],
    ['网页.txt', sampleFiles.html, 'attachmentTypeNotTaken'],
    ['图.svg', sampleFiles.svg, 'attachmentTypeNotTaken'],
    ['脚本.js', Buffer.from('alert(1)'), 'attachmentTypeNotTaken'],
    ['压缩.zip', sampleFiles.zip, 'attachmentTypeNotTaken'],
    ['合同.png', sampleFiles.pdf, 'attachmentNameDiffers'],
    ['说明.txt', sampleFiles.gbk, 'attachmentNotUtf8'],
    ['录像.mp4', Buffer.alloc(maxAttachmentBytes + 1), 'attachmentTooLarge'],
  ] as const)('%s', async (name, bytes, code) => {
    const before = await filesOnDisk()
    const { problem } = await attachOverHttp(handler, order, { name, bytes })
    expect(problem.code).toBe(code)
    expect(await filesOnDisk()).toEqual(before)
    expect((await page(handler)).attachments.map(({ fileName }) => fileName)).not.toContain(name)
  })

  it('one that is too large while it arrives, though its length was not said; the sender gets the answer', async () => {
    const before = await filesOnDisk()
    const piece = Buffer.alloc(1024 * 1024)
    const answer = await upload(async (send, cut) => {
      for (let sent = 0; sent < 24; sent++) await send(`${piece.length.toString(16)}\r\n`, piece, '\r\n')
      await send('0\r\n\r\n')
      await wait(200)
      cut()
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*attachmentTooLarge/s)
    expect(await filesOnDisk()).toEqual(before)
  })

  it('an upload that is cut off', async () => {
    const before = await filesOnDisk()
    const rows = await countRows()
    await upload(async (send, cut) => {
      await send('400\r\n', Buffer.alloc(1024), '\r\n')
      await wait(100)
      cut()
    })
    await expect.poll(filesOnDisk).toEqual(before)
    expect(await countRows()).toBe(rows)
  })
})

describe('who may', () => {
  it('a unit without the order neither adds, downloads nor removes, nor by way of an order of its own', async () => {
    const { attachmentId } = (await attachOverHttp(handler, order)).value
    const own = await dispatched(otherUnit)
    const [there, guessed] = [
      { orderId: order.orderId, attachmentId },
      { orderId: own.orderId, attachmentId },
    ]
    expect((await attachOverHttp(stranger, order)).problem.code).toBe('orderNotFound')
    for (const [params, code] of [
      [there, 'orderNotFound'],
      [guessed, 'attachmentNotFound'],
    ] as const) {
      const answers = await Promise.all([
        stranger.call('downloadAttachment', { params }),
        stranger.call('removeAttachment', { params, body: { reason: '误传' } }),
        stranger.call('restoreAttachment', { params }),
      ])
      expect(answers.map(({ problem }) => problem.code)).toEqual([code, code, code])
    }
  })

  it('a unit adds to its own part only, and nothing in the name of the appellant', async () => {
    const both = await dispatched(unit, otherUnit)
    const others = both.assignments.find(({ unitName }) => unitName === otherUnit)?.assignmentId ?? ''
    expect((await attachOverHttp(handler, both, { assignmentId: others })).problem.code).toBe('notYourUnit')
    const { problem } = await attachOverHttp(handler, order, { purpose: 'appeal' })
    expect(problem).toMatchObject({ code: 'purposeNotYours', detail: expect.stringContaining('依据材料') })
    const leader = await api.as('leader')
    expect((await attachOverHttp(leader, order)).problem.code).toBe('notPermitted')
  })

  it('only who added it, a team leader or a supervisor removes; a trace stays and it may be undone', async () => {
    const { attachmentId } = (await attachOverHttp(handler, order, { name: '误传.png' })).value
    const params = { orderId: order.orderId, attachmentId }
    const body = { reason: '传错工单' }
    expect((await dispatcher.call('removeAttachment', { params, body })).problem.code).toBe(
      'notYourAttachment',
    )
    expect((await handler.call('removeAttachment', { params, body: { reason: ' ' } })).problem.code).toBe(
      'badRequest',
    )
    const removed = await handler.call('removeAttachment', { params, body })
    expect(removed.value.removal).toMatchObject({ byName: `${unit}经办人`, reason: body.reason })
    for (const person of [handler, dispatcher])
      expect((await person.call('downloadAttachment', { params })).problem.code).toBe('attachmentRemoved')
    expect(
      (await page(dispatcher)).attachments.find((one) => one.attachmentId === attachmentId)?.removal,
    ).toEqual(removed.value.removal)
    expect((await handler.call('removeAttachment', { params, body })).problem.code).toBe('attachmentRemoved')
    expect((await supervisor.call('restoreAttachment', { params })).value.removal).toBeNull()
    expect((await supervisor.call('restoreAttachment', { params })).problem.code).toBe('attachmentNotRemoved')
    expect((await handler.call('downloadAttachment', { params })).bytes).toEqual(sampleFiles.png)
    expect(await audited(attachmentId)).toEqual([
      { act: 'removeAttachment', actor_id: api.small.userId('unit01'), reason: body.reason },
      { act: 'restoreAttachment', actor_id: api.small.userId('supervisor'), reason: null },
    ])
  })

  it('no row can be deleted or rewritten by the application', async () => {
    const { centreId } = api.small.centre
    for (const change of ['delete from attachments', `update attachments set file_name = 'x'`])
      await expect(
        api.database.storage.transact(centreId, (tx) => sql.raw(change).execute(tx)),
      ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('an appellant who asked for confidentiality', () => {
  it('is shown to no unit by a file: not in the order, not by download, not by removal', async () => {
    const agent = await api.as('agent')
    const secret = await dispatched(unit, undefined, { isConfidential: true })
    const sent = await attachOverHttp(agent, secret, { purpose: 'appeal', name: '欧阳小明身份证.png' })
    const evidence = await attachOverHttp(agent, secret, { purpose: 'evidence', name: '现场.png' })
    const { orderId } = secret
    const seen = await handler.call('getOrder', { params: { orderId } })
    expect(seen.value.attachments.map(({ fileName }) => fileName)).toEqual(['现场.png'])
    expect(seen.text).not.toContain('身份证')
    const params = { orderId, attachmentId: sent.value.attachmentId }
    expect((await handler.call('downloadAttachment', { params })).problem.code).toBe('attachmentNotFound')
    const refused = await handler.call('removeAttachment', { params, body: { reason: '查看' } })
    expect(refused.problem.code).toBe('attachmentNotFound')
    expect((await dispatcher.call('getOrder', { params: { orderId } })).value.attachments).toHaveLength(2)

    expect(await audited(sent.value.attachmentId)).toEqual([])
    const file = await dispatcher.call('downloadAttachment', { params })
    expect(file.headers).toMatchObject({ 'cache-control': 'no-store' })
    expect(file.headers).not.toHaveProperty('etag')
    expect(await audited(sent.value.attachmentId)).toEqual([
      { act: 'downloadAttachment', actor_id: api.small.userId('dispatcher'), reason: null },
    ])
    const other = { orderId, attachmentId: evidence.value.attachmentId }
    await handler.call('downloadAttachment', { params: other })
    expect(await audited(other.attachmentId)).toMatchObject([{ actor_id: api.small.userId('unit01') }])
  })
})

it('an attachment whose bytes are gone says so', async () => {
  const { attachmentId, addedAt } = (await attachOverHttp(handler, order)).value
  const month = addedAt.slice(0, 7).replace('-', '/')
  await api.blobs.remove(`${api.small.centre.centreId}/${month}/${attachmentId}`)
  const params = { orderId: order.orderId, attachmentId }
  expect((await handler.call('downloadAttachment', { params })).problem.code).toBe('attachmentBytesMissing')
})

async function dispatched(lead: UnitName = unit, assisting?: UnitName, change = {}): Promise<OrderView> {
  const unitIds = assisting ? { assistingUnitIds: [api.small.unitId(assisting)] } : {}
  const accepted = await acceptOverHttp(api, change)
  return actedOverHttp(dispatcher, accepted, 'dispatch', { unitId: api.small.unitId(lead), ...unitIds })
}

async function page(person: Person): Promise<OrderView> {
  return (await person.call('getOrder', { params: { orderId: order.orderId } })).value
}

/** Every file under the folder of attachments, those still arriving too. */
async function filesOnDisk(): Promise<string[]> {
  const entries = await readdir(api.attachmentFolder, { recursive: true, withFileTypes: true }).catch(
    () => [],
  )
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
}

async function countRows(): Promise<number> {
  const { rows } = await api.database.storage.pool.query('select count(*)::int as n from attachments')
  return rows[0].n
}

async function audited(attachmentId: string) {
  const { rows } =
    await sql`select act, actor_id, reason from audit_log where subject like ${`%${attachmentId}`}
    order by at`.execute(api.database.storage.owner)
  return rows
}

/** An upload over a real line, in pieces, by the handler; the answer as it comes, empty when the line was cut. */
async function upload(
  work: (send: (...pieces: (string | Buffer)[]) => Promise<void>, cut: () => void) => Promise<void>,
): Promise<string> {
  if (!api.app.server.listening) await api.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = api.app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /api/orders/${order.orderId}/attachments?purpose=evidence&name=a.mp4 HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
      `Cookie: ${handler.cookie}\r\nIdempotency-Key: a-key-for-a-socket\r\nContent-Type: video/mp4\r\n` +
      'Transfer-Encoding: chunked\r\n\r\n',
  )
  const pieces: Buffer[] = []
  socket.on('data', (piece: Buffer) => pieces.push(piece))
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  // Resolves when all of it has left: a server that stops reading would be waited for in vain.
  const send = (...sent: (string | Buffer)[]) =>
    new Promise<void>((resolve) => {
      socket.write(Buffer.concat(sent.map((piece) => Buffer.from(piece))), () => resolve())
    })
  await work(send, () => socket.destroy())
  await closed
  return Buffer.concat(pieces).toString()
}
