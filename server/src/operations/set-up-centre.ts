import { hash } from '@node-rs/argon2'
import type { Role } from '@yihu/core/access/roles'
import { declineTreatmentLabels } from '@yihu/core/appeal/decline-treatments'
import type { DeclineTreatment } from '@yihu/core/appeal/decline-treatments'
import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import { chinaLastYear, chinaSpecialDays } from '@yihu/core/calendar/china-days'
import type { DeskCallback } from '@yihu/core/callback/callback'
import type { DailySpan } from '@yihu/core/calendar/working-calendar'
import type { LimitRow } from '@yihu/core/deadline/choose-limit'
import type { PolicyRow } from '@yihu/core/order/policy'
import type { TextRule } from '@yihu/core/quality/text-rules'
import { insertAll } from '../storage/centres.ts'
import { insertPolicies } from '../storage/policies.ts'
import { contactRow } from '../storage/contacts.ts'
import type { UnitContact } from '../storage/contacts.ts'
import type { Storage } from '../storage/storage.ts'
import { newId } from './context.ts'

export interface Coded {
  readonly code: string
  readonly name: string
  readonly parentCode: string | null
}

/** The basic data a centre begins with; afterwards its administrator keeps it. */
export interface CentreSetUp {
  readonly code: string
  readonly name: string
  readonly divisionCode: string
  readonly orderNoFormat: string
  readonly timeZone?: string
  readonly workingHours?: readonly DailySpan[]
  readonly validFrom: string
  readonly units: readonly {
    name: string
    groupName: string
    aliases: readonly string[]
    parentName: string | null
  }[]
  /** People of units who are written to (R1.6). */
  readonly contacts?: readonly (Omit<UnitContact, 'unitId'> & { readonly unitName: string })[]
  readonly channels: readonly Coded[]
  readonly categories: readonly Coded[]
  readonly divisions: readonly Coded[]
  readonly desks: readonly (Coded & {
    readonly fields?: readonly ExtraField[] | undefined
    readonly callback?: DeskCallback | undefined
  })[]
  readonly programmeTags: readonly Coded[]
  readonly kindNames: Readonly<Record<string, string>>
  readonly returnReasons: readonly Coded[]
  readonly reworkReasons: readonly Coded[]
  readonly declineCategories: readonly (Coded & {
    readonly treatment?: DeclineTreatment
    readonly prescribedText?: string
  })[]
  readonly limits: readonly LimitRow[]
  /** Rules of the flow and of texts; without them the open policy holds. */
  readonly policies?: readonly PolicyRow[]
  readonly textRules?: readonly TextRule[]
  readonly users: readonly {
    login: string
    name: string
    roles: readonly Role[]
    unitName: string | null
    password: string | null
  }[]
}

export interface CentreIds {
  readonly centreId: string
  readonly unitIds: ReadonlyMap<string, string>
  readonly userIds: ReadonlyMap<string, string>
}

