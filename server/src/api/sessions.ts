import { may, permissions, scopeOf } from '@yihu/core/access/permissions'
import type { Session } from '@yihu/contract/reference-data'
import { accepted } from '@yihu/core/refusal'
import { signIn } from '../operations/sign-in.ts'
import type { Centre } from '../operations/context.ts'
import { whoIs } from '../operations/sessions.ts'
import type { UserRow } from '../operations/sessions.ts'
import { loadReferenceData } from '../storage/screens/reference-data.ts'
import { listSchemes } from '../operations/schemes.ts'
import { listTemplates } from '../operations/templates.ts'
import type { Handlers } from './handler.ts'

export const sessionHandlers: Pick<Handlers, 'signIn' | 'whoAmI' | 'signOut' | 'getReferenceData'> = {
  signIn: async ({ platform, body, raw }) => {
    const result = await signIn(platform.storage, body, new Date())
    if (!result.ok) return result
    // A new session for whoever signs in: one that was there before is not carried over.
    await raw.session.regenerate()
    raw.session.signedIn = result.value
    const user = await whoIs(platform.storage, result.value)
    if (!user) throw new Error('an account vanished while signing in')
    return accepted(sessionView(user, await platform.centre(result.value.centreId)))
  },
  whoAmI: async ({ user, context }) => accepted(sessionView(user, context.centre)),
  signOut: async ({ raw }) => {
    await raw.session.destroy()
    return accepted(undefined)
  },
  getReferenceData: async ({ context }) => {
    const { storage, centre, actor } = context
    const data = await storage.transact(centre.centreId, (tx) =>
      loadReferenceData(tx, scopeOf(actor), centre.timeZone),
    )
    return accepted({ ...data, schemes: await listSchemes(), templates: await listTemplates() })
  },
}

function sessionView(user: UserRow, centre: Centre): Session {
  const actor = { userId: user.userId, roles: user.roles, unitIds: user.unitIds }
  return {
    userId: user.userId,
    name: user.name,
    roles: [...user.roles],
    permissions: permissions.filter((permission) => may(actor, permission)),
    unitIds: [...user.unitIds],
    unitName: user.unitName,
    mustChangePassword: user.mustChangePassword,
    centre: { code: centre.code, name: centre.name },
  }
}
