import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import type { Transaction } from '../storage.ts'
import { inScope } from './scope.ts'
import { expectPagesInMemory, unitOrders } from './unit-orders.ts'

/** What a unit still has to do as lead, and how old the oldest of it is (R11.3). */
export interface UnitBacklog {
  readonly unitId: string
  readonly name: string
  readonly open: number
  readonly toSign: number
  readonly dueSoon: number
  readonly overdue: number
  readonly supervised: number
  readonly hardCases: number
  /** Acceptance of the oldest order that is overdue; null when none is. */
  readonly oldestOverdueAt: Date | null
}

/** The backlog of every unit that has one, those with the most overdue first. */
export async function listUnitBacklogs(
  tx: Transaction,
  { scope, now, soonAt }: { scope: Scope; now: Date; soonAt: Date },
): Promise<UnitBacklog[]> {
  await expectPagesInMemory(tx)
  // What is open is little, however many orders the units ever had: walk through it, and look each up.
  const isInScope =
    scope.kind === 'centre' ? inScope(tx, scope) : (await unitOrders(tx, scope.unitIds, 0)).condition
  const isOverdue = sql`o.handling_due_at < ${now}`
  const { rows } = await sql<UnitBacklog>`
    select u.unit_id as "unitId", u.name, b.open, b."toSign", b."dueSoon", b.overdue, b.supervised, b."hardCases", b."oldestOverdueAt"
    from (
      select o.lead_unit_id, count(*)::int as open,
        count(*) filter (where exists (select from assignments a where a.centre_id = ${tx.centreId}
          and a.order_id = o.order_id and a.unit_id = o.lead_unit_id and a.state = 'toSign'))::int as "toSign",
        count(*) filter (where o.handling_due_at between ${now} and ${soonAt})::int as "dueSoon",
        count(*) filter (where ${isOverdue})::int as overdue,
        count(*) filter (where o.is_supervised)::int as supervised,
        count(*) filter (where o.is_hard_case)::int as "hardCases",
        min(o.accepted_at) filter (where ${isOverdue}) as "oldestOverdueAt"
      from orders o
      where o.centre_id = ${tx.centreId} and ${isInScope} and o.state = 'dispatched' and o.fed_back_at is null
      group by o.lead_unit_id
    ) b join units u on u.centre_id = ${tx.centreId} and u.unit_id = b.lead_unit_id
    order by b.overdue desc, b.open desc, u.position`.execute(tx)
  return rows
}
