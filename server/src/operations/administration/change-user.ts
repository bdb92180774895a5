import { hash } from '@node-rs/argon2'
import type { Role } from '@yihu/core/access/roles'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import type { Storage, Transaction } from '../../storage/storage.ts'
import { loadUnits } from '../../storage/units.ts'
import { dropSessionsOf, loadAccounts, updateAccount } from '../../storage/user-accounts.ts'
import type { AccountRecord } from '../../storage/user-accounts.ts'
import type { Context } from '../context.ts'
import { recordChange, stale } from './change.ts'
import { checkUnit, userValues } from './create-user.ts'
import type { UserFields } from './create-user.ts'
import { makeOneTimePassword } from './passwords.ts'

interface Seen {
  readonly version: number
  readonly reason: string
}
export type UserChange =
  | (Seen & { readonly change: 'edit' } & UserFields)
  | (Seen & { readonly change: 'disable' | 'enable' | 'resetPassword' })

type UserRefusal =
  | 'notFound'
  | 'staleData'
  | 'unknownUnit'
  | 'handlerNeedsUnit'
  | 'ownAdministration'
  | 'lastAdministrator'
type Outcome = Result<{ oneTimePassword: string | null }, UserRefusal>

/**
 * Changes an account. Nobody takes the administration from themself, and the last administrator stays: a centre that
 * nobody may administer could not be mended in the web.
 */
export async function changeUser(
  tx: Transaction,
  context: Context,
  userId: string,
  change: UserChange,
): Promise<Outcome> {
  await lockBasicData(tx)
  const accounts = await loadAccounts(tx)
  const account = accounts.find((one) => one.user_id === userId)
  if (!account) return refused('notFound', { what: userId })
  const name = `${account.name}（${account.login}）`
  const refusal = stale(name, account, change.version)
  if (refusal) return refusal
  const staysAdministrator =
    change.change === 'edit' ? change.roles.includes('administrator') : change.change !== 'disable'
  if (isAdministrator(account) && !staysAdministrator) {
    if (userId === context.actor.userId) return refused('ownAdministration')
    if (accounts.filter(isAdministrator).length === 1) return refused('lastAdministrator', { name })
  }
  if (change.change === 'edit') return edit(tx, context, account, change)
  return act(tx, context, account, change)
}

async function edit(
  tx: Transaction,
  context: Context,
  account: AccountRecord,
  change: Extract<UserChange, { change: 'edit' }>,
): Promise<Outcome> {
  const checked = await checkUnit(tx, change)
  if (!checked.ok) return checked
  const unitBefore = (await loadUnits(tx)).find(({ unit_id }) => unit_id === account.unit_id)?.name ?? null
  const before = { name: account.name, roles: account.roles as Role[], unitId: account.unit_id }
  await updateAccount(tx, account.user_id, {
    name: change.name,
    roles: [...change.roles],
    unit_id: change.unitId,
  })
  await recordChange(tx, context, {
    topic: 'users',
    act: 'edited',
    name: `${account.name}（${account.login}）`,
    before: userValues(before, unitBefore),
    after: userValues(change, checked.value),
    reason: change.reason,
  })
  return accepted({ oneTimePassword: null })
}

async function act(
  tx: Transaction,
  context: Context,
  account: AccountRecord,
  { change, reason }: Extract<UserChange, { change: 'disable' | 'enable' | 'resetPassword' }>,
): Promise<Outcome> {
  const oneTimePassword = change === 'resetPassword' ? makeOneTimePassword() : null
  if (oneTimePassword !== null)
    await updateAccount(tx, account.user_id, {
      password_hash: await hash(oneTimePassword),
      must_change_password: true,
    })
  else await updateAccount(tx, account.user_id, { disabled_at: change === 'disable' ? context.now : null })
  await recordChange(tx, context, {
    topic: 'users',
    act: change === 'disable' ? 'disabled' : change === 'enable' ? 'enabled' : 'passwordReset',
    name: `${account.name}（${account.login}）`,
    // Passwords never come near the log.
    before: {},
    after: {},
    reason,
  })
  return accepted({ oneTimePassword })
}

/** Ends every session of an account whose password was reset or which was disabled. */
export async function endSessionsOf(storage: Storage, centreId: string, userId: string): Promise<void> {
  await dropSessionsOf(storage.owner, centreId, userId)
}

function isAdministrator(account: AccountRecord): boolean {
  return account.disabled_at === null && account.roles.includes('administrator')
}
