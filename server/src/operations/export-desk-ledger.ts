import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { writeAudit } from '../storage/audit-log.ts'
import { listDeskLines } from '../storage/screens/desk-ledgers.ts'
import type { DeskQuestion, LedgerRow } from '../storage/screens/desk-ledgers.ts'
import { deskAndBelow, listDeskTree } from '../storage/screens/desks.ts'
import type { Context } from './context.ts'

interface LedgerExport {
  readonly format: string
  readonly choice: { readonly deskCode: string }
  readonly limit: number
}

/** All lines of a desk's ledger for a file, and a note in the audit log of who took how many of which desk. */
export async function exportDeskLedger(
  { storage, centre, actor, now }: Context,
  question: Omit<DeskQuestion, 'deskCodes'>,
  { format, choice, limit }: LedgerExport,
): Promise<Result<LedgerRow[], 'unknownDesk' | 'tooManyToExport'>> {
  return storage.transact(centre.centreId, async (tx) => {
    const desks = await listDeskTree(tx)
    const { deskCode } = choice
    if (!desks.some(({ code }) => code === deskCode)) return refused('unknownDesk', { deskCode })
    const lines = await listDeskLines(
      tx,
      { ...question, deskCodes: deskAndBelow(desks, deskCode) },
      limit + 1,
    )
    if (lines.length > limit) return refused('tooManyToExport', { limit })
    await writeAudit(tx, {
      at: now,
      actorId: actor.userId,
      act: 'exportDeskLedger',
      subject: format,
      details: { ...choice, orders: lines.length },
    })
    return accepted(lines)
  })
}
