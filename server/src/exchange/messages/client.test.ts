import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server as TcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { fileSender, gatewaySender, mailSender } from './client.ts'
import type { OutgoingMessage } from './translate.ts'

const message: OutgoingMessage = {
  messageId: '5b1f9a4e-0000-4000-8000-000000000001',
  channel: 'sms',
  recipient: '07311111111',
  template: 'dispatch',
  values: { orderNo: '43030020231009000001', unitName: '市医保局', centreName: '小城 12345 热线' },
  attempts: 1,
  madeAt: new Date('2023-10-09T01:00:00Z'),
}
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

describe('the file', () => {
  it('gets one line a message, in the file of its day, and none again at a second attempt', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'yihu-outbox-')), 'outbox')
    cleanUps.push(() => rm(folder, { recursive: true }))
    const send = fileSender(folder)
    const others = Array.from({ length: 50 }, (_, index) => ({ ...message, messageId: `m${index}` }))
    const sent = await Promise.all([message, ...others].map(send))
    expect(sent.every(({ ok }) => ok)).toBe(true)
    expect(await send({ ...message, attempts: 2 })).toEqual({ ok: true })
    expect(await readdir(folder)).toEqual(['2023-10-09.jsonl'])
    const lines = (await readFile(join(folder, '2023-10-09.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(lines).toHaveLength(51)
    expect(lines.map((line) => JSON.parse(line) as OutgoingMessage)).toContainEqual(
      expect.objectContaining({
        messageId: message.messageId,
        recipient: '07311111111',
        text: expect.stringContaining('已派至贵单位'),
      }),
    )
  })

  it('that cannot be written is tried again', async () => {
    expect(await fileSender('/dev/null/outbox')(message)).toMatchObject({ ok: false, isFinal: false })
  })
})

describe('a gateway', () => {
  it('is posted the words, its secret and the identity of the message', async () => {
    const gateway = await serveGateway(202)
    const send = gatewaySender({ url: gateway.url, secretHeader: 'x-yihu-secret', secret: 's3cret' })
    expect(await send(message)).toEqual({ ok: true })
    expect(gateway.received).toMatchObject([
      {
        headers: { 'x-yihu-secret': 's3cret', 'idempotency-key': message.messageId },
        body: {
          recipient: '07311111111',
          template: 'dispatch',
          text: expect.stringMatching(/^【小城 12345 热线】/),
        },
      },
    ])
  })

  it.each([
    [400, true],
    [404, true],
    [401, false],
    [429, false],
    [503, false],
    [302, false],
  ])('that answers %i: final %s', async (status, isFinal) => {
    const gateway = await serveGateway(status)
    const sent = await gatewaySender({ url: gateway.url, secretHeader: 'x', secret: 's' })(message)
    expect(sent).toMatchObject({ ok: false, isFinal })
  })

  it('that is not there is tried again', async () => {
    const send = gatewaySender({ url: 'http://127.0.0.1:9/', secretHeader: 'x', secret: 's' })
    expect(await send(message)).toMatchObject({ ok: false, isFinal: false })
  })
})

describe('a mail server', () => {
  const mail = { ...message, channel: 'mail', recipient: 'liaison@example.cn' }

  it('takes a mail in both languages under the identity of the message', async () => {
    const server = await serveMail('250 taken')
    expect(await mailSender({ url: server.url, from: 'hotline@example.cn' })(mail)).toEqual({ ok: true })
    const [text = ''] = server.received
    expect(text).toContain('Message-ID: <5b1f9a4e-0000-4000-8000-000000000001@yihu>')
    expect(text).toMatch(/^To: liaison@example\.cn\r$/m)
    const body = fromQuotedPrintable(text.split('\r\n\r\n').slice(1).join('\n'))
    expect(body).toContain('工单 43030020231009000001 已派至贵单位')
    expect(body).toContain('order 43030020231009000001 has been dispatched to your unit')
  })

  it.each([
    ['550 no such mailbox', true],
    ['451 try again later', false],
  ])('that answers %s: final %s', async (answer, isFinal) => {
    const server = await serveMail(answer)
    const sent = await mailSender({ url: server.url, from: 'hotline@example.cn' })(mail)
    expect(sent).toMatchObject({ ok: false, isFinal })
  })
})

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

interface Posted {
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

async function serveGateway(status: number) {
  const received: Posted[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => (text += part))
    request.on('end', () => {
      received.push({ headers: request.headers, body: JSON.parse(text) })
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  return { url: `http://127.0.0.1:${await portOf(server)}/send`, received }
}

/** As much of SMTP (RFC 5321) as a client needs to hand over one mail; `answer` is said to the recipient. */
async function serveMail(answer: string) {
  const received: string[] = []
  const server = createTcpServer((socket) => {
    let isData = false
    let buffer = ''
    socket.setEncoding('utf8').write('220 test\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (part: string) => {
      buffer += part
      for (;;) {
        const stop = isData ? '\r\n.\r\n' : '\r\n'
        const at = buffer.indexOf(stop)
        if (at === -1) return
        const said = buffer.slice(0, at)
        buffer = buffer.slice(at + stop.length)
        if (isData) {
          received.push(said)
          isData = false
          socket.write('250 taken\r\n')
        } else if (said.startsWith('RCPT')) socket.write(`${answer}\r\n`)
        else if (said === 'DATA') {
          isData = true
          socket.write('354 go on\r\n')
        } else if (said === 'QUIT') socket.end('221 bye\r\n')
        else socket.write('250 fine\r\n')
      }
    })
  })
  return { url: `smtp://127.0.0.1:${await portOf(server)}`, received }
}

async function portOf(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUps.push(() => server.close())
  return (server.address() as AddressInfo).port
}
