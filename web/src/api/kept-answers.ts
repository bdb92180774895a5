import { clear, createStore, get, set } from 'idb-keyval'
import type { UseStore } from 'idb-keyval'
import { isOutOfReach } from './out-of-reach.ts'

let store: UseStore | undefined
const kept = () => (store ??= createStore('yihu-answers', 'kept'))

/**
 * Asks the server and keeps its answer; when the server is out of reach, the answer kept last. For the few answers the
 * desk needs to go on without a line: who is signed in, the lists of the forms, the last search for knowledge.
 */
export async function orKept<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await ask()
    // A browser that keeps nothing (private window, full disk) still works with a line.
    await set(name, answer, kept()).catch(() => undefined)
    return answer
  } catch (error) {
    const last = isOutOfReach(error) ? await get<Answer>(name, kept()).catch(() => undefined) : undefined
    if (last === undefined) throw error
    return last
  }
}

/** At sign-out: nothing of this person may be left for the next one at the same seat. */
export async function forgetAnswers(): Promise<void> {
  await clear(kept()).catch(() => undefined)
}
