import type { OrderView } from '@yihu/contract/orders'
import type { TakenAppeal } from '@yihu/contract/desk'
import { isOutOfReach } from '../api/out-of-reach.ts'
import { ProblemError } from '../api/problem-error.ts'
import type { DeskDraft } from './desk-draft.ts'
import { dropDraft, dropWaiting, keepDraft, keepWaiting, readWaiting } from './kept-store.ts'

/** An appeal on its way: the key makes every repetition the same one; the draft comes back if it is refused. */
export interface WaitingAppeal {
  readonly key: string
  readonly body: TakenAppeal
  readonly draft: DeskDraft
}

export type SendAppeal = (appeal: WaitingAppeal) => Promise<OrderView>

export type Sending =
  | { readonly kind: 'sent'; readonly appeal: WaitingAppeal; readonly order: OrderView }
  /** The draft is back among the drafts, to be mended. */
  | { readonly kind: 'refused'; readonly appeal: WaitingAppeal; readonly error: unknown }

/** Puts an appeal in the queue; from here on its draft is gone, and it is sent whatever happens to the page. */
export async function queueAppeal(userId: string, appeal: WaitingAppeal): Promise<void> {
  await keepWaiting(userId, appeal)
  await dropDraft(userId, appeal.draft.draftId)
}

/**
 * Sends what waits, in the order it was taken, and stops at the first one that does not reach the server. A refusal of
 * the server is final: the appeal leaves the queue and its draft comes back. Somebody signed out goes on waiting.
 */
export async function sendWaiting(userId: string, send: SendAppeal): Promise<readonly Sending[]> {
  const done: Sending[] = []
  for (const appeal of await readWaiting(userId)) {
    try {
      const order = await send(appeal)
      await dropWaiting(userId, appeal.key)
      done.push({ kind: 'sent', appeal, order })
    } catch (error) {
      if (isOutOfReach(error) || isSignedOut(error)) break
      await keepDraft(userId, appeal.draft)
      await dropWaiting(userId, appeal.key)
      done.push({ kind: 'refused', appeal, error })
    }
  }
  return done
}

function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401
}
