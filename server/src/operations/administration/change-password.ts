import { hash, verify } from '@node-rs/argon2'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import type { Transaction } from '../../storage/storage.ts'
import { loadPasswordHash, updateAccount } from '../../storage/user-accounts.ts'
import type { Context } from '../context.ts'
import { recordChange } from './change.ts'
import { isStrong } from './passwords.ts'

/** Changes one's own password; refuses without the present one, and a new one that is weak or the same. */
export async function changePassword(
  tx: Transaction,
  context: Context,
  passwords: { readonly password: string; readonly newPassword: string },
): Promise<Result<null, 'wrongPassword' | 'weakPassword'>> {
  const { userId } = context.actor
  const account = await loadPasswordHash(tx, userId)
  if (!account?.password_hash || !(await verify(account.password_hash, passwords.password)))
    return refused('wrongPassword')
  const { newPassword } = passwords
  if (newPassword === passwords.password || !isStrong(newPassword, account.login))
    return refused('weakPassword')
  await updateAccount(tx, userId, { password_hash: await hash(newPassword), must_change_password: false })
  await recordChange(tx, context, {
    topic: 'users',
    act: 'passwordChanged',
    name: `${account.name}（${account.login}）`,
    before: {},
    after: {},
  })
  return accepted(null)
}
