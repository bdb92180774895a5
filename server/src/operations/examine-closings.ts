import { createHash } from 'node:crypto'
import { findStoredScheme } from '../storage/assessments.ts'
import { listClosings } from '../storage/closings.ts'
import { jsonSeal } from '../storage/json-seal.ts'
import { loadPeriodEntries } from '../storage/period-entries.ts'
import { changedOrders } from '../storage/screens/closed-orders.ts'
import type { ChangedOrder, CountedInput } from '../storage/screens/closed-orders.ts'
import type { Storage, Transaction } from '../storage/storage.ts'
import { periodRuleOf } from './open-period.ts'
import { periodSpan } from './period.ts'
import { readSchemeVersion } from './schemes.ts'

export interface ClosingFinding {
  readonly zh: string
  readonly en: string
}

type Closing = Awaited<ReturnType<typeof listClosings>>[number]

/**
 * Looks at every closing in force: does the scorecard still say what was closed, is the scheme the one it was computed
 * by (in the database and on disk), are the entries as they were, and does each order count as it did. An order that
 * counts otherwise after an entry in its log has lawfully gone on, and a recount shows it; one without an entry was
 * changed past the log.
 */
export async function examineClosings(
  storage: Storage,
  { centreId, timeZone }: { centreId: string; timeZone: string },
): Promise<{ closings: number; findings: readonly ClosingFinding[] }> {
  return storage.transact(centreId, async (tx) => {
    const closings = (await listClosings(tx)).filter(({ reopened_at }) => reopened_at === null)
    const findings: ClosingFinding[] = []
    for (const closing of closings) {
      const of = {
        zh: `${closing.period} ${closing.scheme_key}：`,
        en: `${closing.period} ${closing.scheme_key}: `,
      }
      const found = [
        ...(await examineScheme(tx, closing)),
        ...(await examineFrozen(tx, closing, timeZone)),
        ...(await examineOrders(tx, closing, timeZone)),
      ]
      findings.push(...found.map(({ zh, en }) => ({ zh: of.zh + zh, en: of.en + en })))
    }
    return { closings: closings.length, findings }
  })
}

async function examineScheme(tx: Transaction, closing: Closing): Promise<ClosingFinding[]> {
  const { scheme_key: key, scheme_version: version, scheme_hash: hash } = closing
  const stored = await findStoredScheme(tx, key, version)
  const findings: ClosingFinding[] = []
  if (stored === undefined || sha256(stored.source) !== hash)
    findings.push({
      zh: `数据库中保存的方案第 ${version} 版不是结账时的内容`,
      en: `version ${version} of the scheme in the database is not the text it was closed by`,
    })
  const onDisk = await readSchemeVersion(key, version)
  if (onDisk !== undefined && onDisk.hash !== hash)
    findings.push({
      zh: `方案文件第 ${version} 版在使用后被改动，没有写成新版本`,
      en: `the file of version ${version} of the scheme was edited after use without becoming a new version`,
    })
  return findings
}

async function examineFrozen(tx: Transaction, closing: Closing, timeZone: string): Promise<ClosingFinding[]> {
  const findings: ClosingFinding[] = []
  const span = await spanOf(tx, closing, timeZone)
  if (jsonSeal(closing.scorecard) !== closing.scorecard_hash)
    findings.push({ zh: '结账的考核结果被改动', en: 'the closed scorecard has been changed' })
  if (jsonSeal(closing.entries) !== closing.entries_hash)
    findings.push({
      zh: '结账时保存的录入内容被改动',
      en: 'the entries kept at the closing have been changed',
    })
  else if (
    span.ok &&
    jsonSeal(await loadPeriodEntries(tx, closing.period, span.value)) !== closing.entries_hash
  )
    findings.push({
      zh: '加减分、分值、知识更新任务或录入数据在结账后被改动',
      en: 'ledger items, scores, article tasks or entered figures have been changed after the closing',
    })
  return findings
}

async function examineOrders(tx: Transaction, closing: Closing, timeZone: string): Promise<ClosingFinding[]> {
  const counted = closing.counted as unknown as CountedInput[]
  const span = await spanOf(tx, closing, timeZone)
  if (!span.ok) return []
  const asClosed = { ...span.value, period: closing.period, asOf: closing.closed_at }
  const changed = await changedOrders(tx, { closingId: closing.closing_id, counted }, asClosed, 100_000)
  return changed.filter(isPastTheLog).map(({ orderNo, orderId, holds }) =>
    holds
      ? {
          zh: `工单 ${orderNo ?? orderId} 结账后没有新的流转记录，计数却变了`,
          en: `order ${orderNo ?? orderId} counts otherwise though nothing was logged since the closing`,
        }
      : {
          zh: `工单 ${orderNo ?? orderId} 结账时的流转记录已不在或被改动`,
          en: `the log entry the closing saw of order ${orderNo ?? orderId} is gone or changed`,
        },
  )
}

/** The instants of a closing's period, by the rule of its scheme as it is kept. */
async function spanOf(tx: Transaction, { scheme_key, scheme_version, period }: Closing, timeZone: string) {
  const stored = await findStoredScheme(tx, scheme_key, scheme_version)
  return periodSpan(period, timeZone, periodRuleOf(stored?.source ?? '', scheme_key))
}

function isPastTheLog({ holds, seqBefore, seqNow }: ChangedOrder): boolean {
  return !holds || (seqBefore !== null && seqNow === seqBefore)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
