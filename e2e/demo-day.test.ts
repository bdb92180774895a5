import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { takePicture } from './take-picture.ts'

/* What `npm start` shows whoever opens it for the first time: every desk has work of today, before the month is played. */

let browser: Browser
let demo: ChildProcess
let dataDir: string
let served: { origin: string; password: string }

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yihu-demo-'))
  // Under root the database runs as somebody else, who must be able to walk in.
  await chmod(dataDir, 0o755)
  const port = await freePort()
  served = { origin: `http://127.0.0.1:${port}`, password: 'yihu-demo' }
  const main = fileURLToPath(new URL('../server/src/cli/main.ts', import.meta.url))
  demo = spawn(process.execPath, [main, 'demo'], {
    env: { ...process.env, DATABASE_URL: '', YIHU_DATA_DIR: dataDir, YIHU_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await said(demo, '各工作台已有今日工单')
  browser = await launchBrowser()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  if (demo?.exitCode === null) {
    const ended = new Promise((resolve) => demo.once('exit', resolve))
    demo.kill('SIGTERM')
    await ended
  }
  await rm(dataDir, { recursive: true, force: true })
}, 60_000)

describe('the day of the demonstration', { timeout: 180_000 }, () => {
  test.each([
    ['dispatcher', 'dispatch'],
    ['unit01', 'unit'],
    ['callback', 'callback'],
    ['supervisor', 'supervision'],
    ['teamleader', 'team'],
  ])('%s finds work in the queues of the desk', async (login, workbench) => {
    const desk = await signIn(browser, served, login)
    await desk.go(`/desks/${workbench}`)
    await desk.page.locator('.queue-list button').first().click()
    // The facts of the appeal are on the page whatever its state, and whichever desk reads it.
    await desk.page.getByRole('region', { name: '工单' }).getByText('受理时间', { exact: true }).waitFor()
    await expectAccessible(desk.page)
    if (workbench === 'supervision') {
      await desk.go('/desks/supervision?queue=supervised')
      await desk.page.locator('.queue-list button').first().click()
      await desk.page.getByRole('heading', { name: '督办单' }).waitFor()
      await takePicture(desk.page, 'supervision-desk')
    }
    await desk.leave()
  })

  test.each([
    ['leader', '/situation', '超期最多的单位', 'situation'],
    ['teamleader', '/people', '在岗人员', 'people'],
    ['supervisor', '/backlog', '各单位积压', 'unit-backlog'],
  ])('%s sees %s with numbers in it', async (login, path, heading, picture) => {
    const desk = await signIn(browser, served, login)
    await desk.go(path)
    await desk.page.getByRole('heading', { name: heading }).waitFor()
    await desk.page.getByRole('row').nth(3).waitFor()
    expect(await desk.page.locator('main').textContent()).toMatch(/[1-9]/)
    await expectAccessible(desk.page)
    await takePicture(desk.page, picture)
    await desk.leave()
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Resolves once the process has written the words; refuses when it ends before. */
async function said(child: ChildProcess, words: string): Promise<void> {
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes(words)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the demonstration ended with ${code}: ${output}`)))
  })
}
