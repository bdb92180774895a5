import { join } from 'node:path'
import { fileSender, gatewaySender, mailSender } from '../exchange/messages/client.ts'
import type { Sender } from '../exchange/messages/client.ts'
import type { Senders } from '../operations/deliver-message.ts'
import { Stop } from './settings.ts'

type Environment = NodeJS.ProcessEnv

/**
 * The senders of the outbox, as the environment names them; each channel writes to a file of the day until it does.
 * What is named and not fully described is said at the start, not when the first message fails.
 */
export function readSenders(environment: Environment, dataDir: string): Senders {
  const file = fileSender(join(dataDir, 'outbox'))
  const choose = (channel: string, kinds: Readonly<Record<string, () => Sender>>): Sender => {
    const variable = `YIHU_SENDER_${channel}`
    const kind = environment[variable] || 'file'
    const known: Readonly<Record<string, () => Sender>> = { file: () => file, ...kinds }
    const make = Object.hasOwn(known, kind) ? known[kind] : undefined
    if (make) return make()
    const names = Object.keys(known).join(' | ')
    throw new Stop(
      `${variable}=${kind} 不认识，可用：${names}\n${variable}=${kind} is unknown; there are: ${names}`,
      2,
    )
  }
  const gateway = (channel: string) => () =>
    gatewaySender({
      url: required(environment, `YIHU_${channel}_URL`),
      secretHeader: environment[`YIHU_${channel}_SECRET_HEADER`] || 'x-yihu-secret',
      secret: required(environment, `YIHU_${channel}_SECRET`),
    })
  const smtp = () =>
    mailSender({ url: required(environment, 'YIHU_SMTP_URL'), from: required(environment, 'YIHU_MAIL_FROM') })
  return {
    sms: choose('SMS', { webhook: gateway('SMS') }),
    wechat: choose('WECHAT', { webhook: gateway('WECHAT') }),
    mail: choose('MAIL', { smtp }),
  }
}

function required(environment: Environment, name: string): string {
  const value = environment[name]
  if (value) return value
  throw new Stop(`请设置 ${name}\nSet ${name}`, 2)
}