/** Creates a centre with its basic data, its calendar of the State Council's notices and its people, all or nothing. */
export async function setUpCentre(storage: Storage, setUp: CentreSetUp, now: Date): Promise<CentreIds> {
  const centreId = newId()
  const unitIds = new Map(setUp.units.map((unit) => [unit.name, newId()]))
  const userIds = new Map(setUp.users.map((user) => [user.login, newId()]))
  const hashes = await hashesOf(setUp.users.map(({ password }) => password))
  const own = { centre_id: centreId }
  const coded = (rows: readonly Coded[]) =>
    rows.map((row, position) => ({
      ...own,
      code: row.code,
      name: row.name,
      parent_code: row.parentCode,
      position,
    }))
  const reasons = (kind: string, rows: readonly Coded[]) =>
    rows.map((row, position) => ({ ...own, kind, code: row.code, name: row.name, position }))

  await storage.transact(centreId, async (tx) => {
    await insertAll(tx, 'centres', [
      {
        ...own,
        code: setUp.code,
        name: setUp.name,
        division_code: setUp.divisionCode,
        time_zone: setUp.timeZone ?? 'Asia/Shanghai',
        order_no_format: setUp.orderNoFormat,
        working_hours: JSON.stringify(setUp.workingHours ?? usualHours),
        kind_names: JSON.stringify(setUp.kindNames),
        created_at: now,
      },
    ])
    const levels = levelsOf(setUp.units)
    await insertAll(
      tx,
      'units',
      // Superior units first: a row names the one above it.
      setUp.units
        .toSorted((a, b) => levelIn(levels, a.name) - levelIn(levels, b.name))
        .map((unit) => ({
          ...own,
          unit_id: idOf(unitIds, unit.name),
          parent_id: unit.parentName === null ? null : idOf(unitIds, unit.parentName),
          name: unit.name,
          group_name: unit.groupName,
          level: levelIn(levels, unit.name),
          position: setUp.units.indexOf(unit),
          valid_from: setUp.validFrom,
        })),
    )
    await insertAll(
      tx,
      'unit_names',
      setUp.units.map((unit) => ({
        ...own,
        unit_id: idOf(unitIds, unit.name),
        name: unit.name,
        valid_from: setUp.validFrom,
      })),
    )
    await insertAll(
      tx,
      'unit_aliases',
      setUp.units.flatMap((unit) =>
        unit.aliases.map((alias) => ({ ...own, alias, unit_id: idOf(unitIds, unit.name) })),
      ),
    )
    await insertAll(
      tx,
      'unit_contacts',
      (setUp.contacts ?? []).map(({ unitName, ...contact }) =>
        contactRow(centreId, { unitId: idOf(unitIds, unitName), validFrom: setUp.validFrom, ...contact }),
      ),
    )
    await insertAll(
      tx,
      'users',
      setUp.users.map((user) => ({
        ...own,
        user_id: idOf(userIds, user.login),
        login: user.login,
        name: user.name,
        roles: [...user.roles],
        unit_id: user.unitName === null ? null : idOf(unitIds, user.unitName),
        password_hash: user.password === null ? null : (hashes.get(user.password) ?? null),
        created_at: now,
      })),
    )
    await insertAll(tx, 'channels', coded(setUp.channels))
    await insertAll(
      tx,
      'categories',
      coded(setUp.categories).map((row) => ({ ...row, valid_from: setUp.validFrom })),
    )
    await insertAll(tx, 'divisions', coded(setUp.divisions))
    await insertAll(
      tx,
      'desks',
      coded(setUp.desks).map((row, index) => ({
        ...row,
        fields: JSON.stringify(setUp.desks[index]?.fields ?? []),
        callback: setUp.desks[index]?.callback ?? 'any',
      })),
    )
    await insertAll(tx, 'programme_tags', coded(setUp.programmeTags))
    await insertAll(tx, 'reasons', [
      ...reasons('return', setUp.returnReasons),
      ...reasons('rework', setUp.reworkReasons),
      ...declineReasons(setUp).map((row, position) => ({
        ...own,
        kind: 'decline',
        code: row.code,
        name: row.name,
        position,
        treatment: row.treatment ?? 'explain',
        prescribed_text: row.prescribedText ?? declineTreatmentLabels[row.treatment ?? 'explain'].text,
      })),
    ])
    await insertAll(
      tx,
      'limits',
      setUp.limits.map((row) => limitRow(centreId, row)),
    )
    await insertPolicies(tx, setUp.policies ?? [], setUp.textRules ?? [])
    await insertAll(
      tx,
      'calendar_days',
      chinaSpecialDays(2020, chinaLastYear()).map((day) => ({
        ...own,
        day_on: day.on,
        kind: day.kind,
        name: day.name,
      })),
    )
  })
  return { centreId, unitIds, userIds }
}

/** A centre begins with a reason for each way that must never be missing (国办函〔2025〕66号). */
function declineReasons({ declineCategories }: CentreSetUp): CentreSetUp['declineCategories'] {
  const ways = new Set(declineCategories.map(({ treatment }) => treatment ?? 'explain'))
  const usual = [
    { code: 'emergency', name: '紧急警情、火情、急救、交通事故', treatment: 'transferToEmergency' },
    {
      code: 'legal-way',
      name: '诉讼、仲裁、纪检监察、行政复议、信息公开、信访事项',
      treatment: 'tellLegalWay',
    },
    { code: 'malicious', name: '恶意骚扰', treatment: 'handToPolice' },
  ] as const
  const codes = new Set(declineCategories.map(({ code }) => code))
  const missing = usual.filter(({ code, treatment }) => !ways.has(treatment) && !codes.has(code))
  return [...declineCategories, ...missing.map((reason) => ({ ...reason, parentCode: null }))]
}

const usualHours: readonly DailySpan[] = [
  { start: '09:00', end: '12:00' },
  { start: '13:00', end: '17:00' },
]

/** One hash for one password: setting up sixty people with the same first password takes one hash, not sixty. */
async function hashesOf(passwords: readonly (string | null)[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const password of new Set(passwords)) if (password !== null) hashes.set(password, await hash(password))
  return hashes
}

function limitRow(centreId: string, row: LimitRow) {
  return {
    centre_id: centreId,
    limit_id: newId(),
    clock: row.clock,
    appeal_kind: row.appealKind ?? null,
    urgency: row.urgency ?? null,
    channel_code: row.channelCode ?? null,
    desk_code: row.deskCode ?? null,
    unit_level: row.unitLevel ?? null,
    category_code: row.categoryCode ?? null,
    amount: row.limit.amount,
    unit: row.limit.unit,
    is_law_override: row.isLawOverride ?? false,
    valid_from: row.validFrom,
    valid_until: row.validUntil ?? null,
    clause: row.clause,
  }
}

/** How deep each unit stands: 1 for those below no other, one more for each step down. */
function levelsOf(units: CentreSetUp['units']): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  let left = units
  while (left.length > 0) {
    const found = left.filter(({ parentName }) => parentName === null || levels.has(parentName))
    if (found.length === 0)
      throw new Error(
        `set-up has units below none that it defines: ${left.map(({ name }) => name).join(', ')}`,
      )
    for (const { name, parentName } of found)
      levels.set(name, parentName === null ? 1 : levelIn(levels, parentName) + 1)
    left = left.filter(({ name }) => !levels.has(name))
  }
  return levels
}

function levelIn(levels: ReadonlyMap<string, number>, name: string): number {
  const level = levels.get(name)
  if (level === undefined) throw new Error(`set-up names “${name}”, which it does not define`)
  return level
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`set-up names “${name}”, which it does not define`)
  return id
}
