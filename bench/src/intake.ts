import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createApp } from '@yihu/server/api/app'
import { makePlatform } from '@yihu/server/api/platform'
import { writer } from '@yihu/server/cli/writer'
import { diskBlobs } from '@yihu/server/storage/blobs/disk-blobs'
import type { Storage } from '@yihu/server/storage/storage'
import { password, setUpSmallCentre } from '@yihu/server/testing/small-centre'
import { benchRawWrites } from './raw-writes.ts'
import type { Measurement } from './run.ts'

const clients = 8
const seconds = 8

/**
 * Appeals accepted over HTTP each second, against the same rows written with nothing in between: same server, same
 * run, same number of clients, three rounds in turn.
 */
export async function benchIntake(storage: Storage, databaseUrl: string): Promise<Measurement[]> {
  const named = (code: string) => [{ code, name: code, parentCode: null }]
  await setUpSmallCentre(storage, { code: 'intake', channels: named('phone'), categories: named('0601') })
  const platform = await makePlatform(storage, writer, diskBlobs('./data'))
  const app = await createApp({ platform: () => platform, version: 'bench' })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const rounds: { api: number; raw: number }[] = []
  let tool = ''
  try {
    // The rows that are copied must be there, and what is compiled on first use is not to be measured.
    await intakeRate(origin, 2)
    for (let round = 0; round < 3; round++) {
      const raw = await benchRawWrites(databaseUrl, clients, seconds)
      tool = raw.tool
      rounds.push({ raw: raw.rate, api: await intakeRate(origin) })
    }
  } finally {
    await app.close()
  }
  const ratios = rounds.map(({ api, raw }) => api / raw).toSorted((a, b) => a - b)
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[1] ?? 0
  return [
    {
      name: 'API intake',
      value: middle(rounds.map(({ api }) => api)),
      unit: 'appeals/s',
      note: `${clients} clients, POST /api/appeals`,
    },
    {
      name: 'same writes',
      value: middle(rounds.map(({ raw }) => raw)),
      unit: 'tx/s',
      note: `${tool}, ${clients} clients`,
    },
    {
      name: 'API : same writes',
      value: ratios[1] ?? 0,
      unit: 'ratio',
      note: `per round ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`,
    },
  ]
}

/** The clients run in a process of their own, as they would on the desks. */
function intakeRate(origin: string, forSeconds = seconds): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./intake-clients.ts', import.meta.url)), [
      origin,
      String(clients),
      String(forSeconds),
      password,
    ])
    child.once('message', (rate) => resolve(Number(rate)))
    child.once('exit', (code) => code !== 0 && reject(new Error(`the clients ended with ${code}`)))
  })
}
