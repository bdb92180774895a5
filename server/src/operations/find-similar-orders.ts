import { candidateKeys } from '@yihu/core/duplicate/candidate-keys'
import { sameMatterFrom, scoreCandidate } from '@yihu/core/duplicate/score-candidate'
import type { DuplicateScore } from '@yihu/core/duplicate/score-candidate'
import { findCandidates, findResults } from '../storage/screens/duplicate-candidates.ts'
import type { CandidateRow } from '../storage/screens/duplicate-candidates.ts'
import type { Transaction } from '../storage/storage.ts'
import type { Context } from './context.ts'

export interface FoundSimilar extends DuplicateScore {
  readonly row: CandidateRow
  readonly isSameCaller: boolean
  readonly result: string | null
}

/** What is known of the appeal while it is being typed. */
export interface TypedAppeal {
  readonly title: string
  readonly content: string
  readonly address: string | null
  readonly divisionCode: string | null
  readonly categoryCode: string | null
  readonly number: string | null
}

const lookBack = 90 * 24 * 60 * 60 * 1000
const shown = 6

/** Orders of the last 90 days that may be about the same matter, the likest first, each with its reasons (R9.1). */
export async function findSimilarOrders(
  tx: Transaction,
  { now }: Pick<Context, 'now'>,
  typed: TypedAppeal,
  isWanted: (row: CandidateRow) => boolean = () => true,
): Promise<readonly FoundSimilar[]> {
  const rows = await findCandidates(tx, {
    keys: candidateKeys(typed),
    title: typed.title,
    phone: typed.number,
    categoryCode: typed.categoryCode,
    since: new Date(now.getTime() - lookBack),
  })
  const fresh = { ...typed, phone: typed.number, at: now }
  const likest = rows
    .filter(isWanted)
    .map((row) => ({
      row,
      isSameCaller: typed.number !== null && row.appellant_phone === typed.number,
      ...scoreCandidate(fresh, {
        title: row.title,
        content: row.content,
        address: row.address,
        divisionCode: row.division_code,
        phone: row.appellant_phone,
        at: row.accepted_at,
      }),
    }))
    .filter(({ score }) => score >= sameMatterFrom)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, shown)
  if (likest.length === 0) return []
  const results = await findResults(
    tx,
    likest.map(({ row }) => row.order_id),
  )
  return likest.map((one) => ({ ...one, result: results.get(one.row.order_id) ?? null }))
}
