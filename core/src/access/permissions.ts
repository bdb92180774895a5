import type { Actor, Role } from './roles.ts'

/**
 * What a route may demand. Each route of the contract names exactly one; the API asks `may` in one place.
 * Acting on an order is decided by the life-cycle table (`order/actions.ts`), not here.
 */
export const permissions = [
  'appeal.accept',
  'order.read',
  'order.act',
  'order.export',
  'view.share',
  'appellant.reveal',
  'overview.read',
  'assessment.read',
  'assessment.run',
  'assessment.enter',
  'assessment.close',
  'exclusion.request',
  'exclusion.decide',
  'objection.file',
  'objection.decide',
  'bulletin.read',
  'bulletin.build',
  'bulletin.edit',
  'bulletin.review',
  'bulletin.issue',
  'people.read',
  'situation.read',
  'desk.read',
  'desk.plan',
  'administration',
  'callback.appoint',
  'sample.read',
  'sample.draw',
  'sample.work',
  'dialTest.read',
  'dialTest.plan',
  'dialTest.record',
  'countyFigures.enter',
  'articleTask.read',
  'articleTask.ask',
  'articleTask.answer',
  'self',
] as const

export type Permission = (typeof permissions)[number]

const centreStaff: readonly Role[] = [
  'agent',
  'teamLeader',
  'dispatcher',
  'callbackAgent',
  'supervisor',
  'assessor',
  'editor',
  'administrator',
  'leader',
]

/** One row for each permission: the roles that hold it. */
export const permissionRoles: Readonly<Record<Permission, readonly Role[]>> = {
  'appeal.accept': ['agent', 'teamLeader', 'dispatcher'],
  'order.read': [...centreStaff, 'handler'],
  'order.act': ['agent', 'teamLeader', 'dispatcher', 'handler', 'callbackAgent', 'supervisor', 'system'],
  'order.export': [...centreStaff, 'handler'],
  'view.share': ['teamLeader', 'administrator'],
  'appellant.reveal': ['agent', 'teamLeader', 'dispatcher', 'handler', 'callbackAgent', 'supervisor'],
  'overview.read': [...centreStaff, 'handler'],
  'assessment.read': [...centreStaff, 'handler'],
  'assessment.run': ['assessor'],
  'assessment.enter': ['assessor'],
  'assessment.close': ['assessor'],
  'exclusion.request': ['assessor', 'supervisor', 'dispatcher', 'teamLeader'],
  // Whoever asked may not decide; two roles, so that there is always somebody else.
  'exclusion.decide': ['supervisor', 'leader'],
  'objection.file': ['handler'],
  'objection.decide': ['assessor'],
  'bulletin.read': ['assessor', 'editor', 'supervisor', 'teamLeader', 'administrator', 'leader'],
  'bulletin.build': ['assessor'],
  'bulletin.edit': ['editor', 'assessor'],
  'bulletin.review': ['supervisor', 'teamLeader'],
  'bulletin.issue': ['leader'],
  'people.read': ['teamLeader', 'supervisor', 'leader'],
  'situation.read': ['leader', 'supervisor', 'teamLeader', 'administrator'],
  'desk.read': [...centreStaff, 'handler'],
  'desk.plan': ['teamLeader', 'supervisor', 'administrator'],
  administration: ['administrator'],
  'callback.appoint': ['callbackAgent', 'agent', 'teamLeader'],
  'sample.read': ['callbackAgent', 'assessor', 'supervisor', 'teamLeader', 'leader'],
  'sample.draw': ['assessor', 'supervisor', 'teamLeader'],
  'sample.work': ['callbackAgent'],
  // Not the units: who knows when a call is planned is not tested by it. What came out they read in the assessment.
  'dialTest.read': ['callbackAgent', 'assessor', 'supervisor', 'teamLeader', 'administrator', 'leader'],
  'dialTest.plan': ['assessor', 'supervisor'],
  'dialTest.record': ['callbackAgent', 'assessor', 'supervisor', 'teamLeader'],
  'countyFigures.enter': ['assessor'],
  'articleTask.read': [...centreStaff, 'handler'],
  'articleTask.ask': ['editor', 'assessor', 'supervisor', 'teamLeader'],
  // The unit alone knows: nobody answers in its place.
  'articleTask.answer': ['handler'],
  self: [...centreStaff, 'handler'],
}

/** Whether any of the actor's roles holds the permission. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.roles.some((role) => permissionRoles[permission].includes(role))
}

export type Scope =
  | { readonly kind: 'centre' }
  | { readonly kind: 'units'; readonly unitIds: readonly string[] }

/**
 * Which orders an actor sees: staff of the centre all of them, people of a unit those assigned to the unit or to a
 * unit below it. Someone with both kinds of role has the scope of the centre.
 */
export function scopeOf(actor: Actor): Scope {
  const isStaff = actor.roles.some((role) => role === 'system' || centreStaff.includes(role))
  return isStaff ? { kind: 'centre' } : { kind: 'units', unitIds: actor.unitIds }
}
