import type { LedgerLine } from '@yihu/contract/special-desk-routes'
import { maskName, mayReveal } from '@yihu/core/access/mask'
import type { Actor } from '@yihu/core/access/roles'
import { answersWithoutIdentity, extraFieldsOf } from '@yihu/core/appeal/extra-fields'
import type { LedgerRow } from '../storage/screens/desk-ledgers.ts'

/**
 * A line of a ledger as it crosses the wire. A ledger is printed and sent on: names and answers that tell who the
 * appellant is are masked in it for everybody, and not there at all for a unit when confidentiality was asked for.
 */
export function ledgerLineView(row: LedgerRow, actor: Actor): LedgerLine {
  const isOpenToActor = mayReveal(actor, { isConfidential: row.is_confidential })
  const fields = extraFieldsOf(row.appeal_kind, row.desk_fields)
  const answers = isOpenToActor ? row.extra : answersWithoutIdentity(fields, row.extra)
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    title: row.title,
    deskCode: row.desk_code,
    categoryCode: row.category_code,
    appellantName: row.appellant_name !== null && isOpenToActor ? maskName(row.appellant_name) : null,
    particulars: fields.flatMap(({ key, zh, en, identifies }) => {
      const answer = answers[key] ?? ''
      return answer === '' ? [] : [{ zh, en, answer: identifies === true ? maskName(answer) : answer }]
    }),
    acceptedAt: row.accepted_at.toISOString(),
    state: row.state as LedgerLine['state'],
    leadUnitName: row.lead_unit_name,
    handlingDueAt: row.handling_due_at?.toISOString() ?? null,
    fedBackAt: row.fed_back_at?.toISOString() ?? null,
    measures: row.measures,
    calledBackAt: row.called_back_at?.toISOString() ?? null,
    satisfaction: row.final_satisfaction as LedgerLine['satisfaction'],
  }
}
