import { loadPublishedMonth } from '@yihu/server/replay/load-published-month'
import { makePlan } from '@yihu/server/replay/make-plan'
import { runReplay } from '@yihu/server/replay/run-replay'
import type { Storage } from '@yihu/server/storage/storage'
import type { Measurement } from './run.ts'

/** The whole published month through the operations, as `yihu replay` does it. */
export async function benchReplay(
  storage: Storage,
): Promise<{ centreId: string; measurements: Measurement[] }> {
  const plan = makePlan(loadPublishedMonth('xiangtan-2023-10'), 1)
  const startedAt = performance.now()
  const result = await runReplay({
    storage,
    plan,
    seed: 1,
    password: 'bench',
    schemes: ['xiangtan-2023-10'],
    texts: [],
  })
  if (!result.ok) throw new Error(`the replay was refused: ${result.code}`)
  const seconds = (performance.now() - startedAt) / 1000
  const { actions, centreId } = result.value
  return {
    centreId,
    measurements: [
      {
        name: 'replay',
        value: seconds,
        unit: 's',
        note: `${actions} actions of one month, aim under 240 s on 2 cores`,
      },
      {
        name: 'replay rate',
        value: actions / seconds,
        unit: 'actions/s',
        note: 'each its own durable transaction',
      },
    ],
  }
}
