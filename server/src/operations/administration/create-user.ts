import { hash } from '@node-rs/argon2'
import { roleLabels } from '@yihu/core/access/roles'
import type { Role } from '@yihu/core/access/roles'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import type { Transaction } from '../../storage/storage.ts'
import { loadUnits } from '../../storage/units.ts'
import { insertAccount, loadAccounts } from '../../storage/user-accounts.ts'
import type { Context } from '../context.ts'
import { recordChange } from './change.ts'
import { openUnitOf } from './open-unit.ts'
import { makeOneTimePassword } from './passwords.ts'

export interface UserFields {
  readonly name: string
  readonly roles: readonly Role[]
  readonly unitId: string | null
}

/**
 * Creates an account and gives its one-time password, which is kept only as a hash and must be changed at the first
 * sign-in. Refuses an account that exists, a unit that is not there, and a handler without one.
 */
export async function createUser(
  tx: Transaction,
  context: Context,
  user: UserFields & { readonly login: string; readonly reason: string },
): Promise<Result<{ oneTimePassword: string }, 'loginTaken' | 'unknownUnit' | 'handlerNeedsUnit'>> {
  await lockBasicData(tx)
  const { login } = user
  const same = (await loadAccounts(tx)).find((one) => one.login.toLowerCase() === login.toLowerCase())
  if (same) return refused('loginTaken', { login, name: same.name })
  const checked = await checkUnit(tx, user)
  if (!checked.ok) return checked
  const oneTimePassword = makeOneTimePassword()
  await insertAccount(tx, {
    user_id: context.newId(),
    login,
    name: user.name,
    roles: [...user.roles],
    unit_id: user.unitId,
    password_hash: await hash(oneTimePassword),
    must_change_password: true,
    created_at: context.now,
  })
  await recordChange(tx, context, {
    topic: 'users',
    act: 'opened',
    name: `${user.name}（${login}）`,
    before: null,
    after: userValues(user, checked.value),
    reason: user.reason,
  })
  return accepted({ oneTimePassword })
}

/** Accepts with the name of the unit. Without a unit a handler would see nothing at all. */
export async function checkUnit(
  tx: Transaction,
  { unitId, roles }: UserFields,
): Promise<Result<string | null, 'unknownUnit' | 'handlerNeedsUnit'>> {
  if (unitId === null) return roles.includes('handler') ? refused('handlerNeedsUnit') : accepted(null)
  const unit = openUnitOf(await loadUnits(tx), unitId)
  return unit ? accepted(unit.name) : refused('unknownUnit', { unitId })
}

/** An account's values as the log of changes prints them. */
export function userValues({ name, roles }: UserFields, unit: string | null) {
  return { name, roles: roles.map((role) => roleLabels[role].zh).join('、'), unit }
}
