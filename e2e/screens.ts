import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'

/*
 * Takes the pictures of the docs from a server with the replayed month: node e2e/screens.ts http://127.0.0.1:8080
 * Not a test: it needs the whole month, which takes minutes to play.
 */
const origin = process.argv[2] ?? 'http://127.0.0.1:8080'
const month = 'period=2023-10'
const assessment = `/assessment?scheme=xiangtan-2023-10&${month}`
const cell = `${assessment}&unit=${encodeURIComponent('雨湖区人民政府')}&cell=satisfaction_score`

const browser = await launchBrowser()
const zh = await signedIn(browser, 'assessor')
await picture(zh, `/?${month}`, 'home')
await picture(zh, '/orders?from=2023-10-01&until=2023-10-31&state=closed', 'orders')
await picture(zh, assessment, 'assessment')
await picture(zh, cell, 'cell')
await picture(zh, `/bulletin?template=xiangtan-monthly&${month}`, 'bulletin')
const dispatcher = await signedIn(browser, 'dispatcher')
await dispatcher.goto(`${origin}/orders?q=040020230922000902`)
await dispatcher.locator('tbody a:visible').first().click()
await dispatcher.waitForURL(/\/orders\/[0-9a-f-]{36}/)
await picture(dispatcher, new URL(dispatcher.url()).pathname, 'order')
const en = await signedIn(browser, 'assessor')
await en.getByRole('button', { name: /考核员/ }).click()
await en.getByText('English').click()
await picture(en, `/?${month}`, 'home-en')
await picture(en, assessment, 'assessment-en')
const phone = await signedIn(browser, 'unit55', { width: 390, height: 844 })
await picture(phone, '/orders', 'orders-phone')
await browser.close()

async function signedIn(
  browser: Browser,
  login: string,
  viewport = { width: 1366, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce', viewport })
  const page = await context.newPage()
  await page.goto(origin)
  await page.getByLabel('账号').fill(login)
  await page.getByRole('textbox', { name: '密码' }).fill('yihu-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
  return page
}

/** Waits until nothing is loading and charts have come to rest. */
async function picture(page: Page, path: string, name: string): Promise<void> {
  await page.goto(origin + path)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(2500)
  await page.screenshot({ path: fileURLToPath(new URL(`../docs/screens/${name}.png`, import.meta.url)) })
}
