import type { Role } from '@yihu/core/access/roles'
import type { ListName } from '@yihu/core/administration/lists'
import type { AppealKind, Urgency } from '@yihu/core/appeal/appeal'
import type { ClockName } from '@yihu/core/deadline/clock'
import type { LimitUnit } from '@yihu/core/deadline/limit'
import type { ReplyPurpose } from '@yihu/core/reply/reply-template'
import { sql } from 'kysely'
import { loadList } from '../coded-lists.ts'
import { loadLimits } from '../limits.ts'
import type { LimitRecord } from '../limits.ts'
import { loadReplyTemplates } from '../reply-templates.ts'
import { loadResponsibilities } from '../responsibilities.ts'
import type { Transaction } from '../storage.ts'
import { loadTimePolicy } from '../time-policy.ts'
import { loadAliases, loadUnitNames, loadUnits } from '../units.ts'
import { loadAccounts } from '../user-accounts.ts'

/** The tree of units with what must be ended before one can be closed. */
export async function unitsScreen(tx: Transaction) {
  const aliases = Map.groupBy(await loadAliases(tx), ({ unit_id }) => unit_id)
  const names = Map.groupBy(await loadUnitNames(tx), ({ unit_id }) => unit_id)
  const counts = await sql<{ unit_id: string; orders: number; users: number }>`
    select u.unit_id,
      (select count(distinct a.order_id)::int from assignments a
        join orders o on o.centre_id = a.centre_id and o.order_id = a.order_id
        where a.centre_id = u.centre_id and a.unit_id = u.unit_id and a.state in ('toSign', 'handling', 'fedBack')
          and o.state in ('accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended')) as orders,
      (select count(*)::int from users p
        where p.centre_id = u.centre_id and p.unit_id = u.unit_id and p.disabled_at is null) as users
    from units u where u.centre_id = ${tx.centreId}`.execute(tx)
  const countOf = new Map(counts.rows.map((row) => [row.unit_id, row]))
  return (await loadUnits(tx)).map((unit) => ({
    unitId: unit.unit_id,
    parentId: unit.parent_id,
    name: unit.name,
    groupName: unit.group_name,
    level: unit.level,
    position: unit.position,
    industryUnitId: unit.industry_unit_id,
    liaisonName: unit.liaison_name,
    liaisonPhone: unit.liaison_phone,
    leaderName: unit.leader_name,
    leaderPhone: unit.leader_phone,
    aliases: (aliases.get(unit.unit_id) ?? []).map(({ alias }) => alias),
    names: (names.get(unit.unit_id) ?? []).map((one) => ({ name: one.name, validFrom: one.valid_from })),
    validFrom: unit.valid_from,
    validUntil: unit.valid_until,
    openOrders: countOf.get(unit.unit_id)?.orders ?? 0,
    users: countOf.get(unit.unit_id)?.users ?? 0,
    version: unit.version,
  }))
}

export async function usersScreen(tx: Transaction) {
  return (await loadAccounts(tx)).map((row) => ({
    userId: row.user_id,
    login: row.login,
    name: row.name,
    roles: row.roles as Role[],
    unitId: row.unit_id,
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
    mustChangePassword: row.must_change_password,
    hasPassword: row.has_password,
    version: row.version,
  }))
}

export async function listScreen(tx: Transaction, list: ListName) {
  return loadList(tx, list)
}

export async function limitsScreen(tx: Transaction) {
  return (await loadLimits(tx)).map(limitView)
}

function limitView(row: LimitRecord) {
  return {
    limitId: row.limit_id,
    clock: row.clock as ClockName,
    appealKind: row.appeal_kind as AppealKind | null,
    urgency: row.urgency as Urgency | null,
    channelCode: row.channel_code,
    deskCode: row.desk_code,
    categoryCode: row.category_code,
    unitLevel: row.unit_level,
    amount: row.amount,
    unit: row.unit as LimitUnit,
    isLawOverride: row.is_law_override,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    clause: row.clause,
    version: row.version,
  }
}

export async function calendarScreen(tx: Transaction) {
  const { calendar } = await loadTimePolicy(tx)
  return {
    timeZone: calendar.timeZone,
    workingHours: [...calendar.workingHours],
    days: [...calendar.specialDays.values()],
    knownFrom: calendar.knownFrom,
    knownUntil: calendar.knownUntil,
  }
}

export async function responsibilitiesScreen(tx: Transaction) {
  return (await loadResponsibilities(tx)).map((row) => ({
    responsibilityId: row.responsibility_id,
    categoryCode: row.category_code,
    divisionCode: row.division_code,
    unitId: row.unit_id,
    legalBasis: row.legal_basis,
    source: row.source as 'list' | 'conferral',
    orderId: row.order_id,
    orderNo: row.order_no,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    note: row.note,
    version: row.version,
  }))
}

export async function replyTemplatesScreen(tx: Transaction) {
  return (await loadReplyTemplates(tx)).map((row) => ({
    templateId: row.template_id,
    name: row.name,
    purpose: row.purpose as ReplyPurpose,
    categoryCode: row.category_code,
    appealKind: row.appeal_kind as AppealKind | null,
    body: row.body,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    version: row.version,
  }))
}
