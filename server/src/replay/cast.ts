import type { Actor, Role } from '@yihu/core/access/roles'
import type { CentreIds, CentreSetUp } from '../operations/set-up-centre.ts'
import type { PlannedCentre } from './plan.ts'

/** People of a replayed centre: how many of each role, and how they sign in. */
const staff: readonly { role: Role; login: string; name: string; count: number }[] = [
  { role: 'agent', login: 'agent', name: '话务员', count: 12 },
  { role: 'teamLeader', login: 'teamleader', name: '班长', count: 1 },
  { role: 'dispatcher', login: 'dispatcher', name: '派单员', count: 3 },
  { role: 'callbackAgent', login: 'callback', name: '回访员', count: 4 },
  { role: 'supervisor', login: 'supervisor', name: '督办员', count: 1 },
  { role: 'assessor', login: 'assessor', name: '考核员', count: 1 },
  { role: 'editor', login: 'editor', name: '采编员', count: 1 },
  { role: 'administrator', login: 'admin', name: '管理员', count: 1 },
  { role: 'leader', login: 'leader', name: '值班领导', count: 1 },
]

/** Everybody who acts in a replay: staff by role and number, one handler for each unit, and the system itself. */
export function castOf(centre: PlannedCentre, password: string): CentreSetUp['users'] {
  const people = staff.flatMap(({ role, login, name, count }) =>
    Array.from({ length: count }, (_, index) => ({
      login: loginOf(login, index),
      name: count === 1 ? name : `${name}${String(index + 1).padStart(2, '0')}`,
      roles: [role],
      unitName: null,
      password,
    })),
  )
  const handlers = centre.units.map((unit, index) => ({
    login: handlerLogin(index),
    name: `${unit.name}经办人`,
    roles: ['handler' as const],
    unitName: unit.name,
    password,
  }))
  return [
    ...people,
    ...handlers,
    { login: 'system', name: '系统', roles: ['system'], unitName: null, password: null },
  ]
}

/** A liaison for each unit, so that a replayed centre has somebody to write to; the addresses lead nowhere (RFC 2606). */
export function contactsOf(centre: PlannedCentre): NonNullable<CentreSetUp['contacts']> {
  return centre.units.map((unit, index) => ({
    unitName: unit.name,
    name: `${unit.name}联络员`,
    office: 'liaison',
    mail: `${handlerLogin(index)}@example.org`,
    isPrimary: true,
  }))
}

/** Finds who acts: the same appeal meets the same agent, spread over all of a role. */
export interface Cast {
  actor(role: Role, unit: string | null, ref: string): Actor
  readonly unitId: (name: string) => string
}

export function makeCast(centre: PlannedCentre, ids: CentreIds): Cast {
  const unitId = (name: string) => {
    const id = ids.unitIds.get(name)
    if (id === undefined) throw new Error(`the plan names the unit “${name}”, which the centre does not have`)
    return id
  }
  const loginFor = (role: Role, unit: string | null, ref: string): string => {
    if (role === 'system') return 'system'
    if (role === 'handler') return handlerLogin(centre.units.findIndex(({ name }) => name === unit))
    const group = staff.find((one) => one.role === role)
    if (!group) throw new Error(`nobody in a replay is ${role}`)
    return loginOf(group.login, Number(ref.replace(/\D/g, '')) % group.count)
  }
  return {
    unitId,
    actor: (role, unit, ref) => {
      const userId = ids.userIds.get(loginFor(role, unit, ref))
      if (userId === undefined) throw new Error(`the replayed centre lacks a person: ${role} ${unit ?? ''}`)
      return { userId, roles: [role], unitIds: role === 'handler' && unit !== null ? [unitId(unit)] : [] }
    },
  }
}

/** `agent`, `agent2`, `agent3`: the first of a role is easy to remember for a demonstration. */
function loginOf(login: string, index: number): string {
  return index === 0 ? login : `${login}${index + 1}`
}

function handlerLogin(index: number): string {
  return `unit${String(index + 1).padStart(2, '0')}`
}
