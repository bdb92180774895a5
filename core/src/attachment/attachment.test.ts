import { describe, expect, it } from 'vitest'
import { roles } from '../access/roles.ts'
import type { Role } from '../access/roles.ts'
import { attachmentPurposes, mayRemoveAttachment, maySeeAttachment, purposesOpenTo } from './attachment.ts'

const actor = (role: Role) => ({ userId: role, roles: [role], unitIds: role === 'handler' ? ['u'] : [] })
const staff = roles.filter((role) => role !== 'handler')

describe('what an appellant who asked for confidentiality sent in', () => {
  const [sent, asked] = [{ purpose: 'appeal' as const }, { isConfidential: true }]
  it('is there for the centre and not for a unit', () => {
    for (const role of staff) expect(maySeeAttachment(actor(role), sent, asked), role).toBe(true)
    expect(maySeeAttachment(actor('handler'), sent, asked)).toBe(false)
  })
  it('is there for a unit where nobody asked, and so is every other file where somebody did', () => {
    expect(maySeeAttachment(actor('handler'), sent, { isConfidential: false })).toBe(true)
    for (const purpose of attachmentPurposes.filter((one) => one !== 'appeal'))
      expect(maySeeAttachment(actor('handler'), { purpose }, asked), purpose).toBe(true)
  })
})

it('a unit adds files of its own work, the centre any', () => {
  expect(purposesOpenTo(actor('handler'))).toEqual(['contact', 'evidence', 'feedback', 'conferral'])
  expect(purposesOpenTo(actor('agent'))).toEqual(attachmentPurposes)
})

it('who added a file may remove it, and a team leader and a supervisor', () => {
  const others = roles.filter((role) => mayRemoveAttachment(actor(role), { addedBy: 'somebody' }))
  expect(others).toEqual(['teamLeader', 'supervisor'])
  expect(mayRemoveAttachment(actor('handler'), { addedBy: 'handler' })).toBe(true)
})
