import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { listenForNews } from './listen.ts'

it('tries again and again where nobody answers, and stops at once when told to', async () => {
  let tries = 0
  const server = createServer((socket) => {
    tries++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const ears = { hear: () => undefined, missed: () => expect.fail('no connection stood') }
  const listening = listenForNews({ host: '127.0.0.1', port, user: 'nobody', database: 'none' }, ears)
  await expect.poll(() => tries, { timeout: 5000 }).toBeGreaterThanOrEqual(3)
  const told = Date.now()
  await listening.close()
  expect(Date.now() - told).toBeLessThan(1000)
  server.close()
})
