import type { LedgerChoice } from '@yihu/contract/special-desk-routes'
import { deskLedgerView, ledgerExportLimit } from '@yihu/contract/special-desk-routes'
import { scopeOf } from '@yihu/core/access/permissions'
import { endOfDay, startOfDay } from '@yihu/core/calendar/local-time'
import { accepted, refused } from '@yihu/core/refusal'
import type { Context } from '../operations/context.ts'
import { exportDeskLedger } from '../operations/export-desk-ledger.ts'
import { loadDeskLedger } from '../storage/screens/desk-ledgers.ts'
import { deskAndBelow, listDeskTree } from '../storage/screens/desks.ts'
import { loadReferenceData } from '../storage/screens/reference-data.ts'
import type { Handlers } from './handler.ts'
import { ledgerSheet } from './ledger-sheet.ts'
import { ledgerLineView } from './ledger-views.ts'

export const deskLedgerHandlers: Pick<Handlers, 'getDeskLedger' | 'exportDeskLedger'> = {
  getDeskLedger: async ({ context, query }) => {
    const { storage, centre, actor } = context
    return storage.transact(centre.centreId, async (tx) => {
      const desks = await listDeskTree(tx)
      if (!desks.some(({ code }) => code === query.deskCode))
        return refused('unknownDesk', { deskCode: query.deskCode })
      const { counts, lines } = await loadDeskLedger(tx, {
        ...questionOf(context, query),
        deskCodes: deskAndBelow(desks, query.deskCode),
        page: query.page ?? 1,
      })
      const known = deskLedgerView.shape.counts.parse(counts)
      const views = lines.map((line) => ledgerLineView(line, actor))
      return accepted({ counts: known, lines: views, total: known.accepted })
    })
  },
  exportDeskLedger: async ({ context, params, query, user, platform, reply }) => {
    const { storage, centre, actor, now } = context
    const { language = 'zh', ...choice } = query
    const format = params.file === 'ledger.csv' ? 'csv' : 'xlsx'
    const taken = { format, choice, limit: ledgerExportLimit }
    const found = await exportDeskLedger(context, questionOf(context, choice), taken)
    if (!found.ok) return found
    const names = await storage.transact(centre.centreId, (tx) =>
      loadReferenceData(tx, scopeOf(actor), centre.timeZone),
    )
    const lines = found.value.map((line) => ledgerLineView(line, actor))
    const by = { centreName: centre.name, timeZone: centre.timeZone, userName: user.name, now }
    const { table, fileName } = ledgerSheet(lines, { choice, names, by }, language)
    void reply.header('x-total-orders', String(lines.length))
    const type =
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return accepted({ bytes: platform.writer.orders(format, table), type, fileName: `${fileName}.${format}` })
  },
}

function questionOf({ centre, actor }: Context, { from, until }: LedgerChoice) {
  return {
    scope: scopeOf(actor),
    from: from === undefined ? undefined : startOfDay(centre.timeZone, from),
    before: until === undefined ? undefined : endOfDay(centre.timeZone, until),
  }
}
