import { runOnce } from 'graphile-worker'
import { tasks } from '../jobs/start-jobs.ts'
import { quietLogger } from '../jobs/quiet-logger.ts'
import type { Message, Senders, Sent } from '../operations/deliver-message.ts'
import type { Storage } from '../storage/storage.ts'

/** Does every job that waits, as the workers would; messages are gathered instead of sent. */
export async function runJobs(storage: Storage, answer: Sent = { ok: true }): Promise<Message[]> {
  const sent: Message[] = []
  const gather = (message: Message) => {
    sent.push(message)
    return Promise.resolve(answer)
  }
  const senders: Senders = { sms: gather, wechat: gather, mail: gather }
  await runOnce({
    pgPool: storage.pool,
    taskList: tasks(storage, senders, 'http://localhost'),
    noHandleSignals: true,
    logger: quietLogger(),
  })
  return sent
}
