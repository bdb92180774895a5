import { describe, expect, it } from 'vitest'
import type { ActionRow } from '../order/actions.ts'
import { actions } from '../order/actions.ts'
import type { Permission } from './permissions.ts'
import { may, permissionRoles, permissions, scopeOf } from './permissions.ts'
import type { Role } from './roles.ts'
import { roleLabels, roles } from './roles.ts'

const actor = (...held: readonly Role[]) => ({ userId: 'p1', roles: held, unitIds: ['u1', 'u11'] })

/** Written out once more, by role instead of by permission: a slip in one of the two tables shows. */
const granted: Readonly<Record<Role, readonly Permission[]>> = {
  agent: [
    'appeal.accept',
    'order.read',
    'order.act',
    'order.export',
    'appellant.reveal',
    'overview.read',
    'assessment.read',
    'desk.read',
    'callback.appoint',
    'articleTask.read',
    'self',
  ],
  teamLeader: [
    'appeal.accept',
    'order.read',
    'order.act',
    'order.export',
    'view.share',
    'appellant.reveal',
    'overview.read',
    'assessment.read',
    'exclusion.request',
    'bulletin.read',
    'bulletin.review',
    'people.read',
    'situation.read',
    'desk.read',
    'desk.plan',
    'callback.appoint',
    'sample.read',
    'sample.draw',
    'dialTest.read',
    'dialTest.record',
    'articleTask.read',
    'articleTask.ask',
    'self',
  ],
  dispatcher: [
    'appeal.accept',
    'order.read',
    'order.act',
    'order.export',
    'appellant.reveal',
    'overview.read',
    'assessment.read',
    'exclusion.request',
    'desk.read',
    'articleTask.read',
    'self',
  ],
  handler: [
    'order.read',
    'order.act',
    'order.export',
    'appellant.reveal',
    'overview.read',
    'assessment.read',
    'objection.file',
    'desk.read',
    'articleTask.read',
    'articleTask.answer',
    'self',
  ],
  callbackAgent: [
    'order.read',
    'order.act',
    'order.export',
    'appellant.reveal',
    'overview.read',
    'assessment.read',
    'desk.read',
    'callback.appoint',
    'sample.read',
    'sample.work',
    'dialTest.read',
    'dialTest.record',
    'articleTask.read',
    'self',
  ],
  supervisor: [
    'order.read',
    'order.act',
    'order.export',
    'appellant.reveal',
    'overview.read',
    'assessment.read',
    'exclusion.request',
    'exclusion.decide',
    'bulletin.read',
    'bulletin.review',
    'people.read',
    'situation.read',
    'desk.read',
    'desk.plan',
    'sample.read',
    'sample.draw',
    'dialTest.read',
    'dialTest.plan',
    'dialTest.record',
    'articleTask.read',
    'articleTask.ask',
    'self',
  ],
  assessor: [
    'order.read',
    'order.export',
    'overview.read',
    'assessment.read',
    'assessment.run',
    'assessment.enter',
    'assessment.close',
    'exclusion.request',
    'objection.decide',
    'bulletin.read',
    'bulletin.build',
    'bulletin.edit',
    'desk.read',
    'sample.read',
    'sample.draw',
    'dialTest.read',
    'dialTest.plan',
    'dialTest.record',
    'countyFigures.enter',
    'articleTask.read',
    'articleTask.ask',
    'self',
  ],
  editor: [
    'order.read',
    'order.export',
    'overview.read',
    'assessment.read',
    'bulletin.read',
    'bulletin.edit',
    'desk.read',
    'articleTask.read',
    'articleTask.ask',
    'self',
  ],
  administrator: [
    'order.read',
    'order.export',
    'view.share',
    'overview.read',
    'assessment.read',
    'bulletin.read',
    'situation.read',
    'desk.read',
    'desk.plan',
    'administration',
    'dialTest.read',
    'articleTask.read',
    'self',
  ],
  leader: [
    'order.read',
    'order.export',
    'overview.read',
    'assessment.read',
    'exclusion.decide',
    'bulletin.read',
    'bulletin.issue',
    'people.read',
    'situation.read',
    'desk.read',
    'sample.read',
    'dialTest.read',
    'articleTask.read',
    'self',
  ],
  system: ['order.act'],
}

describe('permissions', () => {
  it.each(roles)('of %s are the ones written out', (role) => {
    expect(permissions.filter((permission) => may(actor(role), permission))).toEqual(granted[role])
  })

  it('add up when somebody holds two posts, and nobody has any without one', () => {
    expect(permissions.filter((permission) => may(actor('editor', 'assessor'), permission))).toEqual(
      granted.assessor,
    )
    expect(permissions.filter((permission) => may(actor(), permission))).toEqual([])
  })

  it('to act are held by exactly the roles of the life-cycle table', () => {
    const acting = new Set<Role>(Object.values(actions).flatMap((row: ActionRow) => row.roles))
    expect([...permissionRoles['order.act']].toSorted()).toEqual([...acting].toSorted())
  })

  it('to see an appellant unmasked, to run and to build are never held without the permission to read', () => {
    const needs: readonly [Permission, Permission][] = [
      ['appellant.reveal', 'order.read'],
      ['assessment.run', 'assessment.read'],
      ['bulletin.build', 'bulletin.read'],
      ['dialTest.plan', 'dialTest.read'],
      ['dialTest.record', 'dialTest.read'],
      ['countyFigures.enter', 'dialTest.read'],
      ['articleTask.ask', 'articleTask.read'],
      ['articleTask.answer', 'articleTask.read'],
      ['bulletin.edit', 'bulletin.read'],
      ['bulletin.review', 'bulletin.read'],
      ['bulletin.issue', 'bulletin.read'],
    ]
    for (const [more, less] of needs)
      expect(permissionRoles[more].filter((role) => !permissionRoles[less].includes(role))).toEqual([])
  })
})

describe('scope', () => {
  it.each(roles.filter((role) => role !== 'handler'))('of %s is the centre', (role) => {
    expect(scopeOf(actor(role))).toEqual({ kind: 'centre' })
  })

  it('of a handler is the own unit and those below it, of both together the centre', () => {
    expect(scopeOf(actor('handler'))).toEqual({ kind: 'units', unitIds: ['u1', 'u11'] })
    expect(scopeOf(actor('handler', 'callbackAgent'))).toEqual({ kind: 'centre' })
  })

  it('of nobody in particular is no more than the units', () => {
    expect(scopeOf({ userId: 'p1', roles: [], unitIds: [] })).toEqual({ kind: 'units', unitIds: [] })
  })
})

it('labels every role in both languages, no two alike', () => {
  for (const language of ['zh', 'en'] as const) {
    const labels = roles.map((role) => roleLabels[role][language])
    expect(new Set(labels).size).toBe(roles.length)
    expect(labels).not.toContain('')
  }
})
