import { Fraction } from 'fraction.js'
import type { Bilingual } from '../assessment/types.ts'
import { accepted, refused } from '../refusal.ts'
import type { Result } from '../refusal.ts'

/** The five items of a dial test (拨测) with their full marks, 100 in all (R13.2). */
export const dialTestItems = {
  voiceMenu: { label: { zh: '语音导航', en: 'Voice menu' }, fullMarks: 10 },
  connection: { label: { zh: '接通情况', en: 'Connection' }, fullMarks: 10 },
  service: { label: { zh: '服务规范', en: 'Service' }, fullMarks: 40 },
  knowledge: { label: { zh: '业务知识', en: 'Knowledge' }, fullMarks: 30 },
  callbackService: { label: { zh: '回访服务', en: 'Call-back service' }, fullMarks: 10 },
} as const satisfies Record<string, { label: Bilingual; fullMarks: number }>

export type DialTestItem = keyof typeof dialTestItems
export const dialTestItemNames = Object.keys(dialTestItems) as readonly DialTestItem[]

/** Points by item; exact decimals as text, `8.75`. */
export type DialTestScores = Readonly<Record<DialTestItem, string>>

/** What the tester notes of one call. */
export interface DialTestRecord {
  readonly dialledAt: Date
  /** Seconds until somebody answered, or until the tester gave up. */
  readonly ringSeconds: number
  /** How often it was dialled until it was answered or given up. */
  readonly attempts: number
  readonly isConnected: boolean
  readonly scores: DialTestScores
  readonly findings: string
}

export type DialTestRefusal =
  | 'dialScoreInvalid'
  | 'notConnectedScored'
  | 'dialFindingsMissing'
  | 'dialledInFuture'

/**
 * Checks a record and adds it up. How many points a fault costs is the tester's judgement (no city has published its
 * sheet); certain is only that no item exceeds its full marks, that a call nobody answered earns nothing for
 * connection, and that points taken away are explained.
 */
export function scoreDialTest(record: DialTestRecord, now: Date): Result<{ total: string }, DialTestRefusal> {
  const points = readPoints(record.scores)
  if (!points.ok) return points
  if (
    !record.isConnected &&
    record.scores.connection !== '0' &&
    !new Fraction(record.scores.connection).equals(0)
  )
    return refused('notConnectedScored', { item: dialTestItems.connection.label.zh })
  if (!points.value.equals(100) && record.findings.trim() === '') return refused('dialFindingsMissing')
  if (record.dialledAt > now) return refused('dialledInFuture')
  return accepted({ total: decimal(points.value) })
}

/** The sum of the items; undefined while one of them is no number within its full marks (for a form being filled in). */
export function totalOf(scores: Partial<DialTestScores>): string | undefined {
  const points = readPoints(scores)
  return points.ok ? decimal(points.value) : undefined
}

/** Whether one item is a number from 0 to its full marks, with at most two decimals. */
export function isWithinMarks(item: DialTestItem, text: string | undefined): boolean {
  return (
    text !== undefined &&
    /^\d{1,2}(\.\d{1,2})?$/.test(text) &&
    new Fraction(text).compare(dialTestItems[item].fullMarks) <= 0
  )
}

function readPoints(scores: Partial<DialTestScores>): Result<Fraction, 'dialScoreInvalid'> {
  let sum = new Fraction(0)
  for (const item of dialTestItemNames) {
    const text = scores[item]
    if (text === undefined || !isWithinMarks(item, text)) {
      const { label, fullMarks } = dialTestItems[item]
      return refused('dialScoreInvalid', { item: label.zh, fullMarks, given: text ?? '' })
    }
    sum = sum.add(text)
  }
  return accepted(sum)
}

/** A fraction of decimals as people write it, exact: `35.125`. */
export function decimal(value: Fraction): string {
  return value.toString(20)
}
