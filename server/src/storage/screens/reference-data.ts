import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import { listPolicies, listTextRules } from '../policies.ts'
import { listCoded, listReasons, listUnits } from '../reference.ts'
import type { Transaction } from '../storage.ts'
import { listStaff } from '../users.ts'

/** What lists and forms choose from, and the months there are orders of. */
export async function loadReferenceData(tx: Transaction, scope: Scope, timeZone: string) {
  const centre = await tx
    .selectFrom('centres')
    .select('kind_names')
    .where('centre_id', '=', tx.centreId)
    .executeTakeFirstOrThrow()
  const periods = await sql<{ period: string; orders: number }>`
    select to_char(accepted_at at time zone ${timeZone}, 'YYYY-MM') as period, count(*)::int as orders
    from orders where centre_id = ${tx.centreId} group by 1 order by 1 desc`.execute(tx)
  const units = await listUnits(tx)
  return {
    units: units.map((unit) => ({
      unitId: unit.unit_id,
      name: unit.name,
      groupName: unit.group_name,
      parentId: unit.parent_id,
      isOpen: unit.is_open,
    })),
    channels: await listCoded(tx, 'channels'),
    categories: await listCoded(tx, 'categories'),
    divisions: await listCoded(tx, 'divisions'),
    desks: await listCoded(tx, 'desks'),
    programmeTags: await listCoded(tx, 'programme_tags'),
    kindNames: centre.kind_names as Record<string, string>,
    periods: periods.rows,
    returnReasons: await listReasons(tx, 'return'),
    reworkReasons: await listReasons(tx, 'rework'),
    declineCategories: await listReasons(tx, 'decline'),
    timeZone,
    policies: await listPolicies(tx),
    textRules: await listTextRules(tx),
    staff: scope.kind === 'centre' ? await listStaff(tx) : [],
  }
}
