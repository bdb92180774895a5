import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { gatewayBody, mailOf, outboxLine } from './translate.ts'
import type { OutgoingMessage } from './translate.ts'

/** What came of an attempt; after a final failure there is no other. */
export type Sent =
  | { readonly ok: true }
  | { readonly ok: false; readonly isFinal: boolean; readonly error: string }

export type Sender = (message: OutgoingMessage) => Promise<Sent>

const done: Sent = { ok: true }
const patience = 15_000

/**
 * Writes messages to a file of the day, one JSON a line, each in one append. A message that was tried before is looked
 * for first: the process may have ended between writing it and saying so.
 */
export function fileSender(folder: string): Sender {
  return async (message) => {
    const file = join(folder, `${message.madeAt.toISOString().slice(0, 10)}.jsonl`)
    try {
      await mkdir(folder, { recursive: true })
      if (message.attempts > 1 && (await holds(file, message.messageId))) return done
      await appendFile(file, outboxLine(message))
      return done
    } catch (error) {
      return { ok: false, isFinal: false, error: textOf(error) }
    }
  }
}

/** Hands messages to a mail server by SMTP; `url` as in smtps://user:password@host:465. */
export function mailSender({ url, from }: { readonly url: string; readonly from: string }): Sender {
  const transport = createTransport(url, {})
  return async (message) => {
    try {
      await transport.sendMail(mailOf(message, from))
      return done
    } catch (error) {
      const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
      // 5…: the server will never take it, such as an address that does not exist.
      return { ok: false, isFinal: code >= 500 && code < 600, error: textOf(error) }
    }
  }
}

/**
 * Posts messages to the gateway of the centre's provider, with the secret in a header. `Idempotency-Key` is the
 * message's identity, so that a gateway can drop a repetition whose first answer was lost.
 */
export function gatewaySender(gateway: {
  readonly url: string
  readonly secretHeader: string
  readonly secret: string
}): Sender {
  return async (message) => {
    try {
      const reply = await fetch(gateway.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'idempotency-key': message.messageId,
          [gateway.secretHeader]: gateway.secret,
        },
        body: JSON.stringify(gatewayBody(message)),
        // A secret is not carried on to wherever the gateway points.
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      await reply.body?.cancel()
      return reply.ok ? done : { ok: false, isFinal: isRefusal(reply.status), error: `HTTP ${reply.status}` }
    } catch (error) {
      return { ok: false, isFinal: false, error: textOf(error) }
    }
  }
}

/** Told to wait, too many at once, or the gateway's own trouble: all these pass. */
function isRefusal(status: number): boolean {
  return status < 500 && ![401, 403, 408, 425, 429].includes(status)
}

async function holds(file: string, messageId: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.includes(messageId)
}

function textOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return error instanceof Error ? `${error.message}${cause}` : 'failed'
}
