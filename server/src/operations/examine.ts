import { findDifferingCopies } from '../storage/screens/copied-columns.ts'
import { readOrderLogs } from '../storage/screens/log-chains.ts'
import { sealOf } from '../storage/order-log.ts'
import type { Storage } from '../storage/storage.ts'

export interface Finding {
  readonly orderNo: string
  readonly zh: string
  readonly en: string
}

export interface Examination {
  readonly orders: number
  readonly entries: number
  readonly findings: readonly Finding[]
}

/**
 * Recomputes every log chain of a centre and compares its end with the order: a changed, dropped or inserted entry, a
 * gap, and a state that is not the one the log ends in are each a finding (design law 2), and so is a column that lists
 * and counts ask and that says something else than what it was copied from.
 */
export async function examine(storage: Storage, centreId: string): Promise<Examination> {
  const findings: Finding[] = []
  let orders = 0
  let entries = 0
  for await (const log of readOrderLogs(storage, centreId)) {
    orders++
    entries += log.entries.length
    const finding = firstFinding(log)
    if (finding) findings.push({ orderNo: log.orderNo, ...finding })
  }
  const broken = new Set(findings.map(({ orderNo }) => orderNo))
  for await (const { orderNo, columns } of findDifferingCopies(storage, centreId)) {
    // A log that does not hold proves nothing of the row beside it.
    if (broken.has(orderNo)) continue
    const names = columns.join(', ')
    findings.push({
      orderNo,
      zh: `工单 ${orderNo}：${names} 与承办记录或流转记录不符`,
      en: `order ${orderNo}: ${names} is not what its assignments or its log say`,
    })
  }
  return { orders, entries, findings }
}

type Log = AsyncGeneratorValue<ReturnType<typeof readOrderLogs>>
type AsyncGeneratorValue<Generator> = Generator extends AsyncGenerator<infer Value> ? Value : never

function firstFinding(log: Log): { zh: string; en: string } | undefined {
  const { orderNo, state, version, logHash } = log
  let previous: Buffer | null = null
  let seq = 0
  for (const { entry, hash } of log.entries) {
    if (entry.seq !== ++seq)
      return {
        zh: `工单 ${orderNo}：流转记录缺第 ${seq} 条`,
        en: `order ${orderNo}: log entry ${seq} is missing`,
      }
    if (!sealOf(entry, previous).equals(hash))
      return {
        zh: `工单 ${orderNo}：第 ${seq} 条流转记录被改动`,
        en: `order ${orderNo}: log entry ${seq} has been changed`,
      }
    previous = hash
  }
  if (seq !== version || previous === null || !previous.equals(logHash))
    return {
      zh: `工单 ${orderNo}：流转记录末尾有缺失`,
      en: `order ${orderNo}: the end of the log is missing`,
    }
  const last = log.entries.at(-1)?.entry
  if (last && last.toState !== state)
    return {
      zh: `工单 ${orderNo}：状态“${state}”与流转记录“${last.toState}”不符`,
      en: `order ${orderNo}: its state ${state} is not the one its log ends in, ${last.toState}`,
    }
  return undefined
}
