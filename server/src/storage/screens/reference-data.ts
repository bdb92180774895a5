import type { Scope } from '@yihu/core/access/permissions'
import { sql } from 'kysely'
import { listPolicies, listTextRules } from '../policies.ts'
import { listCoded, listDesks, listReasons, listUnits } from '../reference.ts'
import type { Transaction } from '../storage.ts'
import { listStaff } from '../users.ts'

/** What lists and forms choose from, and the months there are orders of. */
export async function loadReferenceData(tx: Transaction, scope: Scope, timeZone: string) {
  const centre = await tx
    .selectFrom('centres')
    .select('kind_names')
    .where('centre_id', '=', tx.centreId)
    .executeTakeFirstOrThrow()
  // Month by month along the index of the lists: naming the month of every single order takes ten times as long.
  const periods = await sql<{ period: string; orders: number }>`
    select to_char(m.first, 'YYYY-MM') as period, n.orders
    from (select date_trunc('month', min(accepted_at) at time zone ${timeZone}) as oldest, max(accepted_at) as newest
        from orders where centre_id = ${tx.centreId}) ends,
      generate_series(ends.oldest, ends.newest at time zone ${timeZone}, interval '1 month') as m (first),
      lateral (select count(*)::int as orders from orders o where o.centre_id = ${tx.centreId}
        and o.accepted_at >= m.first at time zone ${timeZone}
        and o.accepted_at < (m.first + interval '1 month') at time zone ${timeZone}) n
    where n.orders > 0 order by 1 desc`.execute(tx)
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
    desks: await listDesks(tx),
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
